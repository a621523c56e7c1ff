import Basics
import Catalog
import Commerce

/// `sku,changed_at,price`: what products cost from a moment on, in UTC.
final class PriceHistorySheet: Sheet {
    let columns = SheetColumns(required: ["sku"], optional: ["changed_at", "price"])
    private let shop: any PriceHistoryImporting
    private let behavior: ImportBehavior
    private let currency: Currency
    private var replaced = ReplacedSKUs()

    init(_ shop: any PriceHistoryImporting, _ behavior: ImportBehavior, _ currency: Currency) {
        (self.shop, self.behavior, self.currency) = (shop, behavior, currency)
    }

    func begin() async throws(StoreFailure) { replaced = ReplacedSKUs() }

    func take(_ rows: [SheetRow], _ run: ImportRun, keeping: Bool) async throws(ImportFailure) {
        let named = try await NamedRows(rows, shop, run, unknown: .unknownSKU).rows
        let drafts = behavior == .delete ? [] : named.compactMap { row, sku in draft(row, sku, run) }
        run.outcome.entities += behavior == .delete ? named.count : drafts.count
        guard keeping else { return }
        let gone = behavior == .append ? [] : replaced.first(named.map(\.sku))
        guard !drafts.isEmpty || !gone.isEmpty else { return }
        run.outcome.add(
            try await run.asking { () async throws(StoreFailure) in try await shop.keep(drafts, replacing: gone) })
    }

    private func draft(_ row: SheetRow, _ sku: SKU, _ run: ImportRun) -> PricePointDraft? {
        let moment = row.text("changed_at").flatMap { CivilTime($0) }
        let price = row.text("price").flatMap { CellValue.money($0, currency) }
        if let moment, let price {
            return PricePointDraft(sku: sku, point: PricePoint(from: moment.asUTC, price: price))
        }
        let problems = [("changed_at", moment == nil), ("price", price == nil)].filter(\.1).map { column, _ in
            row.text(column).map { row.problem(column, .valueInvalid, column, $0) }
                ?? row.problem(column, .valueIsMissing, column)
        }
        run.refuse(problems)
        return nil
    }
}
