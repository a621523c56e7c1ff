package import Basics
package import Commerce

/// What a product costs at a moment, VAT included.
package struct Price: Sendable, Equatable {
    /// Without any reduction.
    package let regular: Money
    /// What is asked now.
    package let final: Money
    /// The next moment at which the answer changes by itself, where there is one.
    package let changesAt: Instant?

    /// Whether there is a reduction.
    package var isReduced: Bool { final < regular }

    /// The reduction in whole percent, rounded down.
    package var percentOff: Int64 { percentOff(regular) }

    /// The reduction from a price in whole percent, rounded down; 0 where the price was not above.
    package func percentOff(_ before: Money) -> Int64 {
        guard final < before, before.millionths > 0 else { return 0 }
        return (before.millionths - final.millionths) * 100 / before.millionths
    }
}

extension Product {
    /// The price in a store view at a moment. A configurable product costs what its cheapest salable variant costs (its
    /// cheapest variant, where none is salable). Nil where no price is known.
    package func price(in store: StoreViewID, at now: Instant, _ clock: StoreClock) -> Price? {
        guard kind == .configurable else { return ownPrice(in: store, at: now, clock) }
        let enabled = variants.filter { $0.isEnabled(in: store) }
        let salable = enabled.filter { $0.isSalable(in: store) }
        let prices = (salable.isEmpty ? enabled : salable).compactMap { $0.ownPrice(in: store, at: now, clock) }
        guard let cheapest = prices.min(by: { $0.final < $1.final }) else { return nil }
        return Price(
            regular: cheapest.regular, final: cheapest.final, changesAt: prices.compactMap(\.changesAt).min())
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
}
