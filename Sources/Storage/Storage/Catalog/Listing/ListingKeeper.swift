package import Basics
package import Catalog
package import Commerce
package import EventLoop
import MariaDB

/// Keeps the rows of the listing index for one node and makes a new index when something has changed.
///
/// A change touches few products: only their rows are read again, and the new index shares with the old one what they
/// leave as it was. Rows and indexes are made on a pool, and the indexes handed to the loops.
package final class ListingKeeper {
    /// The indexes by store view.
    package typealias Listings = [StoreViewID: ListingIndex]

    private let reads: CatalogueReads
    private let loop: EventLoop
    private let pool: BlockingPool
    private let stockDefaults: () -> StockDefaults
    private let tables = ListingTables()
    private var variants = VariantParents()
    /// The categories to which a row that has changed belongs, before or after, since the last indexes were made.
    private var changed: Set<CategoryID> = []
    /// The earliest moment at which a listed price changes by itself, or a product begins or ends to be new.
    package private(set) var changesAt: Instant?

    /// So many batches are read side by side: while the server looks one up, another is being decoded.
    private static let readersMax = 2

    /// A keeper on `loop` that makes indexes on `pool`. `stockDefaults` says how products are sold that do not say so
    /// themselves.
    package init(
        _ databases: Databases, feed: FeedPosition, on loop: EventLoop, pool: BlockingPool,
        stockDefaults: @escaping () -> StockDefaults
    ) {
        (self.loop, self.pool, self.stockDefaults) = (loop, pool, stockDefaults)
        reads = CatalogueReads(reader: databases.reader, writer: databases.writer, feed: feed)
    }

    /// Reads all products anew.
    package func reload(_ reference: Reference, at now: Instant) async throws -> Listings {
        let ids = try await reads.read { session in
            // A variant has a row of its own only when shoppers can see it by itself.
            try await session.rows(
                "SELECT DISTINCT product_id FROM product_scope WHERE visibility > 1 ORDER BY product_id",
                as: ProductID.self)
        }.value
        variants = VariantParents()
        let rows = try await rows(of: ids, reference, at: now)
        let made = try await pool.run { [tables] in tables.fill(rows, reference) }
        changed = Set(reference.categories.all.map(\.id))
        return take(made)
    }

    /// Reads these products anew, with those whose variants they are.
    package func refresh(_ ids: [ProductID], _ reference: Reference, at now: Instant) async throws -> Listings {
        let rows = try await rows(of: shown(by: ids).sorted(), reference, at: now)
        let (made, touched) = try await pool.run { [tables] in tables.take(rows) }
        changed.formUnion(touched)
        return take(made)
    }

    /// These products and those whose variants they are.
    package func shown(by ids: some Sequence<ProductID>) -> [ProductID] {
        Array(Set(ids.flatMap { variants.parents(of: $0) + [$0] }))
    }

    /// The categories whose listings are different since this was asked last, those above them among them.
    package func takeChangedCategories(_ tree: CategoryTree) -> [CategoryID] {
        defer { changed = [] }
        return Array(Set(changed.flatMap { tree.path(to: $0) + [$0] }))
    }

    /// The products whose listed price has changed by itself by `now`.
    package func productsChanged(by now: Instant) -> [ProductID] { tables.changed(by: now) }

    private func take(_ made: Listings) -> Listings {
        changesAt = made.values.compactMap(\.changesAt).min()
        return made
    }

    /// What becomes of these products in each store view: a row, or nil where it is not listed.
    private func rows(
        of ids: [ProductID], _ reference: Reference, at now: Instant
    ) async throws -> [StoreViewID: [ProductID: ListingRow?]] {
        var gathered: [StoreViewID: [ProductID: ListingRow?]] = [:]
        var rest = ids[...]
        try await loop.sideBySide(ListingKeeper.readersMax) { [self] in
            while !rest.isEmpty {
                let some = Array(rest.prefix(ListingFill.productsMax))
                rest = rest.dropFirst(ListingFill.productsMax)
                let defaults = stockDefaults()
                let products = try await reads.read { session in
                    try await ListingFill(session: session, reference: reference, stockDefaults: defaults)
                        .products(some)
                }.value
                for product in products { variants.note(product) }
                let made = try await pool.run { ListingTables.rows(products, of: some, reference, at: now) }
                gathered.merge(made) { before, more in before.merging(more) { _, last in last } }
            }
        }
        return gathered
    }
}

/// The tables of all store views. Used by one thread at a time: the keeper waits while the pool works on them.
private final class ListingTables: @unchecked Sendable {
    private var tables: [StoreViewID: ListingTable] = [:]

    func fill(_ rows: [StoreViewID: [ProductID: ListingRow?]], _ reference: Reference) -> ListingKeeper.Listings {
        tables = [:]
        for store in reference.stores.all {
            var table = ListingTable()
            table.fill(
                (rows[store.id] ?? [:]).values.compactMap(\.self), categories: reference.categories, in: store.id,
                facets: reference.attributes.filterable.map(\.id), axes: reference.attributes.axes)
            tables[store.id] = table
        }
        return indexes
    }

    func take(
        _ rows: [StoreViewID: [ProductID: ListingRow?]]
    ) -> (indexes: ListingKeeper.Listings, touched: Set<CategoryID>) {
        var touched: Set<CategoryID> = []
        for (store, news) in rows { touched.formUnion(tables[store]?.take(news) ?? []) }
        return (indexes, touched)
    }

    func changed(by now: Instant) -> [ProductID] { Set(tables.values.flatMap { $0.changed(by: now) }).sorted() }

    private var indexes: ListingKeeper.Listings { tables.mapValues(\.index) }

    /// The rows of these products, in the store views that list them. Store views mostly agree on all but names: what
    /// is the same is kept once.
    static func rows(
        _ products: [Product], of ids: [ProductID], _ reference: Reference, at now: Instant
    ) -> [StoreViewID: [ProductID: ListingRow?]] {
        let present = Dictionary(products.map { ($0.id, $0) }) { first, _ in first }
        var rows: [StoreViewID: [ProductID: ListingRow?]] = [:]
        for id in ids {
            var last: ListingRow?
            for store in reference.stores.all {
                var row = present[id].flatMap { ListingRow($0, in: store, at: now, reference) }
                if let last { row?.share(with: last) }
                rows[store.id, default: [:]][id] = .some(row)
                last = row ?? last
            }
        }
        return rows
    }
}

/// Which listed products show a variant: one, as a rule.
private struct VariantParents {
    private var first: [ProductID: ProductID] = [:]
    private var others: [ProductID: Set<ProductID>] = [:]

    func parents(of variant: ProductID) -> [ProductID] {
        (first[variant].map { [$0] } ?? []) + (others[variant] ?? [])
    }

    mutating func note(_ product: Product) {
        for variant in product.variants {
            let known = first[variant.id]
            if known == nil { first[variant.id] = product.id }
            if let known, known != product.id { others[variant.id, default: []].insert(product.id) }
        }
    }
}
