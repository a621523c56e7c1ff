import Catalog
import Commerce
import JSON
import Sales
import WebSupport

/// What the routes of guests' carts share.
struct GuestCarts {
    let services: ShopServices

    /// What an unknown cart is named by: Magento's routes differ in what they found of it.
    enum Unknown {
        case null, zero, required

        var error: RESTError {
            switch self {
            case .null: .noSuchEntity("cartId", .null)
            case .zero: .noSuchEntity("cartId", .integer(0))
            case .required: .required("quoteId")
            }
        }
    }

    /// The masked id in the path.
    func masked(_ call: RESTCall, or unknown: Unknown) throws(RESTError) -> MaskedCartID {
        guard let masked = MaskedCartID(call.variable("cartId")) else { throw unknown.error }
        return masked
    }

    /// The cart that the path names.
    func cart(_ call: RESTCall, or unknown: Unknown = .null) async throws(RESTError) -> Cart {
        let masked = try masked(call, or: unknown)
        return try await errors(unknown) { () async throws(CartError) in try await services.carts.cart(masked) }
    }

    /// A cart with its prices, as the store view that was addressed shows it.
    func priced(
        _ cart: Cart, _ call: RESTCall, by delivery: DeliveryMethod? = nil
    ) async throws(RESTError) -> PricedCart {
        try await errors { () async throws(CartError) in
            try await services.priced(cart, in: storeView(call), by: delivery)
        }
    }

    /// Runs what may fail by a cart's rules.
    func errors<Value>(
        _ unknown: Unknown = .null, _ body: () async throws(CartError) -> Value
    ) async throws(RESTError) -> Value {
        do throws(CartError) {
            return try await body()
        } catch .noSuchCart {
            throw unknown.error
        } catch {
            throw RESTError(error)
        }
    }

    /// A cart belongs to a store view; `/rest/all` means the default one.
    func storeView(_ call: RESTCall) -> StoreViewID {
        call.store == .all ? services.reference.stores.defaultView.id : call.store
    }
}
