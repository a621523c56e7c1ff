public import Basics
public import Commerce

/// The products of a store view in columns and bitsets, so that a category page is filtered, counted, sorted and cut
/// without looking at a product.
///
/// Rows are numbered in order of product number. Every category, facet option and pair of variant options has the set
/// of its rows; every sort has its order of all rows, so that sorting is walking that order and testing bits.
/// Immutable: requests borrow it, the change feed replaces it whole, off the loops.
public final class ListingIndex: Sendable {
    /// The rows that a category's page shows.
    struct Shelf: Sendable {
        var rows: Bitset
        /// The same rows in the order of their positions.
        var byPosition: [Int32]
        /// The price bands that suit what is on it, with their rows.
        var bands: [(band: PriceBand, rows: Bitset)]
    }

    /// An attribute that narrows a page by the products' own options.
    struct Facet: Sendable {
        let attribute: AttributeID
        var rows: [OptionID: Bitset]
    }

    /// The products, in ascending order of their numbers.
    public let ids: [ProductID]
    let shelves: [CategoryID: Shelf]
    /// All rows by sort, those that cannot be bought last; positions are each category's own.
    let orders: [ListingSort: [Int32]]
    /// The attributes to count, in the order of pages.
    let counted: [AttributeID]
    let facets: [Facet]
    let axes: AxisIndex
    /// The rows whose price is a reduced one.
    let reduced: Bitset
    /// All prices in millionths in ascending order, with their rows.
    let byPrice: [(price: Int64, row: Int32)]

    /// The earliest moment at which a price in the index changes by itself: the index must be replaced then.
    public let changesAt: Instant?

    /// The index of these products in a store view. `facets` are the attributes to count, in the order of the page;
    /// `axes` are those by which variants differ. Takes some milliseconds a thousand products.
    public init(
        rows: [ListingRow], categories: CategoryTree, in store: StoreViewID = .all, facets: [AttributeID],
        axes: [AttributeID]
    ) {
        var seen: Set<ProductID> = []
        let rows = rows.filter { seen.insert($0.id).inserted }.sorted { $0.id < $1.id }
        ids = rows.map(\.id)
        shelves = ListingIndex.shelves(rows, categories, store)
        orders = ListingIndex.orders(rows)
        counted = facets
        self.facets = ListingIndex.facets(rows, facets.filter { !axes.contains($0) })
        self.axes = AxisIndex(rows, axes: axes)
        var reduced = Bitset(rows: rows.count)
        for (number, row) in rows.enumerated() where row.isReduced { reduced.insert(number) }
        self.reduced = reduced
        byPrice = rows.enumerated().map { (price: $1.price.millionths, row: Int32($0)) }.sorted { $0.price < $1.price }
        changesAt = rows.compactMap(\.changesAt).min()
    }

    private static func facets(_ rows: [ListingRow], _ attributes: [AttributeID]) -> [Facet] {
        attributes.map { attribute in
            var facet = Facet(attribute: attribute, rows: [:])
            for (number, row) in rows.enumerated() {
                for option in row.options[attribute] ?? [] {
                    facet.rows[option, default: Bitset(rows: rows.count)].insert(number)
                }
            }
            return facet
        }
    }

    /// The sorts other than by position. Ties, and rows that compare as equal, are in order of product number: rows are
    /// sorted by number already and their places break the tie.
    private static func orders(_ rows: [ListingRow]) -> [ListingSort: [Int32]] {
        let names = rows.map { Array(LatinFolding.fold($0.name).utf8) }
        func order<Key: Comparable>(by key: (Int) -> Key) -> [Int32] {
            let keys = rows.indices.map(key)
            return rows.indices.sorted { left, right in
                if rows[left].isSalable != rows[right].isSalable { return rows[left].isSalable }
                return keys[left] == keys[right] ? left < right : keys[left] < keys[right]
            }.map(Int32.init)
        }
        let nameRanks = ranks(of: names)
        return [
            .name: order { nameRanks[$0] },
            .priceAscending: order { rows[$0].price.millionths },
            .priceDescending: order { 0 - Int128(rows[$0].price.millionths) },
            .newest: order { newestFirst(rows[$0]) },
        ]
    }

    /// What the merchant calls new comes first, the latest before the earlier; then the rest by when it was made.
    private static func newestFirst(_ row: ListingRow) -> Int128 {
        0 - (row.newSince.map { Int128($0.microseconds) + 1 << 64 } ?? Int128(row.createdAt.microseconds))
    }

    /// Each name's place among the different names: equal names have one rank.
    private static func ranks(of names: [[UInt8]]) -> [Int] {
        let sorted = names.indices.sorted { names[$0].lexicographicallyPrecedes(names[$1]) }
        var ranks = [Int](repeating: 0, count: names.count)
        for (place, name) in sorted.enumerated() where place > 0 {
            let before = sorted[place - 1]
            ranks[name] = names[before] == names[name] ? ranks[before] : place
        }
        return ranks
    }

    /// A product shown by a category below comes after the category's own, as in Magento
    /// (`Indexer\Category\Product\AbstractAction` adds 10,000 to its position).
    private static func shelves(
        _ rows: [ListingRow], _ tree: CategoryTree, _ store: StoreViewID
    ) -> [CategoryID: Shelf] {
        var links: [CategoryID: [(row: Int, position: Int64)]] = [:]
        for (number, row) in rows.enumerated() {
            for link in row.categories { links[link.categoryID, default: []].append((number, link.position)) }
        }
        var shelves: [CategoryID: Shelf] = [:]
        for category in tree.all {
            var places: [Int: (isBelow: Int, position: Int64)] = [:]
            for shown in tree.shown(under: category.id, in: store) {
                let isBelow = shown == category.id ? 0 : 1
                for (row, position) in links[shown] ?? [] {
                    if let known = places[row], known <= (isBelow, position) { continue }
                    places[row] = (isBelow, position)
                }
            }
            shelves[category.id] = Shelf(rows, places)
        }
        return shelves
    }
}

extension ListingIndex.Shelf {
    fileprivate init(_ rows: [ListingRow], _ places: [Int: (isBelow: Int, position: Int64)]) {
        self.rows = Bitset(rows: rows.count)
        for row in places.keys { self.rows.insert(row) }
        byPosition = places.map { row, place in (rows[row].isSalable ? 0 : 1, place.isBelow, place.position, row) }
            .sorted(by: <).map { Int32($0.3) }
        bands = PriceBand.suited(to: places.keys.map { rows[$0].price.millionths }.sorted()).map { band in
            var inside = Bitset(rows: rows.count)
            for row in places.keys where band.contains(rows[row].price.millionths) { inside.insert(row) }
            return (band: band, rows: inside)
        }
    }
}
