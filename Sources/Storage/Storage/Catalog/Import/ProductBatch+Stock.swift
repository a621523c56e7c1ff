import Basics
import Catalog
import Commerce
import MariaDB

/// What is on hand of a batch's products, and how they are sold.
extension ProductBatch {
    /// What is known of a product's stock before the batch.
    private struct Known {
        let id: ProductID
        let kind: ProductKind
        var stock: Stock?
        var rules: StockRules
    }

    /// A product with no more pieces than its threshold is out of stock, whatever the draft says, unless backorders are
    /// taken; a configurable one has no pieces of its own.
    func writeStock(_ placed: [Placed]) async throws {
        let said = placed.filter { place in
            place.draft.store == .all
                && (place.draft.quantity != nil || place.draft.isInStock != nil || !place.draft.stockRules.isEmpty)
        }
        guard !said.isEmpty else { return }
        var known = try await knownStock(said.map(\.id))
        var (quantities, rules): (Set<ProductID>, Set<ProductID>) = ([], [])
        for place in said {
            guard var one = known[place.id] else { continue }
            one.rules.own = place.draft.stockRules.applied(to: one.rules.own)
            if !place.draft.stockRules.isEmpty { rules.insert(place.id) }
            if place.draft.quantity != nil || place.draft.isInStock != nil {
                one.stock = ProductBatch.stock(one, place.draft)
                quantities.insert(place.id)
            }
            known[place.id] = one
        }
        let skus = Dictionary(said.map { ($0.id, $0.draft.sku) }) { first, _ in first }
        try await writeQuantities(
            quantities.sorted().compactMap { id in
                guard let one = known[id], let stock = one.stock, let sku = skus[id] else { return nil }
                let isLow = one.kind.hasQuantity && stock.quantity < one.rules.notifyBelow
                return [sku, "default", stock.quantity, stock.isInStock, isLow ? now : nil]
            })
        try await writeRules(rules.sorted().compactMap { id in known[id].map { ProductBatch.row(id, $0.rules.own) } })
    }

    private static func stock(_ known: Known, _ draft: ProductDraft) -> Stock {
        var stock = known.stock ?? Stock(quantity: .zero, isInStock: !known.kind.hasQuantity)
        stock.quantity = known.kind.hasQuantity ? draft.quantity ?? stock.quantity : .zero
        stock.isInStock = draft.isInStock ?? stock.isInStock
        if known.kind.hasQuantity, known.rules.managesStock, !known.rules.allows(stock.quantity) {
            stock.isInStock = false
        }
        return stock
    }

    private func knownStock(_ ids: [ProductID]) async throws -> [ProductID: Known] {
        let rows = try await transaction.rows(
            """
            SELECT p.id, p.kind, s.quantity, s.status, i.min_qty, i.min_sale_qty, i.max_sale_qty, i.notify_stock_qty,
            i.qty_increments, i.enable_qty_increments, i.backorders, i.manage_stock, i.is_qty_decimal,
            i.is_decimal_divided FROM product p
            LEFT JOIN source_item s ON s.sku_folded = p.sku_folded AND s.source_code = 'default'
            LEFT JOIN stock_item i ON i.product_id = p.id WHERE p.id IN \(list: ids)
            """,
            as: ProductID.self, ProductKind.self, Quantity?.self, Bool?.self, Quantity?.self, Quantity?.self,
            Quantity?.self, Quantity?.self, Quantity?.self, Bool?.self, Int64?.self, Bool?.self, Bool?.self, Bool?.self)
        return Dictionary(
            rows.map { row in
                var own = StockRules.Own()
                (own.minQuantity, own.minSaleQuantity, own.maxSaleQuantity) = (row.4, row.5, row.6)
                (own.notifyBelow, own.increments, own.enablesIncrements) = (row.7, row.8, row.9)
                (own.backorders, own.managesStock) = (row.10.flatMap(Backorders.init), row.11)
                (own.isDecimal, own.isDecimalDivided) = (row.12 ?? false, row.13 ?? false)
                let stock = row.2.map { Stock(quantity: $0, isInStock: row.3 ?? false) }
                let rules = StockRules(own, shop: context.stockDefaults)
                return (row.0, Known(id: row.0, kind: row.1, stock: stock, rules: rules))
            }
        ) { first, _ in first }
    }

    private func writeQuantities(_ rows: [[any SQLParameter]]) async throws {
        guard !rows.isEmpty else { return }
        try await transaction.run(
            """
            INSERT INTO source_item (sku_folded, source_code, quantity, status, low_stock_date) VALUES \(rows: rows)
            ON DUPLICATE KEY UPDATE quantity = VALUES(quantity), status = VALUES(status),
            low_stock_date = IF(VALUES(low_stock_date) IS NULL, NULL, COALESCE(low_stock_date, VALUES(low_stock_date)))
            """)
    }

    private func writeRules(_ rows: [[any SQLParameter]]) async throws {
        guard !rows.isEmpty else { return }
        try await transaction.run(
            """
            INSERT INTO stock_item (product_id, min_qty, min_sale_qty, max_sale_qty, notify_stock_qty, qty_increments,
            enable_qty_increments, backorders, manage_stock, is_qty_decimal, is_decimal_divided) VALUES \(rows: rows)
            ON DUPLICATE KEY UPDATE min_qty = VALUES(min_qty), min_sale_qty = VALUES(min_sale_qty),
            max_sale_qty = VALUES(max_sale_qty), notify_stock_qty = VALUES(notify_stock_qty),
            qty_increments = VALUES(qty_increments), enable_qty_increments = VALUES(enable_qty_increments),
            backorders = VALUES(backorders), manage_stock = VALUES(manage_stock),
            is_qty_decimal = VALUES(is_qty_decimal), is_decimal_divided = VALUES(is_decimal_divided)
            """)
    }

    private static func row(_ id: ProductID, _ own: StockRules.Own) -> [any SQLParameter] {
        [
            id, own.minQuantity, own.minSaleQuantity, own.maxSaleQuantity, own.notifyBelow, own.increments,
            own.enablesIncrements, own.backorders?.rawValue, own.managesStock, own.isDecimal, own.isDecimalDivided,
        ]
    }
}
