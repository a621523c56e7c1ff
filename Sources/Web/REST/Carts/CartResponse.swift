import Basics
import Catalog
import Commerce
import JSON
import Sales

/// A guest's cart as Magento's REST gives it (`Quote.Cart`). A cart has no addresses before the checkout: theirs are
/// empty.
struct CartResponse {
    private let priced: PricedCart
    private let store: StoreViewID
    private let reference: Reference

    /// A cart that was asked for in a store view: Magento names that one.
    init(_ priced: PricedCart, askedIn store: StoreViewID, _ reference: Reference) {
        (self.priced, self.store, self.reference) = (priced, store, reference)
    }

    func json() -> [UInt8] {
        var json = JSONWriter(capacity: 2_048)
        json.object { write(into: &$0) }
        return json.takeBytes()
    }

    private func write(into json: inout JSONWriter) {
        let cart = priced.cart
        json.member("id", cart.id.rawValue)
        json.member("created_at", CivilTime(utc: cart.createdAt).sqlText)
        json.member("updated_at", CivilTime(utc: cart.updatedAt).sqlText)
        json.member("is_active", true)
        json.member("is_virtual", priced.isVirtual)
        json.array("items") { writeItems(into: &$0) }
        json.member("items_count", priced.lines.count)
        json.member("items_qty", digits: priced.lines.reduce(.zero) { $0 + $1.line.quantity }.description)
        json.object("customer") { json in
            for key in ["email", "firstname", "lastname"] as [StaticString] { json.member(key, String?.none) }
        }
        json.object("billing_address") { writeAddress(.billing, nil, into: &$0) }
        json.member("orig_order_id", 0)
        json.object("currency") { writeCurrency(into: &$0) }
        json.member("customer_is_guest", true)
        json.member("customer_note_notify", true)
        json.member("customer_tax_class_id", reference.taxes.customerClass(of: .guests).rawValue)
        json.member("store_id", store.rawValue)
        json.object("extension_attributes") { json in
            json.array("shipping_assignments") { json in
                if !priced.lines.isEmpty, !priced.isVirtual { writeAssignment(into: &json) }
            }
        }
    }

    private func writeItems(into json: inout JSONWriter) {
        for line in priced.lines {
            CartItemResponse(line, cart: "\(priced.cart.id)").write(withOptions: false, into: &json)
        }
    }

    private func writeAssignment(into json: inout JSONWriter) {
        json.object { json in
            json.object("shipping") { json in
                json.object("address") { writeAddress(.shipping, priced.cart.destination, into: &$0) }
                json.member("method", String?.none)
            }
            json.array("items") { writeItems(into: &$0) }
        }
    }

    private enum Address {
        case billing, shipping
    }

    /// Magento makes both addresses with the cart, the one for the bill first; their numbers follow from the cart's.
    private func writeAddress(_ address: Address, _ place: TaxPlace?, into json: inout JSONWriter) {
        json.member("id", priced.cart.id.rawValue * 2 - (address == .billing ? 1 : 0))
        let region = place.flatMap { $0.region == .any ? nil : Countries.region($0.region) }
        json.member("region", region?.name)
        if let region { json.member("region_id", region.id.rawValue) } else { json.member("region_id", String?.none) }
        json.member("region_code", region?.code)
        json.member("country_id", place?.country)
        json.array("street") { $0.value("") }
        json.member("telephone", String?.none)
        json.member("postcode", place.flatMap { $0.postcode.isEmpty ? nil : $0.postcode })
        for key in ["city", "firstname", "lastname", "email"] as [StaticString] { json.member(key, String?.none) }
        json.member("same_as_billing", address == .billing ? 0 : 1)
        json.member("save_in_address_book", 0)
    }

    /// One currency: Magento then gives zero for the rates from the store's.
    private func writeCurrency(into json: inout JSONWriter) {
        let keys: [StaticString] = [
            "global_currency_code", "base_currency_code", "store_currency_code", "quote_currency_code",
        ]
        for key in keys { json.member(key, priced.currency.code) }
        json.member("store_to_base_rate", 0)
        json.member("store_to_quote_rate", 0)
        json.member("base_to_global_rate", 1)
        json.member("base_to_quote_rate", 1)
    }
}
