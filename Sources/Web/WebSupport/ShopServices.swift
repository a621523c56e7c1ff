public import Basics
public import Catalog
public import Commerce
public import Sales

/// What pages and API routes of one loop work with: the ports that Domain declares, and the clock.
public final class ShopServices {
    public let products: any ProductReading
    public let pages: any PageFinding
    public let catalog: any CatalogViewing
    public let carts: any CartKeeping
    public let sessions: any SessionKeeping
    public let taxes: any TaxKeeping
    /// Where the shop is, for answers that name addresses.
    public let address: ShopAddress
    public let admins: any AdminAccess
    /// Lists of products for whoever may read the catalogue.
    public let productSearch: any ProductSearching
    /// What categories hold, for whoever may read the catalogue.
    public let categoryProducts: any CategoryProductListing
    /// What administrators' tokens read and change.
    public let administration: CatalogAdministration
    private let clock: () -> Instant

    /// The services of one loop.
    public init(
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
    public var reference: Reference { catalog.reference }

    /// This moment.
    public var now: Instant { clock() }
}

extension ShopServices {
    /// A cart with the names and prices of this moment, as a store view shows them; without one, the cart's own.
    /// `delivery` is how it would be sent.
    public func priced(
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
    public func add(
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
