public import Commerce

/// Why a product was not saved. Each has Magento's own sentence, which is REST's to say.
public enum ProductSavingError: Error, Equatable {
    case noSuchProduct
    /// A draft that makes a product names no attribute set that is there.
    case noSuchAttributeSet
    /// Another product or a category has the URL key in a store view.
    case urlKeyTaken
    /// A SKU that another product has already.
    case skuTaken(SKU)
    case noSuchLinkedProduct(SKU)
    /// A variant has no value for an axis, by the attribute's code.
    case variantWithoutValue(ProductID, String)
    /// Two variants that cannot be told apart.
    case variantsAlike(SKU, SKU)
    /// A variant that is attached already, or one that is not attached.
    case variantAttached
    case variantNotAttached
    /// A configurable product without axes cannot get variants.
    case noAxes
    /// It is no configurable product.
    case notConfigurable
    case noSuchAxis(Int64)
    case failed(StoreFailure)
}

/// What a configurable product's axes and variants are to be; nil leaves them.
public struct ConfigurableChange: Sendable {
    /// An axis; its label is the default scope's.
    public struct Axis: Sendable, Equatable {
        public var attributeID: AttributeID
        public var label: String?
        public var position: Int64

        /// An axis.
        public init(attributeID: AttributeID, label: String?, position: Int64) {
            (self.attributeID, self.label, self.position) = (attributeID, label, position)
        }
    }

    /// All axes there are to be.
    public var axes: [Axis]?
    /// All variants there are to be, in order.
    public var variants: [ProductID]?

    /// A change.
    public init(axes: [Axis]? = nil, variants: [ProductID]? = nil) { (self.axes, self.variants) = (axes, variants) }

    /// Whether nothing changes.
    public var isEmpty: Bool { axes == nil && variants == nil }
}

/// Writes single products for clients of the API, each call one transaction on the writer.
public protocol ProductSaving: AnyObject {
    /// Keeps what drafts of one product say, one for each scope, and what its axes and variants are to be, and gives
    /// its number. The product is made where it is not there. Nothing is kept when it throws.
    func save(
        _ drafts: [ProductDraft], _ configurable: ConfigurableChange
    ) async throws(ProductSavingError) -> ProductID

    /// Removes a product with all that hangs on it; it leaves carts and configurable products too.
    func delete(_ sku: SKU) async throws(ProductSavingError)

    /// Runs a smaller change of one product.
    func change(_ sku: SKU, _ change: ProductChange) async throws(ProductSavingError) -> Int64
}

/// A smaller change of one product. Each gives a number, as the route answers it: a row's, or zero.
public enum ProductChange: Sendable {
    case addWebsite(WebsiteID)
    case removeWebsite(WebsiteID)
    case attachVariant(SKU)
    case detachVariant(SKU)
    /// Adds an axis, or changes the one with this number.
    case putAxis(id: Int64?, ConfigurableChange.Axis)
    case removeAxis(Int64)
    /// Adds a link or changes its position.
    case putLink(ProductLinkKind, SKU, position: Int64)
    case removeLink(ProductLinkKind, SKU)
    /// Adds a tier or changes its price.
    case putTier(TierPrice)
    case removeTier(WebsiteID?, CustomerGroupID, Quantity)
    /// Adds a custom option, or changes the one with its number.
    case putOption(CustomOption)
    case removeOption(Int64)
    /// Adds a picture or, by its number, changes it in a scope.
    case putPicture(GalleryEntryDraft, StoreViewID)
    case removePicture(Int64)
}
