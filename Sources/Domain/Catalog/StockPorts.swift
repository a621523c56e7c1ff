package import Commerce

/// What one source has of a SKU (Magento's `inventory_source_item`).
package struct SourceItem: Sendable, Equatable {
    package var sku: String
    package var sourceCode: String
    package var quantity: Quantity
    package var isInStock: Bool

    /// What a source has.
    package init(sku: String, sourceCode: String, quantity: Quantity, isInStock: Bool) {
        (self.sku, self.sourceCode, self.quantity, self.isInStock) = (sku, sourceCode, quantity, isInStock)
    }
}

/// A product of which few pieces are left.
package struct LowStock: Sendable, Equatable {
    package let productID: ProductID
    package let quantity: Quantity

    /// What is left of a product.
    package init(productID: ProductID, quantity: Quantity) { (self.productID, self.quantity) = (productID, quantity) }
}

/// Reads and writes stock, on the writer.
package protocol StockKeeping: AnyObject {
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
