public import Catalog
public import Commerce
public import Sales

extension ShopServices {
    /// Sets the quantities of lines, zero to take a line out, with the variants' stock as the writer has it. Either all
    /// are set or none. Lines that are gone already are passed over.
    public func setQuantities(
        _ wanted: [CartLineID: Quantity], of masked: MaskedCartID, in store: StoreViewID
    ) async throws(CartError) -> Cart {
        let lines = try await carts.cart(masked).lines.filter { line in line.id.map { wanted[$0] != nil } ?? false }
        let products = try await productsByID(lines.map(\.productID))
        return try await carts.change(masked, stockOf: lines.map(\.variantID)) { (cart, stock) throws(CartError) in
            for line in lines {
                guard let id = line.id, let quantity = wanted[id] else { continue }
                if quantity > .zero, let product = products[line.productID] {
                    try cart.setQuantity(quantity, of: id, product, onHand: stock[line.variantID] ?? .none, in: store)
                } else {
                    cart.remove(id)
                }
            }
        }
    }

    /// Sets a line's quantity, or puts another variant or other options in its place where `request` has any; with the
    /// variant's stock as the writer has it. Gives the cart and the line's place in it.
    public func change(
        _ id: CartLineID, to request: (Product) -> CartRequest?, quantity: Quantity, of masked: MaskedCartID,
        in store: StoreViewID
    ) async throws(CartError) -> (cart: Cart, place: Int) {
        let before = try await carts.cart(masked)
        guard let line = before.lines.first(where: { $0.id == id }) else { throw .noSuchLine(before.id, id) }
        guard let product = try await productsByID([line.productID])[line.productID] else { throw .notAvailable }
        let request = request(product)
        let variantID = if let request { try product.variant(for: request).id } else { line.variantID }
        var place = 0
        let cart = try await carts.change(masked, stockOf: [variantID]) { (cart, stock) throws(CartError) in
            cart.storeID = store
            let onHand = stock[variantID] ?? .none
            if let request {
                place = try cart.replace(id, product, by: request, onHand: onHand, in: store)
            } else {
                try cart.setQuantity(quantity, of: id, product, onHand: onHand, in: store)
                guard let found = cart.lines.firstIndex(where: { $0.id == id }) else { throw .noSuchLine(cart.id, id) }
                place = found
            }
        }
        return (cart, place)
    }

    /// Takes a line out.
    public func remove(_ id: CartLineID, of masked: MaskedCartID) async throws(CartError) {
        _ = try await carts.change(masked, stockOf: []) { (cart, _) throws(CartError) in
            guard cart.lines.contains(where: { $0.id == id }) else { throw .noSuchLine(cart.id, id) }
            cart.remove(id)
        }
    }

    /// Keeps where a cart would be delivered; nil where that is not known. Nothing is written where it is kept already.
    public func setDestination(_ destination: TaxPlace?, of cart: Cart) async throws(CartError) -> Cart {
        guard cart.destination != destination else { return cart }
        return try await carts.change(cart.maskedID, stockOf: []) { (cart, _) throws(CartError) in
            cart.destination = destination
        }
    }

    private func productsByID(_ ids: [ProductID]) async throws(CartError) -> [ProductID: Product] {
        do throws(StoreFailure) {
            let found = try await products.products(ids)
            return Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
        } catch {
            throw .failed(error)
        }
    }
}
