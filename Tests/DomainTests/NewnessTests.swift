import Basics
import Catalog
import Commerce
import Testing

@Suite("When a product is new")
struct NewnessTests {
    private static let clock = StoreClock()
    private static let (first, last) = (
        CivilTime(year: 2026, month: 11, day: 2), CivilTime(year: 2026, month: 11, day: 4)
    )

    private func newness(_ from: CivilTime?, _ to: CivilTime?) -> Newness? {
        var columns = ProductColumns()
        (columns.newsFrom, columns.newsTo) = (from, to)
        return Newness(columns, NewnessTests.clock)
    }

    private func noon(_ day: Int) -> Instant { CivilTime(year: 2026, month: 11, day: day, hour: 12).asUTC }

    private func midnight(_ day: Int) -> Instant { CivilTime(year: 2026, month: 11, day: day).asUTC }

    @Test("from the first day to the end of the last")
    func bothEnds() throws {
        let newness = try #require(self.newness(NewnessTests.first, NewnessTests.last))
        #expect([1, 2, 4, 5].map { newness.since(noon($0)) } == [nil, midnight(2), midnight(2), nil])
        #expect([1, 2, 5].map { newness.change(after: noon($0)) } == [midnight(2), midnight(5), nil])
        #expect(newness.since(midnight(5)) == nil)
        #expect(newness.change(after: midnight(5)) == nil)
    }

    @Test("an end may be open; without either a product is not new")
    func openEnds() throws {
        #expect(newness(NewnessTests.first, nil)?.since(noon(30)) == midnight(2))
        #expect(newness(NewnessTests.first, nil)?.change(after: noon(30)) == nil)
        #expect(newness(nil, NewnessTests.last)?.since(noon(1)) == Instant(seconds: 0))
        #expect(newness(nil, nil) == nil)
    }
}
