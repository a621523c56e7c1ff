import Basics
import Testing

@testable import SampleCatalogue

@Suite("Prices and reductions")
struct PriceTests {
    @Test(
        "a price has the ending of its height, at most or next to what was drawn",
        arguments: [
            (3_250, 95, 3_199, 3_299), (4_000, 95, 3_999, 3_999), (3_999, 99, 3_999, 3_999), (4_060, 95, 3_999, 4_095),
            (7_994, 95, 7_895, 7_995), (7_994, 99, 7_899, 7_999), (9_999, 99, 9_999, 10_000),
            (9_996, 95, 9_995, 10_000),
            (10_040, 95, 10_000, 10_000), (15_960, 99, 15_900, 16_000), (650, 95, 599, 699), (20, 95, 99, 99),
        ])
    func endings(cents: Int, ending: Int, atMost: Int, nearest: Int) {
        #expect(PriceEnding.atMost(cents, preferring: ending) == atMost)
        #expect(PriceEnding.nearest(cents, preferring: ending) == nearest)
    }

    @Test("every price has an ending of its height and lies within its category's range")
    func prices() {
        for model in Sample.whole.models {
            let range = Sample.whole.design(of: model).type.leaf.prices
            #expect((range.low...range.high).contains(Int(model.price)))
            #expect(PriceEnding.isKept(by: Int(model.price)))
            #expect(model.specialPrice == 0 || PriceEnding.isKept(by: Int(model.specialPrice)))
        }
        let middle = Sample.whole.models.map(\.price).filter { (4_000..<10_000).contains($0) }
        #expect(abs(middle.count { $0 % 100 == 95 } * 100 / middle.count - 70) <= 4)
    }

    @Test("a model's variants have one price and one special price")
    func variants() {
        let groups = Dictionary(grouping: Sample.sold) { ($0["sku"] ?? "").split(separator: "-").prefix(2) }
        for (_, rows) in groups {
            let columns = ["price", "special_price", "special_price_from_date", "special_price_to_date"]
            for column in columns { #expect(Set(rows.map { $0[column] }).count == 1) }
        }
    }

    @Test(
        "the soldes and Black Friday have the days that the law and the calendar give them",
        arguments: [
            ("2026-01-06", nil), ("2026-01-07", SalePeriod.soldes(week: 1)), ("2026-01-14", .soldes(week: 2)),
            ("2026-02-03", .soldes(week: 4)), ("2026-02-04", nil), ("2026-06-23", nil),
            ("2026-06-24", .soldes(week: 1)), ("2026-07-21", .soldes(week: 4)), ("2026-07-22", nil),
            ("2027-01-06", .soldes(week: 1)), ("2027-02-02", .soldes(week: 4)), ("2027-06-23", .soldes(week: 1)),
            ("2027-07-20", .soldes(week: 4)), ("2027-07-21", nil), ("2026-11-20", .blackFriday),
            ("2026-11-27", .blackFriday), ("2026-12-01", nil), ("2027-11-26", .blackFriday),
        ] as [(String, SalePeriod?)])
    func calendar(date: String, period: SalePeriod?) throws {
        #expect(SaleCalendar.span(on: try #require(CivilTime(date))).period == period ?? .ordinary)
    }

    @Test(
        "on each kind of day its share of products is reduced by its steps",
        arguments: [
            ("2026-10-15", 8, [15, 20, 30]), ("2026-11-27", 30, [20, 30]), ("2027-01-08", 55, [20, 30, 40, 50]),
            ("2027-01-15", 65, [40, 50]), ("2027-01-20", 65, [40, 50]), ("2027-02-01", 45, [50, 60, 70]),
        ])
    func shares(date: String, percent: Int, steps: [UInt8]) throws {
        let catalogue = Catalogue(CatalogueOptions(date: try #require(CivilTime(date))))
        let reduced = catalogue.models.filter { $0.specialPrice > 0 && !$0.traits.contains(.saleDay) }
        #expect(reduced.count == (1_360 * percent + 50) / 100)
        #expect(Set(reduced.map(\.reduction)) == Set(steps))
        for model in reduced {
            let shown = (Int(model.price) - Int(model.specialPrice)) * 100 / Int(model.price)
            #expect(shown >= Int(model.reduction))
            #expect(model.traits.isDisjoint(with: [.new, .young, .neverReduced]))
        }
    }

    @Test("the first week of the soldes halves at −30, a quarter at −20 and the rest beyond")
    func firstWeek() throws {
        let catalogue = Catalogue(CatalogueOptions(date: CivilTime(year: 2027, month: 1, day: 6)))
        let reduced = catalogue.models.filter { $0.reduction > 0 && !$0.traits.contains(.saleDay) }
        #expect(abs(reduced.count { $0.reduction == 30 } * 2 - reduced.count) <= 4)
        #expect(abs(reduced.count { $0.reduction == 20 } * 4 - reduced.count) <= 8)
    }

    @Test("12 % are new for thirty days, and 40 % of T-shirts and jeans are never reduced")
    func traits() {
        let models = Sample.whole.models
        #expect(models.count { $0.traits.contains(.new) } == 163)
        #expect(Sample.french.count { $0.labels(of: "is_new") == ["Yes"] } == 163)
        #expect(models.count { $0.traits.contains(.neverReduced) } == 72)
        for model in models where model.traits.contains(.new) {
            let days = Sample.whole.newDays(of: model)
            #expect(days.last.dayNumber - days.first.dayNumber == 30)
            #expect(days.first <= Sample.whole.options.date && days.last >= Sample.whole.options.date)
        }
    }
}
