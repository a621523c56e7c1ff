import Basics
import Catalog
import Commerce
import JSON
import WebSupport

/// Writing special prices.
extension PriceRoutes {
    private static let specialShape: RESTShape = [
        "price": .decimal, "store_id": .integer, "sku": .text, "price_from": .text, "price_to": .text,
        "extension_attributes": .anything,
    ]

    /// A row as it was sent.
    private struct Row {
        let sku: String
        let store: Int64
        let price: Money?
        /// The price in the client's own digits.
        let digits: String
        let from: String?
        let to: String?

        init(_ object: RESTObject, _ currency: Currency) {
            (sku, store) = (object.text("sku") ?? "", object.integer("store_id") ?? 0)
            let sent = object.decimal("price")
            (price, digits) = (sent?.money(currency), sent?.digits ?? "")
            (from, to) = (object.text("price_from"), object.text("price_to"))
        }

        /// What Magento puts behind a message.
        var id: String {
            "Row ID: SKU = \(sku), Store ID: \(store), Price From: \(from ?? ""), Price To: \(to ?? "")."
        }

        var parameters: [String?] { [sku, "\(store)", from, to] }
    }

    func saveSpecialPrices(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let objects = try call.read(.objects("prices", of: "Catalog.SpecialPrice", PriceRoutes.specialShape))
        let kinds = try await kinds(of: objects)
        var (problems, drafts): ([PriceProblem], [ProductDraft]) = ([], [])
        for object in objects {
            let row = Row(object, services.reference.settings.currency)
            if let problem = problem(row, kinds) {
                problems.append(problem)
            } else if let sku = SKU(row.sku), let price = row.price {
                var draft = ProductDraft(row: 0, sku: sku, store: StoreViewID(row.store))
                draft.columns.specialPrice = price
                draft.columns.specialFrom = row.from.flatMap { CivilTime($0) }
                draft.columns.specialTo = row.to.flatMap { CivilTime($0) }
                drafts.append(draft)
            }
        }
        try await save(drafts)
        return PriceProblem.answer(problems)
    }

    private func problem(_ row: Row, _ kinds: [SKU: ProductKind]) -> PriceProblem? {
        let currency = services.reference.settings.currency
        guard let sku = SKU(row.sku), kinds[sku] != nil else {
            let message = "The product that was requested doesn't exist. Verify the product and try again. \(row.id)"
            return PriceProblem(message: message, parameters: row.parameters)
        }
        guard isStore(row.store) else {
            return PriceProblem(message: "Requested store is not found. \(row.id)", parameters: row.parameters)
        }
        guard let price = row.price, price >= .zero(currency) else {
            return PriceProblem(
                message: "Invalid attribute Price = \(row.price?.text() ?? row.digits). \(row.id)",
                parameters: ["Price"] + row.parameters)
        }
        // Magento names the first day and shows the last one.
        for (label, text) in [("Price From", row.from), ("Price To", row.to)] {
            guard let text, CivilTime(text) == nil else { continue }
            return PriceProblem(
                message: "Invalid attribute \(label) = \(row.to ?? ""). \(row.id)",
                parameters: [label] + row.parameters)
        }
        return nil
    }

    /// A special price is deleted where price and days are the ones that are kept.
    func deleteSpecialPrices(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let objects = try call.read(.objects("prices", of: "Catalog.SpecialPrice", PriceRoutes.specialShape))
        let kinds = try await kinds(of: objects)
        let skus = kinds.keys.sorted()
        let kept = try await RESTError.storeFailures { () async throws(StoreFailure) in
            try await services.administration.prices.specialPrices(of: skus)
        }
        var (problems, drafts): ([PriceProblem], [ProductDraft]) = ([], [])
        for object in objects {
            let row = Row(object, services.reference.settings.currency)
            if let problem = problem(row, kinds) {
                problems.append(problem)
                continue
            }
            let isKept = kept.contains { one in
                one.sku == SKU(row.sku) && one.store == StoreViewID(row.store) && one.price == row.price
                    && one.from == row.from.flatMap { CivilTime($0) } && one.to == row.to.flatMap { CivilTime($0) }
            }
            guard isKept, let sku = SKU(row.sku) else { continue }
            var draft = ProductDraft(row: 0, sku: sku, store: StoreViewID(row.store))
            draft.cleared = [.specialPrice, .specialFrom, .specialTo]
            drafts.append(draft)
        }
        try await save(drafts)
        return PriceProblem.answer(problems)
    }
}
