import Basics
import Catalog
import Commerce
import MariaDB

/// Finds categories by their names' path, and makes the levels that are missing.
enum CategoryPaths {
    private static let treeRoot = CategoryID(1)

    static func find(_ path: [String], in transaction: WriterTransaction) async throws -> CategoryID? {
        var parent = treeRoot
        for (level, name) in path.enumerated() {
            if let known = try await child(of: parent, named: name, in: transaction) {
                parent = known
            } else if level == 0 {
                return nil
            } else {
                parent = try await make(name, under: parent, in: transaction)
            }
        }
        return path.isEmpty ? nil : parent
    }

    private static func child(
        of parent: CategoryID, named name: String, in transaction: WriterTransaction
    ) async throws -> CategoryID? {
        try await transaction.rows(
            """
            SELECT c.id FROM category c JOIN category_scope s ON s.category_id = c.id AND s.store_id = 0
            WHERE c.parent_id = \(parent) AND LOWER(s.name) = LOWER(\(name)) ORDER BY c.position, c.id LIMIT 1
            """, as: CategoryID.self
        ).first
    }

    private static func make(
        _ name: String, under parent: CategoryID, in transaction: WriterTransaction
    ) async throws -> CategoryID {
        let last = try await transaction.rows(
            "SELECT COALESCE(MAX(position), 0) FROM category WHERE parent_id = \(parent)", as: Int64.self)
        let effect = try await transaction.run(
            "INSERT INTO category (parent_id, position) VALUES (\(parent), \((last.first ?? 0) + 1))")
        let id = CategoryID(Int64(effect.lastInsertID))
        let slug = Slug.text(of: name)
        let urlKey = slug.isEmpty ? "category-\(id)" : slug
        try await transaction.run(
            "INSERT INTO category_scope (category_id, store_id, name, url_key) VALUES (\(id), 0, \(name), \(urlKey))")
        try await URLPaths.write(for: id, in: transaction)
        transaction.touch(.category(id))
        transaction.touch(.reference)
        return id
    }
}
