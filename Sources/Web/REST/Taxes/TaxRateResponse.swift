import Basics
import Commerce
import JSON

/// A tax rate as Magento answers it (`TaxRate`).
struct TaxRateResponse {
    private let rate: TaxRate

    init(_ rate: TaxRate) { self.rate = rate }

    /// The object alone.
    var bytes: [UInt8] {
        var json = JSONWriter()
        json.object { json in write(into: &json) }
        return json.takeBytes()
    }

    /// Writes the members of the object.
    func write(into json: inout JSONWriter) {
        json.member("id", rate.id.rawValue)
        json.member("tax_country_id", rate.country)
        json.member("tax_region_id", rate.region.rawValue)
        if let region = Countries.region(rate.region) { json.member("region_name", region.code) }
        json.member("tax_postcode", rate.postcodes.text)
        if let (from, to) = rate.postcodes.ends {
            json.member("zip_is_range", 1)
            json.member("zip_from", from)
            json.member("zip_to", to)
        }
        json.member("rate", digits: rate.percent.percentText)
        json.member("code", rate.code)
        json.key("titles")
        json.array { json in
            for (store, title) in rate.titles.sorted(by: { $0.key < $1.key }) {
                json.object { json in
                    json.member("store_id", store.description)
                    json.member("value", title)
                }
            }
        }
    }
}
