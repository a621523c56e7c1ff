public import Basics
public import Commerce

/// A price as it is kept: of a product, in a scope.
public struct KeptPrice: Sendable, Equatable {
    public let sku: SKU
    public let store: StoreViewID
    public let price: Money

    /// A kept price.
    public init(sku: SKU, store: StoreViewID, price: Money) {
        (self.sku, self.store, self.price) = (sku, store, price)
    }
}

/// A special price as it is kept, with its days.
public struct KeptSpecialPrice: Sendable, Equatable {
    public let sku: SKU
    public let store: StoreViewID
    public let price: Money
    public let from: CivilTime?
    public let to: CivilTime?

    /// A kept special price.
    public init(sku: SKU, store: StoreViewID, price: Money, from: CivilTime?, to: CivilTime?) {
        (self.sku, self.store, self.price, self.from, self.to) = (sku, store, price, from, to)
    }
}

/// A tier as it is kept, or is to be.
public struct KeptTier: Sendable, Equatable {
    public let sku: SKU
    public let tier: TierPrice

    /// A kept tier.
    public init(sku: SKU, tier: TierPrice) { (self.sku, self.tier) = (sku, tier) }
}

/// Reads and writes many products' prices at once (Magento's price storage). Always the writer's. Products that are not
/// there are left out.
public protocol PriceKeeping: AnyObject {
    /// The prices of an attribute, `price` or `cost`, in all scopes.
    func prices(_ attribute: String, of skus: [SKU]) async throws(StoreFailure) -> [KeptPrice]

    /// The special prices in all scopes. A price is listed once for each scope that has a first day, as Magento lists
    /// them.
    func specialPrices(of skus: [SKU]) async throws(StoreFailure) -> [KeptSpecialPrice]

    /// The tiers.
    func tiers(of skus: [SKU]) async throws(StoreFailure) -> [KeptTier]

    /// Keeps what drafts say of prices.
    func save(_ drafts: [ProductDraft]) async throws(StoreFailure)

    /// Changes tiers in one transaction: first all tiers of `cleared` go, then those of `removed`, then `added` come.
    func changeTiers(added: [KeptTier], removed: [KeptTier], cleared: [SKU]) async throws(StoreFailure)
}

/// The customer groups by code, and whether products are there: what bulk writes are checked against.
public protocol PriceVocabulary: AnyObject {
    /// The kinds of the products that are there, of these.
    func kinds(of skus: [SKU]) async throws(StoreFailure) -> [SKU: ProductKind]

    /// The customer groups by lower-case code.
    func customerGroups() async throws(StoreFailure) -> [String: CustomerGroupID]
}
