import Catalog
import Commerce
import MariaDB

/// Links and tier prices of a batch.
extension ProductBatch {
    func writeLinks(_ placed: [Placed]) async throws {
        let said = placed.filter { !$0.draft.links.isEmpty }.map { ($0.id, $0.draft.links) }
        try await LinkRows(transaction: transaction).write(said)
    }

    /// Tiers that are given whole.
    func writeTierPrices(_ placed: [Placed]) async throws {
        let said = placed.filter { $0.draft.tierPrices != nil }
        guard !said.isEmpty else { return }
        try await transaction.run("DELETE FROM tier_price WHERE product_id IN \(list: said.map(\.id))")
        let rows = said.flatMap { place in
            (place.draft.tierPrices ?? []).map { TierPriceRow.cells(place.id, $0) }
        }
        try await TierPriceRow.upsert(rows, in: transaction)
    }
}

/// Links as rows of `product_link`.
struct LinkRows {
    let transaction: WriterTransaction

    /// SKUs that are not there, and a product's own, are left out, as Magento's import leaves them out.
    func write(_ said: [(product: ProductID, links: [ProductLinkKind: LinksDraft])]) async throws {
        guard !said.isEmpty else { return }
        let skus = Set(said.flatMap { $0.links.values.flatMap { $0.links.map(\.sku) } })
        let found = try await transaction.rows(
            "SELECT sku, id FROM product WHERE sku_folded IN \(list: skus.sorted())", as: SKU.self, ProductID.self)
        let ids = Dictionary(found) { first, _ in first }
        let next = try await nextPositions(said.map(\.product))
        var rows: [[any SQLParameter]] = []
        for (product, links) in said {
            for (kind, draft) in links.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                if draft.isWhole { try await remove(kind, of: product) }
                var last = draft.isWhole ? 0 : next[Owner(product: product, kind: kind)] ?? 0
                for link in draft.links {
                    guard let id = ids[link.sku], id != product else { continue }
                    if link.position == nil { last += 1 }
                    rows.append([product, kind.rawValue, id, link.position ?? last])
                }
            }
        }
        guard !rows.isEmpty else { return }
        try await transaction.run(
            """
            INSERT INTO product_link (product_id, kind, linked_id, position) VALUES \(rows: rows)
            ON DUPLICATE KEY UPDATE position = VALUES(position)
            """)
    }

    private struct Owner: Hashable {
        let product: ProductID
        let kind: ProductLinkKind
    }

    private func remove(_ kind: ProductLinkKind, of product: ProductID) async throws {
        try await transaction.run(
            "DELETE FROM product_link WHERE product_id = \(product) AND kind = \(kind.rawValue)")
    }

    private func nextPositions(_ products: [ProductID]) async throws -> [Owner: Int64] {
        let rows = try await transaction.rows(
            """
            SELECT product_id, kind, MAX(position) FROM product_link WHERE product_id IN \(list: products)
            GROUP BY product_id, kind
            """, as: ProductID.self, String.self, Int64.self)
        return Dictionary(
            rows.compactMap { product, kind, position in
                ProductLinkKind(rawValue: kind).map { (Owner(product: product, kind: $0), position) }
            }
        ) { first, _ in first }
    }
}

/// A tier as a row of `tier_price`.
enum TierPriceRow {
    static func cells(_ product: ProductID, _ tier: TierPrice) -> [any SQLParameter] {
        switch tier.amount {
        case .fixed(let price):
            [product, tier.websiteID, tier.group, tier.quantity, price.text(), SQLValue.null]
        case .percent(let share):
            [
                product, tier.websiteID, tier.group, tier.quantity, SQLValue.null,
                Quantity(tenThousandths: share).description,
            ]
        }
    }

    static func upsert(_ rows: [[any SQLParameter]], in transaction: WriterTransaction) async throws {
        guard !rows.isEmpty else { return }
        try await transaction.run(
            """
            INSERT INTO tier_price (product_id, website_id, customer_group_id, quantity, price, percent)
            VALUES \(rows: rows) ON DUPLICATE KEY UPDATE price = VALUES(price), percent = VALUES(percent)
            """)
    }
}
