package import Basics
package import Catalog
package import Commerce

/// A cart with names and prices of this moment. Derived from scratch on every reading; nothing of it is kept.
package struct PricedCart {
    /// A line with what it is and costs.
    package struct Line {
        package let line: CartLine
        package let product: Product
        package let variant: Product
        /// One piece, VAT included.
        package let unitPrice: Money
        package let rate: VATRate
        fileprivate let store: StoreViewID

        /// The name in the cart's store view: that of what the shopper saw.
        package var name: String { product.name(in: store) }

        /// All pieces, VAT included.
        package var rowTotal: Money { unitPrice.times(line.quantity, .halfUp).payable(.halfUp) }

        /// All pieces without VAT.
        package var rowNet: Money { rate.net(ofGross: rowTotal) }

        /// One piece without VAT: Magento's algorithm "total" divides the row's, so it may differ from piece to piece.
        package var unitNet: Money {
            guard line.quantity > .zero else { return rate.net(ofGross: unitPrice) }
            return rowNet.times(10_000, over: line.quantity.tenThousandths, .halfUp).payable(.halfUp)
        }
    }

    /// The cart as it is kept, its lines with names and prices, and the currency of these.
    package let cart: Cart
    package let lines: [Line]
    package let currency: Currency

    /// Derives the cart's lines from its products. A line whose product is gone is left out.
    package init(_ cart: Cart, products: [Product], _ reference: Reference, at now: Instant) {
        self.cart = cart
        currency = reference.settings.currency
        let byID = Dictionary(products.map { ($0.id, $0) }) { first, _ in first }
        lines = cart.lines.compactMap { line in
            guard let product = byID[line.productID],
                let variant = line.variantID == product.id
                    ? product : product.variants.first(where: { $0.id == line.variantID }),
                let price = variant.price(in: cart.storeID, at: now, reference.clock)
            else { return nil }
            let taxClass = variant.columns(in: cart.storeID).taxClassID ?? .none
            return Line(
                line: line, product: product, variant: variant, unitPrice: price.final,
                rate: reference.vat.rate(of: taxClass), store: cart.storeID)
        }
    }

    /// All lines, VAT included.
    package var subtotal: Money { lines.reduce(.zero(currency)) { $0 + $1.rowTotal } }

    /// The VAT in all lines.
    package var tax: Money { lines.reduce(.zero(currency)) { $0 + ($1.rowTotal - $1.rowNet) } }
}
