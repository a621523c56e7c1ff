import Basics
import Catalog
import Commerce
import HTTP
import JSON
import WebSupport

/// Countries with their regions, and currencies. One for each loop.
final class DirectoryRoutes {
    private let services: ShopServices
    /// The last list of countries, which is long and seldom another: by locale and countries that are sold to.
    private var kept: (key: [String], json: [UInt8])?

    init(_ services: ShopServices) { self.services = services }

    func add(to routes: inout RouteTable<RESTRoute>.Builder) {
        routes.add(.get, "/V1/directory/countries", RESTRoute(.anonymous) { [self] call in countries(call) })
        routes.add(
            .get, "/V1/directory/countries/:countryId",
            RESTRoute(.anonymous) { [self] call throws(RESTError) in try country(call) })
        routes.add(.get, "/V1/directory/currency", RESTRoute(.anonymous) { [self] call in currency(call) })
    }

    private func countries(_ call: RESTCall) -> [UInt8] {
        let configuration = services.reference.configuration
        let locale = configuration.locale(in: call.store)
        let key = [locale] + configuration.list(.allowedCountries, in: call.store)
        if let kept, kept.key == key { return kept.json }
        var json = JSONWriter()
        json.array { json in
            for country in Countries.all where configuration.sells(to: country.code, in: call.store) {
                json.object { json in DirectoryRoutes.write(country, locale, into: &json) }
            }
        }
        let bytes = json.takeBytes()
        kept = (key, bytes)
        return bytes
    }

    private func country(_ call: RESTCall) throws(RESTError) -> [UInt8] {
        let code = try call.read(.text("countryId"))
        let configuration = services.reference.configuration
        guard let country = Countries.country(code), configuration.sells(to: code, in: call.store) else {
            throw RESTError(.notFound, "The country isn't available.")
        }
        var json = JSONWriter()
        json.object { json in DirectoryRoutes.write(country, configuration.locale(in: call.store), into: &json) }
        return json.takeBytes()
    }

    private static func write(_ country: Country, _ locale: String, into json: inout JSONWriter) {
        json.member("id", country.code)
        json.member("two_letter_abbreviation", country.code)
        json.member("three_letter_abbreviation", country.threeLetters)
        json.member("full_name_locale", country.name(in: locale))
        json.member("full_name_english", country.englishName)
        guard !country.regions.isEmpty else { return }
        json.key("available_regions")
        json.array { json in
            for region in country.regions {
                json.object { json in
                    json.member("id", region.id.description)
                    json.member("code", region.code)
                    json.member("name", region.name)
                }
            }
        }
    }

    /// Prices are in the base currency: the rate of the others is not known, so only its own is said.
    private func currency(_ call: RESTCall) -> [UInt8] {
        let configuration = services.reference.configuration
        let base = configuration.currency
        let shown = Currency(code: configuration.text(.displayCurrency, in: call.store))
        let allowed = configuration.list(.allowedCurrencies, in: call.store)
        var json = JSONWriter()
        json.object { json in
            json.member("base_currency_code", base.code)
            json.member("base_currency_symbol", base.symbol)
            json.member("default_display_currency_code", shown.code)
            json.member("default_display_currency_symbol", shown.symbol)
            json.member("available_currency_codes", .array(allowed.map { .string($0) }))
            json.key("exchange_rates")
            json.array { json in
                for code in allowed where code == base.code {
                    json.object { json in
                        json.member("currency_to", code)
                        json.member("rate", 1)
                    }
                }
            }
        }
        return json.takeBytes()
    }
}
