public import Commerce

/// A product's place in a category as the API lists it.
public struct CategoryProduct: Sendable, Equatable {
    public let sku: SKU
    public let position: Int64

    /// A place.
    public init(sku: SKU, position: Int64) { (self.sku, self.position) = (sku, position) }
}

/// Which products categories hold, whatever shoppers see of them.
public protocol CategoryProductListing: AnyObject {
    /// The products of some categories, each once: at its place in the first of them, or else at its best one. Those
    /// that are disabled or not visible by themselves are left out; in order of their numbers, and no more than
    /// `countMax`, where there is one.
    func products(in categories: [CategoryID], countMax: Int?) async throws(StoreFailure) -> [CategoryProduct]

    /// How many products each of these groups of categories has.
    func counts(_ groups: [CategoryID: [CategoryID]]) async throws(StoreFailure) -> [CategoryID: Int64]
}
