package import Commerce

/// A product as the tables have it, each scope by itself: what an export writes.
package struct ProductRecord: Sendable {
    /// A variant of a configurable product, with the options that tell it apart.
    package struct Variant: Sendable, Equatable {
        package var sku: SKU
        package var options: [AttributeID: OptionID]

        /// A variant.
        package init(sku: SKU, options: [AttributeID: OptionID]) { (self.sku, self.options) = (sku, options) }
    }

    /// A product shown beside it.
    package struct Link: Sendable, Equatable {
        package var kind: ProductLinkKind
        package var sku: SKU
        package var position: Int64

        /// A link.
        package init(kind: ProductLinkKind, sku: SKU, position: Int64) {
            (self.kind, self.sku, self.position) = (kind, sku, position)
        }
    }

    /// What it is, and where it hangs.
    package let product: Product
    /// What each scope says itself.
    package var columns: [StoreViewID: ProductColumns]
    package var values: [StoreViewID: [AttributeID: AttributeValue]]
    /// In order.
    package var variants: [Variant]
    package var links: [Link]

    /// A record.
    package init(
        product: Product, columns: [StoreViewID: ProductColumns],
        values: [StoreViewID: [AttributeID: AttributeValue]], variants: [Variant], links: [Link]
    ) {
        (self.product, self.columns, self.values) = (product, columns, values)
        (self.variants, self.links) = (variants, links)
    }
}

/// The names by which an export's cells refer to what is there.
package struct ExportNames: Sendable {
    package var websites: [WebsiteID: String]
    package var attributeSets: [AttributeSetID: String]
    package var taxClasses: [TaxClassID: String]
    package var customerGroups: [CustomerGroupID: String]

    /// Names.
    package init(
        websites: [WebsiteID: String], attributeSets: [AttributeSetID: String], taxClasses: [TaxClassID: String],
        customerGroups: [CustomerGroupID: String]
    ) {
        (self.websites, self.attributeSets) = (websites, attributeSets)
        (self.taxClasses, self.customerGroups) = (taxClasses, customerGroups)
    }
}

/// Gives what exports write, page by page in order of product numbers.
package protocol CatalogueExporting: AnyObject {
    /// Names of what is there.
    func names() async throws(StoreFailure) -> ExportNames

    /// The next products after a number; empty at the end.
    func records(after id: ProductID) async throws(StoreFailure) -> [ProductRecord]

    /// What sources have of the next products, and the last product's number; nil at the end.
    func stock(after id: ProductID) async throws(StoreFailure) -> (lines: [SourceStockDraft], last: ProductID)?
}
