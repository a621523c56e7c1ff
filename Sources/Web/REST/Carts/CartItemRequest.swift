import Basics
import Catalog
import Commerce
import JSON
import Sales

/// What a client asks to put into a cart (`Quote.CartItem`).
struct CartItemRequest {
    let sku: String?
    private let quantity: Quantity
    private let options: [AttributeID: OptionID]

    /// The fields of `Quote.CartItem`.
    static let shape: RESTShape = [
        "item_id": .integer, "sku": .text, "qty": .decimal, "name": .text, "price": .decimal, "product_type": .text,
        "quote_id": .text, "product_option": .object(optionShape), "extension_attributes": .anything,
    ]
    private static let optionShape: RESTShape = [
        "extension_attributes": .object([
            "configurable_item_options": .objects([
                "option_id": .text, "option_value": .integer, "extension_attributes": .anything,
            ]),
            "custom_options": .anything,
        ])
    ]

    init(_ item: RESTObject) throws(RESTError) {
        sku = item.text("sku")
        guard item.has("qty") else { throw .invalid("qty", .null) }
        // Magento takes zero, less than zero and null for one.
        let asked = item.decimal("qty")?.quantity ?? .zero
        quantity = asked > .zero ? asked : Quantity(1)
        options = CartItemRequest.options(item.object("product_option")?.object("extension_attributes"))
    }

    func request(for product: Product) -> CartRequest {
        CartRequest(quantity: quantity, options: product.kind == .configurable ? options : [:])
    }

    private static func options(_ extras: RESTObject?) -> [AttributeID: OptionID] {
        var options: [AttributeID: OptionID] = [:]
        for chosen in extras?.objects("configurable_item_options") ?? [] {
            guard let attribute = chosen.text("option_id").flatMap({ Int64($0) }),
                let value = chosen.integer("option_value")
            else { continue }
            options[AttributeID(attribute)] = OptionID(value)
        }
        return options
    }
}
