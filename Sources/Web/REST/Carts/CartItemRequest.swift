import Basics
import Catalog
import Commerce
import JSON
import Sales

/// What a client asks to put into a cart (`Quote.CartItem`).
struct CartItemRequest {
    let sku: String?
    /// The line that is to change, where the client names one.
    let line: CartLineID?
    let quantity: Quantity
    /// Nil where the client says nothing of options.
    private let chosen: Chosen?

    private struct Chosen {
        var options: [AttributeID: OptionID] = [:]
        var customOptions: [ChosenOption] = []
    }

    /// The fields of `Quote.CartItem`.
    static let shape: RESTShape = [
        "item_id": .integer, "sku": .text, "qty": .decimal, "name": .text, "price": .decimal, "product_type": .text,
        "quote_id": .text, "product_option": .object(optionShape), "extension_attributes": .anything,
    ]
    private static let optionShape: RESTShape = [
        "extension_attributes": .object([
            "configurable_item_options": .objects(
                "ConfigurableProduct.ConfigurableItemOptionValue",
                ["option_id": .text, "option_value": .integer, "extension_attributes": .anything]),
            "custom_options": .objects(
                "Catalog.CustomOption",
                ["option_id": .text, "option_value": .text, "extension_attributes": .anything]),
        ])
    ]

    init(_ item: RESTObject) throws(RESTError) {
        sku = item.text("sku")
        line = item.integer("item_id").map { CartLineID($0) }
        guard item.has("qty") else { throw .invalid("qty", .null) }
        // Magento takes zero, less than zero and null for one.
        let asked = item.decimal("qty")?.quantity ?? .zero
        quantity = asked > .zero ? asked : Quantity(1)
        chosen = CartItemRequest.chosen(item.object("product_option")?.object("extension_attributes"))
    }

    /// What is asked of a product. Options that products of its kind have not are passed over.
    func request(for product: Product) -> CartRequest {
        CartRequest(
            quantity: quantity, options: product.kind == .configurable ? chosen?.options ?? [:] : [:],
            customOptions: chosen?.customOptions ?? [])
    }

    /// What is to stand in a line's place; nil where only its quantity changes.
    func replacement(for product: Product) -> CartRequest? {
        guard let chosen else { return nil }
        guard product.kind == .configurable || !chosen.customOptions.isEmpty else { return nil }
        return request(for: product)
    }

    private static func chosen(_ extras: RESTObject?) -> Chosen? {
        let axes = extras?.objects("configurable_item_options")
        let customOptions = extras?.objects("custom_options")
        guard axes != nil || customOptions != nil else { return nil }
        var chosen = Chosen()
        for choice in axes ?? [] {
            guard let attribute = choice.text("option_id").flatMap({ Int64($0) }),
                let value = choice.integer("option_value")
            else { continue }
            chosen.options[AttributeID(attribute)] = OptionID(value)
        }
        for choice in customOptions ?? [] {
            guard let option = choice.text("option_id").flatMap({ Int64($0) }) else { continue }
            chosen.customOptions.append(
                ChosenOption(optionID: option, value: choice.text("option_value") ?? ""))
        }
        return chosen
    }
}
