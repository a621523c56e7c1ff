import Basics
import Catalog
import Commerce
import Testing

@Suite("The lowest price of the 30 days before a reduction")
struct LowestPriceTests {
    /// The lowest price before a reduction from 100 on day 100, as a history of (day, price) says.
    private func lowest(_ history: [(Int64, Int64)]) -> Int64? {
        let points = history.map { day, price in
            PricePoint(from: Instant(seconds: day * 86_400), price: Money(millionths: price * 1_000_000, .eur))
        }
        let regular = Money(millionths: 100_000_000, .eur)
        return PriceTimeline.lowestBeforeReduction(from: regular, at: Instant(seconds: 100 * 86_400), points)
            .map { $0.millionths / 1_000_000 }
    }

    @Test(
        "is of the days before the first of several reductions in a row",
        arguments: [
            ([], nil), ([(90, 70)], nil), ([(0, 100), (95, 70)], 100),
            ([(0, 100), (80, 100), (95, 70), (98, 50)], 100),
            ([(0, 100), (70, 60), (75, 100), (95, 70)], 60), ([(0, 100), (40, 60), (50, 100), (95, 70)], 100),
            ([(0, 90), (65, 100), (95, 70)], 100), ([(0, 90), (66, 100), (95, 70)], 90), ([(0, 120), (95, 70)], 120),
            ([(0, 100)], 100),
            ([(0, 100), (64, 80), (66, 100), (95, 70)], 80), ([(0, 100), (95, 70), (105, 100)], 100),
        ] as [([(Int64, Int64)], Int64?)])
    func cases(history: [(Int64, Int64)], expected: Int64?) {
        #expect(lowest(history) == expected)
    }

    @Test("percent count from a lower price that was asked before")
    func percent() throws {
        func euros(_ amount: Int64) -> Money { Money(millionths: amount * 1_000_000, .eur) }
        var columns = ProductColumns()
        (columns.price, columns.specialPrice) = (euros(100), euros(70))
        let reduced = product(1, try #require(SKU("A")), columns: [.all: columns])
        let price = try #require(reduced.price(for: guest, at: Instant(seconds: 0), paris))
        #expect(price.percentOff == 30)
        #expect(price.percentOff(euros(80)) == 12)
        #expect(price.percentOff(euros(60)) == 0)
    }
}
