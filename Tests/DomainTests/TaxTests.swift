import Basics
import Commerce
import Testing

private let (goods, retail, trade) = (TaxClassID(2), TaxClassID(3), TaxClassID(4))

private func rate(
    _ id: Int64, _ percent: Int64, _ country: String, region: Int64 = 0, _ postcodes: TaxPostcodes = .all
) -> TaxRate {
    TaxRate(
        id: TaxRateID(id), code: "R\(id)", country: country, region: RegionID(region), postcodes: postcodes,
        percent: VATRate(percentTenThousandths: percent))
}

private func rule(
    _ id: Int64, priority: Int64 = 0, _ rates: [Int64], customers: [TaxClassID] = [retail], onSubtotal: Bool = false
) -> TaxRule {
    TaxRule(
        id: TaxRuleID(id), code: "U\(id)", priority: priority, customerClasses: customers, productClasses: [goods],
        rates: rates.map { TaxRateID($0) }, isOnSubtotalOnly: onSubtotal)
}

@Suite("Tax rates and rules")
struct TaxTests {
    private func check(
        _ rates: [TaxRate], _ rules: [TaxRule], _ place: TaxPlace, to customer: TaxClassID = retail, is expected: Int64,
        _ location: SourceLocation = #_sourceLocation
    ) {
        let table = TaxTable(rates: rates, rules: rules)
        let found = table.rate(for: TaxTable.Sale(of: goods, to: customer, at: place))
        #expect(found.percentTenThousandths == expected, sourceLocation: location)
    }

    @Test("a rate holds where it is for, and for the classes of its rules")
    func fitting() {
        let rates = [rate(3, 200_000, "FR"), rate(4, 190_000, "DE")]
        let rules = [rule(1, [3, 4])]
        check(rates, rules, TaxPlace(country: "FR", postcode: "75002"), is: 200_000)
        check(rates, rules, TaxPlace(country: "DE"), is: 190_000)
        check(rates, rules, TaxPlace(country: "IT"), is: 0)
        check(rates, rules, TaxPlace(country: "FR"), to: trade, is: 0)
        let table = TaxTable(rates: rates, rules: rules)
        #expect(table.rate(for: .init(of: .none, to: retail, at: TaxPlace(country: "FR"))) == .zero)
    }

    @Test("of one rule's rates the one that fits most closely counts")
    func closest() {
        let rates = [
            rate(1, 10_000, "US"), rate(2, 20_000, "US", region: 12),
            rate(3, 30_000, "US", region: 12, .pattern("90*")),
            rate(4, 40_000, "US", region: 12, .pattern("90210")),
            rate(5, 50_000, "US", region: 43, .range(10_001, 10_099)),
        ]
        let rules = [rule(1, [1, 2, 3, 4, 5])]
        check(rates, rules, TaxPlace(country: "US"), is: 10_000)
        check(rates, rules, TaxPlace(country: "US", region: RegionID(12), postcode: "94000"), is: 20_000)
        check(rates, rules, TaxPlace(country: "US", region: RegionID(12), postcode: "90001"), is: 30_000)
        check(rates, rules, TaxPlace(country: "US", region: RegionID(12), postcode: "90210"), is: 40_000)
        check(rates, rules, TaxPlace(country: "US", region: RegionID(43), postcode: "10099"), is: 50_000)
        check(rates, rules, TaxPlace(country: "US", region: RegionID(43), postcode: "10100"), is: 10_000)
    }

    @Test("rates of one priority are added, those of the next are reckoned on the tax before")
    func priorities() {
        let rates = [rate(1, 50_000, "CA"), rate(2, 100_000, "CA")]
        let place = TaxPlace(country: "CA")
        check(rates, [rule(1, [1]), rule(2, [2])], place, is: 150_000)
        check(rates, [rule(1, [1]), rule(2, priority: 1, [2])], place, is: 155_000)
        check(rates, [rule(1, [1]), rule(2, priority: 1, [2], onSubtotal: true)], place, is: 150_000)
        check(rates, [rule(1, priority: 2, [1]), rule(2, priority: 1, [2])], place, is: 155_000)
    }

    @Test("the taxes of a sale are told apart by priority, with their rates")
    func applied() {
        let rates = [rate(1, 50_000, "CA"), rate(2, 100_000, "CA"), rate(3, 10_000, "CA")]
        let table = TaxTable(rates: rates, rules: [rule(1, [1]), rule(2, [3]), rule(3, priority: 1, [2])])
        let applied = table.applied(to: .init(of: goods, to: retail, at: TaxPlace(country: "CA")))
        #expect(applied.map { $0.rates.map(\.code) } == [["R1", "R3"], ["R2"]])
        #expect(applied.map(\.percent.percentTenThousandths) == [60_000, 106_000])
    }

    @Test("the rates of a place for guests are a table by product class")
    func guests() {
        let groups = [CustomerGroup(id: .guests, code: "NOT LOGGED IN", taxClassID: retail)]
        let table = TaxTable(rates: [rate(3, 200_000, "FR")], rules: [rule(1, [3])], groups: groups)
        #expect(table.rates(at: TaxPlace(country: "FR")).rate(of: goods).percentText == "20")
        #expect(table.rates(at: TaxPlace(country: "FR")).rate(of: TaxClassID(9)) == .zero)
        #expect(
            TaxTable(rates: [rate(3, 200_000, "FR")], rules: [rule(1, [3])])
                .rates(at: TaxPlace(country: "FR")).rate(of: goods) == .zero)
    }

    @Test(
        "postcodes are a pattern or a range",
        arguments: [
            (.all, "75002", true), (.pattern(""), "75002", true), (.pattern("75002"), "75002", true),
            (.pattern("75002"), "75003", false), (.pattern("75*"), "75003", true), (.pattern("75*"), "7", false),
            (.range(1, 5), "3", true), (.range(1, 5), "6", false), (.range(1, 5), "x", false),
            (.range(5, 1), "5", true),
        ] as [(TaxPostcodes, String, Bool)])
    func postcodes(postcodes: TaxPostcodes, postcode: String, holds: Bool) {
        #expect(postcodes.hold(postcode) == holds)
    }
}
