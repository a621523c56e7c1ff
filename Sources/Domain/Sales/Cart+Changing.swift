public import Catalog
public import Commerce

extension Cart {
    /// Sets a line's quantity after the checks of adding. A line that is gone (another window may have removed it) is
    /// passed over. `onHand` is the variant's stock as the writer has it now.
    public mutating func setQuantity(
        _ quantity: Quantity, of id: CartLineID, _ product: Product, onHand: Stock, in store: StoreViewID
    ) throws(CartError) {
        guard let place = lines.firstIndex(where: { $0.id == id && $0.productID == product.id }) else { return }
        let variantID = lines[place].variantID
        let variant = variantID == product.id ? product : product.variants.first { $0.id == variantID }
        guard let variant, product.isEnabled(in: store), variant.isEnabled(in: store) else { throw .notAvailable }
        guard variant.stockRules.isSalable(onHand) else { throw .outOfStock(variant.sku) }
        try check(quantity, of: variant, besides: place, onHand: onHand)
        lines[place].quantity = quantity
    }

    /// Puts what is asked for in a line's place, with another variant or other options. Where they are the line's own
    /// only its quantity is set; otherwise a new line takes over, and joins one that has the same, as in Magento. Gives
    /// the line's place.
    public mutating func replace(
        _ id: CartLineID, _ product: Product, by request: CartRequest, onHand: Stock, in store: StoreViewID
    ) throws(CartError) -> Int {
        guard let place = lines.firstIndex(where: { $0.id == id }) else { throw .noSuchLine(self.id, id) }
        let variant = try product.variant(for: request)
        let chosen = try product.chosen(from: request.customOptions)
        if lines[place].variantID == variant.id, lines[place].chosen == chosen {
            try setQuantity(request.quantity, of: id, product, onHand: onHand, in: store)
            return place
        }
        remove(id)
        return try add(product, request, onHand: onHand, in: store)
    }

    /// Takes a line out; one that is gone already is no error.
    public mutating func remove(_ id: CartLineID) {
        lines.removeAll { $0.id == id }
    }
}
