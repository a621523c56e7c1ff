import Basics
import Catalog
import Commerce
import MariaDB

/// The merchant's own attributes, websites and categories of a batch.
extension ProductBatch {
    func writeValues(_ placed: [Placed]) async throws {
        var rows: [[any SQLParameter]] = []
        var gone: [ValueColumn: [ProductID]] = [:]
        for place in placed {
            let store = place.draft.store
            for attribute in place.draft.clearedValues {
                gone[ValueColumn(store, attribute), default: []].append(place.id)
            }
            for (attribute, value) in place.draft.values.sorted(by: { $0.key < $1.key }) {
                if case .options = value { gone[ValueColumn(store, attribute), default: []].append(place.id) }
                rows += ProductBatch.cells(of: value).enumerated().map { ordinal, cells in
                    [place.id, store, attribute, Int64(ordinal)] + cells
                }
            }
        }
        for (column, products) in gone.sorted(by: { $0.key < $1.key }) { try await remove(column, of: products) }
        guard !rows.isEmpty else { return }
        try await transaction.run(
            """
            INSERT INTO product_value (product_id, store_id, attribute_id, ordinal, option_id, number_value, date_value,
            text_value) VALUES \(rows: rows)
            ON DUPLICATE KEY UPDATE option_id = VALUES(option_id), number_value = VALUES(number_value),
            date_value = VALUES(date_value), text_value = VALUES(text_value)
            """)
    }

    /// An attribute in one store view.
    private struct ValueColumn: Hashable, Comparable {
        let store: StoreViewID
        let attribute: AttributeID

        init(_ store: StoreViewID, _ attribute: AttributeID) { (self.store, self.attribute) = (store, attribute) }

        static func < (left: Self, right: Self) -> Bool {
            (left.store, left.attribute) < (right.store, right.attribute)
        }
    }

    private func remove(_ column: ValueColumn, of products: [ProductID]) async throws {
        try await transaction.run(
            """
            DELETE FROM product_value
            WHERE product_id IN \(list: products) AND store_id = \(column.store) AND attribute_id = \(column.attribute)
            """)
    }

    /// Option, number, date and text of each row that a value takes.
    private static func cells(of value: AttributeValue) -> [[any SQLParameter]] {
        switch value {
        case .text(let text): [[SQLValue.null, SQLValue.null, SQLValue.null, text]]
        case .decimal(let money): [[SQLValue.null, money.text(), SQLValue.null, SQLValue.null]]
        case .integer(let number): [[SQLValue.null, number, SQLValue.null, SQLValue.null]]
        case .option(let option): [[option, SQLValue.null, SQLValue.null, SQLValue.null]]
        case .options(let options): options.map { [$0, SQLValue.null, SQLValue.null, SQLValue.null] }
        case .date(let date): [[SQLValue.null, SQLValue.null, date, SQLValue.null]]
        }
    }

    /// Websites and categories that are added, and those that are given whole.
    func writePlaces(_ placed: [Placed]) async throws {
        try await replacePlaces(placed)
        let websites = placed.flatMap { place in
            place.draft.websites.map { [place.id, $0] as [any SQLParameter] }
        }
        if !websites.isEmpty {
            try await transaction.run(
                "INSERT IGNORE INTO product_website (product_id, website_id) VALUES \(rows: websites)")
        }
        try await writeCategories(placed)
    }

    /// New products come before those that are there: position = smallest - 1 (Magento's import).
    private func writeCategories(_ placed: [Placed]) async throws {
        let wanted = Array(Set(placed.flatMap(\.draft.categories))).sorted()
        guard !wanted.isEmpty else { return }
        let old = placed.filter { !$0.isNew }.map(\.id)
        let present =
            old.isEmpty
            ? []
            : try await transaction.rows(
                """
                SELECT product_id, category_id FROM product_category
                WHERE category_id IN \(list: wanted) AND product_id IN \(list: old)
                """, as: ProductID.self, CategoryID.self)
        var linked: [ProductID: Set<CategoryID>] = [:]
        for (product, category) in present { linked[product, default: []].insert(category) }
        let smallest = try await transaction.rows(
            """
            SELECT category_id, MIN(position) FROM product_category WHERE category_id IN \(list: wanted)
            GROUP BY category_id
            """,
            as: CategoryID.self, Int64.self)
        var next = Dictionary(smallest) { first, _ in first }
        var rows: [[any SQLParameter]] = []
        for place in placed {
            for category in place.draft.categories where linked[place.id, default: []].insert(category).inserted {
                let position = (next[category] ?? 1) - 1
                next[category] = position
                rows.append([category, place.id, position])
                transaction.touch(.category(category))
            }
        }
        guard !rows.isEmpty else { return }
        try await transaction.run(
            "INSERT INTO product_category (category_id, product_id, position) VALUES \(rows: rows)")
    }

    private func replacePlaces(_ placed: [Placed]) async throws {
        for place in placed {
            if let websites = place.draft.allWebsites {
                try await transaction.run("DELETE FROM product_website WHERE product_id = \(place.id)")
                let rows = Set(websites).sorted().map { [place.id, $0] as [any SQLParameter] }
                if !rows.isEmpty {
                    try await transaction.run(
                        "INSERT INTO product_website (product_id, website_id) VALUES \(rows: rows)")
                }
            }
            if let links = place.draft.allCategories { try await replaceCategories(of: place.id, links) }
        }
    }

    /// A category that is not there is left out, as Magento leaves it out.
    private func replaceCategories(of product: ProductID, _ links: [CategoryLink]) async throws {
        let before = try await transaction.rows(
            "SELECT category_id FROM product_category WHERE product_id = \(product)", as: CategoryID.self)
        let wanted = links.map(\.categoryID)
        let there =
            wanted.isEmpty
            ? []
            : try await transaction.rows(
                "SELECT id FROM category WHERE id IN \(list: wanted)", as: CategoryID.self)
        for category in Set(before + there) { transaction.touch(.category(category)) }
        try await transaction.run("DELETE FROM product_category WHERE product_id = \(product)")
        let positions = Dictionary(links.map { ($0.categoryID, $0.position) }) { _, last in last }
        let rows = Set(there).sorted().map { [$0, product, positions[$0] ?? 0] as [any SQLParameter] }
        guard !rows.isEmpty else { return }
        try await transaction.run(
            "INSERT INTO product_category (category_id, product_id, position) VALUES \(rows: rows)")
    }
}
