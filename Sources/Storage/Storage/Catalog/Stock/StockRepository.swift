import Basics
public import Catalog
public import Commerce
import MariaDB

/// Stock for clients of the API, on the writer.
public final class StockRepository: StockKeeping {
    private let writer: Writer

    /// The one source that there is.
    public static let defaultSource = "default"

    /// A loop's way to stock.
    public init(_ databases: Databases) { writer = databases.writer }

    /// The products with no more pieces than this.
    public func low(
        atMost quantity: Quantity, offset: Int64, count: Int64
    ) async throws(StoreFailure) -> SearchResult<LowStock> {
        try await failures {
            let condition: SQL = """
                 FROM product p LEFT JOIN source_item s ON s.sku_folded = p.sku_folded AND s.source_code = 'default'
                WHERE COALESCE(s.quantity, 0) <= \(quantity)
                """
            let total = try await sourceCount("SELECT COUNT(*)" + condition)
            let rows = try await writer.rows(
                "SELECT p.id, COALESCE(s.quantity, 0)" + condition
                    + " ORDER BY p.id LIMIT \(count) OFFSET \(offset)", as: ProductID.self, Quantity.self)
            let items = rows.map { LowStock(productID: $0.0, quantity: $0.1) }
            return SearchResult(items: items, totalCount: total)
        }
    }

    func sourceCount(_ sql: SQL) async throws -> Int64 { try await writer.rows(sql, as: Int64.self).first ?? 0 }

    func sourceRows(_ sql: SQL) async throws -> [SourceItem] {
        try await writer.rows(sql, as: String.self, String.self, Quantity.self, Bool.self).map {
            SourceItem(sku: $0.0, sourceCode: $0.1, quantity: $0.2, isInStock: $0.3)
        }
    }

    /// Keeps what sources have. A SKU of no product is kept too, as Magento keeps it.
    public func save(_ items: [SourceItem]) async throws(StoreFailure) -> Bool {
        guard items.allSatisfy({ $0.sourceCode == StockRepository.defaultSource && $0.quantity >= .zero }) else {
            return false
        }
        let rows = items.compactMap { item in
            SKU(item.sku).map { [$0, item.sourceCode, item.quantity, item.isInStock] as [any SQLParameter] }
        }
        guard rows.count == items.count else { return false }
        try await change(items) { transaction in
            try await transaction.run(
                """
                INSERT INTO source_item (sku_folded, source_code, quantity, status) VALUES \(rows: rows)
                ON DUPLICATE KEY UPDATE quantity = VALUES(quantity), status = VALUES(status)
                """)
        }
        return true
    }

    /// Removes what sources are said to have.
    public func remove(_ items: [SourceItem]) async throws(StoreFailure) {
        let skus = items.filter { $0.sourceCode == StockRepository.defaultSource }.compactMap { SKU($0.sku) }
        guard !skus.isEmpty else { return }
        try await change(items) { transaction in
            try await transaction.run(
                """
                DELETE FROM source_item WHERE source_code = 'default' AND sku_folded IN \(list: skus)
                """)
        }
    }

    private func change(
        _ items: [SourceItem], _ write: (WriterTransaction) async throws -> Void
    ) async throws(StoreFailure) {
        let skus = Set(items.compactMap { SKU($0.sku) }).sorted()
        guard !skus.isEmpty else { return }
        try await failures {
            try await writer.transaction(within: .seconds(Writer.batchSeconds)) { transaction in
                try await write(transaction)
                let products = try await transaction.rows(
                    "SELECT id FROM product WHERE sku_folded IN \(list: skus)", as: ProductID.self)
                for product in products { transaction.touch(.product(product)) }
            }
        }
    }

    private func failures<Value>(_ body: () async throws -> Value) async throws(StoreFailure) -> Value {
        do {
            return try await body()
        } catch {
            throw StoreFailure(error)
        }
    }
}
