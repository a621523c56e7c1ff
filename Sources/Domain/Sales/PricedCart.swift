public import Basics
public import Catalog
public import Commerce

/// A cart with names, prices and totals of this moment. Derived from scratch on every reading; nothing of it is kept.
public struct PricedCart {
    /// A line with what it is and costs.
    public struct Line {
        public let line: CartLine
        public let product: Product
        public let variant: Product
        /// What it costs, without tax and with it.
        public let row: TaxedRow
        fileprivate let store: StoreViewID

        /// The name in the store view that asks: that of what the shopper saw.
        public var name: String { product.name(in: store) }

        /// One piece, VAT included.
        public var unitPrice: Money { row.priceWithTax }

        /// One piece without VAT.
        public var unitNet: Money { row.price }

        /// All pieces, VAT included.
        public var rowTotal: Money { row.totalWithTax }

        /// All pieces without VAT.
        public var rowNet: Money { row.total }

        /// What the custom options were answered with, as it reads.
        public var answers: [(title: String, text: String)] {
            line.chosen.compactMap { choice in
                guard let option = product.customOptions.first(where: { $0.id == choice.optionID }) else { return nil }
                return (option.title(in: store) ?? "", option.text(of: choice, in: store))
            }
        }
    }

    /// The cart as it is kept, its lines with names and prices, and the currency of these.
    public let cart: Cart
    public let lines: [Line]
    public let currency: Currency
    /// What the totals were derived from, and what they come to.
    public let order: TotalsOrder
    public let totals: CartTotals

    /// Derives the cart's lines and totals from its products, as the store view `store` shows them; without one, the
    /// cart's own. A line whose product is gone or disabled is left out.
    public init(
        _ cart: Cart, products: [Product], _ reference: Reference, in store: StoreViewID? = nil,
        by delivery: DeliveryMethod? = nil, at now: Instant
    ) {
        let store = store ?? cart.storeID
        let byID = Dictionary(products.map { ($0.id, $0) }) { first, _ in first }
        let sold = cart.lines.compactMap { line in
            byID[line.productID].flatMap { SoldLine(line, $0, reference, in: store, at: now) }
        }
        order = TotalsOrder(sold.map(\.order), in: store, to: cart.destination, by: delivery)
        totals = CartTotals(order, reference)
        lines = zip(sold, totals.rows).map { sold, row in
            Line(line: sold.line, product: sold.product, variant: sold.variant, row: row, store: store)
        }
        self.cart = cart
        currency = reference.settings.currency
    }

    /// All lines, VAT included.
    public var subtotal: Money { totals.subtotalWithTax }

    /// The VAT in all lines and in delivery, where that was chosen.
    public var tax: Money { totals.tax }

    /// Whether there is nothing to send.
    public var isVirtual: Bool { order.isVirtual }
}

/// A line whose product is still there, is enabled and has a price: Magento leaves all others out.
private struct SoldLine {
    let line: CartLine
    let product: Product
    let variant: Product
    let order: TotalsOrder.Line

    init?(_ line: CartLine, _ product: Product, _ reference: Reference, in store: StoreViewID, at now: Instant) {
        let variant =
            line.variantID == product.id ? product : product.variants.first { $0.id == line.variantID }
        guard let variant, product.isEnabled(in: store), variant.isEnabled(in: store),
            let price = variant.price(of: line.quantity, in: store, at: now, reference)
        else { return nil }
        (self.line, self.product, self.variant) = (line, product, variant)
        order = TotalsOrder.Line(
            price: price + product.price(of: line.chosen, on: price, in: store), quantity: line.quantity,
            taxClass: variant.columns(in: store).taxClassID ?? .none, isVirtual: variant.kind == .virtual)
    }
}

extension Product {
    /// One piece where so many are bought by a guest.
    fileprivate func price(
        of quantity: Quantity, in store: StoreViewID, at now: Instant, _ reference: Reference
    ) -> Money? {
        let website = reference.stores.view(store)?.websiteID ?? reference.stores.defaultWebsiteID
        return price(of: quantity, for: Buyer(in: store, on: website), at: now, reference.clock)?.final
    }
}
