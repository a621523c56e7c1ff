public import Basics
public import Catalog
public import Commerce
public import EventLoop
import MariaDB

/// Keeps the rows of the listing index for one node and makes a new index when something has changed.
///
/// A change touches few products: only their rows are read again, and the new index shares with the old one what they
/// leave as it was. Rows and indexes are made on a pool, and the indexes handed to the loops.
public final class ListingKeeper {
    /// The indexes by store view.
    public typealias Listings = [StoreViewID: ListingIndex]

    private let reads: CatalogueReads
    private let loop: EventLoop
    private let pool: BlockingPool
    private let stockDefaults: () -> StockDefaults
    private var tables: [StoreViewID: StoreListing] = [:]
    private var variants = VariantParents()
    /// What the rows were made from beside the products; nil until all have been.
    private var basis: ListingBasis?
    /// The categories to which a row that has changed belongs, before or after, since the last indexes were made.
    private var changed: Set<CategoryID> = []
    /// The earliest moment at which a listed price changes by itself, or a product begins or ends to be new.
    public private(set) var changesAt: Instant?

    /// So many batches are read side by side: while the server looks one up, another is being decoded.
    private static let readersMax = 4

    /// A keeper on `loop` that makes indexes on `pool`. `stockDefaults` says how products are sold that do not say so
    /// themselves.
    public init(
        _ databases: Databases, feed: FeedPosition, on loop: EventLoop, pool: BlockingPool,
        stockDefaults: @escaping () -> StockDefaults
    ) {
        (self.loop, self.pool, self.stockDefaults) = (loop, pool, stockDefaults)
        reads = CatalogueReads(reader: databases.reader, writer: databases.writer, feed: feed)
    }

    /// Reads all products anew.
    public func reload(_ reference: Reference, at now: Instant) async throws -> Listings {
        basis = nil
        let ids = try await reads.read { session in
            // A variant has a row of its own only when shoppers can see it by itself.
            try await session.rows(
                "SELECT DISTINCT product_id FROM product_scope WHERE visibility > 1 ORDER BY product_id",
                as: ProductID.self)
        }.value
        variants = VariantParents()
        let batches = try await batches(of: ids, reference, at: now)
        tables = Dictionary(reference.stores.all.map { ($0.id, StoreListing($0.id)) }) { first, _ in first }
        try await eachTable { table in table.fill(batches, reference) }
        changed = Set(reference.categories.all.map(\.id))
        basis = ListingBasis(reference)
        return listings()
    }

    /// Takes in other reference data, and reads these products anew; all of them only where other reference data make
    /// other rows.
    public func renew(_ ids: [ProductID], _ reference: Reference, at now: Instant) async throws -> Listings {
        guard basis == ListingBasis(reference) else { return try await reload(reference, at: now) }
        try await eachTable { table in table.arrange(by: reference.categories) }
        return try await refresh(ids, reference, at: now)
    }

    /// Reads these products anew, with those whose variants they are.
    public func refresh(_ ids: [ProductID], _ reference: Reference, at now: Instant) async throws -> Listings {
        let batches = try await batches(of: shown(by: ids).sorted(), reference, at: now)
        try await eachTable { table in table.take(batches) }
        for table in tables.values { changed.formUnion(table.takeTouched()) }
        return listings()
    }

    /// These products and those whose variants they are.
    public func shown(by ids: some Sequence<ProductID>) -> [ProductID] {
        Array(Set(ids.flatMap { variants.parents(of: $0) + [$0] }))
    }

    /// The categories whose listings are different since this was asked last, those above them among them.
    public func takeChangedCategories(_ tree: CategoryTree) -> [CategoryID] {
        defer { changed = [] }
        return Array(Set(changed.flatMap { tree.path(to: $0) + [$0] }))
    }

    /// The products whose listed price has changed by itself by `now`.
    public func productsChanged(by now: Instant) -> [ProductID] {
        Set(tables.values.flatMap { $0.table.changed(by: now) }).sorted()
    }

    private func listings() -> Listings {
        let made = tables.mapValues(\.table.index)
        changesAt = made.values.compactMap(\.changesAt).min()
        return made
    }

    /// Works on the tables on the pool, side by side as far as it has threads.
    private func eachTable(_ work: @escaping @Sendable (StoreListing) -> Void) async throws {
        var rest = Array(tables.values)
        try await loop.sideBySide(rest.count) { [pool] in
            guard let table = rest.popLast() else { return }
            try await pool.run { work(table) }
        }
    }

    /// What becomes of these products in each store view, in their order.
    private func batches(
        of ids: [ProductID], _ reference: Reference, at now: Instant
    ) async throws -> [ListingBatch] {
        let count = (ids.count + ListingFill.productsMax - 1) / ListingFill.productsMax
        var made = [ListingBatch?](repeating: nil, count: count)
        var next = 0
        try await loop.sideBySide(ListingKeeper.readersMax) { [self] in
            while next < made.count {
                let place = next
                next += 1
                let some = Array(ids.dropFirst(place * ListingFill.productsMax).prefix(ListingFill.productsMax))
                do {
                    made[place] = try await batch(of: some, reference, at: now)
                } catch {
                    next = count
                    throw error
                }
            }
        }
        return made.compactMap(\.self)
    }

    private func batch(of ids: [ProductID], _ reference: Reference, at now: Instant) async throws -> ListingBatch {
        let defaults = stockDefaults()
        let products = try await reads.read { session in
            try await ListingFill(session: session, reference: reference, stockDefaults: defaults).products(ids)
        }.value
        for product in products { variants.note(product) }
        return try await pool.run { ListingBatch(products, of: ids, reference, at: now) }
    }
}

/// The table of a store view. Used by one thread at a time: the keeper waits while the pool works on it.
private final class StoreListing: @unchecked Sendable {
    private(set) var table = ListingTable()
    /// The categories that changes have touched, until they are taken: another store view's change may fail.
    private var touched: Set<CategoryID> = []
    private let store: StoreViewID

    init(_ store: StoreViewID) { self.store = store }

    func fill(_ batches: [ListingBatch], _ reference: Reference) {
        table.fill(
            batches.flatMap { $0.rows[store]?.compactMap(\.self) ?? [] }, categories: reference.categories, in: store,
            facets: reference.attributes.filterable.map(\.id), axes: reference.attributes.axes)
    }

    func take(_ batches: [ListingBatch]) {
        var news: [ProductID: ListingRow?] = [:]
        for batch in batches {
            for (id, row) in zip(batch.ids, batch.rows[store] ?? []) { news[id] = .some(row) }
        }
        touched.formUnion(table.take(news))
    }

    func arrange(by categories: CategoryTree) { touched.formUnion(table.arrange(by: categories)) }

    func takeTouched() -> Set<CategoryID> {
        defer { touched = [] }
        return touched
    }
}

/// What becomes of some products in each store view: a row, or nil where it is not listed.
private struct ListingBatch: Sendable {
    let ids: [ProductID]
    var rows: [StoreViewID: [ListingRow?]] = [:]

    /// Store views mostly agree on all but names: what is the same is kept once.
    init(_ products: [Product], of ids: [ProductID], _ reference: Reference, at now: Instant) {
        self.ids = ids
        let present = Dictionary(products.map { ($0.id, $0) }) { first, _ in first }
        var last = [ListingRow?](repeating: nil, count: ids.count)
        for store in reference.stores.all {
            var own: [ListingRow?] = []
            own.reserveCapacity(ids.count)
            for (place, id) in ids.enumerated() {
                var row = present[id].flatMap { ListingRow($0, in: store, at: now, reference) }
                if let other = last[place] { row?.share(with: other) }
                last[place] = row ?? last[place]
                own.append(row)
            }
            rows[store.id] = own
        }
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
