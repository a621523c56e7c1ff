public import Commerce

/// What one source has of a SKU (Magento's `inventory_source_item`).
public struct SourceItem: Sendable, Equatable {
    public var sku: String
    public var sourceCode: String
    public var quantity: Quantity
    public var isInStock: Bool

    /// What a source has.
    public init(sku: String, sourceCode: String, quantity: Quantity, isInStock: Bool) {
        (self.sku, self.sourceCode, self.quantity, self.isInStock) = (sku, sourceCode, quantity, isInStock)
    }
}

/// A product of which few pieces are left.
public struct LowStock: Sendable, Equatable {
    public let productID: ProductID
    public let quantity: Quantity

    /// What is left of a product.
    public init(productID: ProductID, quantity: Quantity) { (self.productID, self.quantity) = (productID, quantity) }
}

/// Reads and writes stock, on the writer.
public protocol StockKeeping: AnyObject {
    /// The products with no more pieces than this, in order of their numbers, and how many there are.
    func low(
        atMost quantity: Quantity, offset: Int64, count: Int64
    ) async throws(StoreFailure) -> SearchResult<LowStock>

    /// What sources have, by criteria on `sku`, `source_code`, `quantity` and `status`.
    func sourceItems(_ criteria: SearchCriteria) async throws(SearchFailure) -> SearchResult<SourceItem>

    /// Keeps what sources have; false when one of the sources is not there, and then nothing is kept.
    func save(_ items: [SourceItem]) async throws(StoreFailure) -> Bool

    /// Removes what sources are said to have.
    func remove(_ items: [SourceItem]) async throws(StoreFailure)
}
