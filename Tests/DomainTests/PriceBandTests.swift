import Catalog
import Testing

@Suite("Price bands")
struct PriceBandTests {
    @Test(
        "have one spelling each",
        arguments: [
            ("20-50", "20-50"), ("-40", "-40"), ("0-40", "-40"), ("120-", "120-"), ("19.99-30.50", "19.99-30.5"),
            ("020-50.00", "20-50"),
        ])
    func spelling(text: String, expected: String) {
        #expect(PriceBand(text)?.text == expected)
    }

    @Test(
        "are passed over when they are none",
        arguments: ["", "-", "0-", "50", "50-20", "50-50", "--5", "a-b", "1-2-3", "1.234-5", "9999999999999-", "+1-5"])
    func none(text: String) {
        #expect(PriceBand(text) == nil)
    }

    @Test("leave their upper end out")
    func ends() throws {
        let band = try #require(PriceBand("20-50"))
        let inside = [20_000_000, 49_990_000].map { Int64($0) }.map(band.contains)
        let outside = [19_990_000, 50_000_000].map { Int64($0) }.map(band.contains)
        #expect(inside == [true, true])
        #expect(outside == [false, false])
    }

    @Test(
        "suit a category's prices: round, at most five, none empty, none alone",
        arguments: [
            ([], []), ([40], []), ([40, 40, 40], []), ([19.99, 29.99], ["-20", "20-"]),
            (
                [39.99, 59.95, 69.95, 75, 79.95, 85, 89.95, 99, 129, 159],
                ["-60", "60-80", "80-120", "120-"]
            ),
            ([9.99, 12.99, 14.99, 17.99, 19.99, 24.99, 35.99], ["-12", "12-15", "15-20", "20-25", "25-"]),
        ] as [([Double], [String])])
    func suited(prices: [Double], expected: [String]) {
        let bands = PriceBand.suited(to: prices.map { Int64(($0 * 1_000_000).rounded()) })
        #expect(bands.map(\.text) == expected)
    }

    @Test("of random prices hold each price once and are never empty")
    func random() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<300 {
            let prices = (0..<(1 + generator.below(60))).map { _ in
                Int64(generator.below(1 + generator.below(30_000))) * 10_000
            }.sorted()
            let bands = PriceBand.suited(to: prices)
            #expect(bands.count <= 5 && bands.count != 1)
            for band in bands { #expect(prices.contains(where: band.contains)) }
            if !bands.isEmpty {
                #expect(prices.allSatisfy { price in bands.filter { $0.contains(price) }.count == 1 })
            }
        }
    }
}
