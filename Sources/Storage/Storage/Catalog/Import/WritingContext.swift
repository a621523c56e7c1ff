package import Basics
package import Catalog
package import Commerce

/// What writing products depends on beside the database: the moment, the store's clock and currency, and how products
/// are sold that do not say so themselves.
package struct WritingContext: Sendable {
    package var now: Instant
    package var clock: StoreClock
    package var currency: Currency
    package var stockDefaults: StockDefaults

    /// A context.
    package init(now: Instant, clock: StoreClock, currency: Currency, stockDefaults: StockDefaults) {
        (self.now, self.clock, self.currency) = (now, clock, currency)
        self.stockDefaults = stockDefaults
    }

    /// The context of a moment in a shop.
    package init(_ reference: Reference, now: Instant) {
        self.init(
            now: now, clock: reference.clock, currency: reference.settings.currency,
            stockDefaults: StockDefaults(reference.configuration.stockStandards))
    }
}
