package import Basics
package import Catalog
package import Commerce
package import Sales

/// What pages and API routes of one loop work with: the ports that Domain declares, and the clock.
package final class ShopServices {
    package let products: any ProductReading
    package let pages: any PageFinding
    package let catalog: any CatalogViewing
    package let carts: any CartKeeping
    package let sessions: any SessionKeeping
    package let taxes: any TaxKeeping
    /// Where the shop is, for answers that name addresses.
    package let address: ShopAddress
    package let admins: any AdminAccess
    /// Lists of products for whoever may read the catalogue.
    package let productSearch: any ProductSearching
    /// What categories hold, for whoever may read the catalogue.
    package let categoryProducts: any CategoryProductListing
    /// What administrators' tokens read and change.
    package let administration: CatalogAdministration
    private let clock: () -> Instant

    /// The services of one loop.
    package init(
        products: any ProductReading, pages: any PageFinding, catalog: any CatalogViewing, carts: any CartKeeping,
        sessions: any SessionKeeping, admins: any AdminAccess, productSearch: any ProductSearching,
        categoryProducts: any CategoryProductListing, administration: CatalogAdministration, taxes: any TaxKeeping,
        address: ShopAddress, clock: @escaping () -> Instant
    ) {
        (self.products, self.pages, self.catalog) = (products, pages, catalog)
        (self.carts, self.sessions, self.admins, self.clock) = (carts, sessions, admins, clock)
        (self.productSearch, self.categoryProducts) = (productSearch, categoryProducts)
        (self.administration, self.taxes, self.address) = (administration, taxes, address)
    }

    /// The reference data as this loop has it.
    package var reference: Reference { catalog.reference }

    /// This moment.
    package var now: Instant { clock() }
}

extension ShopServices {
    /// A cart with the names and prices of this moment, as a store view shows them; without one, the cart's own.
    /// `delivery` is how it would be sent.
    package func priced(
        _ cart: Cart, in store: StoreViewID? = nil, by delivery: DeliveryMethod? = nil
    ) async throws(CartError) -> PricedCart {
        do throws(StoreFailure) {
            let products = try await products.products(cart.lines.map(\.productID))
            return PricedCart(cart, products: products, reference, in: store, by: delivery, at: now)
        } catch {
            throw .failed(error)
        }
    }

    /// Adds a product to a cart, or to a new one where none is named, with the variant's stock as the writer has it.
    /// One transaction. Gives the cart and the line's place in it.
    package func add(
        _ product: Product, _ request: CartRequest, to masked: MaskedCartID?, in store: StoreViewID
    ) async throws(CartError) -> (cart: Cart, place: Int) {
        let variant = try product.variant(for: request)
        var place = 0
        let change = { (cart: inout Cart, stock: [ProductID: Stock]) throws(CartError) in
            cart.storeID = store
            place = try cart.add(product, request, onHand: stock[variant.id] ?? .none, in: store)
        }
        guard let masked else {
            return (try await carts.create(in: store, stockOf: [variant.id], change), place)
        }
        return (try await carts.change(masked, stockOf: [variant.id], change), place)
    }
}
