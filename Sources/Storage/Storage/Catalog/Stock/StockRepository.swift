import Basics
package import Catalog
package import Commerce
import MariaDB

/// Stock for clients of the API, on the writer.
package final class StockRepository: StockKeeping {
    private let writer: Writer
    private let context: () -> WritingContext

    /// The one source that there is.
    package static let defaultSource = "default"

    /// A loop's way to stock; `context` gives the moment of each write.
    package init(_ databases: Databases, context: @escaping () -> WritingContext) {
        writer = databases.writer
        self.context = context
    }

    /// The stock of these products, in order of their numbers.
    package func stock(of products: [ProductID]) async throws(StoreFailure) -> [StockRow] {
        guard !products.isEmpty else { return [] }
        return try await failures { try await rows(where: "p.id IN \(list: products)", page: "") }
    }

    /// The products with no more pieces than this.
    package func low(
        atMost quantity: Quantity, offset: Int64, count: Int64
    ) async throws(StoreFailure) -> SearchResult<StockRow> {
        try await failures {
            let condition: SQL = "COALESCE(s.quantity, 0) <= \(quantity)"
            let total = try await writer.rows(
                """
                SELECT COUNT(*) FROM product p
                LEFT JOIN source_item s ON s.sku_folded = p.sku_folded AND s.source_code = 'default' WHERE
                """ + " " + condition, as: Int64.self)
            let items = try await rows(where: condition, page: " LIMIT \(count) OFFSET \(offset)")
            return SearchResult(items: items, totalCount: total.first ?? 0)
        }
    }

    private func rows(where condition: SQL, page: SQL) async throws -> [StockRow] {
        let sql: SQL = """
            SELECT p.id, s.quantity, s.status, COALESCE(s.low_stock_date, i.low_stock_date), i.min_qty, i.min_sale_qty,
            i.max_sale_qty, i.notify_stock_qty, i.qty_increments, i.enable_qty_increments, i.backorders, i.manage_stock,
            i.is_qty_decimal, i.is_decimal_divided FROM product p
            LEFT JOIN source_item s ON s.sku_folded = p.sku_folded AND s.source_code = 'default'
            LEFT JOIN stock_item i ON i.product_id = p.id WHERE
            """
        let rows = try await writer.rows(
            sql + " " + condition + " ORDER BY p.id" + page,
            as: ProductID.self, Quantity?.self, Bool?.self, CivilTime?.self, Quantity?.self, Quantity?.self,
            Quantity?.self, Quantity?.self, Quantity?.self, Bool?.self, Int64?.self, Bool?.self, Bool?.self, Bool?.self)
        let defaults = context().stockDefaults
        return rows.map { row in
            var own = StockRules.Own()
            (own.minQuantity, own.minSaleQuantity, own.maxSaleQuantity) = (row.4, row.5, row.6)
            (own.notifyBelow, own.increments, own.enablesIncrements) = (row.7, row.8, row.9)
            (own.backorders, own.managesStock) = (row.10.flatMap(Backorders.init), row.11)
            (own.isDecimal, own.isDecimalDivided) = (row.12 ?? false, row.13 ?? false)
            return StockRow(
                productID: row.0, stock: row.1.map { Stock(quantity: $0, isInStock: row.2 ?? false) },
                rules: StockRules(own, shop: defaults), lowSince: row.3)
        }
    }

    func sourceCount(_ sql: SQL) async throws -> Int64 { try await writer.rows(sql, as: Int64.self).first ?? 0 }

    func sourceRows(_ sql: SQL) async throws -> [SourceItem] {
        try await writer.rows(sql, as: String.self, String.self, Quantity.self, Bool.self).map {
            SourceItem(sku: $0.0, sourceCode: $0.1, quantity: $0.2, isInStock: $0.3)
        }
    }

    /// Keeps what sources have. A SKU of no product is kept too, as Magento keeps it.
    package func save(_ items: [SourceItem]) async throws(StoreFailure) -> Bool {
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
    package func remove(_ items: [SourceItem]) async throws(StoreFailure) {
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
