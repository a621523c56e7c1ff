import Basics
import Catalog
import Commerce
import MariaDB

/// The history of prices: every write of a price, by whatever way, appends what it changes, and settles anew what the
/// price will be when a special price begins or ends.
struct PriceHistoryRows {
    let transaction: WriterTransaction
    let context: WritingContext

    /// Older points than this are forgotten, but for the one that was valid then.
    static let daysKept = 400

    /// Appends what the prices of these products are from now on, in the default scope. Those that are `new` have no
    /// history yet.
    func append(_ products: [ProductID], new: Set<ProductID> = []) async throws {
        guard !products.isEmpty else { return }
        let ids = Array(Set(products)).sorted()
        let old = ids.filter { !new.contains($0) }
        let history = old.isEmpty ? [:] : try await histories(old)
        let scopes = try await transaction.rows(
            """
            SELECT product_id, price, special_price, special_from, special_to FROM product_scope
            WHERE store_id = 0 AND product_id IN \(list: ids)
            """, as: ProductID.self, String?.self, String?.self, CivilTime?.self, CivilTime?.self)
        var (rows, outdated): ([[any SQLParameter]], [ProductID]) = ([], [])
        for (product, price, special, from, to) in scopes {
            var columns = ProductColumns()
            columns.price = price.flatMap { Money($0, context.currency) }
            columns.specialPrice = special.flatMap { Money($0, context.currency) }
            (columns.specialFrom, columns.specialTo) = (from, to)
            let points = PriceTimeline.settled(columns, from: context.now, context.clock)
            let known = history[product] ?? []
            let added = PriceHistoryRows.added(points, to: known, now: context.now)
            guard added != known.filter({ $0.from > context.now }) else { continue }
            if !new.contains(product) { outdated.append(product) }
            rows += added.map { [product, CivilTime(utc: $0.from), $0.price.text()] }
        }
        try await forget(outdated)
        guard !rows.isEmpty else { return }
        try await transaction.run(
            """
            INSERT INTO price_history (product_id, changed_at, price) VALUES \(rows: rows)
            ON DUPLICATE KEY UPDATE price = VALUES(price)
            """)
    }

    /// The points to be written: a price that goes on as it is is no new one.
    private static func added(_ points: [PricePoint], to known: [PricePoint], now: Instant) -> [PricePoint] {
        var last = PriceTimeline.price(at: now, known)
        return points.filter { point in
            defer { last = point.price }
            return point.price != last
        }
    }

    private func histories(_ ids: [ProductID]) async throws -> [ProductID: [PricePoint]] {
        let rows = try await transaction.rows(
            """
            SELECT product_id, changed_at, price FROM price_history WHERE product_id IN \(list: ids)
            ORDER BY product_id, changed_at
            """, as: ProductID.self, CivilTime.self, String.self)
        var histories: [ProductID: [PricePoint]] = [:]
        for (product, moment, price) in rows {
            guard let money = Money(price, context.currency) else { continue }
            histories[product, default: []].append(PricePoint(from: moment.asUTC, price: money))
        }
        return histories
    }

    /// What was settled for later is settled anew; what is too old to matter goes.
    private func forget(_ products: [ProductID]) async throws {
        guard !products.isEmpty else { return }
        let now = CivilTime(utc: context.now)
        try await transaction.run(
            "DELETE FROM price_history WHERE product_id IN \(list: products) AND changed_at > \(now)")
        let oldest = CivilTime(
            utc: Instant(microseconds: context.now.microseconds - Int64(PriceHistoryRows.daysKept) * 86_400_000_000))
        try await transaction.run(
            """
            DELETE h FROM price_history h JOIN (
            SELECT product_id, MAX(changed_at) AS kept FROM price_history
            WHERE product_id IN \(list: products) AND changed_at < \(oldest) GROUP BY product_id
            ) k ON k.product_id = h.product_id AND h.changed_at < k.kept
            """)
    }
}
