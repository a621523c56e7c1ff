import Basics
import Commerce

/// What an index is made of.
///
/// Rows are numbered in order of product number. Every category, facet option and pair of variant options has the set
/// of its rows; every sort has its order of all rows, so that sorting is walking that order and testing bits.
struct ListingColumns: Sendable {
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
        var rows: [OptionID: Bitset] = [:]
    }

    /// A price in millionths, and whose it is.
    struct PricedRow: Sendable {
        let price: Int64
        let row: Int32
    }

    /// The products, in ascending order of their numbers.
    let ids: [ProductID]
    var shelves: [CategoryID: Shelf] = [:]
    /// All rows by sort, those that cannot be bought last; positions are each category's own.
    var orders: [ListingSort: [Int32]]
    /// The attributes to count, in the order of pages.
    let counted: [AttributeID]
    var facets: [Facet]
    var axes: AxisIndex
    /// The rows whose price is a reduced one.
    var reduced: Bitset
    /// All prices in ascending order.
    var byPrice: [PricedRow]
    /// When each row's price changes by itself, in microseconds; the far future where it does not.
    var changes: [Int64]

    /// The columns of these rows, which are in order of their numbers and have each number once.
    init(_ rows: [ListingRow], _ shape: ListingShape) {
        ids = rows.map(\.id)
        counted = shape.facets
        facets = ListingColumns.facets(rows, shape.facets.filter { !shape.axes.contains($0) })
        axes = AxisIndex(rows, axes: shape.axes)
        orders = ListingColumns.orders(rows)
        reduced = Bitset(rows: rows.count)
        for (number, row) in rows.enumerated() where row.isReduced { reduced.insert(number) }
        byPrice = rows.enumerated().map { PricedRow(price: $1.price.millionths, row: Int32($0)) }
            .sorted { ($0.price, $0.row) < ($1.price, $1.row) }
        changes = rows.map(ListingColumns.change)
        for (category, places) in ListingColumns.places(rows, shape) {
            var shelf = Shelf(rows: Bitset(rows: rows.count), byPosition: [], bands: [])
            for place in places { shelf.rows.insert(Int(place.row)) }
            shelf.byPosition = places.sorted(by: <).map(\.row)
            shelf.bands = bands(of: shelf.rows)
            shelves[category] = shelf
        }
    }

    /// The earliest moment at which a price changes by itself.
    var changesAt: Instant? {
        guard let least = changes.min(), least < .max else { return nil }
        return Instant(microseconds: least)
    }

    static func change(of row: ListingRow) -> Int64 { row.changesAt?.microseconds ?? .max }

    private static func facets(_ rows: [ListingRow], _ attributes: [AttributeID]) -> [Facet] {
        var facets = attributes.map { Facet(attribute: $0) }
        let places = Dictionary(attributes.enumerated().map { ($1, $0) }) { first, _ in first }
        for (number, row) in rows.enumerated() {
            row.options.forEach { attribute, option in
                guard let place = places[attribute] else { return }
                facets[place].rows[option, default: Bitset(rows: rows.count)].insert(number)
            }
        }
        return facets
    }
}

/// Orders. Ties, and rows that compare as equal, are in order of product number.
extension ListingColumns {
    private static func orders(_ rows: [ListingRow]) -> [ListingSort: [Int32]] {
        let names = ranks(of: rows.map(nameKey))
        func order<Key: Comparable>(_ keys: [Key]) -> [Int32] {
            let places = (0..<Int32(rows.count)).map { (isSold: rows[Int($0)].isSalable, key: keys[Int($0)], row: $0) }
            return places.sorted { left, right in
                if left.isSold != right.isSold { return left.isSold }
                return left.key == right.key ? left.row < right.row : left.key < right.key
            }.map(\.row)
        }
        return [
            .name: order(names), .priceAscending: order(rows.map(\.price.millionths)),
            .priceDescending: order(rows.map(dearestFirst)), .newest: order(rows.map(newestFirst)),
        ]
    }

    /// Whether a row comes before another in a sort that is not by position.
    static func precedes(_ left: Int32, _ right: Int32, in sort: ListingSort, _ rows: [ListingRow]) -> Bool {
        let (first, second) = (rows[Int(left)], rows[Int(right)])
        if first.isSalable != second.isSalable { return first.isSalable }
        func before<Key: Comparable>(_ key: (ListingRow) -> Key) -> Bool {
            let keys = (key(first), key(second))
            return keys.0 == keys.1 ? left < right : keys.0 < keys.1
        }
        switch sort {
        case .name:
            let names = (nameKey(first), nameKey(second))
            return names.0 == names.1 ? left < right : names.0.lexicographicallyPrecedes(names.1)
        case .priceAscending: return before(\.price.millionths)
        case .priceDescending: return before(dearestFirst)
        case .newest: return before(newestFirst)
        case .position: return left < right
        }
    }

    private static func nameKey(_ row: ListingRow) -> [UInt8] { Array(LatinFolding.fold(row.name).utf8) }

    /// Descending without the one number that has no negative.
    private static func dearestFirst(_ row: ListingRow) -> Int64 { ~row.price.millionths }

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
}

/// Shelves.
extension ListingColumns {
    /// Where a row stands on a shelf: what can be bought first, then the category's own products, then positions.
    struct Place: Comparable {
        let isUnsold: Bool
        let isBelow: Bool
        let position: Int64
        let row: Int32

        static func < (left: Place, right: Place) -> Bool {
            if left.isUnsold != right.isUnsold { return right.isUnsold }
            if left.isBelow != right.isBelow { return right.isBelow }
            return (left.position, left.row) < (right.position, right.row)
        }
    }

    /// A row's place in a category that shows these categories; nil where it is in none of them. A product shown by a
    /// category below comes after the category's own, as in Magento (`Indexer\Category\Product\AbstractAction` adds
    /// 10,000 to its position).
    static func place(
        of row: ListingRow, number: Int32, in category: CategoryID, showing shown: Set<CategoryID>
    ) -> Place? {
        row.categories.lazy.filter { shown.contains($0.categoryID) }.map { link in
            Place(
                isUnsold: !row.isSalable, isBelow: link.categoryID != category, position: link.position, row: number)
        }.min()
    }

    private static func places(_ rows: [ListingRow], _ shape: ListingShape) -> [CategoryID: [Place]] {
        var rowsOf: [CategoryID: [Int32]] = [:]
        for (number, row) in rows.enumerated() {
            for link in row.categories { rowsOf[link.categoryID, default: []].append(Int32(number)) }
        }
        var places: [CategoryID: [Place]] = [:]
        for category in shape.categories.all {
            let shown = shape.categories.shown(under: category.id, in: shape.store)
            let among = Set(shown)
            var inside = Bitset(rows: rows.count)
            for row in shown.lazy.flatMap({ rowsOf[$0] ?? [] }) { inside.insert(Int(row)) }
            var found: [Place] = []
            inside.forEach { row in
                let place = place(of: rows[row], number: Int32(row), in: category.id, showing: among)
                if let place { found.append(place) }
            }
            places[category.id] = found
        }
        return places
    }

    /// The price bands that suit a shelf.
    func bands(of shelf: Bitset) -> [(band: PriceBand, rows: Bitset)] {
        let priced = byPrice.filter { shelf.contains(Int($0.row)) }
        return PriceBand.suited(to: priced.map(\.price)).map { band in
            var inside = Bitset(rows: ids.count)
            for one in priced where band.contains(one.price) { inside.insert(Int(one.row)) }
            return (band: band, rows: inside)
        }
    }
}
