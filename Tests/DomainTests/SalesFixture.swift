import Basics
import Catalog
import Commerce
import Testing

/// A shop with the tax of three countries (class 2: 20 % in France, 19 % in Germany, none elsewhere), delivery for 4.90
/// and free from 60. `settings` says where tax is rounded, whether catalogue and delivery prices are with tax (`gross`)
/// or not (`net`), and with `fixed` that prices are the same across borders.
func salesReference(_ settings: String, _ more: [(String, String)] = []) throws -> Reference {
    let words = settings.split(separator: " ").map(String.init)
    let view = StoreView(
        id: french, code: "default", name: "Français", websiteID: WebsiteID(1), rootCategoryID: CategoryID(2),
        locale: "fr_FR", isActive: true)
    let said = [
        ("currency/options/base", "EUR"), ("tax/calculation/algorithm", "\(words[0].uppercased())_BASE_CALCULATION"),
        ("tax/calculation/price_includes_tax", words[1] == "gross" ? "1" : "0"),
        ("tax/calculation/shipping_includes_tax", words[2] == "gross" ? "1" : "0"),
        ("tax/calculation/cross_border_trade_enabled", words.last == "fixed" ? "1" : "0"),
        ("tax/classes/shipping_tax_class", "2"), ("tax/defaults/country", "FR"), ("shipping/origin/country_id", "FR"),
        ("carriers/flatrate/type", "O"), ("carriers/flatrate/price", "4.90"), ("carriers/freeshipping/active", "1"),
        ("carriers/freeshipping/free_shipping_subtotal", "60"),
    ]
    let configuration = ShopConfiguration(
        (said + more).map { ShopConfiguration.Entry(path: $0.0, scope: .shop, value: $0.1) })
    return Reference(
        stores: try #require(StoreTree([view])), categories: CategoryTree([]), attributes: AttributeRegistry([]),
        vat: VATTable([TaxClassID(2): VATRate(percentTenThousandths: 200_000)]),
        settings: ShopSettings(configuration), clock: paris, configuration: configuration, taxes: salesTaxes)
}

private let salesTaxes = TaxTable(
    rates: [
        TaxRate(id: TaxRateID(3), code: "FR-20", country: "FR", percent: VATRate(percentTenThousandths: 200_000)),
        TaxRate(id: TaxRateID(4), code: "DE-19", country: "DE", percent: VATRate(percentTenThousandths: 190_000)),
    ],
    rules: [
        TaxRule(
            id: TaxRuleID(1), code: "VAT", customerClasses: [TaxClassID(3)], productClasses: [TaxClassID(2)],
            rates: [TaxRateID(3), TaxRateID(4)])
    ],
    groups: [CustomerGroup(id: .guests, code: "NOT LOGGED IN", taxClassID: TaxClassID(3))])
