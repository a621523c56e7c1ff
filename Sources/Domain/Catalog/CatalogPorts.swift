public import Commerce

/// Reads products from the object cache, and from the reader where the cache has none. One per loop.
public protocol ProductReading: AnyObject {
    /// The products with these numbers, in that order, without those that do not exist. All cold ones are filled in one
    /// go: a statement a table, never one a product.
    func products(_ ids: [ProductID]) async throws(StoreFailure) -> [Product]

    /// The number of the product with a SKU, in any letter case.
    func productID(of sku: SKU) async throws(StoreFailure) -> ProductID?
}

/// What a path of the shop leads to.
public enum PageTarget: Sendable, Equatable {
    case product(ProductID)
    case category(CategoryID)
    /// The path has moved; the new one has no leading slash.
    case moved(to: String)
}

/// Finds what a path of the shop leads to (Magento's `url_rewrite`). One per loop.
public protocol PageFinding: AnyObject {
    /// What `path`, without leading slash and store prefix, leads to in a store view.
    func target(of path: String, in store: StoreViewID) async throws(StoreFailure) -> PageTarget?
}

/// The node's frozen views of the catalogue, as this loop has them. One per loop.
public protocol CatalogViewing: AnyObject {
    /// The reference data.
    var reference: Reference { get }

    /// The feed position at which reference data and listings were read.
    var position: UInt64 { get }

    /// The listing index of a store view.
    func listing(in store: StoreViewID) -> ListingIndex
}

extension ProductReading {
    /// The product with a number.
    public func product(_ id: ProductID) async throws(StoreFailure) -> Product? {
        try await products([id]).first
    }

    /// The product with a SKU, in any letter case.
    public func product(_ sku: SKU) async throws(StoreFailure) -> Product? {
        guard let id = try await productID(of: sku) else { return nil }
        return try await product(id)
    }
}

/// Lists products by what a client of the API asks (Magento's `GET /V1/products`). One per loop.
public protocol ProductSearching: AnyObject {
    /// The products that meet the criteria with the values of a store view, whatever their status and visibility. A
    /// filter `store_id` changes the store view, which is given back. At most `sizeMax` on a page, where that is said.
    func search(
        _ criteria: SearchCriteria, in store: StoreViewID, sizeMax: Int?, _ reference: Reference
    ) async throws(SearchFailure) -> (page: SearchResult<ProductID>, store: StoreViewID)
}
