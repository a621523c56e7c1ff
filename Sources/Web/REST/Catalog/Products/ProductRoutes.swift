import Basics
import Catalog
import Commerce
import HTTP
import JSON
import WebSupport

/// `GET /V1/products/:sku`.
struct ProductRoutes {
    private let services: ShopServices

    init(_ services: ShopServices) { self.services = services }

    func add(to routes: inout RouteTable<RESTRoute>.Builder) {
        routes.add(.get, "/V1/products/:sku", RESTRoute(.catalogue("Magento_Catalog::products"), product))
    }

    /// The SKU is matched in any letter case and trimmed; `storeId` asks for another store view's values.
    private func product(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let store = try store(call)
        let text = call.variable("sku").drop(while: \.isWhitespace)
        let trimmed = text.reversed().drop(while: \.isWhitespace).reversed()
        guard let sku = SKU(String(trimmed)) else { throw .noSuchProduct }
        let found = try await RESTError.storeFailures { () async throws(StoreFailure) in
            try await services.products.product(sku)
        }
        guard let product = found else { throw .noSuchProduct }
        return ProductResponse(product, in: store, services.reference).json()
    }

    private func store(_ call: RESTCall) throws(RESTError) -> StoreViewID {
        try call.read(.integer(ifSent: "storeId")).map { StoreViewID($0) } ?? call.store
    }
}
