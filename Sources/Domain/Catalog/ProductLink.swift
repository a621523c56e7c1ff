public import Commerce

/// Why one product is shown beside another (Magento's link types; grouped products are not sold).
public enum ProductLinkKind: String, Sendable, CaseIterable {
    case related
    case upSell = "upsell"
    case crossSell = "crosssell"
}

/// A product that is shown beside another.
public struct ProductLink: Sendable, Equatable {
    public let kind: ProductLinkKind
    public let productID: ProductID
    public let position: Int64

    /// A link.
    public init(kind: ProductLinkKind, productID: ProductID, position: Int64) {
        (self.kind, self.productID, self.position) = (kind, productID, position)
    }
}
