public import Basics
public import Commerce

/// The rows of a store view's listing, and the index of them. It takes changes in: a few cost a fraction of a new
/// index, since what they leave as it was is shared.
public struct ListingTable: Sendable {
    private var rows: [ListingRow] = []
    private var shape = ListingShape(categories: CategoryTree([]), store: .all, facets: [], axes: [])
    /// How many rows have a variant with an option on each axis.
    private var uses: [AttributeID: Int] = [:]
    /// The index of the rows.
    public private(set) var index: ListingIndex

    /// Above this share of the rows a new index costs less than changing the old one.
    private static let changedShareMax = 8

    /// A table without rows.
    public init() { index = ListingIndex(ListingColumns([], shape)) }

    /// Replaces all rows. `axes` are the attributes by which variants may differ; those that some do are the index'.
    public mutating func fill(
        _ rows: [ListingRow], categories: CategoryTree, in store: StoreViewID, facets: [AttributeID],
        axes: [AttributeID]
    ) {
        self.rows = ListingTable.ordered(rows)
        uses = [:]
        for row in self.rows { count(row, 1) }
        shape = ListingShape(categories: categories, store: store, facets: facets, axes: axes)
        build()
    }

    /// Puts the rows on the shelves of another tree. Gives the categories whose listings are different now: all, or
    /// none where each shows what it showed.
    public mutating func arrange(by categories: CategoryTree) -> Set<CategoryID> {
        guard shape.shelves != ListingShape.shelves(of: categories, in: shape.store) else { return [] }
        let known = Set(shape.categories.all.map(\.id))
        shape = ListingShape(categories: categories, store: shape.store, facets: shape.facets, axes: shape.axes)
        build()
        return known.union(categories.all.map(\.id))
    }

    /// Takes in what has become of some products: their rows, nil for what is not listed. Gives the categories whose
    /// listings are different now, without those above them.
    public mutating func take(_ news: [ProductID: ListingRow?]) -> Set<CategoryID> {
        var changed: [ChangedRow] = []
        var (added, removed): ([ListingRow], Set<ProductID>) = ([], [])
        var touched: Set<CategoryID> = []
        for (id, new) in news {
            let place = place(of: id)
            let old = place.map { rows[$0] }
            guard old != new else { continue }
            for link in (old?.categories ?? []) + (new?.categories ?? []) { touched.insert(link.categoryID) }
            if let old { count(old, -1) }
            if let new { count(new, 1) }
            switch (place, old, new) {
            case (let place?, let old?, let new?):
                changed.append(ChangedRow(number: Int32(place), old: old, new: new))
                rows[place] = new
            case (_, _, let new?): added.append(new)
            default: removed.insert(id)
            }
        }
        if added.isEmpty, removed.isEmpty, changed.isEmpty { return [] }
        if !added.isEmpty || !removed.isEmpty {
            rows = ListingTable.ordered(rows.filter { !removed.contains($0.id) } + added)
        }
        let isPatched =
            added.isEmpty && removed.isEmpty && changed.count * ListingTable.changedShareMax <= rows.count
            && index.columns.axes.attributes == axesInUse
        guard isPatched else {
            build()
            return touched
        }
        var columns = index.columns
        columns.update(changed, rows, shape)
        index = ListingIndex(columns)
        return touched
    }

    /// The products whose row changes by itself by `now`.
    public func changed(by now: Instant) -> [ProductID] {
        index.columns.changes.indices.filter { index.columns.changes[$0] <= now.microseconds }.map { index.ids[$0] }
    }

    /// Rows by number, each number once.
    static func ordered(_ rows: [ListingRow]) -> [ListingRow] {
        let isOrdered = zip(rows, rows.dropFirst()).allSatisfy { $0.id < $1.id }
        if isOrdered { return rows }
        var seen: Set<ProductID> = []
        return rows.filter { seen.insert($0.id).inserted }.sorted { $0.id < $1.id }
    }

    /// What no variant differs by is a plain filter, which costs the index less.
    private var axesInUse: [AttributeID] { shape.axes.filter { uses[$0, default: 0] > 0 } }

    private mutating func count(_ row: ListingRow, _ change: Int) {
        for axis in Set(row.variants.lazy.flatMap(\.axes)) { uses[axis, default: 0] += change }
    }

    private mutating func build() {
        let shape = ListingShape(
            categories: shape.categories, store: shape.store, facets: shape.facets, axes: axesInUse)
        index = ListingIndex(ListingColumns(rows, shape))
    }

    private func place(of id: ProductID) -> Int? {
        let ids = index.ids
        var (low, high) = (0, ids.count)
        while low < high {
            let middle = (low + high) / 2
            if ids[middle] < id { low = middle + 1 } else { high = middle }
        }
        return low < ids.count && ids[low] == id ? low : nil
    }
}
