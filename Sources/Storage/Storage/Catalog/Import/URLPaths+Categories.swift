import Catalog
import Commerce
import MariaDB

/// Paths of categories: the keys of the category and those above it, below the store's root, joined by slashes.
extension URLPaths {
    /// A category's path in a store view, as it is and as it is to be.
    private struct Change {
        let category: CategoryID
        let store: StoreViewID
        let had: String?
        let wanted: String?
    }

    /// Brings the paths of these categories of a tree up to date. A path that another page has is refused.
    static func write(
        for categories: [CategoryID], of tree: CategoryTree, in transaction: WriterTransaction
    ) async throws {
        let changes = try await changes(of: categories, tree, in: transaction)
        try await refuseTaken(changes, tree, in: transaction)
        for change in changes {
            guard let had = change.had else { continue }
            try await giveUp(had, for: change.wanted, change.store, in: transaction)
        }
        let wanted = changes.compactMap { change in
            change.wanted.map {
                Wanted(store: change.store, path: $0, kind: "category", entity: change.category.rawValue)
            }
        }
        try await add(wanted, in: transaction)
        for category in Set(changes.map(\.category)) { transaction.touch(.category(category)) }
    }

    /// Takes away the paths that lead to these pages.
    static func remove(_ kind: String, _ entities: [Int64], in transaction: WriterTransaction) async throws {
        try await transaction.run(
            "DELETE FROM url_rewrite WHERE kind = \(kind) AND entity_id IN \(list: entities)")
    }

    private static func changes(
        of categories: [CategoryID], _ tree: CategoryTree, in transaction: WriterTransaction
    ) async throws -> [Change] {
        var present: [CategoryID: [StoreViewID: String]] = [:]
        let rows = try await transaction.rows(
            """
            SELECT entity_id, store_id, request_path FROM url_rewrite
            WHERE kind = 'category' AND entity_id IN \(list: categories)
            """, as: CategoryID.self, StoreViewID.self, String.self)
        for (category, store, path) in rows { present[category, default: [:]][store] = path }
        let stores = try await storeViews(in: transaction)
        return categories.flatMap { category in
            stores.map { store in
                Change(
                    category: category, store: store, had: present[category]?[store],
                    wanted: path(of: category, tree, in: store))
            }
        }.filter { $0.had != $0.wanted }
    }

    private static func path(of category: CategoryID, _ tree: CategoryTree, in store: StoreViewID) -> String? {
        let below = tree.path(to: category).dropFirst(2)
        let keys = below.compactMap { tree.category($0)?.urlKey(in: store) }
        return keys.isEmpty || keys.count < below.count ? nil : keys.joined(separator: "/") + suffix
    }

    private static func refuseTaken(
        _ changes: [Change], _ tree: CategoryTree, in transaction: WriterTransaction
    ) async throws {
        let wanted = changes.compactMap(\.wanted)
        guard !wanted.isEmpty else { return }
        let held = try await transaction.rows(
            """
            SELECT store_id, request_path, kind, entity_id FROM url_rewrite
            WHERE request_path IN \(list: wanted) AND kind <> 'moved'
            """, as: StoreViewID.self, String.self, String.self, Int64.self)
        var seen: Set<[String]> = []
        for change in changes {
            guard let path = change.wanted else { continue }
            let isGivenUp = changes.contains { $0.store == change.store && $0.had == path }
            let isHeld = held.contains { $0.0 == change.store && $0.1 == path } && !isGivenUp
            if isHeld || !seen.insert(["\(change.store)", path]).inserted {
                throw CategoryFailure.urlKeyIsTaken(tree.category(change.category)?.urlKey(in: change.store) ?? path)
            }
        }
    }
}
