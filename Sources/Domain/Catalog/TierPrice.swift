import Basics
public import Commerce

/// A price for so many pieces and more, or for a group of customers (Magento's `tier_prices`).
public struct TierPrice: Sendable, Equatable {
    /// What the tier says of the price.
    public enum Amount: Sendable, Equatable {
        case fixed(Money)
        /// A reduction of the regular price, in ten-thousandths of a percent.
        case percent(Int64)
    }

    /// The website it is for; 0 is all.
    public let websiteID: WebsiteID
    /// Whom it is for; `.all` is everybody.
    public let group: CustomerGroupID
    /// From so many pieces on.
    public let quantity: Quantity
    public let amount: Amount

    /// A tier.
    public init(websiteID: WebsiteID, group: CustomerGroupID, quantity: Quantity, amount: Amount) {
        (self.websiteID, self.group, self.quantity, self.amount) = (websiteID, group, quantity, amount)
    }

    /// One piece at this tier.
    public func price(ofRegular regular: Money) -> Money {
        switch amount {
        case .fixed(let money): money
        case .percent(let share): regular.times(1_000_000 - share, over: 1_000_000, .halfUp)
        }
    }

    /// Whether it is for so many pieces bought by a group on a website.
    public func applies(to pieces: Quantity, of buyers: CustomerGroupID, on website: WebsiteID) -> Bool {
        pieces >= quantity && (group == .all || group == buyers)
            && (websiteID == WebsiteID(0) || websiteID == website)
    }
}
