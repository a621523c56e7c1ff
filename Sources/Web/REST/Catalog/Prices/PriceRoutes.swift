import Basics
import Catalog
import Commerce
import HTTP
import JSON
import WebSupport

/// Base and special prices and costs of many products at once (Magento's price storage). Rows that are refused come
/// back, each with what is wrong; the others are kept.
struct PriceRoutes {
    let services: ShopServices

    private static let access = RESTAccess.admin("Magento_Catalog::catalog")

    init(_ services: ShopServices) { self.services = services }

    func add(to routes: inout RouteTable<RESTRoute>.Builder) {
        let access = PriceRoutes.access
        routes.add(.post, "/V1/products/base-prices-information", RESTRoute(access, basePrices))
        routes.add(.post, "/V1/products/base-prices", RESTRoute(access, saveBasePrices))
        routes.add(.post, "/V1/products/cost-information", RESTRoute(access, costs))
        routes.add(.post, "/V1/products/cost", RESTRoute(access, saveCosts))
        routes.add(.post, "/V1/products/cost-delete", RESTRoute(access, deleteCosts))
        routes.add(.post, "/V1/products/special-price-information", RESTRoute(access, specialPrices))
        routes.add(.post, "/V1/products/special-price", RESTRoute(access, saveSpecialPrices))
        routes.add(.post, "/V1/products/special-price-delete", RESTRoute(access, deleteSpecialPrices))
    }

    static func skus(_ texts: [String]) -> [SKU] { texts.compactMap { SKU($0) } }

    private func basePrices(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        try await list("price", named: "price", call)
    }

    private func costs(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        try await list("cost", named: "cost", call)
    }

    private func list(
        _ attribute: String, named key: StaticString, _ call: RESTCall
    ) async throws(RESTError) -> [UInt8] {
        let skus = PriceRoutes.skus(try call.read(.texts("skus")))
        let kept = try await RESTError.storeFailures { () async throws(StoreFailure) in
            try await services.administration.prices.prices(attribute, of: skus)
        }
        return RESTAnswer.list { json in
            for price in kept {
                json.object { json in
                    json.member(key, digits: price.price.text())
                    json.member("store_id", price.store.rawValue)
                    json.member("sku", price.sku.text)
                }
            }
        }
    }

    private func specialPrices(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let skus = PriceRoutes.skus(try call.read(.texts("skus")))
        let kept = try await RESTError.storeFailures { () async throws(StoreFailure) in
            try await services.administration.prices.specialPrices(of: skus)
        }
        return RESTAnswer.list { json in
            for price in kept {
                json.object { json in
                    json.member("price", digits: price.price.text())
                    json.member("store_id", price.store.rawValue)
                    json.member("sku", price.sku.text)
                    json.member("price_from", price.from?.sqlText)
                    json.member("price_to", price.to?.sqlText)
                }
            }
        }
    }

    func save(_ drafts: [ProductDraft]) async throws(RESTError) {
        try await RESTError.storeFailures { () async throws(StoreFailure) in
            try await services.administration.prices.save(drafts)
        }
    }

    func kinds(of objects: [RESTObject]) async throws(RESTError) -> [SKU: ProductKind] {
        let skus = Set(PriceRoutes.skus(objects.compactMap { $0.text("sku") })).sorted()
        return try await RESTError.storeFailures { () async throws(StoreFailure) in
            try await services.administration.prices.kinds(of: skus)
        }
    }

    func isStore(_ id: Int64) -> Bool { id == 0 || services.reference.stores.view(StoreViewID(id)) != nil }
}

/// What is wrong with a row (`Catalog.PriceUpdateResult`).
struct PriceProblem {
    let message: String
    /// Texts, or null.
    let parameters: [String?]

    static func answer(_ problems: [PriceProblem]) -> [UInt8] {
        RESTAnswer.list { json in
            for problem in problems {
                json.object { json in
                    json.member("message", problem.message)
                    json.array("parameters") { json in
                        for parameter in problem.parameters {
                            if let parameter { json.value(parameter) } else { json.null() }
                        }
                    }
                }
            }
        }
    }
}
