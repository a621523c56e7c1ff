public import Basics
public import Commerce

extension PriceTimeline {
    /// The days before a reduction whose lowest price its announcement must name (Directive 98/6/EC, article 6a).
    private static let days: Int64 = 30

    /// The lowest price of the 30 days before the present reduction began, as a history says whose points are oldest
    /// first; nil where it says nothing of those days.
    ///
    /// A reduction goes on while the price stays below `regular`, so that of several steps in a row the price before
    /// the first one counts. One that the history does not know yet begins now.
    public static func lowestBeforeReduction(from regular: Money, at now: Instant, _ history: [PricePoint]) -> Money? {
        let past = history.filter { $0.from <= now }
        var begin = now
        for point in past.reversed() {
            guard point.price < regular else { break }
            begin = point.from
        }
        let earliest = Instant(seconds: begin.seconds - days * 86_400)
        let before = past.filter { $0.from < begin }
        // The price with which the days began is one of theirs.
        let first = before.lastIndex { $0.from <= earliest } ?? before.startIndex
        return before[first...].map(\.price).min()
    }
}

extension Product {
    /// The lowest price of the 30 days before the present reduction; nil without a reduction or a history.
    ///
    /// A configurable product's is that of the variant whose price it shows.
    public func lowestPriceBeforeReduction(
        for buyer: Buyer, at now: Instant, _ clock: StoreClock
    ) -> Money? {
        guard let (priced, price) = priced(for: buyer, at: now, clock), price.isReduced else { return nil }
        return PriceTimeline.lowestBeforeReduction(from: price.regular, at: now, priced.priceHistory)
    }
}
