import Basics
import Catalog
import Commerce

/// Measures the listing index at the size that the shop must carry: build time, and what a change and a category
/// page under growing selections cost. `swift run -c release vitrine-bench [products]`.
@main
struct ListingBench {
    static func main() {
        let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 100_000
        let categories = CategoryTree(
            (1...17).map { number in
                Category(
                    id: CategoryID(number), parentID: number == 1 ? nil : CategoryID(1), position: number,
                    isActive: true,
                    isInMenu: true, isAnchor: true, texts: [:])
            })
        let rows = (0..<count).map(row)
        let facets = [color, size] + plain.map(\.id)
        var table = ListingTable()
        report("index of \(count) products", times: 3) {
            table.fill(rows, categories: categories, in: .all, facets: facets, axes: [color, size])
        }
        for touched in [1, 20, 1_000] where touched <= count {
            var step: Int64 = 0
            report("\(touched) prices changed", times: 20) {
                step += 1
                var news: [ProductID: ListingRow?] = [:]
                for place in 0..<touched {
                    var row = rows[place * (count / touched)]
                    row.price = Money(millionths: (step * 37 % 200 + 10) * 1_000_000, .eur)
                    news[row.id] = row
                }
                _ = table.take(news)
            }
        }
        for (name, query) in queries {
            report(name, times: 1_000) { [index = table.index] in _ = index.page(query) }
        }
    }

    private static let color = AttributeID(93)
    private static let size = AttributeID(144)
    /// Material, pattern, length, sleeve, season.
    private static let plain = [(150, 30), (151, 8), (152, 6), (153, 9), (154, 3)].map { id, options in
        (id: AttributeID(id), options: Int64(options))
    }

    private static var queries: [(String, ListingQuery)] {
        let blues = [OptionID(1), OptionID(2), OptionID(3)]
        let sizes = [OptionID(2), OptionID(4)]
        var query = ListingQuery(category: CategoryID(1))
        var queries = [("no filter", query)]
        query.chosen[color] = blues
        queries.append(("three colours", query))
        query.chosen[size] = sizes
        queries.append(("and two sizes", query))
        query.chosen[plain[0].id] = [OptionID(1), OptionID(5)]
        query.prices = [PriceBand("40-80"), PriceBand("100-")].compactMap { $0 }
        query.isReducedOnly = true
        query.sort = .priceAscending
        queries.append(("and two materials, two price spans, the sale, by price", query))
        return queries
    }

    /// A product in a leaf, with three variants of two colours and three sizes.
    private static func row(_ number: Int) -> ListingRow {
        let seed = Int64(number)
        let variants = (0..<3).map { place in
            let shade = seed * 7 + Int64(place % 2) * 11
            let cut = seed * 3 + Int64(place)
            return ListingRow.Variant(options: [color: OptionID(shade % 30), size: OptionID(cut % 8)])
        }
        let cents: Int64 = 999 + seed * 7_919 % 19_000
        var options: [AttributeID: [OptionID]] = [:]
        for (place, attribute) in plain.enumerated() {
            let number = seed * Int64(place + 3) + seed / 17
            options[attribute.id] = [OptionID(number % attribute.options)]
        }
        return ListingRow(
            id: ProductID(seed), categories: [CategoryLink(categoryID: CategoryID(2 + seed % 16), position: seed)],
            name: "Robe \(number * 7_919 % 100_000)",
            price: Money(millionths: cents * 10_000, .eur), isReduced: number % 3 == 0,
            createdAt: Instant(seconds: seed), isSalable: number % 20 != 0, options: OptionList(options),
            variants: variants,
            changesAt: nil)
    }

    /// The time on the clock is what a shopper waits; the processor's is the same on a busy machine too.
    private static func report(_ name: String, times: Int, _ work: () -> Void) {
        var spans: [(clock: UInt64, processor: UInt64)] = []
        for _ in 0..<times {
            let (began, used) = (MonotonicInstant.now(), ThreadTime.now().nanoseconds)
            work()
            let span = MonotonicInstant.now().since(began).nanoseconds
            spans.append((span / 1_000, (ThreadTime.now().nanoseconds - used) / 1_000))
        }
        func text(_ values: [UInt64]) -> String {
            let sorted = values.sorted()
            return "median \(sorted[times / 2]) us, p99 \(sorted[(times * 99 + 99) / 100 - 1]) us"
        }
        writeLine("\(name): clock \(text(spans.map(\.clock))); CPU \(text(spans.map(\.processor)))", to: 1)
    }
}
