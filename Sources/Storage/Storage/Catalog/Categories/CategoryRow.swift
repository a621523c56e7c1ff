import Basics
import Catalog
import Commerce
import MariaDB

/// Writes what a draft says of a category into its three tables.
struct CategoryRow {
    let id: CategoryID
    let draft: CategoryDraft
    let transaction: WriterTransaction

    /// The row of a new category, behind its siblings unless the draft knows better.
    static func make(
        _ draft: CategoryDraft, under parent: CategoryID, in transaction: WriterTransaction
    ) async throws
        -> CategoryID
    {
        var position = draft.position
        if position == nil {
            let last = try await transaction.rows(
                "SELECT COALESCE(MAX(position), 0) FROM category WHERE parent_id = \(parent)", as: Int64.self)
            position = (last.first ?? 0) + 1
        }
        let effect = try await transaction.run(
            """
            INSERT INTO category (parent_id, position, is_active, is_in_menu, is_anchor) VALUES (\(parent),
            \(position), \(draft.texts.isActive ?? true), \(draft.texts.isInMenu ?? true), \(draft.isAnchor ?? true))
            """)
        return CategoryID(Int64(effect.lastInsertID))
    }

    func write() async throws {
        try await writeCategory()
        try await writeScope()
        try await writeDetails()
        transaction.touch(.category(id))
        transaction.touch(.reference)
    }

    /// What holds in all scopes; the default scope's answers about showing it are here too.
    private func writeCategory() async throws {
        var changes: SQL = "UPDATE category SET updated_at = CURRENT_TIMESTAMP"
        if let position = draft.position { changes += ", position = \(position)" }
        if let isAnchor = draft.isAnchor { changes += ", is_anchor = \(isAnchor)" }
        if draft.store == .all {
            if let isActive = draft.texts.isActive { changes += ", is_active = \(isActive)" }
            if let isInMenu = draft.texts.isInMenu { changes += ", is_in_menu = \(isInMenu)" }
        }
        try await transaction.run(changes + " WHERE id = \(id)")
    }

    private func writeScope() async throws {
        let isDefault = draft.store == .all
        let texts = draft.texts
        try await transaction.run(
            """
            INSERT INTO category_scope (category_id, store_id, name, url_key, description, meta_title, meta_keywords,
            meta_description, is_active, is_in_menu) VALUES (\(id), \(draft.store), \(texts.name), \(texts.urlKey),
            \(texts.description), \(texts.metaTitle), \(texts.metaKeywords), \(texts.metaDescription),
            \(isDefault ? nil : texts.isActive), \(isDefault ? nil : texts.isInMenu))
            ON DUPLICATE KEY UPDATE name = COALESCE(VALUES(name), name), url_key = COALESCE(VALUES(url_key), url_key),
            description = COALESCE(VALUES(description), description),
            meta_title = COALESCE(VALUES(meta_title), meta_title),
            meta_keywords = COALESCE(VALUES(meta_keywords), meta_keywords),
            meta_description = COALESCE(VALUES(meta_description), meta_description),
            is_active = COALESCE(VALUES(is_active), is_active), is_in_menu = COALESCE(VALUES(is_in_menu), is_in_menu)
            """)
        for field in draft.cleared {
            guard let assignment = CategoryRow.clearing(field) else { continue }
            let place: SQL = " WHERE category_id = \(id) AND store_id = \(draft.store)"
            try await transaction.run("UPDATE category_scope SET " + assignment + place)
        }
    }

    private static func clearing(_ field: CategoryField) -> SQL? {
        switch field {
        case .name: "name = NULL"
        case .urlKey: "url_key = NULL"
        case .description: "description = NULL"
        case .metaTitle: "meta_title = NULL"
        case .metaKeywords: "meta_keywords = NULL"
        case .metaDescription: "meta_description = NULL"
        case .isActive: "is_active = NULL"
        case .isInMenu: "is_in_menu = NULL"
        case .detail: nil
        }
    }

    private func writeDetails() async throws {
        let gone = draft.cleared.compactMap { field in
            if case .detail(let detail) = field { detail.rawValue } else { nil }
        }
        if !gone.isEmpty {
            try await transaction.run(
                """
                DELETE FROM category_detail
                WHERE category_id = \(id) AND store_id = \(draft.store) AND code IN \(list: gone.sorted())
                """)
        }
        let rows = draft.texts.details.sorted { $0.key.rawValue < $1.key.rawValue }.map { detail, value in
            [id, draft.store, detail.rawValue, value] as [any SQLParameter]
        }
        guard !rows.isEmpty else { return }
        try await transaction.run(
            """
            INSERT INTO category_detail (category_id, store_id, code, value) VALUES \(rows: rows)
            ON DUPLICATE KEY UPDATE value = VALUES(value)
            """)
    }
}
