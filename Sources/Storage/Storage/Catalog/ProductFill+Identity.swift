import Basics
import Catalog
import Commerce
import MariaDB

/// What products are, and how they are sold.
extension ProductFill {
    func identities(_ ids: [ProductID]) async throws -> [ProductID: ProductParts] {
        let rows = try await session.rows(
            """
            SELECT p.id, p.sku, p.kind, p.attribute_set_id, p.created_at, p.updated_at, p.has_options,
            (SELECT GROUP_CONCAT(w.website_id) FROM product_website w WHERE w.product_id = p.id),
            s.quantity, s.status, i.min_qty, i.min_sale_qty, i.max_sale_qty, i.notify_stock_qty, i.qty_increments,
            i.enable_qty_increments, i.backorders, i.manage_stock, i.is_qty_decimal, i.is_decimal_divided,
            COALESCE(s.low_stock_date, i.low_stock_date)
            FROM product p LEFT JOIN source_item s ON s.sku_folded = p.sku_folded AND s.source_code = 'default'
            LEFT JOIN stock_item i ON i.product_id = p.id WHERE p.id IN \(list: ids)
            """,
            as: ProductID.self, SKU.self, ProductKind.self, AttributeSetID.self, String.self, String.self, Bool.self,
            String?.self, Quantity?.self, Bool?.self, Quantity?.self, Quantity?.self, Quantity?.self, Quantity?.self,
            Quantity?.self, Bool?.self, Int64?.self, Bool?.self, Bool?.self, Bool?.self, CivilTime?.self)
        var parts: [ProductID: ProductParts] = [:]
        for row in rows {
            var own = StockRules.Own()
            (own.minQuantity, own.minSaleQuantity, own.maxSaleQuantity) = (row.10, row.11, row.12)
            (own.notifyBelow, own.increments, own.enablesIncrements) = (row.13, row.14, row.15)
            (own.backorders, own.managesStock) = (row.16.flatMap(Backorders.init), row.17)
            (own.isDecimal, own.isDecimalDivided) = (row.18 ?? false, row.19 ?? false)
            var extras = Product.Extras()
            extras.stockRules = StockRules(own, shop: stockDefaults)
            extras.lowStockSince = row.20
            parts[row.0] = ProductParts(
                id: row.0, sku: row.1, kind: row.2, attributeSetID: row.3, createdAt: instant(row.4),
                updatedAt: instant(row.5),
                websites: (row.7 ?? "").split(separator: ",").compactMap { Int64($0).map { WebsiteID($0) } },
                stock: row.8.map { Stock(quantity: $0, isInStock: row.9 ?? false) }, hasOptions: row.6, extras: extras)
        }
        return parts
    }
}
