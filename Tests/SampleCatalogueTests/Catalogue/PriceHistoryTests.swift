import Basics
import Testing

@testable import SampleCatalogue

@Suite("The history of prices")
struct PriceHistoryTests {
    private let today = CatalogueOptions.usualDate.dayNumber

    private func day(_ point: PricePoint) -> Int64 { point.instant.seconds / 86_400 }

    @Test("it begins 90 to 400 days back, for 3 % of the models less than 30, and ends with today's price")
    func ages() {
        let models = Sample.whole.models
        #expect(models.count { $0.traits.contains(.young) } == 40)
        for model in models {
            let points = Sample.whole.priceHistory(of: model)
            let age = today - day(points[0])
            #expect(model.traits.contains(.young) ? age < 30 : (90...400).contains(age))
            #expect(points[0].cents == Int(model.price))
            #expect(points.last?.cents == Int(model.specialPrice > 0 ? model.specialPrice : model.price))
            #expect(zip(points, points.dropFirst()).allSatisfy { $0.instant < $1.instant })
            #expect(points.allSatisfy { day($0) <= today })
        }
    }

    @Test("10 % had a promotion within 60 days, so that for some the lowest price is not the one crossed out")
    func promotions() {
        let models = Sample.whole.models.filter { $0.traits.contains(.wasReduced) }
        #expect(models.count == 136)
        var lower = 0
        for model in models {
            let points = Sample.whole.priceHistory(of: model)
            #expect(points[1].cents < Int(model.price))
            #expect((1...60).contains(today - day(points[1])))
            #expect(points[2].cents == Int(model.price))
            if lowest(before: Sample.whole.span.firstDay, points) < Int(model.price) { lower += 1 }
        }
        #expect(lower > 20)
    }

    /// The lowest price that held in the thirty days before a day.
    private func lowest(before day: Int64, _ points: [PricePoint]) -> Int {
        let ends = points.dropFirst().map { self.day($0) } + [Int64.max]
        return zip(points, ends).filter { point, end in self.day(point) < day && end > day - 30 }
            .map(\.0.cents).min() ?? 0
    }

    @Test("in the soldes each step down is kept, and the price before the first one stays the reference")
    func steps() {
        let catalogue = Catalogue(CatalogueOptions(date: CivilTime(year: 2027, month: 2, day: 1)))
        let model = catalogue.models.first { $0.reduction == 70 && !$0.traits.contains(.wasReduced) }
        let prices = model.map { catalogue.priceHistory(of: $0).map(\.cents) } ?? []
        #expect(prices.count == 4)
        #expect(prices == prices.sorted(by: >))
    }

    @Test("every SKU that is sold has its rows")
    func file() {
        let table = Table(Sample.bytes(of: Sample.whole.writePriceHistory))
        #expect(table.columns == ["sku", "changed_at", "price"])
        #expect(table.isRectangular)
        #expect(Set(table.rows.map { $0["sku"] }) == Set(Sample.sold.map { $0["sku"] }))
        #expect(table.rows.allSatisfy { $0["changed_at"].flatMap { CivilTime($0) } != nil })
    }
}
