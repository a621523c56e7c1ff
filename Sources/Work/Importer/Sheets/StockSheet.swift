import Catalog
import Commerce

/// `sku,source_code,quantity,status` (Magento's `stock_sources`).
final class StockSheet: Sheet {
    let columns = SheetColumns(required: ["sku", "source_code"], optional: ["quantity", "status"])
    private let shop: any StockImporting
    private let behavior: ImportBehavior
    private var sources: Set<String> = []
    private var replaced = ReplacedSKUs()

    init(_ shop: any StockImporting, _ behavior: ImportBehavior) { (self.shop, self.behavior) = (shop, behavior) }

    func begin() async throws(StoreFailure) {
        sources = try await shop.sourceCodes()
        replaced = ReplacedSKUs()
    }

    func take(_ rows: [SheetRow], _ run: ImportRun, keeping: Bool) async throws(ImportFailure) {
        let named = try await NamedRows(rows, shop, run, unknown: .unknownSKU).rows
        let drafts = named.compactMap { row, sku in draft(row, sku, run) }
        run.outcome.entities += drafts.count
        guard keeping, !drafts.isEmpty else { return }
        if behavior == .delete {
            run.outcome.deleted += try await run.asking { () async throws(StoreFailure) in
                try await shop.remove(drafts)
            }
            return
        }
        let gone = behavior == .replace ? replaced.first(drafts.map(\.sku)) : []
        run.outcome.add(
            try await run.asking { () async throws(StoreFailure) in try await shop.keep(drafts, replacing: gone) })
    }

    private func draft(_ row: SheetRow, _ sku: SKU, _ run: ImportRun) -> SourceStockDraft? {
        var problems: [RowProblem] = []
        let source = row.text("source_code") ?? ""
        if source.isEmpty {
            problems.append(row.problem("source_code", .valueIsMissing, "source_code"))
        } else if !sources.contains(source) {
            problems.append(row.problem("source_code", .unknownSource, source))
        }
        let quantity = row.text("quantity").flatMap(CellValue.quantity)
        if let text = row.text("quantity"), quantity == nil {
            problems.append(row.problem("quantity", .valueInvalid, "quantity", text))
        }
        let status = row.text("status").flatMap(CellValue.flag)
        if let text = row.text("status"), status == nil {
            problems.append(row.problem("status", .valueInvalid, "status", text))
        }
        if behavior != .delete, row.text("quantity") == nil, row.text("status") == nil {
            problems.append(row.problem("quantity", .valueIsMissing, "quantity"))
        }
        guard problems.isEmpty else {
            run.refuse(problems)
            return nil
        }
        return SourceStockDraft(sku: sku, source: source, quantity: quantity, isInStock: status)
    }
}
