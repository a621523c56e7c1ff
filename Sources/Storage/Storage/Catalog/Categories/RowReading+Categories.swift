import Basics
import Catalog
import Commerce
import MariaDB

/// Categories, a statement a table.
extension RowReading {
    /// All categories.
    func categories() async throws -> [Category] {
        let texts = try await categoryTexts()
        return try await rows(
            """
            SELECT id, parent_id, position, is_active, is_in_menu, is_anchor, created_at, updated_at FROM category
            """,
            as: CategoryID.self, CategoryID?.self, Int64.self, Bool.self, Bool.self, Bool.self, CivilTime.self,
            CivilTime.self
        ).map {
            Category(
                id: $0.0, parentID: $0.1, position: $0.2, isActive: $0.3, isInMenu: $0.4, isAnchor: $0.5,
                texts: texts[$0.0] ?? [:], createdAt: $0.6, updatedAt: $0.7)
        }
    }

    private func categoryTexts() async throws -> [CategoryID: [StoreViewID: Category.Texts]] {
        var texts: [CategoryID: [StoreViewID: Category.Texts]] = [:]
        let said = try await rows(
            """
            SELECT category_id, store_id, name, url_key, description, meta_title, meta_keywords, meta_description,
            is_active, is_in_menu FROM category_scope
            """,
            as: CategoryID.self, StoreViewID.self, String?.self, String?.self, String?.self, String?.self,
            String?.self, String?.self, Bool?.self, Bool?.self)
        for row in said {
            var said = Category.Texts(name: row.2, urlKey: row.3, description: row.4, metaTitle: row.5)
            (said.metaKeywords, said.metaDescription) = (row.6, row.7)
            (said.isActive, said.isInMenu) = (row.8, row.9)
            texts[row.0, default: [:]][row.1] = said
        }
        let details = try await rows(
            "SELECT category_id, store_id, code, value FROM category_detail",
            as: CategoryID.self, StoreViewID.self, String.self, String.self)
        for (category, store, code, value) in details {
            guard let detail = CategoryDetail(rawValue: code) else { continue }
            texts[category, default: [:]][store, default: Category.Texts()].details[detail] = value
        }
        return texts
    }
}
