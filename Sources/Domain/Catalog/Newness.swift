public import Basics
public import Commerce

/// The days in which the merchant calls a product new (Magento's `news_from_date` and `news_to_date`); either end may
/// be open.
public struct Newness: Sendable, Equatable {
    private let from: Instant?
    private let to: Instant?

    /// From the start of the first day to the end of the last one; nil where neither is given.
    public init?(_ columns: ProductColumns, _ clock: StoreClock) {
        self.init(from: columns.newsFrom, to: columns.newsTo, clock)
    }

    init?(from first: CivilTime?, to last: CivilTime?, _ clock: StoreClock) {
        guard first != nil || last != nil else { return nil }
        from = first.map { clock.startOfDay($0) }
        to = last.map { clock.startOfNextDay($0) }
    }

    /// Since when it is new at a moment: the beginning of all things where only the end is given; nil where it is not
    /// new then.
    public func since(_ now: Instant) -> Instant? {
        if let from, now < from { return nil }
        if let to, now >= to { return nil }
        return from ?? Instant(seconds: 0)
    }

    /// When it next begins or ends to be new.
    public func change(after now: Instant) -> Instant? { [from, to].compactMap(\.self).filter { $0 > now }.min() }
}

extension Product {
    /// When the merchant calls the product new in a store view.
    public func newness(in store: StoreViewID, _ clock: StoreClock) -> Newness? {
        let scope = scope(store)
        return Newness(from: scope.columns.newsFrom, to: scope.columns.newsTo, clock)
    }
}
