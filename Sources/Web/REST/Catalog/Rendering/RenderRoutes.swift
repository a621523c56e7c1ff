import Basics
import Catalog
import Commerce
import HTTP
import JSON
import WebSupport

/// `V1/products-render-info`: products as a shop's page would show them, for scripts that draw "recently viewed" lists
/// (Magento's `ProductRenderListInterface`).
struct RenderRoutes {
    private let services: ShopServices

    init(_ services: ShopServices) { self.services = services }

    func add(to routes: inout RouteTable<RESTRoute>.Builder) {
        routes.add(.get, "/V1/products-render-info", RESTRoute(.anonymous, list))
    }

    private func list(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let (criteria, storeID, currency) = try call.read(
            .searchCriteria, .integer("storeId"), .text("currencyCode"))
        let reference = services.reference
        guard let view = reference.stores.view(StoreViewID(storeID)) else {
            throw RESTError(.notFound, "The store that was requested wasn't found. Verify the store and try again.")
        }
        let found: (page: SearchResult<ProductID>, store: StoreViewID)
        do throws(SearchFailure) {
            found = try await services.productSearch.search(
                try RenderRoutes.shown(criteria), in: view.id, sizeMax: reference.settings.pageSizeMax, reference)
        } catch {
            throw RESTError(error)
        }
        let reading = services.products(for: call.caller)
        let products = try await RESTError.storeFailures { () async throws(StoreFailure) in
            try await reading.products(found.page.items)
        }
        let response = RenderResponse(
            view: view, currency: currency, reference: reference, address: services.address,
            back: RenderResponse.uenc(RenderRoutes.address(of: call.request, services.address)), now: services.now)
        var json = JSONWriter(capacity: 8_192)
        json.object { json in
            json.array("items") { json in
                for product in products { response.write(product, into: &json) }
            }
        }
        return json.takeBytes()
    }

    /// Everyone may ask, so they find only what the shop's pages show, and not by what is nobody's business.
    private static func shown(_ criteria: SearchCriteria) throws(SearchFailure) -> SearchCriteria {
        let asked = criteria.groups.joined().map(\.field) + (criteria.sortOrders ?? []).map(\.field)
        if asked.contains(where: { $0?.lowercased() == "cost" }) { throw .noSuchField("cost") }
        var shown = criteria
        shown.groups += [
            [SearchCriteria.Filter(field: "status", value: "1")],
            [SearchCriteria.Filter(field: "visibility", value: "2,3,4", condition: "in")],
        ]
        return shown
    }

    /// The address that was asked, which buttons lead back to.
    private static func address(of request: Request, _ shop: ShopAddress) -> String {
        let query = request.query.isEmpty ? "" : "?" + String(decoding: request.query, as: UTF8.self)
        return shop.baseURL + request.pathText.dropFirst() + query
    }
}
