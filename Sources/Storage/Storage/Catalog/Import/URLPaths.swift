import Basics
import Catalog
import Commerce
import MariaDB

/// Writes what the shop's paths lead to (Magento's URL rewrites): a path a store view for each product that has a
/// page and each category. A path that is given up leads on to the new one.
enum URLPaths {
    /// What Magento puts behind URL keys (`catalog/seo/product_url_suffix`).
    static let suffix = ".html"

    /// A product's keys and visibility in one scope.
    private typealias Scope = (key: String?, visibility: Visibility?)

    /// Brings the paths of these products up to date with their URL keys. Those that are `new` have none yet; a path
    /// that one of `forgetting` gives up leads nowhere.
    static func write(
        for products: [ProductID], new: Set<ProductID> = [], forgetting: Set<ProductID> = [],
        in transaction: WriterTransaction
    ) async throws {
        let stores = try await storeViews(in: transaction)
        let said = try await transaction.rows(
            "SELECT product_id, store_id, url_key, visibility FROM product_scope WHERE product_id IN \(list: products)",
            as: ProductID.self, StoreViewID.self, String?.self, Visibility?.self)
        var scopes: [ProductID: [StoreViewID: Scope]] = [:]
        for (product, store, key, visibility) in said { scopes[product, default: [:]][store] = (key, visibility) }
        var present: [ProductID: [StoreViewID: String]] = [:]
        let old = products.filter { !new.contains($0) }
        let rows =
            old.isEmpty
            ? []
            : try await transaction.rows(
                """
                SELECT entity_id, store_id, request_path FROM url_rewrite
                WHERE kind = 'product' AND entity_id IN \(list: old)
                """, as: ProductID.self, StoreViewID.self, String.self)
        for (product, store, path) in rows { present[product, default: [:]][store] = path }
        var added: [Wanted] = []
        for product in products {
            for store in stores {
                let (wanted, had) = (wantedPath(scopes[product] ?? [:], in: store), present[product]?[store])
                guard wanted != had else { continue }
                if let had {
                    let next = forgetting.contains(product) ? nil : wanted
                    try await giveUp(had, for: next, store, in: transaction)
                }
                if let wanted {
                    added.append(Wanted(store: store, path: wanted, kind: "product", entity: product.rawValue))
                }
            }
        }
        try await add(added, in: transaction)
    }

    /// Whether every path that a product's URL keys ask for leads to it.
    static func haveTheirWay(_ product: ProductID, in transaction: WriterTransaction) async throws -> Bool {
        let said = try await transaction.rows(
            "SELECT store_id, url_key, visibility FROM product_scope WHERE product_id = \(product)",
            as: StoreViewID.self, String?.self, Visibility?.self)
        let scopes = Dictionary(said.map { ($0.0, Scope(key: $0.1, visibility: $0.2)) }) { first, _ in first }
        let present = try await transaction.rows(
            "SELECT store_id, request_path FROM url_rewrite WHERE kind = 'product' AND entity_id = \(product)",
            as: StoreViewID.self, String.self)
        let paths = Dictionary(present) { first, _ in first }
        return try await storeViews(in: transaction).allSatisfy { store in
            wantedPath(scopes, in: store).map { $0 == paths[store] } ?? true
        }
    }

    static func storeViews(in transaction: WriterTransaction) async throws -> [StoreViewID] {
        try await transaction.rows("SELECT id FROM store_view WHERE id > 0 ORDER BY id", as: StoreViewID.self)
    }

    private static func wantedPath(_ scopes: [StoreViewID: Scope], in store: StoreViewID) -> String? {
        let visibility = scopes[store]?.visibility ?? scopes[.all]?.visibility ?? .catalogAndSearch
        guard visibility.hasPage, let key = scopes[store]?.key ?? scopes[.all]?.key, !key.isEmpty else { return nil }
        return key + suffix
    }

    /// Lets a path that is given up lead on to the new one, where there is one.
    static func giveUp(
        _ path: String, for wanted: String?, _ store: StoreViewID, in transaction: WriterTransaction
    ) async throws {
        if let wanted {
            try await transaction.run(
                """
                UPDATE url_rewrite SET kind = 'moved', entity_id = 0, target_path = \(wanted)
                WHERE store_id = \(store) AND request_path = \(path)
                """)
        } else {
            try await transaction.run(
                "DELETE FROM url_rewrite WHERE store_id = \(store) AND request_path = \(path)")
        }
        // A cached path may be of the kind that leads on, which depends on no product.
        transaction.touch(.reference)
    }

    /// A path that is wanted for a product or a category.
    struct Wanted {
        let store: StoreViewID
        let path: String
        let kind: String
        let entity: Int64
    }

    /// Adds paths, all by one statement. A path that only led on leads here now; one that leads to something else is
    /// left to it, as the import's check of URL keys should have said.
    static func add(_ wanted: [Wanted], in transaction: WriterTransaction) async throws {
        guard !wanted.isEmpty else { return }
        let held = try await transaction.rows(
            "SELECT store_id, request_path, kind FROM url_rewrite WHERE request_path IN \(list: wanted.map(\.path))",
            as: StoreViewID.self, String.self, String.self)
        if held.contains(where: { $0.2 == "moved" }) { transaction.touch(.reference) }
        let taken = held.filter { $0.2 != "moved" }
        let rows = wanted.filter { one in !taken.contains { $0.0 == one.store && $0.1 == one.path } }
            .map { [$0.store, $0.path, $0.kind, $0.entity] as [any SQLParameter] }
        guard !rows.isEmpty else { return }
        // A path that another transaction has taken since it was looked for stays with that one.
        try await transaction.run(
            """
            INSERT INTO url_rewrite (store_id, request_path, kind, entity_id) VALUES \(rows: rows)
            ON DUPLICATE KEY UPDATE entity_id = IF(kind = 'moved', VALUES(entity_id), entity_id),
            target_path = IF(kind = 'moved', NULL, target_path), kind = IF(kind = 'moved', VALUES(kind), kind)
            """)
    }
}
