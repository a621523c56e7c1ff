import Basics
import Catalog
import Commerce
import MariaDB

/// The statements of one list of products. Fields become expressions over the tables by the attribute registry, which
/// is the only place that knows where a value lives.
struct ProductQuery {
    private var conditions: [SQL] = []
    private var orders: [SQL] = []
    private let from: SQL

    init(_ criteria: SearchCriteria, in store: StoreViewID, _ reference: Reference) throws(SearchFailure) {
        let fields = ProductFields(store: store, reference: reference)
        from = """
            FROM product p LEFT JOIN product_scope d ON d.product_id = p.id AND d.store_id = 0
            LEFT JOIN product_scope s ON s.product_id = p.id AND s.store_id = \(store)
            """
        for group in criteria.groups where !group.isEmpty {
            var either: [SQL] = []
            for filter in group { either.append(try fields.condition(filter)) }
            conditions.append("(" + either.joined(by: " OR ") + ")")
        }
        for sort in criteria.sorting {
            guard let key = try fields.order(sort.field ?? "", criteria) else { continue }
            if let condition = key.condition { conditions.append(condition) }
            orders.append(key.expression + (sort.isDescending ? " DESC" : " ASC"))
        }
    }

    /// How many there are.
    var count: SQL { "SELECT COUNT(*) " + from + filter }

    /// The numbers of a page's products; the same order each time.
    func page(_ page: SearchPage) -> SQL {
        var sql = "SELECT p.id " + from + filter + " ORDER BY " + (orders + ["p.id"]).joined(by: ", ")
        if let limit = page.limit { sql += " LIMIT \(limit) OFFSET \(page.offset)" }
        return sql
    }

    private var filter: SQL { conditions.isEmpty ? "" : " WHERE " + conditions.joined(by: " AND ") }
}

extension [SQL] {
    /// All of them, with a piece of text between.
    func joined(by separator: SQL) -> SQL {
        var sql: SQL = ""
        for (place, piece) in enumerated() {
            if place > 0 { sql += separator }
            sql += piece
        }
        return sql
    }
}
