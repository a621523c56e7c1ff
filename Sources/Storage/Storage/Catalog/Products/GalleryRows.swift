import Catalog
import Commerce
import MariaDB

/// The pictures of one product, given one by one or all at once.
struct GalleryRows {
    let transaction: WriterTransaction
    let product: ProductID

    /// Pictures that are not named go.
    func replace(_ gallery: [GalleryEntryDraft], in store: StoreViewID) async throws {
        let kept = gallery.compactMap(\.id)
        var gone: SQL = "DELETE FROM product_media WHERE product_id = \(product)"
        if !kept.isEmpty { gone += " AND id NOT IN \(list: kept)" }
        try await transaction.run(gone)
        for entry in gallery { _ = try await put(entry, in: store) }
    }

    /// Adds a picture, or changes the one with its number, and gives the number; zero for one that is not the
    /// product's. Roles that it takes leave the pictures that had them.
    func put(_ entry: GalleryEntryDraft, in store: StoreViewID) async throws -> Int64 {
        let roles = entry.roles.joined(separator: ",")
        guard let id = entry.id else {
            try await take(entry.roles, except: 0)
            let effect = try await transaction.run(
                """
                INSERT INTO product_media (product_id, file, label, position, is_disabled, roles) VALUES
                (\(product), \(entry.file), \(entry.label), \(entry.position), \(entry.isDisabled), \(roles))
                """)
            return Int64(effect.lastInsertID)
        }
        let known = try await transaction.rows(
            "SELECT id FROM product_media WHERE id = \(id) AND product_id = \(product)", as: Int64.self)
        guard !known.isEmpty else { return 0 }
        guard store == .all else {
            let row: [any SQLParameter] = [id, store, entry.label, entry.position, entry.isDisabled, roles]
            try await GalleryRows.writeScopes([row], in: transaction)
            return id
        }
        try await take(entry.roles, except: id)
        try await transaction.run(
            """
            UPDATE product_media SET label = \(entry.label), position = \(entry.position),
            is_disabled = \(entry.isDisabled), roles = \(roles) WHERE id = \(id)
            """)
        return id
    }

    private func take(_ roles: [String], except id: Int64) async throws {
        guard !roles.isEmpty else { return }
        let others = try await transaction.rows(
            "SELECT id, roles FROM product_media WHERE product_id = \(product) AND id <> \(id) AND roles <> ''",
            as: Int64.self, String.self)
        for (other, text) in others {
            let had = text.split(separator: ",").map(String.init)
            let left = had.filter { !roles.contains($0) }
            guard left.count < had.count else { continue }
            try await transaction.run(
                "UPDATE product_media SET roles = \(left.joined(separator: ",")) WHERE id = \(other)")
        }
    }

    /// Keeps what store views say of pictures; what is nil stays.
    static func writeScopes(_ rows: [[any SQLParameter]], in transaction: WriterTransaction) async throws {
        guard !rows.isEmpty else { return }
        try await transaction.run(
            """
            INSERT INTO product_media_scope (media_id, store_id, label, position, is_disabled, roles)
            VALUES \(rows: rows) ON DUPLICATE KEY UPDATE label = COALESCE(VALUES(label), label),
            position = COALESCE(VALUES(position), position),
            is_disabled = COALESCE(VALUES(is_disabled), is_disabled), roles = COALESCE(VALUES(roles), roles)
            """)
    }
}
