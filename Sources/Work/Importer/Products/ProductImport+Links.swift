import Catalog
import Commerce

/// The second step: products get their variants and links; all products of the file are in the shop by now.
extension ProductImport {
    func takeVariations(_ rows: [ProductRow]) async throws(ImportFailure) {
        let named = taken(rows) { $0.text("configurable_variations") != nil }
        guard !named.isEmpty else { return }
        let skus = Array(Set(named.map(\.sku)))
        let known = try await run.asking { () async throws(StoreFailure) in try await shop.known(skus) }
        let drafts = named.compactMap { row, sku in mapper.variations(row, sku, known[sku]?.kind) }
        guard !drafts.isEmpty else { return }
        let problems = try await run.asking { () async throws(StoreFailure) in try await shop.link(drafts) }
        for problem in problems { run.add(problem) }
    }

    func takeRelations(_ rows: [ProductRow]) async throws(ImportFailure) {
        let drafts = taken(rows) { $0.text("store_view_code") == nil }.compactMap { row, sku in
            let links = mapper.relations(row)
            return links.isEmpty ? nil : RelationsDraft(sku: sku, links: links)
        }
        guard !drafts.isEmpty else { return }
        try await run.asking { () async throws(StoreFailure) in try await shop.relate(drafts) }
    }

    /// The rows that were not refused and of which `isMeant` holds.
    private func taken(_ rows: [ProductRow], _ isMeant: (ProductRow) -> Bool) -> [(row: ProductRow, sku: SKU)] {
        rows.compactMap { row in
            guard isMeant(row), !ledger.isRefused(row: row.number), let sku = mapper.sku(of: row).sku else {
                return nil
            }
            return (row, sku)
        }
    }
}
