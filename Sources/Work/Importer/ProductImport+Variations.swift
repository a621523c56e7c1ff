import Catalog
import Commerce

/// The second step: configurable products get their variants, which are all in the shop by now.
extension ProductImport {
    func takeVariations(_ rows: [ProductRow], _ mapper: ProductRowMapper) async throws(ImportFailure) {
        var named: [(row: ProductRow, sku: SKU)] = []
        for row in rows where row.text("configurable_variations") != nil && !ledger.isRefused(row: row.number) {
            if let sku = mapper.sku(of: row).sku { named.append((row, sku)) }
        }
        guard !named.isEmpty else { return }
        let skus = Array(Set(named.map(\.sku)))
        let known = try await asking { () async throws(StoreFailure) in try await shop.known(skus) }
        let drafts = named.compactMap { row, sku in mapper.variations(row, sku, known[sku]?.kind) }
        guard !drafts.isEmpty else { return }
        let problems = try await asking { () async throws(StoreFailure) in try await shop.link(drafts) }
        for problem in problems { outcome.add(problem) }
    }
}
