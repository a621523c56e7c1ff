import Basics
import Catalog
import Commerce

/// Magento's `advanced_pricing` (import-csv §10).
final class TierPriceSheet: Sheet {
    private static let cells = [
        "tier_price_website", "tier_price_customer_group", "tier_price_qty", "tier_price", "tier_price_value_type",
    ]
    let columns = SheetColumns(required: ["sku"], optional: cells, refusesOthers: true)
    private let shop: any TierPriceImporting
    private let behavior: ImportBehavior
    private let currency: Currency
    private var groups: [String: CustomerGroupID] = [:]
    private var websites: [String: WebsiteID] = [:]
    private var replaced = ReplacedSKUs()
    /// The tiers so far: one twice in a file is an error.
    private var seen: Set<Place> = []

    /// Past this a tier that comes twice is not found any more, and the later one is kept.
    private static let seenMax = 200_000

    private struct Place: Hashable {
        let sku: SKU
        let website: WebsiteID
        let group: CustomerGroupID
        let quantity: Quantity
    }

    init(_ shop: any TierPriceImporting, _ behavior: ImportBehavior, _ currency: Currency) {
        (self.shop, self.behavior, self.currency) = (shop, behavior, currency)
    }

    func begin() async throws(StoreFailure) {
        groups = try await shop.customerGroups()
        groups["all groups"] = .all
        websites = try await shop.websites()
        (replaced, seen) = (ReplacedSKUs(), [])
    }

    func take(_ rows: [SheetRow], _ run: ImportRun, keeping: Bool) async throws(ImportFailure) {
        let unknown: ProblemCode = behavior == .delete ? .skuNotFoundToDelete : .unknownSKU
        let named = try await NamedRows(rows, shop, run, unknown: unknown).rows
        var drafts: [TierPriceDraft] = []
        var good: [SKU] = []
        for (row, sku) in named {
            guard behavior != .delete else {
                good.append(sku)
                continue
            }
            let (tier, problems) = tier(row)
            guard problems.isEmpty else {
                run.refuse(problems)
                continue
            }
            if let tier, let problem = repeated(tier, row, sku) {
                run.refuse([problem])
                continue
            }
            good.append(sku)
            if let tier { drafts.append(TierPriceDraft(sku: sku, tier: tier)) }
        }
        run.outcome.entities += good.count
        guard keeping else { return }
        let gone = behavior == .append ? [] : replaced.first(good)
        guard !drafts.isEmpty || !gone.isEmpty else { return }
        run.outcome.add(
            try await run.asking { () async throws(StoreFailure) in try await shop.keep(drafts, replacing: gone) })
    }

    private func repeated(_ tier: TierPrice, _ row: SheetRow, _ sku: SKU) -> RowProblem? {
        let place = Place(sku: sku, website: tier.websiteID, group: tier.group, quantity: tier.quantity)
        if seen.contains(place) { return row.problem("tier_price_qty", .duplicateTierPrice) }
        if seen.count < TierPriceSheet.seenMax { seen.insert(place) }
        return nil
    }

    /// A row with a SKU only sets nothing; with some of the cells all are needed.
    private func tier(_ row: SheetRow) -> (tier: TierPrice?, problems: [RowProblem]) {
        let texts = TierPriceSheet.cells.map { row.text($0) }
        if texts.allSatisfy({ $0 == nil }) { return (nil, []) }
        guard let websiteText = texts[0], let groupText = texts[1], let quantityText = texts[2],
            let priceText = texts[3], let typeText = texts[4]
        else { return (nil, [row.problem("tier_price", .tierPriceDataIsIncomplete)]) }
        var problems: [RowProblem] = []
        if !isWebsite(websiteText) { problems.append(row.problem("tier_price_website", .tierPriceWebsiteInvalid)) }
        let group = groups[groupText.lowercased()]
        if group == nil { problems.append(row.problem("tier_price_customer_group", .tierPriceGroupInvalid)) }
        let quantity = CellValue.quantity(quantityText)
        if quantity == nil {
            problems.append(row.problem("tier_price_qty", .invalidAttributeDecimal, "tier_price_qty"))
        } else if quantity.map({ $0 < .zero }) ?? true {
            problems.append(row.problem("tier_price_qty", .invalidTierPriceOrQty))
        }
        let amount = amount(priceText, typeText.lowercased())
        if !["fixed", "discount"].contains(typeText.lowercased()) {
            problems.append(row.problem("tier_price_value_type", .tierPriceTypeInvalid))
        } else if amount == nil {
            let isNegative = priceText.hasPrefix("-") && CellValue.quantity(priceText) != nil
            let code: ProblemCode = isNegative ? .invalidTierPriceOrQty : .invalidAttributeDecimal
            problems.append(row.problem("tier_price", code, "tier_price"))
        }
        guard problems.isEmpty, let group, let quantity, let amount else { return (nil, problems) }
        // Prices are the same on all websites (Magento's `catalog/price/scope` 0).
        return (TierPrice(websiteID: WebsiteID(0), group: group, quantity: quantity, amount: amount), [])
    }

    private func isWebsite(_ text: String) -> Bool {
        websites[text] != nil || text.lowercased() == "all websites [\(currency.code.lowercased())]"
    }

    private func amount(_ text: String, _ type: String) -> TierPrice.Amount? {
        guard type == "discount" else { return CellValue.money(text, currency).map { .fixed($0) } }
        guard let share = CellValue.quantity(text), share >= .zero, share <= Quantity(100) else { return nil }
        return .percent(share.tenThousandths)
    }
}
