import Basics
import Commerce
import Testing

@Suite("The shop's configuration")
struct ConfigurationTests {
    private func configuration(_ said: [(ConfigurationEntry, ConfigurationScope, String)]) -> ShopConfiguration {
        ShopConfiguration(
            said.map { ShopConfiguration.Entry(path: $0.0.path, scope: $0.1, value: $0.2) },
            websites: [french: WebsiteID(1), english: WebsiteID(1), StoreViewID(3): WebsiteID(2)])
    }

    @Test("a store view's value wins over its website's, that over the shop's, that over the standard")
    func fallback() {
        let said = configuration([
            (.flatRateTitle, .shop, "Colis"), (.flatRateTitle, .website(WebsiteID(1)), "Paquet"),
            (.flatRateTitle, .storeView(english), "Parcel"),
        ])
        #expect(said.text(.flatRateTitle, in: english) == "Parcel")
        #expect(said.text(.flatRateTitle, in: french) == "Paquet")
        #expect(said.text(.flatRateTitle, in: StoreViewID(3)) == "Colis")
        #expect(said.text(.flatRateTitle, in: StoreViewID(99)) == "Colis")
        #expect(said.text(.flatRateTitle) == "Colis")
        #expect(said.text(.flatRateName, in: english) == "Fixed")
        #expect(said.own("carriers/flatrate/title", in: .storeView(french)) == nil)
        #expect(said.own("carriers/flatrate/title", in: .shop) == "Colis")
    }

    @Test("an empty value is a value; one that cannot be is told and passed over")
    func values() {
        let said = configuration([
            (.productSuffix, .shop, ""), (.freeShippingSubtotal, .shop, ""), (.flatRatePrice, .shop, "cheap"),
            (.locale, .shop, "fr_FR"), (.locale, .storeView(english), "English"),
        ])
        #expect(said.text(.productSuffix).isEmpty)
        #expect(said.money(.freeShippingSubtotal) == .zero(Currency(code: "USD")))
        #expect(said.money(.flatRatePrice).text(digitsAtLeast: 2) == "5.00")
        #expect(said.locale(in: english) == "fr_FR")
        #expect(said.problems.count == 2)
    }

    @Test("tax is as each store view has it")
    func tax() {
        let said = configuration([
            (.pricesIncludeTax, .shop, "1"), (.taxAlgorithm, .website(WebsiteID(2)), "ROW_BASE_CALCULATION"),
            (.shippingTaxClass, .shop, "2"), (.originCountry, .shop, "FR"), (.displayPrices, .storeView(english), "3"),
        ])
        #expect(said.tax(in: french).pricesIncludeTax)
        #expect(said.tax(in: french).algorithm == .total)
        #expect(said.tax(in: StoreViewID(3)).algorithm == .row)
        #expect(said.tax().shippingClass == TaxClassID(2))
        #expect(said.tax().origin.country == "FR")
        #expect(said.tax(in: english).prices == .both)
        #expect(said.tax(in: french).prices == .withoutTax)
        #expect(ShopConfiguration().tax().appliesAfterDiscount)
    }

    @Test("delivery is what carriers say")
    func delivery() throws {
        let said = configuration([
            (.baseCurrency, .shop, "EUR"), (.flatRateType, .shop, "O"), (.flatRatePrice, .shop, "4.90"),
            (.flatRateName, .storeView(english), "Fixed"), (.flatRateIsSpecific, .shop, "1"),
            (.flatRateCountries, .shop, "FR,BE"), (.freeShippingActive, .website(WebsiteID(1)), "1"),
            (.freeShippingSubtotal, .shop, "69.00"),
        ])
        let flat = try #require(said.flatRate(in: french))
        #expect(flat.basis == .order && flat.price == Money("4.90", .eur) && flat.countries == ["FR", "BE"])
        #expect(said.freeShipping(in: french)?.subtotal == Money("69", .eur))
        #expect(said.freeShipping(in: StoreViewID(3)) == nil)
        #expect(ShopConfiguration().stockStandards.maxSaleQuantity == Quantity(10_000))
        #expect(ShopConfiguration().inputLimits == nil)
    }

    @Test("an unknown path has near ones")
    func near() {
        #expect(ConfigurationEntry.near("tax/calculation/algoritm").first == "tax/calculation/algorithm")
        #expect(ConfigurationEntry.near("carrier/flatrate/price").first == "carriers/flatrate/price")
        #expect(ConfigurationEntry.near("locale/code").first == "general/locale/code")
        #expect(ConfigurationEntry.near("zzzzzzzzzzz/qqqqqqqqqq").isEmpty)
    }

    @Test("every path is there once, and its standard and example are values of its kind")
    func table() {
        #expect(Set(ConfigurationEntry.all.map(\.path)).count == ConfigurationEntry.all.count)
        for entry in ConfigurationEntry.all {
            #expect(entry.standard.isEmpty || entry.kind.problem(with: entry.standard) == nil, "\(entry.path)")
            #expect(entry.kind.problem(with: entry.example) == nil, "\(entry.path)")
            #expect(entry.meaning.hasSuffix("."), "\(entry.path)")
        }
    }

    @Test(
        "a value that cannot be is told",
        arguments: [
            (.pricesIncludeTax, "yes"), (.locale, "fr"), (.locale, "FR_fr"), (.timeZone, "../etc"), (.timeZone, ""),
            (.country, "fr"), (.allowedCountries, "FR;BE"), (.allowedCountries, "FR,"), (.baseCurrency, "euro"),
            (.flatRatePrice, "-1"), (.flatRatePrice, "4,90"), (.taxAlgorithm, "TOTAL"), (.gridPerPage, "0"),
            (.unsecureBaseURL, "shop.example"), (.unsecureBaseURL, "https://shop.example"), (.cookieLifetime, "1h"),
        ] as [(ConfigurationEntry, String)])
    func refused(entry: ConfigurationEntry, value: String) {
        #expect(entry.kind.problem(with: value) != nil)
    }

    @Test("scopes are named by their codes")
    func scopes() throws {
        let view = StoreView(
            id: english, code: "en", name: "Shop EN", websiteID: WebsiteID(1), rootCategoryID: CategoryID(2),
            locale: "en_US", isActive: true)
        let site = Website(id: WebsiteID(1), code: "base", name: "Lab", defaultGroupID: StoreGroupID(1))
        let tree = try #require(StoreTree([view], websites: [site]))
        for name in ["default", "websites/base", "stores/en"] {
            #expect(tree.scope(named: name).map(tree.name) == name)
        }
        for name in ["", "stores", "stores/", "stores/nope", "websites/nope", "shop"] {
            #expect(tree.scope(named: name) == nil)
        }
    }
}
