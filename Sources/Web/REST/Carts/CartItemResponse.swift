import Catalog
import Commerce
import JSON
import Sales

/// A line of a cart as Magento's REST gives it (`Quote.CartItem`); the price is a piece's without VAT.
struct CartItemResponse {
    private let line: PricedCart.Line
    private let cart: String

    init(_ line: PricedCart.Line, cart: String) { (self.line, self.cart) = (line, cart) }

    func write(withOptions: Bool, into json: inout JSONWriter) {
        json.object { json in
            json.member("item_id", line.line.id?.rawValue ?? 0)
            json.member("sku", line.variant.sku.text)
            json.member("qty", digits: line.line.quantity.description)
            json.member("name", line.name)
            json.member("price", digits: line.unitNet.text())
            json.member("product_type", line.product.kind.rawValue)
            json.member("quote_id", cart)
            let isConfigurable = line.product.kind == .configurable
            guard withOptions, isConfigurable || !line.line.chosen.isEmpty else { return }
            json.object("product_option") { json in
                json.object("extension_attributes") { json in
                    if !line.line.chosen.isEmpty { json.array("custom_options") { writeCustomOptions(into: &$0) } }
                    if isConfigurable { json.array("configurable_item_options") { writeOptions(into: &$0) } }
                }
            }
        }
    }

    private func writeCustomOptions(into json: inout JSONWriter) {
        for choice in line.line.chosen {
            json.object { json in
                json.member("option_id", "\(choice.optionID)")
                json.member("option_value", choice.value)
            }
        }
    }

    private func writeOptions(into json: inout JSONWriter) {
        for axis in line.product.axes {
            guard let option = line.variant.option(on: axis.attributeID) else { continue }
            json.object { json in
                json.member("option_id", "\(axis.attributeID)")
                json.member("option_value", option.rawValue)
            }
        }
    }
}
