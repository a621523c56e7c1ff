import Basics
import Catalog
import Commerce
import HTTP
import JSON
import WebSupport

/// Tier prices: of many products at once, and of one product for one customer group.
struct TierPriceRoutes {
    private let services: ShopServices

    init(_ services: ShopServices) { self.services = services }

    func add(to routes: inout RouteTable<RESTRoute>.Builder) {
        let access = RESTAccess.admin("Magento_Catalog::catalog")
        let reading = RESTAccess.catalogue("Magento_Catalog::catalog")
        routes.add(.post, "/V1/products/tier-prices-information", RESTRoute(access, list))
        routes.add(.post, "/V1/products/tier-prices", RESTRoute(access, add))
        routes.add(.put, "/V1/products/tier-prices", RESTRoute(access, replace))
        routes.add(.post, "/V1/products/tier-prices-delete", RESTRoute(access, delete))
        routes.add(.get, "/V1/products/:sku/group-prices/:customerGroupId/tiers", RESTRoute(reading, groupTiers))
        routes.add(
            .post, "/V1/products/:sku/group-prices/:customerGroupId/tiers/:qty/price/:price",
            RESTRoute(access, addGroupTier))
        routes.add(
            .delete, "/V1/products/:sku/group-prices/:customerGroupId/tiers/:qty", RESTRoute(access, removeGroupTier))
    }

    private func list(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let skus = PriceRoutes.skus(try call.read(.texts("skus")))
        let names = Dictionary(
            services.reference.taxes.groups.map { ($0.id, $0.code) } + [(.all, "all groups")]
        ) { first, _ in first }
        let kept = try await RESTError.storeFailures { () async throws(StoreFailure) in
            try await services.administration.prices.tiers(of: skus)
        }
        return RESTAnswer.list { json in
            for one in kept {
                json.object { json in
                    switch one.tier.amount {
                    case .fixed(let price):
                        json.member("price", digits: price.text())
                        json.member("price_type", "fixed")
                    case .percent(let share):
                        json.member("price", digits: Quantity(tenThousandths: share).description)
                        json.member("price_type", "discount")
                    }
                    json.member("website_id", one.tier.websiteID.rawValue)
                    json.member("sku", one.sku.text)
                    json.member("customer_group", names[one.tier.group] ?? "\(one.tier.group)")
                    json.member("quantity", digits: one.tier.quantity.description)
                }
            }
        }
    }

    private func add(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let (tiers, problems) = try await checked(call)
        try await change(added: tiers)
        return PriceProblem.answer(problems)
    }

    private func replace(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let (tiers, problems) = try await checked(call)
        try await change(added: tiers, cleared: Set(tiers.map(\.sku)).sorted())
        return PriceProblem.answer(problems)
    }

    private func delete(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let (tiers, problems) = try await checked(call)
        try await change(removed: tiers)
        return PriceProblem.answer(problems)
    }

    private func change(
        added: [KeptTier] = [], removed: [KeptTier] = [], cleared: [SKU] = []
    ) async throws(RESTError) {
        try await RESTError.storeFailures { () async throws(StoreFailure) in
            try await services.administration.prices.changeTiers(added: added, removed: removed, cleared: cleared)
        }
    }

    private func checked(_ call: RESTCall) async throws(RESTError) -> ([KeptTier], [PriceProblem]) {
        let rows = try call.read(.objects("prices", of: "Catalog.TierPrice", TierRow.shape))
        let skus = Set(PriceRoutes.skus(rows.compactMap { $0.text("sku") })).sorted()
        let (kinds, groups) = try await RESTError.storeFailures { () async throws(StoreFailure) in
            let prices = services.administration.prices
            return (try await prices.kinds(of: skus), try await prices.customerGroups())
        }
        let vocabulary = TierRow.Vocabulary(
            kinds: kinds, groups: groups, websites: services.reference.stores.websites.map(\.id),
            currency: services.reference.settings.currency)
        var (tiers, problems): ([KeptTier], [PriceProblem]) = ([], [])
        for object in rows {
            switch TierRow(object).checked(vocabulary) {
            case .success(let tier): tiers.append(tier)
            case .failure(let refusal): problems.append(refusal.problem)
            }
        }
        return (tiers, problems)
    }
}

/// One product's tiers for one group; `all` is everybody.
extension TierPriceRoutes {
    private func group(_ call: RESTCall) throws(RESTError) -> CustomerGroupID {
        let text = call.variable("customerGroupId")
        if text == "all" { return .all }
        guard let number = Int64(text),
            number == CustomerGroupID.all.rawValue
                || services.reference.taxes.groups.contains(where: { $0.id == CustomerGroupID(number) })
        else { throw .noSuchEntity("id", .string(text)) }
        return CustomerGroupID(number)
    }

    private func groupTiers(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let product = try await services.products(for: call.caller).required(call.variable("sku"))
        let group = try group(call)
        let regular = product.columns(in: call.store).price
        return RESTAnswer.list { json in
            for tier in product.tierPrices where tier.group == group {
                json.object { json in
                    json.member("customer_group_id", tier.group.rawValue)
                    json.member("qty", digits: tier.quantity.description)
                    json.member("value", digits: regular.map { tier.price(ofRegular: $0).text() } ?? "0")
                }
            }
        }
    }

    private func addGroupTier(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let product = try await services.administration.products.required(call.variable("sku"))
        let group = try group(call)
        let currency = services.reference.settings.currency
        guard let quantity = Quantity(call.variable("qty")), quantity > .zero,
            let price = Money(call.variable("price"), currency), price > .zero(currency)
        else {
            throw RESTError(.badRequest, "The data was invalid. Verify the data and try again.")
        }
        let tier = TierPrice(websiteID: WebsiteID(0), group: group, quantity: quantity, amount: .fixed(price))
        _ = try await RESTError.savingErrors { () async throws(ProductSavingError) in
            try await services.administration.saving.change(product.sku, .putTier(tier))
        }
        return RESTAnswer.true
    }

    private func removeGroupTier(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let product = try await services.administration.products.required(call.variable("sku"))
        let group = try group(call)
        guard !product.tierPrices.isEmpty else {
            throw RESTError(.notFound, "Tier price is unavailable for this product.")
        }
        let quantity = Quantity(call.variable("qty")) ?? .zero
        let count = try await RESTError.savingErrors { () async throws(ProductSavingError) in
            try await services.administration.saving.change(product.sku, .removeTier(nil, group, quantity))
        }
        guard count > 0 else {
            throw RESTError(
                .notFound, "Product hasn't group price with such data: customerGroupId = '%1', website = %2, qty = %3",
                .listed([.string(call.variable("customerGroupId")), .integer(0), .string(call.variable("qty"))]))
        }
        return RESTAnswer.true
    }
}
