import Catalog
import Commerce
import HTTP
import JSON
import Sales
import WebSupport

/// Guests' carts: create, read, give to a customer.
struct GuestCartRoutes {
    private let carts: GuestCarts

    init(_ services: ShopServices) { carts = GuestCarts(services: services) }

    func add(to routes: inout RouteTable<RESTRoute>.Builder) {
        routes.add(.post, "/V1/guest-carts", RESTRoute(.anonymous, create))
        routes.add(.get, "/V1/guest-carts/:cartId", RESTRoute(.anonymous, cart))
        routes.add(.put, "/V1/guest-carts/:cartId", RESTRoute(.own, assign))
    }

    /// The answer is the masked id.
    private func create(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let cart = try await carts.errors { () async throws(CartError) in
            try await carts.services.carts.create(in: carts.storeView(call))
        }
        var json = JSONWriter()
        json.value(cart.maskedID.text)
        return json.takeBytes()
    }

    private func cart(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let cart = try await carts.priced(try await carts.cart(call), call)
        return CartResponse(cart, askedIn: carts.storeView(call), carts.services.reference).json()
    }

    /// Gives the cart to a customer. An administrator passes Magento's check too, and names a customer that the cart
    /// cannot be given to.
    private func assign(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        _ = try call.read(.integer("customerId"), .integer("storeId"))
        _ = try await carts.cart(call)
        throw RESTError(
            .badRequest, "You don't have the correct permissions to assign the customer to the cart.")
    }
}
