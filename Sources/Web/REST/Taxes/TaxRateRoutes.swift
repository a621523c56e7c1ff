import Basics
import Catalog
import Commerce
import HTTP
import JSON
import WebSupport

/// `taxRates`: what is read comes from the writer, so that it shows what was just written.
struct TaxRateRoutes {
    private let services: ShopServices
    private static let access = RESTAccess.admin("Magento_Tax::manage_tax")
    private let table = SearchTable<TaxRate>(
        .table,
        [
            "id": { .number($0.id.rawValue) }, "tax_calculation_rate_id": { .number($0.id.rawValue) },
            "code": { .text($0.code) }, "tax_country_id": { .text($0.country) },
            "tax_region_id": { .number($0.region.rawValue) },
            "region_name": { .text(ifAny: Countries.region($0.region)?.code) },
            "tax_postcode": { .text($0.postcodes.text) }, "rate": { .number($0.percent.percentNumber) },
            "zip_is_range": { .number($0.postcodes.ends == nil ? nil : 1) },
            "zip_from": { .number($0.postcodes.ends?.from) }, "zip_to": { .number($0.postcodes.ends?.to) },
        ])

    init(_ services: ShopServices) { self.services = services }

    func add(to routes: inout RouteTable<RESTRoute>.Builder) {
        let access = TaxRateRoutes.access
        routes.add(.post, "/V1/taxRates", RESTRoute(access, save))
        routes.add(.put, "/V1/taxRates", RESTRoute(access, save))
        routes.add(.get, "/V1/taxRates/search", RESTRoute(access, search))
        routes.add(.get, "/V1/taxRates/:rateId", RESTRoute(access, get))
        routes.add(.delete, "/V1/taxRates/:rateId", RESTRoute(access, remove))
    }

    private func get(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let id = try call.read(.integer("rateId"))
        guard let rate = try await rates().first(where: { $0.id.rawValue == id }) else {
            throw .noSuchTaxRate(id)
        }
        return TaxRateResponse(rate).bytes
    }

    /// A number makes it the change of a rate; without one the rate is new.
    private func save(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let sent = try call.read(.object("taxRate", TaxRateRequest.shape))
        if let id = sent.integer("id"), id != 0, try await !rates().contains(where: { $0.id.rawValue == id }) {
            throw .noSuchTaxRate(id)
        }
        let rate = try TaxRateRequest.rate(sent)
        let taxes = services.taxes
        let kept = try await RESTError.taxErrors { () throws(TaxError) in
            guard rate.id.rawValue != 0 else { return try await taxes.add(rate) }
            try await taxes.replace(rate)
            return rate
        }
        return TaxRateResponse(kept).bytes
    }

    private func remove(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let id = try call.read(.integer("rateId"))
        let taxes = services.taxes
        try await RESTError.taxErrors { () throws(TaxError) in try await taxes.remove(TaxRateID(id)) }
        return Array("true".utf8)
    }

    private func search(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let criteria = try call.read(.searchCriteria)
        let found = try table.page(of: try await rates(), criteria, call)
        return SearchResults.bytes(criteria, total: found.total) { json in
            for rate in found.rows { json.object { json in TaxRateResponse(rate).write(into: &json) } }
        }
    }

    private func rates() async throws(RESTError) -> [TaxRate] {
        let taxes = services.taxes
        return try await RESTError.storeFailures { () throws(StoreFailure) in try await taxes.rates() }
    }
}
