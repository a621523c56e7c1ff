import Catalog
package import Commerce
package import Sales

extension ShopServices {
    /// Sets the quantities of lines, zero to take a line out, with the variants' stock as the writer has it. Either all
    /// are set or none. Lines that are gone already are passed over.
    package func setQuantities(
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

    private func productsByID(_ ids: [ProductID]) async throws(CartError) -> [ProductID: Product] {
        do throws(StoreFailure) {
            let found = try await products.products(ids)
            return Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
        } catch {
            throw .failed(error)
        }
    }
}
