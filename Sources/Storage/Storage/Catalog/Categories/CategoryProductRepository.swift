import Basics
public import Catalog
public import Commerce
import MariaDB

/// Which products categories hold. What an administrator asks comes from the writer, what anybody else asks from the
/// reader.
public final class CategoryProductRepository: CategoryProductListing {
    private let databases: Databases
    private let side: DatabaseSide

    /// A loop's way to the products of categories.
    public init(_ databases: Databases, from side: DatabaseSide) { (self.databases, self.side) = (databases, side) }

    /// The products of some categories, each once, and no more than `countMax`.
    public func products(
        in categories: [CategoryID], countMax: Int?
    ) async throws(StoreFailure) -> [CategoryProduct] {
        guard let first = categories.first else { return [] }
        do {
            let limit: SQL = countMax.map { " LIMIT \($0)" } ?? ""
            let sql: SQL = """
                SELECT p.sku, MAX(IF(c.category_id = \(first), c.position, NULL)), MIN(c.position)
                FROM product_category c JOIN product p ON p.id = c.product_id
                JOIN product_scope s ON s.product_id = p.id AND s.store_id = 0
                WHERE c.category_id IN \(list: categories) AND COALESCE(s.status, 1) = 1
                AND COALESCE(s.visibility, 4) > 1 GROUP BY p.id, p.sku ORDER BY p.id
                """
            let rows = try await databases.rows(from: side, sql + limit, as: SKU.self, Int64?.self, Int64.self)
            return rows.map { sku, own, best in CategoryProduct(sku: sku, position: own ?? best) }
        } catch {
            throw StoreFailure(error)
        }
    }

    /// How many products each of these groups of categories has: one statement for those of one category, and one for
    /// each of the others.
    public func counts(
        _ groups: [CategoryID: [CategoryID]]
    ) async throws(StoreFailure) -> [CategoryID: Int64] {
        do {
            let single = try await databases.rows(
                from: side, "SELECT category_id, COUNT(*) FROM product_category GROUP BY category_id",
                as: CategoryID.self, Int64.self)
            var counts = Dictionary(single) { first, _ in first }.filter { groups[$0.key] != nil }
            for (category, members) in groups where members.count > 1 {
                counts[category] = try await databases.rows(
                    from: side,
                    """
                    SELECT COUNT(DISTINCT product_id) FROM product_category WHERE category_id IN \(list: members)
                    """, as: Int64.self
                ).first
            }
            return counts
        } catch {
            throw StoreFailure(error)
        }
    }
}
