import Basics
import Catalog
import Commerce
import HTTP
import JSON
import Sales
import WebSupport

/// The lines of guests' carts.
struct GuestCartItemRoutes {
    private let carts: GuestCarts

    init(_ services: ShopServices) { carts = GuestCarts(services: services) }

    func add(to routes: inout RouteTable<RESTRoute>.Builder) {
        routes.add(.get, "/V1/guest-carts/:cartId/items", RESTRoute(.anonymous, items))
        routes.add(.post, "/V1/guest-carts/:cartId/items", RESTRoute(.anonymous, add))
        routes.add(.put, "/V1/guest-carts/:cartId/items/:itemId", RESTRoute(.anonymous, change))
        routes.add(.delete, "/V1/guest-carts/:cartId/items/:itemId", RESTRoute(.anonymous, remove))
    }

    private func items(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let cart = try await carts.priced(try await carts.cart(call), call)
        var json = JSONWriter()
        json.array { json in
            // A list of items names the cart by what the caller knows it by.
            for line in cart.lines {
                CartItemResponse(line, cart: cart.cart.maskedID.text).write(withOptions: true, into: &json)
            }
        }
        return json.takeBytes()
    }

    /// An item that names its line is a change of that.
    private func add(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let item = try CartItemRequest(try call.read(.object("cartItem", CartItemRequest.shape)))
        let masked = try carts.masked(call, or: .required)
        if let line = item.line, line.rawValue != 0 { return try await change(line, to: item, of: masked, call) }
        let product = try await product(item.sku)
        let added = try await carts.errors(.required) { () async throws(CartError) in
            try await carts.services.add(product, item.request(for: product), to: masked, in: carts.storeView(call))
        }
        return try await answer(added, call)
    }

    private func change(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let sent = try call.read(.object("cartItem", CartItemRequest.shape))
        // Magento puts the path's number among the item's fields, and names it so.
        let number = call.variable("itemId")
        guard let line = RESTNumber.whole(number) else {
            throw .wrongType(number, "int", place: "Error occurred during \"item_id\" processing. ")
        }
        let item = try CartItemRequest(sent)
        return try await change(CartLineID(line), to: item, of: try carts.masked(call, or: .required), call)
    }

    private func change(
        _ line: CartLineID, to item: CartItemRequest, of masked: MaskedCartID, _ call: RESTCall
    ) async throws(RESTError) -> [UInt8] {
        let changed = try await carts.errors(.required) { () async throws(CartError) in
            try await carts.services.change(
                line, to: item.replacement, quantity: item.quantity, of: masked, in: carts.storeView(call))
        }
        return try await answer(changed, call)
    }

    private func remove(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let line = try call.read(.integer("itemId"))
        let masked = try carts.masked(call, or: .null)
        try await carts.errors { () async throws(CartError) in
            try await carts.services.remove(CartLineID(line), of: masked)
        }
        return Array("true".utf8)
    }

    private func answer(_ changed: (cart: Cart, place: Int), _ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let priced = try await carts.priced(changed.cart, call)
        let id = changed.cart.lines[changed.place].id
        guard let line = priced.lines.first(where: { $0.line.id == id }) else { throw .noSuchProduct }
        var json = JSONWriter()
        CartItemResponse(line, cart: "\(changed.cart.id)").write(withOptions: true, into: &json)
        return json.takeBytes()
    }

    private func product(_ text: String?) async throws(RESTError) -> Product {
        // Magento fails here with a crash; what it says of other missing fields is clearer.
        guard let text else { throw .required("sku") }
        guard let sku = SKU(text) else { throw .noSuchProduct }
        let found = try await RESTError.storeFailures { () async throws(StoreFailure) in
            try await carts.services.products.product(sku)
        }
        guard let found else { throw .noSuchProduct }
        return found
    }
}
