import Basics
import Commerce
import HTTP
import JSON

/// A tax rate as a client sends it (`TaxRate`), checked as Magento's `RateRepository` does.
enum TaxRateRequest {
    static let shape: RESTShape = [
        "id": .integer, "tax_country_id": .text, "tax_region_id": .integer, "region_name": .text,
        "tax_postcode": .text, "zip_is_range": .integer, "zip_from": .integer, "zip_to": .integer, "rate": .decimal,
        "code": .text, "titles": .objects("Tax.TaxRateTitle", ["store_id": .text, "value": .text]),
    ]

    /// Postcodes are cut to this many letters.
    private static let postcodeLettersMax = 10

    /// The rate, whose number is 0 where it is a new one.
    static func rate(_ sent: RESTObject) throws(RESTError) -> TaxRate {
        try check(sent)
        let country = sent.text("tax_country_id") ?? ""
        let asked = RegionID(sent.integer("tax_region_id") ?? 0)
        // A region of another country is no region.
        let region = Countries.country(country)?.region(asked)?.id ?? .any
        var titles: [StoreViewID: String] = [:]
        for title in sent.objects("titles") ?? [] {
            guard let store = title.text("store_id").flatMap({ Int64($0) }), let value = title.text("value") else {
                continue
            }
            titles[StoreViewID(store)] = value
        }
        let percent = sent.decimal("rate").flatMap { VATRate(percent: $0.quantity.description) } ?? .zero
        return TaxRate(
            id: TaxRateID(sent.integer("id") ?? 0), code: sent.text("code") ?? "", country: country, region: region,
            postcodes: postcodes(sent), percent: percent, titles: titles)
    }

    private static func postcodes(_ sent: RESTObject) -> TaxPostcodes {
        guard !isRange(sent) else { return .range(sent.integer("zip_from") ?? 0, sent.integer("zip_to") ?? 0) }
        return .pattern(String((sent.text("tax_postcode") ?? "").prefix(postcodeLettersMax)))
    }

    private static func isRange(_ sent: RESTObject) -> Bool { (sent.integer("zip_is_range") ?? 0) != 0 }

    private static func check(_ sent: RESTObject) throws(RESTError) {
        var errors: [RESTError] = []
        let country = sent.text("tax_country_id") ?? ""
        if country.isEmpty {
            errors.append(.required("country_id"))
        } else if Countries.country(country) == nil {
            errors.append(.invalid("country_id", .string(country)))
        }
        if let region = sent.integer("tax_region_id"), region != 0, Countries.region(RegionID(region)) == nil {
            errors.append(.invalid("region_id", .integer(region)))
        }
        if sent.decimal("rate").map({ $0.double < 0 }) ?? true { errors.append(.required("percentage_rate")) }
        if (sent.text("code") ?? "").trimmed.isEmpty { errors.append(.required("code")) }
        errors += isRange(sent) ? rangeErrors(sent) : postcodeErrors(sent)
        guard errors.isEmpty else { throw .several(errors) }
    }

    private static func postcodeErrors(_ sent: RESTObject) -> [RESTError] {
        (sent.text("tax_postcode") ?? "").trimmed.isEmpty ? [.required("postcode")] : []
    }

    private static func rangeErrors(_ sent: RESTObject) -> [RESTError] {
        let (from, to) = (sent.integer("zip_from"), sent.integer("zip_to"))
        var errors: [RESTError] = []
        for (name, end) in [("zip_from", from), ("zip_to", to)] where end.map({ $0 < 0 }) ?? true {
            errors.append(.invalid(name, end.map { .integer($0) } ?? .null))
        }
        if let from, let to, from > to {
            errors.append(RESTError(.badRequest, "Range To should be equal or greater than Range From."))
        }
        return errors
    }
}
