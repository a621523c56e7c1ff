import Basics
import Caching
import Catalog
import Commerce

/// The node's object caches and what is being read for them, shared by its loops.
public final class CatalogCaches: Sendable {
    let products: TaggedCache<ProductID, ChangeTag, Product>
    let productBySKU: TaggedCache<SKU, ChangeTag, ProductID>
    let targets: TaggedCache<PagePath, ChangeTag, PageTarget>
    let productFills = SharedFills<ProductID, Product>()
    let skuFills = SharedFills<SKU, ProductID>()
    let targetFills = SharedFills<PagePath, PageTarget>()

    /// A path in a store view.
    struct PagePath: Hashable, Sendable {
        let store: StoreViewID
        let path: String
    }

    /// Paths and SKUs are small: so many of them are kept for each product.
    private static let namesPerProduct = 4

    /// Empty caches for at most `productsMax` products.
    public init(productsMax: Int) {
        products = TaggedCache(entriesMax: productsMax)
        productBySKU = TaggedCache(entriesMax: productsMax * CatalogCaches.namesPerProduct)
        targets = TaggedCache(entriesMax: productsMax * CatalogCaches.namesPerProduct)
    }

    /// How many products are kept.
    public var productCount: Int { products.count }

    /// Drops what depends on these tags.
    public func invalidate(_ tags: [ChangeTag], at position: UInt64) {
        products.invalidate(tags, at: position)
        productBySKU.invalidate(tags, at: position)
        targets.invalidate(tags, at: position)
    }

    /// Drops everything.
    public func invalidateAll(at position: UInt64) {
        products.invalidateAll(at: position)
        productBySKU.invalidateAll(at: position)
        targets.invalidateAll(at: position)
    }
}
