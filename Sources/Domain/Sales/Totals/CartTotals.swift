public import Catalog
public import Commerce

/// What a cart comes to. Derived from scratch by small steps, Magento's collectors (`etc/sales.xml`), in an array that
/// is read from the top: each sees what those before it made.
public struct CartTotals: Sendable, Equatable {
    public let currency: Currency
    /// The lines in the cart's order.
    public private(set) var rows: [TaxedRow] = []
    /// What the chosen way of delivery costs; nil where none is chosen or offered.
    public private(set) var delivery: DeliveryRate?
    /// Delivery without tax, with it, and its tax.
    public private(set) var shipping: Money
    public private(set) var shippingWithTax: Money
    public private(set) var shippingTax: Money
    /// All lines without tax and with it.
    public private(set) var subtotal: Money
    public private(set) var subtotalWithTax: Money
    /// The tax of all lines and of delivery.
    public private(set) var tax: Money
    /// The tax by the rates that make it up, in the order in which they are first met.
    public private(set) var taxes: [AppliedTax] = []
    /// What is to be paid.
    public private(set) var grandTotal: Money

    private typealias Collector = @Sendable (inout CartTotals, TotalsOrder, Reference) -> Void

    private static let collectors: [Collector] = [
        { $0.collectSubtotal($1, $2) },
        { $0.collectDelivery($1, $2) },
        { $0.collectTax($1, $2) },
        { totals, _, _ in totals.collectGrandTotal() },
    ]

    /// The totals of an order.
    public init(_ order: TotalsOrder, _ reference: Reference) {
        currency = reference.settings.currency
        let nothing = Money.zero(currency)
        (shipping, shippingWithTax, shippingTax) = (nothing, nothing, nothing)
        (subtotal, subtotalWithTax, tax, grandTotal) = (nothing, nothing, nothing, nothing)
        for collector in CartTotals.collectors { collector(&self, order, reference) }
    }

    private mutating func collectSubtotal(_ order: TotalsOrder, _ reference: Reference) {
        var reckoner = order.reckoner(reference)
        takeRows(order, reference, &reckoner)
    }

    /// Only a rate that is offered can be chosen.
    private mutating func collectDelivery(_ order: TotalsOrder, _ reference: Reference) {
        guard let chosen = order.delivery else { return }
        delivery = deliveryRates(order, reference).first { $0.method == chosen && $0.refusal == nil }
    }

    /// Once more from the first line to delivery, as a rounding's remainder goes from row to row.
    private mutating func collectTax(_ order: TotalsOrder, _ reference: Reference) {
        var reckoner = order.reckoner(reference)
        takeRows(order, reference, &reckoner)
        var parts = rows.flatMap(\.parts)
        if let delivery {
            let row = reckoner.reckon(
                order.deliveryRow(delivery.amount, reference), number: TotalsOrder.deliveryNumber)
            (shipping, shippingWithTax, shippingTax) = (row.total, row.totalWithTax, row.tax)
            parts += row.parts
        }
        tax = rows.reduce(shippingTax) { $0 + $1.tax }
        taxes = CartTotals.joined(parts)
    }

    private mutating func collectGrandTotal() { grandTotal = subtotal + shipping + tax }

    private mutating func takeRows(
        _ order: TotalsOrder, _ reference: Reference, _ reckoner: inout TaxReckoner
    ) {
        let includesTax = reference.configuration.tax(in: order.store).pricesIncludeTax
        rows = order.lines.enumerated().map { number, line in
            let row = TaxReckoner.Row(
                price: line.price, quantity: line.quantity, taxClass: line.taxClass, includesTax: includesTax)
            return reckoner.reckon(row, number: number)
        }
        subtotal = rows.reduce(.zero(currency)) { $0 + $1.total }
        subtotalWithTax = rows.reduce(.zero(currency)) { $0 + $1.totalWithTax }
    }

    private static func joined(_ parts: [AppliedTax]) -> [AppliedTax] {
        var (order, amounts): ([[TaxRateID]], [[TaxRateID]: AppliedTax]) = ([], [:])
        for part in parts where part.amount.millionths != 0 {
            let key = part.rates.map(\.id)
            if let before = amounts[key] {
                amounts[key] = AppliedTax(rates: part.rates, amount: before.amount + part.amount)
            } else {
                order.append(key)
                amounts[key] = part
            }
        }
        return order.compactMap { amounts[$0] }
    }
}
