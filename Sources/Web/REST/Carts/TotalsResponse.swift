import Catalog
import Commerce
import JSON
import Sales

/// A cart's totals as Magento's REST gives them (`Quote.Totals`). There is one currency: base amounts are the same.
struct TotalsResponse {
    /// Two routes give them, and each leaves out what the other has.
    enum Origin {
        /// As they were derived last.
        case cart
        /// As they would be for an address.
        case estimate
    }

    private let priced: PricedCart
    private let reference: Reference
    private let origin: Origin

    private var totals: CartTotals { priced.totals }

    init(_ priced: PricedCart, _ reference: Reference, _ origin: Origin) {
        (self.priced, self.reference, self.origin) = (priced, reference, origin)
    }

    func json() -> [UInt8] {
        var json = JSONWriter(capacity: 4_096)
        json.object { write(into: &$0) }
        return json.takeBytes()
    }

    private func write(into json: inout JSONWriter) {
        let nothing = Money.zero(priced.currency)
        amount("grand_total", "base_grand_total", totals.grandTotal, &json)
        amount("subtotal", "base_subtotal", totals.subtotal, &json)
        amount("discount_amount", "base_discount_amount", nothing, &json)
        amount("subtotal_with_discount", "base_subtotal_with_discount", totals.subtotal, &json)
        amount("shipping_amount", "base_shipping_amount", totals.shipping, &json)
        amount("shipping_discount_amount", "base_shipping_discount_amount", nothing, &json)
        amount("tax_amount", "base_tax_amount", totals.tax, &json)
        json.member("weee_tax_applied_amount", String?.none)
        amount("shipping_tax_amount", "base_shipping_tax_amount", totals.shippingTax, &json)
        json.member("subtotal_incl_tax", digits: totals.subtotalWithTax.text())
        if origin == .estimate { json.member("base_subtotal_incl_tax", digits: totals.subtotalWithTax.text()) }
        amount("shipping_incl_tax", "base_shipping_incl_tax", totals.shippingWithTax, &json)
        json.member("base_currency_code", priced.currency.code)
        json.member("quote_currency_code", priced.currency.code)
        if origin == .estimate { json.member("coupon_code", "") }
        let pieces = priced.lines.reduce(.zero) { $0 + $1.line.quantity }
        json.member("items_qty", pieces.tenThousandths / 10_000)
        json.array("items") { json in
            for line in priced.lines { json.object { write(line, into: &$0) } }
        }
        json.array("total_segments") { writeSegments(into: &$0) }
    }

    private func amount(_ key: StaticString, _ baseKey: StaticString, _ money: Money, _ json: inout JSONWriter) {
        json.member(key, digits: money.text())
        json.member(baseKey, digits: money.text())
    }

    private func write(_ line: PricedCart.Line, into json: inout JSONWriter) {
        let (row, nothing) = (line.row, Money.zero(priced.currency))
        json.member("item_id", line.line.id?.rawValue ?? 0)
        amount("price", "base_price", row.price, &json)
        json.member("qty", digits: line.line.quantity.description)
        amount("row_total", "base_row_total", row.total, &json)
        json.member("row_total_with_discount", digits: nothing.text())
        amount("tax_amount", "base_tax_amount", row.tax, &json)
        json.member("tax_percent", digits: row.percent.percentText)
        amount("discount_amount", "base_discount_amount", nothing, &json)
        json.member("discount_percent", 0)
        amount("price_incl_tax", "base_price_incl_tax", row.priceWithTax, &json)
        amount("row_total_incl_tax", "base_row_total_incl_tax", row.totalWithTax, &json)
        json.member("options", options(of: line))
        json.member("weee_tax_applied_amount", String?.none)
        json.member("weee_tax_applied", String?.none)
        json.member("name", line.name)
    }

    /// What was chosen, as a JSON text within the JSON.
    private func options(of line: PricedCart.Line) -> String {
        let store = priced.order.store
        let axes = line.product.axes.compactMap { axis -> (title: String, text: String)? in
            guard let attribute = reference.attributes.attribute(axis.attributeID),
                let chosen = line.variant.option(on: axis.attributeID),
                let option = attribute.options.first(where: { $0.id == chosen })
            else { return nil }
            return (attribute.label(in: store), option.label(in: store))
        }
        var json = JSONWriter()
        json.array { json in
            for answer in axes + line.answers {
                json.object { json in
                    json.member("value", answer.text)
                    json.member("label", answer.title)
                }
            }
        }
        return String(decoding: json.takeBytes(), as: UTF8.self)
    }
}

/// The lines below the cart.
extension TotalsResponse {
    private func writeSegments(into json: inout JSONWriter) {
        let shown = reference.configuration.tax(in: priced.order.store).cartSubtotal
        segment(
            "subtotal", "Subtotal", shown == .withoutTax ? totals.subtotal : totals.subtotalWithTax, into: &json)
        if !priced.isVirtual { segment("shipping", shippingTitle, totals.shipping, into: &json) }
        json.object { json in
            write("tax", "Tax", totals.tax, into: &json)
            json.object("extension_attributes") { json in
                json.array("tax_grandtotal_details") { writeTaxes(into: &$0) }
            }
        }
        json.object { json in
            write("grand_total", "Grand Total", totals.grandTotal, into: &json)
            json.member("area", "footer")
        }
    }

    private var shippingTitle: String {
        guard let delivery = totals.delivery else { return "Shipping & Handling" }
        return "Shipping & Handling (\(delivery.carrierTitle) - \(delivery.methodTitle))"
    }

    private func segment(_ code: String, _ title: String, _ value: Money, into json: inout JSONWriter) {
        json.object { write(code, title, value, into: &$0) }
    }

    private func write(_ code: String, _ title: String, _ value: Money, into json: inout JSONWriter) {
        json.member("code", code)
        json.member("title", title)
        json.member("value", digits: value.text())
    }

    private func writeTaxes(into json: inout JSONWriter) {
        for (index, applied) in totals.taxes.enumerated() {
            json.object { json in
                json.member("amount", digits: applied.amount.text())
                json.array("rates") { json in
                    for rate in applied.rates {
                        json.object { json in
                            json.member("percent", rate.percent.percentText)
                            json.member("title", rate.title(in: priced.order.store))
                        }
                    }
                }
                json.member("group_id", index + 1)
            }
        }
    }
}
