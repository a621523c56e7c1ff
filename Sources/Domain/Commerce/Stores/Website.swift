/// A website: the scope of customers, base currency and sources (Magento's `store_website`). Number 0 is the back
/// office's.
public struct Website: Sendable, Equatable {
    public let id: WebsiteID
    public let code: String
    public let name: String
    /// The store group whose default view greets who comes without a store's code.
    public let defaultGroupID: StoreGroupID

    /// A website.
    public init(id: WebsiteID, code: String, name: String, defaultGroupID: StoreGroupID) {
        (self.id, self.code, self.name, self.defaultGroupID) = (id, code, name, defaultGroupID)
    }
}

/// A store group: a catalogue's root under a website, with its store views (Magento's `store_group`, in its back office
/// a store). Number 0 is the back office's.
public struct StoreGroup: Sendable, Equatable {
    public let id: StoreGroupID
    public let websiteID: WebsiteID
    public let code: String
    public let name: String
    /// The category under which the catalogue of these store views hangs.
    public let rootCategoryID: CategoryID
    public let defaultStoreID: StoreViewID

    /// A store group.
    public init(
        id: StoreGroupID, websiteID: WebsiteID, code: String, name: String, rootCategoryID: CategoryID,
        defaultStoreID: StoreViewID
    ) {
        (self.id, self.websiteID, self.code, self.name) = (id, websiteID, code, name)
        (self.rootCategoryID, self.defaultStoreID) = (rootCategoryID, defaultStoreID)
    }
}
