import Catalog
import Commerce
import MariaDB

/// Removes products. Rows that hang on them go by foreign keys; stock, paths and what shows them go here.
struct ProductRemoval {
    let transaction: WriterTransaction

    /// Removes these products; they leave carts, categories and configurable products.
    func remove(_ ids: [ProductID]) async throws {
        guard !ids.isEmpty else { return }
        let parents = try await transaction.rows(
            "SELECT DISTINCT parent_id FROM product_variant WHERE child_id IN \(list: ids)", as: ProductID.self)
        let categories = try await transaction.rows(
            "SELECT DISTINCT category_id FROM product_category WHERE product_id IN \(list: ids)", as: CategoryID.self)
        try await transaction.run(
            """
            DELETE s FROM source_item s JOIN product p ON p.sku_folded = s.sku_folded WHERE p.id IN \(list: ids)
            """)
        try await transaction.run(
            "DELETE FROM url_rewrite WHERE kind = 'product' AND entity_id IN \(list: ids)")
        try await transaction.run("DELETE FROM product WHERE id IN \(list: ids)")
        for product in ids + parents { transaction.touch(.product(product)) }
        for category in categories { transaction.touch(.category(category)) }
    }
}
