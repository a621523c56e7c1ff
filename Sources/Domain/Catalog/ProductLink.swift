package import Commerce

/// Why one product is shown beside another (Magento's link types; grouped products are not sold).
package enum ProductLinkKind: String, Sendable, CaseIterable {
    case related
    case upSell = "upsell"
    case crossSell = "crosssell"
}

/// A product that is shown beside another.
package struct ProductLink: Sendable, Equatable {
    package let kind: ProductLinkKind
    package let productID: ProductID
    package let position: Int64

    /// A link.
    package init(kind: ProductLinkKind, productID: ProductID, position: Int64) {
        (self.kind, self.productID, self.position) = (kind, productID, position)
    }
}
