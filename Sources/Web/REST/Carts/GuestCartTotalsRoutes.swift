import Commerce
import HTTP
import JSON
import Sales
import WebSupport

/// What guests' carts come to, and what their delivery would cost.
struct GuestCartTotalsRoutes {
    private let carts: GuestCarts

    init(_ services: ShopServices) { carts = GuestCarts(services: services) }

    func add(to routes: inout RouteTable<RESTRoute>.Builder) {
        routes.add(.get, "/V1/guest-carts/:cartId/totals", RESTRoute(.anonymous, totals))
        routes.add(.post, "/V1/guest-carts/:cartId/totals-information", RESTRoute(.anonymous, estimatedTotals))
        routes.add(.post, "/V1/guest-carts/:cartId/estimate-shipping-methods", RESTRoute(.anonymous, estimate))
        routes.add(.get, "/V1/guest-carts/:cartId/shipping-methods", RESTRoute(.anonymous, methods))
    }

    private func totals(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let cart = try await carts.priced(try await carts.cart(call), call)
        return TotalsResponse(cart, carts.services.reference, .cart).json()
    }

    private static let addressInformation: RESTShape = [
        "address": .object(CartAddressRequest.shape), "shipping_carrier_code": .text, "shipping_method_code": .text,
        "extension_attributes": .anything, "custom_attributes": .anything,
    ]

    /// The totals for an address and a way of delivery, without keeping them.
    private func estimatedTotals(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let asked = try call.read(.object("addressInformation", GuestCartTotalsRoutes.addressInformation))
        // Magento fails here with a crash; what it says of other missing fields is clearer.
        guard let address = asked.object("address") else { throw .required("address") }
        var cart = try await carts.cart(call)
        guard !cart.lines.isEmpty else {
            throw RESTError(.badRequest, "Totals calculation is not applicable to empty cart")
        }
        cart.destination = CartAddressRequest(address).place
        let delivery = asked.text("shipping_carrier_code").flatMap { carrier in
            asked.text("shipping_method_code").map { DeliveryMethod(carrier: carrier, method: $0) }
        }
        let priced = try await carts.priced(cart, call, by: delivery)
        return TotalsResponse(priced, carts.services.reference, .estimate).json()
    }

    /// The ways of delivery to an address, which stays with the cart.
    private func estimate(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let address = CartAddressRequest(try call.read(.object("address", CartAddressRequest.shape)))
        let cart = try await carts.cart(call, or: .zero)
        guard !cart.lines.isEmpty else { return Array("[]".utf8) }
        let kept = try await carts.errors { () async throws(CartError) in
            try await carts.services.setDestination(address.place, of: cart)
        }
        return rates(try await carts.priced(kept, call))
    }

    /// The ways of delivery to the address that the cart has.
    private func methods(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let priced = try await carts.priced(try await carts.cart(call), call)
        guard priced.lines.isEmpty || priced.isVirtual || priced.cart.destination != nil else {
            throw RESTError(.badRequest, "The shipping address is missing. Set the address and try again.")
        }
        return rates(priced)
    }

    private func rates(_ priced: PricedCart) -> [UInt8] {
        var json = JSONWriter()
        json.array { json in
            for rate in priced.totals.deliveryRates(priced.order, carts.services.reference) {
                DeliveryRateResponse(rate).write(into: &json)
            }
        }
        return json.takeBytes()
    }
}
