public import Commerce

/// A built-in attribute that a draft can clear (`__EMPTY__VALUE__`): set back to inheriting, or to no value.
public enum ClearableColumn: String, Sendable, CaseIterable {
    case description, shortDescription, metaTitle, metaKeyword, metaDescription
    case name, urlKey, status, visibility, taxClass, price
    case specialPrice, specialFrom, specialTo, newsFrom, newsTo, weight
}

/// What one valid row of an import, or one call of the API, says of a product in one scope. What it does not say stays
/// as it is.
public struct ProductDraft: Sendable {
    /// The row's number, from 1, for the report.
    public var row: Int
    public var sku: SKU
    /// The product that is meant, where it is not the one with this SKU: it is renamed.
    public var renamed: ProductID?
    /// The scope: 0 for the default row.
    public var store: StoreViewID
    /// Both are needed to create the product.
    public var kind: ProductKind?
    public var attributeSetID: AttributeSetID?
    public var columns = ProductColumns()
    public var cleared: Set<ClearableColumn> = []
    public var values: [AttributeID: AttributeValue] = [:]
    public var clearedValues: Set<AttributeID> = []
    /// Categories and websites that are added.
    public var categories: [CategoryID] = []
    public var websites: [WebsiteID] = []
    /// All the categories there are to be; nil to leave them.
    public var allCategories: [CategoryLink]?
    /// All the websites there are to be; nil to leave them.
    public var allWebsites: [WebsiteID]?
    public var quantity: Quantity?
    public var isInStock: Bool?
    public var stockRules = StockRulesChange()
    /// Pictures that are added or, by their files, told more of.
    public var images: [ImageDraft] = []
    /// Roles whose pictures are hidden.
    public var hiddenRoles: [String] = []
    /// The whole gallery as it is to be; nil to leave it.
    public var gallery: [GalleryEntryDraft]?
    public var links: [ProductLinkKind: LinksDraft] = [:]
    /// All tiers there are to be; nil to leave them.
    public var tierPrices: [TierPrice]?
    /// All custom options there are to be, new ones with number 0; nil to leave them. Their texts are those of the
    /// draft's scope.
    public var customOptions: [CustomOption]?
    /// Custom options by their titles: those that are there are told more of, others come, none goes. In a store
    /// view's draft they are texts of the product's options, in their order.
    public var namedOptions: [CustomOption] = []
    /// Whether an address that is given up leads on to the new one.
    public var keepsOldPaths = true

    /// A draft that says nothing but which product and scope it is about.
    public init(row: Int, sku: SKU, store: StoreViewID) {
        (self.row, self.sku, self.store) = (row, sku, store)
    }
}
