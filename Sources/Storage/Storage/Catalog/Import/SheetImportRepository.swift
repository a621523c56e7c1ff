import Basics
public import Catalog
public import Commerce
import MariaDB

/// Takes stock, tier prices and the history of prices in, on the writer, in batches of one transaction each.
public final class SheetImportRepository: SKUKnowing {
    let writer: Writer
    let context: () -> WritingContext

    /// An import's way to the tables; `context` gives the moment of each write.
    public init(_ databases: Databases, context: @escaping () -> WritingContext) {
        writer = databases.writer
        self.context = context
    }

    /// Those of these SKUs that name a product.
    public func known(_ skus: [SKU]) async throws(StoreFailure) -> [SKU: KnownProduct] {
        try await ProductImportRepository.known(skus, writer)
    }

    /// Runs one transaction with the numbers of the products that these SKUs name.
    func batch<Value>(
        _ skus: [SKU], _ body: (WriterTransaction, [SKU: ProductID]) async throws -> Value
    ) async throws(StoreFailure) -> Value {
        do {
            return try await writer.transaction(within: .seconds(Writer.batchSeconds)) { transaction in
                let rows = try await transaction.rows(
                    "SELECT sku, id FROM product WHERE sku_folded IN \(list: Set(skus).sorted())", as: SKU.self,
                    ProductID.self)
                let ids = Dictionary(rows) { first, _ in first }
                for id in ids.values { transaction.touch(.product(id)) }
                return try await body(transaction, ids)
            }
        } catch {
            throw StoreFailure(error)
        }
    }
}

extension SheetImportRepository: StockImporting {
    /// The codes of all sources that have anything, and the default one.
    public func sourceCodes() async throws(StoreFailure) -> Set<String> {
        do {
            let codes = try await writer.rows("SELECT DISTINCT source_code FROM source_item", as: String.self)
            return Set(codes + ["default"])
        } catch {
            throw StoreFailure(error)
        }
    }

    /// Keeps lines of stock.
    public func keep(
        _ stocks: [SourceStockDraft], replacing replaced: [SKU]
    ) async throws(StoreFailure) -> ImportCounts {
        let notifyBelow = context().stockDefaults.notifyBelow
        let now = CivilTime(utc: context().now)
        return try await batch(stocks.map(\.sku) + replaced) { transaction, _ in
            var counts = ImportCounts()
            if !replaced.isEmpty {
                try await transaction.run("DELETE FROM source_item WHERE sku_folded IN \(list: replaced)")
            }
            let rows = stocks.map { stock in
                let quantity = stock.quantity ?? .zero
                let isLow = stock.quantity.map { $0 < notifyBelow } ?? false
                return [stock.sku, stock.source, quantity, stock.isInStock ?? (quantity > .zero), isLow ? now : nil]
                    as [any SQLParameter]
            }
            counts.updated = rows.count
            try await SheetImportRepository.upsert(stocks, rows, in: transaction)
            return counts
        }
    }

    /// Lines that say both are one statement; those that leave the one or the other are another.
    private static func upsert(
        _ stocks: [SourceStockDraft], _ rows: [[any SQLParameter]], in transaction: WriterTransaction
    ) async throws {
        func some(_ isMeant: (SourceStockDraft) -> Bool) -> [[any SQLParameter]] {
            zip(stocks, rows).filter { isMeant($0.0) }.map(\.1)
        }
        let insert: SQL = "INSERT INTO source_item (sku_folded, source_code, quantity, status, low_stock_date) VALUES "
        let low: SQL = """
            low_stock_date = IF(VALUES(low_stock_date) IS NULL, NULL, COALESCE(low_stock_date, VALUES(low_stock_date)))
            """
        let whole = some { $0.quantity != nil && $0.isInStock != nil }
        if !whole.isEmpty {
            let rows: SQL = "\(rows: whole) ON DUPLICATE KEY UPDATE quantity = VALUES(quantity), "
            try await transaction.run(insert + rows + "status = VALUES(status), " + low)
        }
        let quantities = some { $0.quantity != nil && $0.isInStock == nil }
        if !quantities.isEmpty {
            let rows: SQL = "\(rows: quantities) ON DUPLICATE KEY UPDATE quantity = VALUES(quantity), "
            try await transaction.run(insert + rows + low)
        }
        let statuses = some { $0.quantity == nil }
        if !statuses.isEmpty {
            let rows: SQL = "\(rows: statuses) ON DUPLICATE KEY UPDATE status = VALUES(status)"
            try await transaction.run(insert + rows)
        }
    }

    /// Removes what sources have of products.
    public func remove(_ stocks: [SourceStockDraft]) async throws(StoreFailure) -> Int {
        try await batch(stocks.map(\.sku)) { transaction, _ in
            let bySource = Dictionary(grouping: stocks, by: \.source)
            var count = 0
            for (source, stocks) in bySource.sorted(by: { $0.key < $1.key }) {
                count += try await transaction.run(
                    """
                    DELETE FROM source_item WHERE source_code = \(source) AND sku_folded IN \(list: stocks.map(\.sku))
                    """
                ).affectedRows
            }
            return count
        }
    }
}

extension SheetImportRepository: TierPriceImporting {
    /// Customer groups by lower-cased code.
    public func customerGroups() async throws(StoreFailure) -> [String: CustomerGroupID] {
        do {
            let rows = try await writer.rows(
                "SELECT code, id FROM customer_group", as: String.self, CustomerGroupID.self)
            return Dictionary(rows.map { ($0.0.lowercased(), $0.1) }) { first, _ in first }
        } catch {
            throw StoreFailure(error)
        }
    }

    /// Websites by code.
    public func websites() async throws(StoreFailure) -> [String: WebsiteID] {
        do {
            let rows = try await writer.rows("SELECT code, id FROM website", as: String.self, WebsiteID.self)
            return Dictionary(rows) { first, _ in first }
        } catch {
            throw StoreFailure(error)
        }
    }

    /// Keeps tier prices.
    public func keep(
        _ tiers: [TierPriceDraft], replacing replaced: [SKU]
    ) async throws(StoreFailure) -> ImportCounts {
        try await batch(tiers.map(\.sku) + replaced) { transaction, ids in
            var counts = ImportCounts()
            let gone = replaced.compactMap { ids[$0] }
            if !gone.isEmpty {
                counts.deleted = try await transaction.run(
                    "DELETE FROM tier_price WHERE product_id IN \(list: gone)"
                ).affectedRows
            }
            let rows = tiers.compactMap { draft in ids[draft.sku].map { TierPriceRow.cells($0, draft.tier) } }
            try await TierPriceRow.upsert(rows, in: transaction)
            counts.updated = rows.count
            return counts
        }
    }
}

extension SheetImportRepository: PriceHistoryImporting {
    /// Keeps points of prices' history.
    public func keep(
        _ points: [PricePointDraft], replacing replaced: [SKU]
    ) async throws(StoreFailure) -> ImportCounts {
        try await batch(points.map(\.sku) + replaced) { transaction, ids in
            var counts = ImportCounts()
            let gone = replaced.compactMap { ids[$0] }
            if !gone.isEmpty {
                counts.deleted = try await transaction.run(
                    "DELETE FROM price_history WHERE product_id IN \(list: gone)"
                ).affectedRows
            }
            let rows = points.compactMap { draft in
                ids[draft.sku].map { id in
                    [id, CivilTime(utc: draft.point.from), draft.point.price.text()] as [any SQLParameter]
                }
            }
            counts.updated = rows.count
            guard !rows.isEmpty else { return counts }
            try await transaction.run(
                """
                INSERT INTO price_history (product_id, changed_at, price) VALUES \(rows: rows)
                ON DUPLICATE KEY UPDATE price = VALUES(price)
                """)
            return counts
        }
    }
}
