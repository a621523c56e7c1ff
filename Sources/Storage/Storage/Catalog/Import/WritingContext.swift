public import Basics
public import Catalog
public import Commerce

/// What writing products depends on beside the database: the moment, the store's clock and currency, and how products
/// are sold that do not say so themselves.
public struct WritingContext: Sendable {
    public var now: Instant
    public var clock: StoreClock
    public var currency: Currency
    public var stockDefaults: StockDefaults

    /// A context.
    public init(now: Instant, clock: StoreClock, currency: Currency, stockDefaults: StockDefaults) {
        (self.now, self.clock, self.currency) = (now, clock, currency)
        self.stockDefaults = stockDefaults
    }

    /// The context of a moment in a shop.
    public init(_ reference: Reference, now: Instant) {
        self.init(
            now: now, clock: reference.clock, currency: reference.settings.currency,
            stockDefaults: reference.stockDefaults)
    }
}
