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

    init(_ value: JSONValue) throws(RESTError) {
        let item = try RESTObject(
            value,
            fields: [
                "item_id", "sku", "qty", "name", "price", "product_type", "quote_id", "product_option",
                "extension_attributes",
            ])
        sku = try item.text("sku")
        guard item["qty"] != nil else { throw .invalid("qty", .null) }
        // Magento takes zero, less than zero and null for one.
        let asked = try item.quantity("qty") ?? .zero
        quantity = asked > .zero ? asked : Quantity(1)
        options = try CartItemRequest.options(item["product_option"] ?? .null)
    }

    func request(for product: Product) -> CartRequest {
        CartRequest(quantity: quantity, options: product.kind == .configurable ? options : [:])
    }

    private static func options(_ value: JSONValue) throws(RESTError) -> [AttributeID: OptionID] {
        let option = try RESTObject(value, fields: ["extension_attributes"])
        let extras = try RESTObject(
            option["extension_attributes"] ?? .null, fields: ["configurable_item_options", "custom_options"])
        var options: [AttributeID: OptionID] = [:]
        for item in extras["configurable_item_options"]?.array ?? [] {
            let chosen = try RESTObject(item, fields: ["option_id", "option_value", "extension_attributes"])
            guard let attribute = try chosen.text("option_id").flatMap({ Int64($0) }),
                let value = try chosen.integer("option_value")
            else { continue }
            options[AttributeID(attribute)] = OptionID(value)
        }
        return options
    }
}
