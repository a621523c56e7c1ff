import Catalog
import Commerce
import MariaDB

/// Custom options. Few products have any, and the others are not asked for them.
extension ProductFill {
    func addCustomOptions(to parts: inout [ProductID: ProductParts]) async throws {
        let ids = parts.values.filter(\.hasOptions).map(\.id)
        guard !ids.isEmpty else { return }
        let texts = try await optionTexts(ids)
        let values = try await optionValues(ids, texts)
        let rows = try await session.rows(
            """
            SELECT product_id, id, kind, is_required, sku, position, characters_max, file_extensions, image_width,
            image_height FROM product_option WHERE product_id IN \(list: ids) ORDER BY product_id, position, id
            """,
            as: ProductID.self, Int64.self, String.self, Bool.self, String?.self, Int64.self, Int64?.self,
            String?.self, Int64?.self, Int64?.self)
        for row in rows {
            let option = CustomOption(
                id: row.1, kind: row.2, isRequired: row.3, sku: row.4, position: row.5, charactersMax: row.6,
                fileExtensions: row.7, imageWidth: row.8, imageHeight: row.9,
                texts: texts[TextOwner(option: row.1, value: 0)] ?? [:], values: values[row.1] ?? [])
            parts[row.0]?.extras.customOptions.append(option)
        }
    }

    private struct TextOwner: Hashable {
        let option: Int64
        /// Zero for the option itself.
        let value: Int64
    }

    private typealias Texts = [TextOwner: [StoreViewID: CustomOption.Texts]]

    private func optionTexts(_ ids: [ProductID]) async throws -> Texts {
        let rows = try await session.rows(
            """
            SELECT t.option_id, t.value_id, t.store_id, t.title, t.price, t.price_type FROM product_option o
            JOIN product_option_text t ON t.option_id = o.id WHERE o.product_id IN \(list: ids)
            """, as: Int64.self, Int64.self, StoreViewID.self, String?.self, String?.self, String?.self)
        var texts: Texts = [:]
        for (option, value, store, title, price, type) in rows {
            texts[TextOwner(option: option, value: value), default: [:]][store] = CustomOption.Texts(
                title: title, price: money(price).map { type == "percent" ? .percent($0.millionths) : .fixed($0) })
        }
        return texts
    }

    private func optionValues(_ ids: [ProductID], _ texts: Texts) async throws -> [Int64: [CustomOption.Value]] {
        let rows = try await session.rows(
            """
            SELECT v.option_id, v.id, v.sku, v.position FROM product_option o
            JOIN product_option_value v ON v.option_id = o.id WHERE o.product_id IN \(list: ids)
            ORDER BY v.option_id, v.position, v.id
            """, as: Int64.self, Int64.self, String?.self, Int64.self)
        var values: [Int64: [CustomOption.Value]] = [:]
        for (option, id, sku, position) in rows {
            let value = CustomOption.Value(
                id: id, sku: sku, position: position, texts: texts[TextOwner(option: option, value: id)] ?? [:])
            values[option, default: []].append(value)
        }
        return values
    }
}
