package import Basics
package import Commerce

/// The days in which the merchant calls a product new (Magento's `news_from_date` and `news_to_date`); either end may
/// be open.
package struct Newness: Sendable, Equatable {
    private let from: Instant?
    private let to: Instant?

    /// From the start of the first day to the end of the last one; nil where neither is given.
    package init?(_ columns: ProductColumns, _ clock: StoreClock) {
        guard columns.newsFrom != nil || columns.newsTo != nil else { return nil }
        from = columns.newsFrom.map { clock.startOfDay($0) }
        to = columns.newsTo.map { clock.startOfNextDay($0) }
    }

    /// Since when it is new at a moment: the beginning of all things where only the end is given; nil where it is not
    /// new then.
    package func since(_ now: Instant) -> Instant? {
        if let from, now < from { return nil }
        if let to, now >= to { return nil }
        return from ?? Instant(seconds: 0)
    }

    /// When it next begins or ends to be new.
    package func change(after now: Instant) -> Instant? { [from, to].compactMap(\.self).filter { $0 > now }.min() }
}

extension Product {
    /// When the merchant calls the product new in a store view.
    package func newness(in store: StoreViewID, _ clock: StoreClock) -> Newness? {
        Newness(columns(in: store), clock)
    }
}
