public import Basics
public import Catalog
public import Commerce
import MariaDB

/// Products as the writer has them now, past all caches: what an administrator's token reads is what it wrote.
public final class FreshProducts: ProductReading {
    private let writer: Writer
    private let currency: Currency
    private let stockDefaults: () -> StockDefaults
    private let log: Log

    /// A loop's way to the products on the writer.
    public init(
        _ databases: Databases, currency: Currency, stockDefaults: @escaping () -> StockDefaults = { StockDefaults() },
        log: Log
    ) {
        writer = databases.writer
        (self.currency, self.stockDefaults, self.log) = (currency, stockDefaults, log)
    }

    /// The products with these numbers, in that order, without those that do not exist.
    public func products(_ ids: [ProductID]) async throws(StoreFailure) -> [Product] {
        var found: [ProductID: Product] = [:]
        var rest = Array(Set(ids)).sorted()[...]
        do {
            while !rest.isEmpty {
                let some = Array(rest.prefix(ProductFill.productsMax))
                let filled = try await writer.read { session in
                    try await ProductFill(
                        session: session, currency: currency, stockDefaults: stockDefaults(), log: log
                    ).products(some)
                }
                found.merge(filled) { first, _ in first }
                rest = rest.dropFirst(ProductFill.productsMax)
            }
        } catch {
            throw StoreFailure(error)
        }
        return ids.compactMap { found[$0] }
    }

    /// The number of the product with a SKU, in any letter case.
    public func productID(of sku: SKU) async throws(StoreFailure) -> ProductID? {
        do {
            return try await writer.rows(
                "SELECT id FROM product WHERE sku_folded = \(sku)", as: ProductID.self
            ).first
        } catch {
            throw StoreFailure(error)
        }
    }
}
