public import Commerce

/// Whom a price is for: it differs by store view, by website and by customer group.
public struct Buyer: Hashable, Sendable {
    public let store: StoreViewID
    public let website: WebsiteID
    public let group: CustomerGroupID

    /// Somebody of a group in a store view of a website.
    public init(in store: StoreViewID, on website: WebsiteID, of group: CustomerGroupID = .guests) {
        (self.store, self.website, self.group) = (store, website, group)
    }

    /// Somebody of a group in a store view.
    public init(in store: StoreView, of group: CustomerGroupID = .guests) {
        self.init(in: store.id, on: store.websiteID, of: group)
    }
}
