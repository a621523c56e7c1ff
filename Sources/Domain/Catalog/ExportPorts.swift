public import Commerce

/// A product as the tables have it, each scope by itself: what an export writes.
public struct ProductRecord: Sendable {
    /// A variant of a configurable product, with the options that tell it apart.
    public struct Variant: Sendable, Equatable {
        public var sku: SKU
        public var options: [AttributeID: OptionID]

        /// A variant.
        public init(sku: SKU, options: [AttributeID: OptionID]) { (self.sku, self.options) = (sku, options) }
    }

    /// A product shown beside it.
    public struct Link: Sendable, Equatable {
        public var kind: ProductLinkKind
        public var sku: SKU
        public var position: Int64

        /// A link.
        public init(kind: ProductLinkKind, sku: SKU, position: Int64) {
            (self.kind, self.sku, self.position) = (kind, sku, position)
        }
    }

    /// What it is, and where it hangs.
    public let product: Product
    /// What each scope says itself.
    public var columns: [StoreViewID: ProductColumns]
    public var values: [StoreViewID: [AttributeID: AttributeValue]]
    /// In order.
    public var variants: [Variant]
    public var links: [Link]

    /// A record.
    public init(
        product: Product, columns: [StoreViewID: ProductColumns],
        values: [StoreViewID: [AttributeID: AttributeValue]], variants: [Variant], links: [Link]
    ) {
        (self.product, self.columns, self.values) = (product, columns, values)
        (self.variants, self.links) = (variants, links)
    }
}

/// The names by which an export's cells refer to what is there.
public struct ExportNames: Sendable {
    public var websites: [WebsiteID: String]
    public var attributeSets: [AttributeSetID: String]
    public var taxClasses: [TaxClassID: String]
    public var customerGroups: [CustomerGroupID: String]

    /// Names.
    public init(
        websites: [WebsiteID: String], attributeSets: [AttributeSetID: String], taxClasses: [TaxClassID: String],
        customerGroups: [CustomerGroupID: String]
    ) {
        (self.websites, self.attributeSets) = (websites, attributeSets)
        (self.taxClasses, self.customerGroups) = (taxClasses, customerGroups)
    }
}

/// Gives what exports write, page by page in order of product numbers.
public protocol CatalogueExporting: AnyObject {
    /// Names of what is there.
    func names() async throws(StoreFailure) -> ExportNames

    /// The next products after a number; empty at the end.
    func records(after id: ProductID) async throws(StoreFailure) -> [ProductRecord]

    /// What sources have of the next products, and the last product's number; nil at the end.
    func stock(after id: ProductID) async throws(StoreFailure) -> (lines: [SourceStockDraft], last: ProductID)?
}
