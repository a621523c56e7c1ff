public import Catalog
public import Commerce

/// What delivery will cost where no address is known yet: to the country whose tax prices are shown with.
public struct DeliveryEstimate: Sendable, Equatable {
    /// The cheapest way there is now, with tax; nil where none is offered.
    public let price: Money?
    /// The subtotal, with tax, from which it is free; nil where it never is, or always.
    public let freeFrom: Money?
    /// How much is missing until it is free; nil where nothing is.
    public let missing: Money?

    /// Whether it costs nothing now.
    public var isFree: Bool { price?.millionths == 0 }
}

extension PricedCart {
    /// What delivery will cost; nil for an empty cart, and for one with nothing to send.
    public func deliveryEstimate(_ reference: Reference) -> DeliveryEstimate? {
        guard !lines.isEmpty, !isVirtual else { return nil }
        var order = order
        order.destination = order.destination ?? reference.configuration.tax(in: order.store).defaultPlace
        let offered = totals.deliveryRates(order, reference).filter { $0.refusal == nil }
        let free = reference.configuration.freeShipping(in: order.store)
        let country = order.destination?.country ?? ""
        let freeFrom = free.flatMap { free -> Money? in
            let isForCountry = free.countries?.contains(country) ?? true
            return isForCountry && free.subtotal.millionths > 0 ? free.subtotal : nil
        }
        let missing = freeFrom.map { $0 - totals.subtotalWithTax }
        return DeliveryEstimate(
            price: offered.map(\.priceWithTax).min(), freeFrom: freeFrom,
            missing: missing.flatMap { $0.millionths > 0 ? $0 : nil })
    }
}
