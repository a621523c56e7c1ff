public import Basics
public import Catalog
public import Commerce
public import EventLoop
import MariaDB

/// Keeps the rows of the listing index for one node and makes a new index of them when something has changed.
///
/// A change touches few products: only their rows are read again (through the object cache, which has dropped them).
/// The index itself is made whole from all rows, on a pool, and handed to the loops.
public final class ListingKeeper {
    /// The indexes by store view.
    public typealias Listings = [StoreViewID: ListingIndex]

    private let products: ProductRepository
    private let reads: CatalogueReads
    private let pool: BlockingPool
    private var rows: [StoreViewID: [ProductID: ListingRow]] = [:]
    /// The categories to which a row that has changed belongs, before or after, since the last indexes were made.
    private var changed: Set<CategoryID> = []
    /// The earliest moment at which a listed price changes by itself, or a product begins or ends to be new.
    public private(set) var changesAt: Instant?
    /// Which listed products show a variant.
    private var parentsOf: [ProductID: Set<ProductID>] = [:]

    /// A keeper that makes indexes on `pool`.
    public init(_ databases: Databases, _ products: ProductRepository, feed: FeedPosition, pool: BlockingPool) {
        self.products = products
        self.pool = pool
        reads = CatalogueReads(reader: databases.reader, writer: databases.writer, feed: feed)
    }

    /// Reads all products anew.
    public func reload(_ reference: Reference, at now: Instant) async throws -> Listings {
        rows = [:]
        parentsOf = [:]
        let ids = try await reads.read { session in
            // A variant has a row of its own only when shoppers can see it by itself.
            try await session.rows(
                """
                SELECT p.id FROM product p JOIN product_scope s ON s.product_id = p.id
                WHERE s.visibility > 1 GROUP BY p.id ORDER BY p.id
                """, as: ProductID.self)
        }.value
        return try await refresh(ids, reference, at: now)
    }

    /// Reads these products anew, with those whose variants they are.
    public func refresh(_ ids: [ProductID], _ reference: Reference, at now: Instant) async throws -> Listings {
        var rest = shown(by: ids).sorted()[...]
        while !rest.isEmpty {
            let some = Array(rest.prefix(ProductFill.productsMax))
            take(try await products.products(some), of: some, reference, at: now)
            rest = rest.dropFirst(ProductFill.productsMax)
        }
        return try await build(reference)
    }

    /// These products and those whose variants they are.
    public func shown(by ids: some Sequence<ProductID>) -> [ProductID] {
        Array(Set(ids.flatMap { Array(parentsOf[$0] ?? []) + [$0] }))
    }

    /// The categories whose listings are different since this was asked last, those above them among them.
    public func takeChangedCategories(_ tree: CategoryTree) -> [CategoryID] {
        defer { changed = [] }
        return Array(Set(changed.flatMap { tree.path(to: $0) + [$0] }))
    }

    /// The products whose listed price has changed by itself by `now`.
    public func productsChanged(by now: Instant) -> [ProductID] {
        Set(
            rows.values.flatMap { byID in
                byID.values.filter { row in row.changesAt.map { $0 <= now } ?? false }.map(\.id)
            }
        ).sorted()
    }

    private func take(_ found: [Product], of ids: [ProductID], _ reference: Reference, at now: Instant) {
        let present = Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
        for store in reference.stores.all {
            for id in ids {
                let row = present[id].flatMap { ListingRow($0, in: store, at: now, reference) }
                let old = rows[store.id]?[id]
                guard row != old else { continue }
                rows[store.id, default: [:]][id] = row
                for link in (old?.categories ?? []) + (row?.categories ?? []) { changed.insert(link.categoryID) }
            }
        }
        for product in found {
            for variant in product.variants { parentsOf[variant.id, default: []].insert(product.id) }
        }
    }

    private func build(_ reference: Reference) async throws -> Listings {
        changesAt = rows.values.flatMap { $0.values.compactMap(\.changesAt) }.min()
        let rows = rows.mapValues { Array($0.values) }
        let facets = reference.attributes.filterable.map(\.id)
        let candidates = reference.attributes.axes
        let categories = reference.categories
        return try await pool.run {
            let indexes = rows.map { store, rows in
                let axes = ListingRow.axesInUse(rows, among: candidates)
                return (store, ListingIndex(rows: rows, categories: categories, in: store, facets: facets, axes: axes))
            }
            return Dictionary(indexes) { first, _ in first }
        }
    }
}
