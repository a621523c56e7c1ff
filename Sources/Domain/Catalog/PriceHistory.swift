public import Basics
public import Commerce

/// What a product cost from a moment on, reductions included.
public struct PricePoint: Sendable, Equatable {
    public let from: Instant
    public let price: Money

    /// A price from a moment on.
    public init(from: Instant, price: Money) { (self.from, self.price) = (from, price) }
}

/// The points of a price over time: those that were, and those that are settled already, as a special price with dates
/// is.
public enum PriceTimeline {
    /// What a price of these columns is from `now` on, as far as it is settled: at most three points. Empty where there
    /// is no price.
    public static func settled(_ columns: ProductColumns, from now: Instant, _ clock: StoreClock) -> [PricePoint] {
        guard let regular = columns.price else { return [] }
        guard let special = columns.specialPrice, special < regular else {
            return [PricePoint(from: now, price: regular)]
        }
        let begin = columns.specialFrom.map { clock.startOfDay($0) } ?? now
        let end = columns.specialTo.map { clock.startOfNextDay($0) }
        if let end, end <= now || end <= begin { return [PricePoint(from: now, price: regular)] }
        var points: [PricePoint] = []
        if begin > now { points.append(PricePoint(from: now, price: regular)) }
        points.append(PricePoint(from: max(begin, now), price: special))
        if let end { points.append(PricePoint(from: end, price: regular)) }
        return points
    }

    /// The price at a moment, as a history says.
    public static func price(at moment: Instant, _ history: [PricePoint]) -> Money? {
        history.last { $0.from <= moment }?.price
    }
}
