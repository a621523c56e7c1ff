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
    /// The price in a store view at a moment. A configurable product costs what its cheapest salable variant costs (its
    /// cheapest variant, where none is salable). Nil where no price is known.
    public func price(in store: StoreViewID, at now: Instant, _ clock: StoreClock) -> Price? {
        priced(in: store, at: now, clock)?.price
    }

    /// The price with the product that it is of: itself, or one of its variants.
    func priced(in store: StoreViewID, at now: Instant, _ clock: StoreClock) -> (product: Product, price: Price)? {
        guard kind == .configurable else { return ownPrice(in: store, at: now, clock).map { (self, $0) } }
        var (salable, all) = (Cheapest(), Cheapest())
        var isAnySalable = false
        for variant in variants where variant.isEnabled(in: store) {
            let isSalable = variant.isSalable(in: store)
            if isSalable { isAnySalable = true }
            guard isSalable || !isAnySalable, let price = variant.ownPrice(in: store, at: now, clock) else { continue }
            if isSalable { salable.add(variant, price) } else { all.add(variant, price) }
        }
        return isAnySalable ? salable.found : all.found
    }

    private func ownPrice(in store: StoreViewID, at now: Instant, _ clock: StoreClock) -> Price? {
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
            if product.kind != .configurable { take(product.ownPrice(in: store, at: now, clock)?.changesAt) }
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
