import Testing

@testable import ShopLoad

@Suite("Times in buckets")
struct HistogramTests {
    @Test("every percentile is at most 1 % above the true value, and never below it", arguments: [1, 7, 400])
    func percentiles(scale: Int) {
        var random = SeededRandom(seed: 5)
        var histogram = Histogram()
        var values: [Int] = []
        for _ in 0..<20_000 {
            // Over many powers of two.
            let value = Int.random(in: 0..<(1 << Int.random(in: 1...24, using: &random)), using: &random) * scale
            values.append(value)
            histogram.record(value)
        }
        values.sort()
        for thousandths in [1, 10, 250, 500, 900, 990, 999, 1_000] {
            let exact = values[(values.count * thousandths + 999) / 1_000 - 1]
            let told = histogram.percentile(thousandths: thousandths)
            #expect(told >= exact && Double(told) <= Double(exact) * 1.01, "\(thousandths): \(told), \(exact)")
        }
        #expect(histogram.largest == values.last)
        #expect(histogram.mean == values.reduce(0, +) / values.count)
    }

    @Test("small values are exact, and what is out of bounds is counted at the bound")
    func ends() {
        var histogram = Histogram()
        #expect(histogram.percentile(thousandths: 500) == 0)
        for value in 0..<256 { histogram.record(value) }
        #expect(histogram.percentile(thousandths: 500) == 127)
        #expect(histogram.percentile(thousandths: 1_000) == 255)
        histogram.record(-5)
        histogram.record(.max)
        #expect(histogram.largest == (1 << 40) - 1)
        #expect(histogram.count == 258)
    }

    @Test("two merged are as if all had been counted in one")
    func merge() {
        var (odd, even, all) = (Histogram(), Histogram(), Histogram())
        for value in stride(from: 1, to: 3_000_000, by: 9_973) {
            if value % 2 == 0 { even.record(value) } else { odd.record(value) }
            all.record(value)
        }
        odd.merge(even)
        odd.merge(Histogram())
        #expect(odd == all)
        var empty = Histogram()
        empty.merge(all)
        #expect(empty == all)
    }
}
