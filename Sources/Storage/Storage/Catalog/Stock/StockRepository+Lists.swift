public import Catalog
public import Commerce
import MariaDB

/// Lists of what sources have.
extension StockRepository {
    private static let columns = [
        "sku": "COALESCE(p.sku, s.sku_folded)", "source_code": "s.source_code", "quantity": "s.quantity",
        "status": "s.status",
    ]

    /// What sources have, by criteria; of products that have pieces of their own.
    public func sourceItems(_ criteria: SearchCriteria) async throws(SearchFailure) -> SearchResult<SourceItem> {
        var conditions: [SQL] = ["(p.kind IS NULL OR p.kind <> 'configurable')"]
        for group in criteria.groups where !group.isEmpty {
            var either: [SQL] = []
            for filter in group {
                guard let column = filter.field.flatMap({ StockRepository.columns[$0] }) else {
                    throw .noSuchField(filter.field)
                }
                either.append(SQLCondition.of(SQL(verbatim: column), filter))
            }
            conditions.append("(" + either.joined(by: " OR ") + ")")
        }
        let from: SQL =
            " FROM source_item s LEFT JOIN product p ON p.sku_folded = s.sku_folded WHERE "
            + conditions.joined(by: " AND ")
        var orders = criteria.sorting.compactMap { sort in
            StockRepository.columns[sort.field ?? ""].map { SQL(verbatim: $0 + (sort.isDescending ? " DESC" : " ASC")) }
        }
        orders += ["p.id", "s.sku_folded"]
        let wanted = criteria.page(sizeMax: nil)
        var page: SQL = ""
        if let limit = wanted.limit { page = " LIMIT \(limit) OFFSET \(wanted.offset)" }
        do {
            let total = try await sourceCount("SELECT COUNT(*)" + from)
            let select: SQL = "SELECT COALESCE(p.sku, s.sku_folded), s.source_code, s.quantity, s.status"
            let items = try await sourceRows(select + from + " ORDER BY " + orders.joined(by: ", ") + page)
            return SearchResult(items: items, totalCount: total)
        } catch {
            throw .failed(StoreFailure(error))
        }
    }
}
