package import Basics
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

/// A product's stock as the API lists it.
package struct StockRow: Sendable, Equatable {
    package let productID: ProductID
    /// Nil where nobody ever said.
    package let stock: Stock?
    package let rules: StockRules
    package let lowSince: CivilTime?

    /// A product's stock.
    package init(productID: ProductID, stock: Stock?, rules: StockRules, lowSince: CivilTime?) {
        (self.productID, self.stock, self.rules, self.lowSince) = (productID, stock, rules, lowSince)
    }
}

/// Reads and writes stock, on the writer.
package protocol StockKeeping: AnyObject {
    /// The stock of these products, in order of their numbers.
    func stock(of products: [ProductID]) async throws(StoreFailure) -> [StockRow]

    /// The products with no more pieces than this, in order of their numbers, and how many there are.
    func low(
        atMost quantity: Quantity, offset: Int64, count: Int64
    ) async throws(StoreFailure) -> SearchResult<StockRow>

    /// What sources have, by criteria on `sku`, `source_code`, `quantity` and `status`.
    func sourceItems(_ criteria: SearchCriteria) async throws(SearchFailure) -> SearchResult<SourceItem>

    /// Keeps what sources have; false when one of the sources is not there, and then nothing is kept.
    func save(_ items: [SourceItem]) async throws(StoreFailure) -> Bool

    /// Removes what sources are said to have.
    func remove(_ items: [SourceItem]) async throws(StoreFailure)
}
