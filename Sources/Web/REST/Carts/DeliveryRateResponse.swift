import Commerce
import JSON
import Sales

/// What a way of delivery costs, as Magento's REST gives it (`Quote.ShippingMethod`).
struct DeliveryRateResponse {
    private let rate: DeliveryRate

    init(_ rate: DeliveryRate) { self.rate = rate }

    func write(into json: inout JSONWriter) {
        json.object { json in
            json.member("carrier_code", rate.method.carrier)
            json.member("method_code", rate.refusal == nil ? rate.method.method : nil)
            json.member("carrier_title", rate.carrierTitle)
            if rate.refusal == nil { json.member("method_title", rate.methodTitle) }
            json.member("amount", digits: rate.amount.text())
            json.member("base_amount", digits: rate.amount.text())
            json.member("available", rate.refusal == nil)
            json.member("error_message", rate.refusal ?? "")
            json.member("price_excl_tax", digits: rate.price.text())
            json.member("price_incl_tax", digits: rate.priceWithTax.text())
        }
    }
}
