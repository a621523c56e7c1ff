public import Basics
import Caching
public import Catalog
public import Commerce
import EventLoop
import MariaDB

/// Products from the node's object cache; cold ones are filled from the reader, all of a page in one go, but those that
/// somebody is reading already.
public final class ProductRepository: ProductReading {
    private let caches: CatalogCaches
    private let reads: CatalogueReads
    private let feed: FeedPosition
    private let loop: EventLoop
    private let currency: Currency
    private let stockDefaults: () -> StockDefaults
    private let log: Log

    /// A loop's way to the products. Prices are in the base `currency`; `stockDefaults` says how products are sold that
    /// do not say so themselves.
    public init(
        _ databases: Databases, _ caches: CatalogCaches, feed: FeedPosition, currency: Currency,
        stockDefaults: @escaping () -> StockDefaults = { StockDefaults() }, log: Log
    ) {
        (self.caches, self.feed, loop) = (caches, feed, databases.loop)
        reads = CatalogueReads(reader: databases.reader, writer: databases.writer, feed: feed)
        (self.currency, self.stockDefaults, self.log) = (currency, stockDefaults, log)
    }

    /// The products with these numbers, in that order, without those that do not exist.
    public func products(_ ids: [ProductID]) async throws(StoreFailure) -> [Product] {
        let defaults = stockDefaults()
        var found: [ProductID: Product] = [:]
        var cold: [ProductID] = []
        for id in ids where found[id] == nil {
            if let product = kept(id, defaults) { found[id] = product } else { cold.append(id) }
        }
        var rest = cold[...]
        while !rest.isEmpty {
            found.merge(try await read(Array(rest.prefix(ProductFill.productsMax)), defaults)) { first, _ in first }
            rest = rest.dropFirst(ProductFill.productsMax)
        }
        return ids.compactMap { found[$0] }
    }

    /// The number of the product with a SKU, in any letter case.
    public func productID(of sku: SKU) async throws(StoreFailure) -> ProductID? {
        if let id = caches.productBySKU.value(for: sku) { return id }
        return try await caches.skuFills.values(
            of: [sku], at: feed.position, on: loop, kept: { caches.productBySKU.value(for: $0) }
        ) { _ throws(StoreFailure) in
            guard let id = try await readID(of: sku) else { return [:] }
            return [sku: id]
        }[sku]
    }

    private func readID(of sku: SKU) async throws(StoreFailure) -> ProductID? {
        do {
            let read = try await reads.read { session in
                try await session.rows("SELECT id FROM product WHERE sku_folded = \(sku)", as: ProductID.self).first
            }
            guard let id = read.value else { return nil }
            caches.productBySKU.keep(id, for: sku, tags: [.product(id)], readAt: read.position)
            return id
        } catch {
            throw StoreFailure(error)
        }
    }

    /// Cold products, by one fill for those that nobody is reading. What another loop reads by older rules of selling
    /// is read anew.
    private func read(_ ids: [ProductID], _ defaults: StockDefaults) async throws(StoreFailure) -> [ProductID: Product]
    {
        let found = try await caches.productFills.values(
            of: ids, at: feed.position, on: loop, kept: { kept($0, defaults) }
        ) { ids throws(StoreFailure) in try await fill(ids) }
        let old = found.filter { $0.value.stockRules.shop != defaults }.map(\.key)
        guard !old.isEmpty else { return found }
        return found.merging(try await fill(old)) { _, new in new }
    }

    /// A product knows how the shop sold things when it was read. Where that has changed it is read anew, the moment
    /// this loop knows of the change: another loop that did not know yet may have put it into the cache.
    private func kept(_ id: ProductID, _ defaults: StockDefaults) -> Product? {
        caches.products.value(for: id).flatMap { $0.stockRules.shop == defaults ? $0 : nil }
    }

    private func fill(_ ids: [ProductID]) async throws(StoreFailure) -> [ProductID: Product] {
        do {
            let read = try await reads.read { [currency, stockDefaults, log] session in
                try await ProductFill(
                    session: session, currency: currency, stockDefaults: stockDefaults(), log: log
                ).products(ids)
            }
            for (id, product) in read.value {
                let tags = product.dependencies.map { ChangeTag.product($0) }
                caches.products.keep(product, for: id, tags: tags, readAt: read.position)
            }
            return read.value
        } catch {
            throw StoreFailure(error)
        }
    }
}
