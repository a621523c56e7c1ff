import Catalog
import Commerce

/// Behaviour `delete`: products go by their SKUs; other columns, and the rows of store views, are not looked at (§9).
extension ProductImport {
    func remove(_ rows: [ProductRow]) async throws(ImportFailure) {
        var named: [(row: Int, sku: SKU)] = []
        for row in rows where row.text("store_view_code") == nil {
            let (sku, problem) = mapper.sku(of: row)
            if let sku { named.append((row.number, sku)) }
            if let problem { refuse(row.number, [problem]) }
        }
        let skus = Array(Set(named.map(\.sku)))
        guard !skus.isEmpty else { return }
        let known = try await run.asking { () async throws(StoreFailure) in try await shop.known(skus) }
        for (row, sku) in named {
            if known[sku] == nil { refuse(row, [unknown(row, sku)]) } else { run.outcome.entities += 1 }
        }
        guard !keepsNothing, !known.isEmpty else { return }
        let gone = Array(known.keys)
        run.outcome.deleted += try await run.asking { () async throws(StoreFailure) in try await shop.remove(gone) }
    }

    func unknown(_ row: Int, _ sku: SKU) -> RowProblem {
        RowProblem(row: row, sku: sku.text, column: "sku", .skuNotFoundToDelete)
    }
}
