import Basics
import Catalog
import Commerce
import JSON
import WebSupport

/// Writing base prices and costs.
extension PriceRoutes {
    private static let priceShape: RESTShape = [
        "price": .decimal, "store_id": .integer, "sku": .text, "extension_attributes": .anything,
    ]
    private static let costShape: RESTShape = [
        "cost": .decimal, "store_id": .integer, "sku": .text, "extension_attributes": .anything,
    ]

    /// One kind of price as its rows are checked and kept.
    private struct Kind {
        let field: String
        let label: String
        let keep: (inout ProductDraft, Money) -> Void
    }

    func saveBasePrices(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let rows = try call.read(.objects("prices", of: "Catalog.BasePrice", PriceRoutes.priceShape))
        return try await save(rows, Kind(field: "price", label: "Price") { $0.columns.price = $1 })
    }

    func saveCosts(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let rows = try call.read(.objects("prices", of: "Catalog.Cost", PriceRoutes.costShape))
        guard let cost = services.reference.attributes.attribute("cost")?.id else { return RESTAnswer.emptyList }
        return try await save(rows, Kind(field: "cost", label: "Cost") { $0.values[cost] = .decimal($1) })
    }

    private func save(_ rows: [RESTObject], _ kind: Kind) async throws(RESTError) -> [UInt8] {
        let kinds = try await kinds(of: rows)
        var (problems, drafts): ([PriceProblem], [ProductDraft]) = ([], [])
        for row in rows {
            switch checked(row, kind, kinds) {
            case .success(let draft): drafts.append(draft)
            case .failure(let refusal): problems.append(refusal.problem)
            }
        }
        try await save(drafts)
        return PriceProblem.answer(problems)
    }

    private func checked(
        _ row: RESTObject, _ kind: Kind, _ kinds: [SKU: ProductKind]
    ) -> Result<ProductDraft, TierRow.Refusal> {
        let currency = services.reference.settings.currency
        let (text, store) = (row.text("sku") ?? "", row.integer("store_id") ?? 0)
        let amount = row.decimal(kind.field)?.money(currency)
        guard let amount, amount >= .zero(currency) else {
            let shown = amount?.text() ?? row.decimal(kind.field)?.digits
            return .failure(TierRow.Refusal(problem: invalid(kind, shown, text, store)))
        }
        guard let sku = SKU(text), let known = kinds[sku], known.hasQuantity || kind.field == "price" else {
            return .failure(
                TierRow.Refusal(
                    problem: PriceProblem(
                        message: "Invalid attribute %fieldName = %fieldValue.", parameters: ["SKU", text])))
        }
        guard isStore(store) else {
            let message = "Requested store is not found. Row ID: SKU = \(text), Store ID: \(store)."
            return .failure(
                TierRow.Refusal(problem: PriceProblem(message: message, parameters: [text, "\(store)"])))
        }
        var draft = ProductDraft(row: 0, sku: sku, store: StoreViewID(store))
        kind.keep(&draft, amount)
        return .success(draft)
    }

    private func invalid(_ kind: Kind, _ amount: String?, _ sku: String, _ store: Int64) -> PriceProblem {
        guard kind.field == "cost" else {
            return PriceProblem(
                message: "Invalid attribute %fieldName = %fieldValue.", parameters: [kind.label, amount])
        }
        return PriceProblem(
            message: "Invalid attribute \(kind.label) = \(amount ?? ""). Row ID: SKU = \(sku), Store ID: \(store).",
            parameters: [kind.label, amount, sku, "\(store)"])
    }

    func deleteCosts(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let skus = PriceRoutes.skus(try call.read(.texts("skus")))
        guard let cost = services.reference.attributes.attribute("cost")?.id else { return RESTAnswer.true }
        try await save(
            skus.map { sku in
                var draft = ProductDraft(row: 0, sku: sku, store: .all)
                draft.clearedValues = [cost]
                return draft
            })
        return RESTAnswer.true
    }
}
