public import Commerce

/// What a source has of a product, as an import says it.
public struct SourceStockDraft: Sendable, Equatable {
    public var sku: SKU
    public var source: String
    /// Nil to leave it; a new line has none.
    public var quantity: Quantity?
    /// Nil to leave it; a new line is in stock where it has pieces.
    public var isInStock: Bool?

    /// A line of a source's stock.
    public init(sku: SKU, source: String, quantity: Quantity?, isInStock: Bool?) {
        (self.sku, self.source) = (sku, source)
        (self.quantity, self.isInStock) = (quantity, isInStock)
    }
}

/// What a product cost from a moment on, as an import says it.
public struct PricePointDraft: Sendable, Equatable {
    public var sku: SKU
    public var point: PricePoint

    /// A point of a product's history.
    public init(sku: SKU, point: PricePoint) { (self.sku, self.point) = (sku, point) }
}

/// A tier price, as an import says it.
public struct TierPriceDraft: Sendable, Equatable {
    public var sku: SKU
    public var tier: TierPrice

    /// A tier of a product.
    public init(sku: SKU, tier: TierPrice) { (self.sku, self.tier) = (sku, tier) }
}

/// Which SKUs there are.
public protocol SKUKnowing: AnyObject {
    /// Those of these SKUs that name a product.
    func known(_ skus: [SKU]) async throws(StoreFailure) -> [SKU: KnownProduct]
}

/// Takes stock in, on the writer. What is kept again changes nothing.
public protocol StockImporting: SKUKnowing {
    /// The codes of all sources.
    func sourceCodes() async throws(StoreFailure) -> Set<String>

    /// Keeps lines in one transaction; those of products in `replaced` are removed first, at all sources.
    func keep(_ stocks: [SourceStockDraft], replacing replaced: [SKU]) async throws(StoreFailure) -> ImportCounts

    /// Removes what sources have of products.
    func remove(_ stocks: [SourceStockDraft]) async throws(StoreFailure) -> Int
}

/// Takes tier prices in, on the writer. What is kept again changes nothing.
public protocol TierPriceImporting: SKUKnowing {
    /// Customer groups by lower-cased code.
    func customerGroups() async throws(StoreFailure) -> [String: CustomerGroupID]

    /// Websites by code.
    func websites() async throws(StoreFailure) -> [String: WebsiteID]

    /// Keeps tiers in one transaction; all tiers of products in `replaced` are removed first.
    func keep(_ tiers: [TierPriceDraft], replacing replaced: [SKU]) async throws(StoreFailure) -> ImportCounts
}

/// Takes the history of prices in, on the writer. What is kept again changes nothing.
public protocol PriceHistoryImporting: SKUKnowing {
    /// Keeps points in one transaction; the whole history of products in `replaced` is removed first.
    func keep(_ points: [PricePointDraft], replacing replaced: [SKU]) async throws(StoreFailure) -> ImportCounts
}
