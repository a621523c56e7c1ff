import Catalog
public import Commerce

/// What totals are derived from: what is bought, where it goes, how it is sent.
public struct TotalsOrder: Sendable {
    /// A line of the cart as far as totals go.
    public struct Line: Sendable {
        /// One piece as the catalogue has it, with or without tax.
        public var price: Money
        public var quantity: Quantity
        public var taxClass: TaxClassID
        /// Whether there is nothing to send.
        public var isVirtual: Bool

        /// A line.
        public init(price: Money, quantity: Quantity, taxClass: TaxClassID, isVirtual: Bool = false) {
            (self.price, self.quantity, self.taxClass, self.isVirtual) = (price, quantity, taxClass, isVirtual)
        }
    }

    /// The lines in the cart's order.
    public var lines: [Line]
    /// The store view whose settings hold.
    public var store: StoreViewID
    /// Where it goes, as far as that is known.
    public var destination: TaxPlace?
    /// How it is sent, as far as that is chosen.
    public var delivery: DeliveryMethod?
    /// Who buys.
    public var buyers: CustomerGroupID

    /// An order.
    public init(
        _ lines: [Line], in store: StoreViewID, to destination: TaxPlace? = nil, by delivery: DeliveryMethod? = nil,
        of buyers: CustomerGroupID = .guests
    ) {
        (self.lines, self.store, self.destination, self.delivery) = (lines, store, destination, delivery)
        self.buyers = buyers
    }

    /// Whether there is nothing to send.
    public var isVirtual: Bool { !lines.isEmpty && lines.allSatisfy(\.isVirtual) }

    /// How many pieces are sent.
    var piecesToSend: Quantity {
        lines.reduce(.zero) { sum, line in line.isVirtual ? sum : sum + line.quantity }
    }

    /// The number of delivery among the rows that are taxed.
    static let deliveryNumber = -1

    func reckoner(_ reference: Reference) -> TaxReckoner {
        TaxReckoner(
            reference.taxes, reference.configuration.tax(in: store),
            customer: reference.taxes.customerClass(of: buyers), destination: destination)
    }

    func deliveryRow(_ amount: Money, _ reference: Reference) -> TaxReckoner.Row {
        let settings = reference.configuration.tax(in: store)
        return TaxReckoner.Row(
            price: amount, quantity: Quantity(1), taxClass: settings.shippingClass,
            includesTax: settings.shippingIncludesTax)
    }
}
