public import Basics
public import Commerce

/// What a product costs at a moment, VAT included.
public struct Price: Sendable, Equatable {
    /// Without any reduction.
    public let regular: Money
    /// What is asked now.
    public let final: Money
    /// The next moment at which the answer changes by itself, where there is one.
    public let changesAt: Instant?

    /// Whether there is a reduction.
    public var isReduced: Bool { final < regular }

    /// The reduction in whole percent, rounded down.
    public var percentOff: Int64 { percentOff(regular) }

    /// The reduction from a price in whole percent, rounded down; 0 where the price was not above.
    public func percentOff(_ before: Money) -> Int64 {
        guard final < before, before.millionths > 0 else { return 0 }
        return (before.millionths - final.millionths) * 100 / before.millionths
    }
}

extension Product {
    /// One piece's price at a moment where somebody buys so many. A configurable product costs what its cheapest
    /// salable variant costs (its cheapest variant, where none is salable). Nil where no price is known.
    public func price(
        of pieces: Quantity = Quantity(1), for buyer: Buyer, at now: Instant, _ clock: StoreClock
    ) -> Price? {
        priced(pieces, for: buyer, at: now, clock)?.price
    }

    /// The price with the product that it is of: itself, or one of its variants.
    func priced(
        _ pieces: Quantity = Quantity(1), for buyer: Buyer, at now: Instant, _ clock: StoreClock
    ) -> (product: Product, price: Price)? {
        guard kind == .configurable else { return ownPrice(pieces, for: buyer, at: now, clock).map { (self, $0) } }
        let store = buyer.store
        var (salable, all) = (Cheapest(), Cheapest())
        var isAnySalable = false
        for variant in variants where variant.isEnabled(in: store) {
            let isSalable = variant.isSalable(in: store)
            if isSalable { isAnySalable = true }
            guard isSalable || !isAnySalable, let price = variant.ownPrice(pieces, for: buyer, at: now, clock) else {
                continue
            }
            if isSalable { salable.add(variant, price) } else { all.add(variant, price) }
        }
        return isAnySalable ? salable.found : all.found
    }

    /// The lowest of the price of this moment and of the tiers that are for the buyer, as Magento takes it
    /// (`Pricing\Price\BasePrice`).
    private func ownPrice(_ pieces: Quantity, for buyer: Buyer, at now: Instant, _ clock: StoreClock) -> Price? {
        guard let price = priceForAll(in: buyer.store, at: now, clock) else { return nil }
        if tierPrices.isEmpty { return price }
        let lowest = tierPrices.filter { $0.applies(to: pieces, of: buyer.group, on: buyer.website) }
            .map { $0.price(ofRegular: price.regular) }.reduce(price.final, min)
        return Price(regular: price.regular, final: lowest, changesAt: price.changesAt)
    }

    private func priceForAll(in store: StoreViewID, at now: Instant, _ clock: StoreClock) -> Price? {
        let scope = scope(store)
        guard let regular = scope.columns.price else { return nil }
        guard let special = scope.columns.specialPrice, special < regular else {
            return Price(regular: regular, final: regular, changesAt: nil)
        }
        let begin = scope.columns.specialFrom.map { clock.startOfDay($0) }
        let end = scope.columns.specialTo.map { clock.startOfNextDay($0) }
        if let begin, now < begin { return Price(regular: regular, final: regular, changesAt: begin) }
        if let end, now >= end { return Price(regular: regular, final: regular, changesAt: nil) }
        return Price(regular: regular, final: special, changesAt: end)
    }

    /// The next moment at which what a shopper sees of the product changes without a write: the price of it or of a
    /// variant, or whether they are new.
    public func changesAt(in store: StoreViewID, at now: Instant, _ clock: StoreClock) -> Instant? {
        var earliest: Instant?
        func take(_ moment: Instant?) {
            if let moment { earliest = min(earliest ?? moment, moment) }
        }
        func take(_ product: Product) {
            if product.kind != .configurable { take(product.priceForAll(in: store, at: now, clock)?.changesAt) }
            take(product.newness(in: store, clock)?.change(after: now))
        }
        take(self)
        for variant in variants { take(variant) }
        return earliest
    }
}

/// The first of the cheapest of several products, and the earliest moment at which one of their prices changes.
private struct Cheapest {
    private var product: Product?
    private var price: Price?
    private var changesAt: Instant?

    var found: (product: Product, price: Price)? {
        guard let product, let price else { return nil }
        return (product, Price(regular: price.regular, final: price.final, changesAt: changesAt))
    }

    mutating func add(_ product: Product, _ price: Price) {
        if let change = price.changesAt { changesAt = min(changesAt ?? change, change) }
        if let known = self.price, known.final <= price.final { return }
        (self.product, self.price) = (product, price)
    }
}
