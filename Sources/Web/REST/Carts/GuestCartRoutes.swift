import Catalog
import Commerce
import HTTP
import JSON
import Sales
import WebSupport

/// Guests' carts: create, read, add.
struct GuestCartRoutes {
    private let services: ShopServices

    init(_ services: ShopServices) { self.services = services }

    func add(to routes: inout RouteTable<RESTRoute>.Builder) {
        routes.add(.post, "/V1/guest-carts", RESTRoute(.anonymous, create))
        routes.add(.get, "/V1/guest-carts/:cartId", RESTRoute(.anonymous, cart))
        routes.add(.get, "/V1/guest-carts/:cartId/items", RESTRoute(.anonymous, items))
        routes.add(.post, "/V1/guest-carts/:cartId/items", RESTRoute(.anonymous, addItem))
    }

    /// The answer is the masked id.
    private func create(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let cart = try await RESTError.cartErrors { () async throws(CartError) in
            try await services.carts.create(in: storeView(call))
        }
        var json = JSONWriter()
        json.value(cart.maskedID.text)
        return json.takeBytes()
    }

    private func cart(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let cart = try await priced(call)
        return CartResponse(cart, askedIn: storeView(call), services.reference).json()
    }

    private func items(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let cart = try await priced(call)
        var json = JSONWriter()
        json.array { json in
            // A list of items names the cart by what the caller knows it by.
            for line in cart.lines {
                CartItemResponse(line, cart: cart.cart.maskedID.text).write(withOptions: true, into: &json)
            }
        }
        return json.takeBytes()
    }

    /// Adding names a cart that is not there by a missing `quoteId`, where reading says that there is no such entity.
    private func addItem(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let item = try CartItemRequest(try call.read(.object("cartItem", CartItemRequest.shape)))
        guard let masked = MaskedCartID(call.variable("cartId")) else { throw .required("quoteId") }
        let store = storeView(call)
        let product = try await product(item.sku)
        let request = item.request(for: product)
        let added: (cart: Cart, place: Int)
        do throws(CartError) {
            added = try await services.add(product, request, to: masked, in: store)
        } catch .noSuchCart {
            throw .required("quoteId")
        } catch {
            throw RESTError(error)
        }
        let priced = try await RESTError.cartErrors { () async throws(CartError) in
            try await services.priced(added.cart)
        }
        let id = added.cart.lines[added.place].id
        guard let line = priced.lines.first(where: { $0.line.id == id }) else { throw .noSuchProduct }
        var json = JSONWriter()
        CartItemResponse(line, cart: "\(added.cart.id)").write(withOptions: true, into: &json)
        return json.takeBytes()
    }

    private func product(_ text: String?) async throws(RESTError) -> Product {
        // Magento fails here with a crash; what it says of other missing fields is clearer.
        guard let text else { throw .required("sku") }
        guard let sku = SKU(text) else { throw .noSuchProduct }
        let found = try await RESTError.storeFailures { () async throws(StoreFailure) in
            try await services.products.product(sku)
        }
        guard let found else { throw .noSuchProduct }
        return found
    }

    private func priced(_ call: RESTCall) async throws(RESTError) -> PricedCart {
        guard let masked = MaskedCartID(call.variable("cartId")) else { throw .noSuchEntity("cartId", .null) }
        return try await RESTError.cartErrors { () async throws(CartError) in
            try await services.priced(try await services.carts.cart(masked))
        }
    }

    /// A cart belongs to a store view; `/rest/all` means the default one.
    private func storeView(_ call: RESTCall) -> StoreViewID {
        call.store == .all ? services.reference.stores.defaultView.id : call.store
    }
}
