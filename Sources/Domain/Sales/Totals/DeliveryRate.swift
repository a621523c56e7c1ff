public import Catalog
public import Commerce

/// A way to have a cart delivered, by Magento's codes of carrier and method.
public struct DeliveryMethod: Sendable, Hashable {
    public let carrier: String
    public let method: String

    /// A method of a carrier.
    public init(carrier: String, method: String) { (self.carrier, self.method) = (carrier, method) }

    /// Delivery at a fixed price.
    public static let flatRate = DeliveryMethod(carrier: "flatrate", method: "flatrate")
    /// Free delivery.
    public static let free = DeliveryMethod(carrier: "freeshipping", method: "freeshipping")
}

/// What a way of delivery costs a cart.
public struct DeliveryRate: Sendable, Equatable {
    public let method: DeliveryMethod
    /// What the carrier and the method are called in the store view.
    public let carrierTitle: String
    public let methodTitle: String
    /// The price as it is configured, with or without tax.
    public let amount: Money
    /// The price without tax and with it.
    public let price: Money
    public let priceWithTax: Money
    /// Why it is not offered; nil where it is.
    public let refusal: String?
}

extension CartTotals {
    /// What delivery of the cart costs at its destination, in the carriers' order; nothing for what is not delivered.
    public func deliveryRates(_ order: TotalsOrder, _ reference: Reference) -> [DeliveryRate] {
        guard let destination = order.destination, !order.lines.isEmpty, !order.isVirtual else { return [] }
        let configuration = reference.configuration
        var offers: [(position: Int64, rate: DeliveryRate)] = []
        // Free delivery comes first where the carriers have no order of their own. Magento compares its subtotal with
        // that of the cart with tax, whatever `tax_including` says, where catalogue prices are with tax.
        if let free = configuration.freeShipping(in: order.store),
            free.countries?.contains(destination.country) ?? true, subtotalWithTax >= free.subtotal
        {
            offers.append((free.position, rate(.free, free.title, free.name, .zero(currency), order, reference)))
        }
        if let flat = configuration.flatRate(in: order.store) {
            if flat.countries?.contains(destination.country) ?? true {
                if let amount = flat.amount(for: order) {
                    offers.append(
                        (flat.position, rate(.flatRate, flat.title, flat.name, amount, order, reference)))
                }
            } else if let refusal = flat.refusal {
                offers.append((flat.position, refused(flat, refusal)))
            }
        }
        return offers.enumerated().sorted { left, right in
            (left.element.position, left.offset) < (right.element.position, right.offset)
        }.map(\.element.rate)
    }

    private func rate(
        _ method: DeliveryMethod, _ carrier: String, _ name: String, _ amount: Money, _ order: TotalsOrder,
        _ reference: Reference
    ) -> DeliveryRate {
        var reckoner = order.reckoner(reference)
        let taxed = reckoner.reckon(order.deliveryRow(amount, reference), number: TotalsOrder.deliveryNumber)
        return DeliveryRate(
            method: method, carrierTitle: carrier, methodTitle: name, amount: amount, price: taxed.price,
            priceWithTax: taxed.priceWithTax, refusal: nil)
    }

    private func refused(_ flat: FlatRate, _ refusal: String) -> DeliveryRate {
        let nothing = Money.zero(currency)
        return DeliveryRate(
            method: .flatRate, carrierTitle: flat.title, methodTitle: flat.name, amount: nothing, price: nothing,
            priceWithTax: nothing, refusal: refusal)
    }
}

extension FlatRate {
    /// The price of an order, or of each of its pieces that are sent; nil where no price is configured.
    fileprivate func amount(for order: TotalsOrder) -> Money? {
        switch basis {
        case .order: price
        case .piece: price.times(order.piecesToSend, .halfUp)
        case .free: nil
        }
    }
}
