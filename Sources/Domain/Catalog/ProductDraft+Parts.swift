public import Commerce

/// A picture that an import gives a product.
public struct ImageDraft: Sendable, Equatable {
    /// The path under `/media/catalog/product`, with a leading slash.
    public var file: String
    public var label: String?
    /// Magento's role names: `image`, `small_image`, `thumbnail`, `swatch_image`.
    public var roles: [String]
    /// Nil to leave it as it is; a new picture is shown.
    public var isDisabled: Bool?

    /// A picture.
    public init(file: String, label: String?, roles: [String], isDisabled: Bool? = nil) {
        (self.file, self.label, self.roles, self.isDisabled) = (file, label, roles, isDisabled)
    }
}

/// A picture of a gallery that is given whole.
public struct GalleryEntryDraft: Sendable, Equatable {
    /// The picture's number; nil for a new one.
    public var id: Int64?
    /// The path under `/media/catalog/product`; a known picture keeps its own.
    public var file: String
    public var label: String?
    public var position: Int64
    public var isDisabled: Bool
    public var roles: [String]

    /// A picture of a gallery.
    public init(id: Int64?, file: String, label: String?, position: Int64, isDisabled: Bool, roles: [String]) {
        (self.id, self.file, self.label) = (id, file, label)
        (self.position, self.isDisabled, self.roles) = (position, isDisabled, roles)
    }
}

/// Products to be shown beside another.
public struct LinksDraft: Sendable, Equatable {
    /// One of them; without a position it keeps its own, or comes last.
    public struct Link: Sendable, Equatable {
        public var sku: SKU
        public var position: Int64?

        /// A link.
        public init(sku: SKU, position: Int64?) { (self.sku, self.position) = (sku, position) }
    }

    /// The products, in order.
    public var links: [Link]
    /// Whether links of the kind that are not named go.
    public var isWhole: Bool

    /// Links of one kind.
    public init(_ links: [Link], isWhole: Bool) { (self.links, self.isWhole) = (links, isWhole) }
}

/// The products to be shown beside one, by the kind of link.
public struct RelationsDraft: Sendable {
    public var sku: SKU
    public var links: [ProductLinkKind: LinksDraft]

    /// Links of a product.
    public init(sku: SKU, links: [ProductLinkKind: LinksDraft]) { (self.sku, self.links) = (sku, links) }
}

/// What changes of a product's stock rules.
public struct StockRulesChange: Sendable, Equatable {
    /// A rule becomes the product's own, or the shop's again.
    public enum Rule<Value: Sendable & Equatable>: Sendable, Equatable {
        case asShop
        case own(Value)
    }

    /// What changes of each rule; nil is left as it is.
    public var minQuantity: Rule<Quantity>?
    public var minSaleQuantity: Rule<Quantity>?
    public var maxSaleQuantity: Rule<Quantity>?
    public var notifyBelow: Rule<Quantity>?
    public var increments: Rule<Quantity>?
    public var enablesIncrements: Rule<Bool>?
    public var backorders: Rule<Backorders>?
    public var managesStock: Rule<Bool>?
    public var isDecimal: Bool?
    public var isDecimalDivided: Bool?

    /// No change.
    public init() {}

    /// Whether nothing changes.
    public var isEmpty: Bool { self == StockRulesChange() }

    /// The rules after the change.
    public func applied(to own: StockRules.Own) -> StockRules.Own {
        var own = own
        StockRulesChange.apply(minQuantity, to: &own.minQuantity)
        StockRulesChange.apply(minSaleQuantity, to: &own.minSaleQuantity)
        StockRulesChange.apply(maxSaleQuantity, to: &own.maxSaleQuantity)
        StockRulesChange.apply(notifyBelow, to: &own.notifyBelow)
        StockRulesChange.apply(increments, to: &own.increments)
        StockRulesChange.apply(enablesIncrements, to: &own.enablesIncrements)
        StockRulesChange.apply(backorders, to: &own.backorders)
        StockRulesChange.apply(managesStock, to: &own.managesStock)
        own.isDecimal = isDecimal ?? own.isDecimal
        own.isDecimalDivided = isDecimalDivided ?? own.isDecimalDivided
        return own
    }

    private static func apply<Value>(_ rule: Rule<Value>?, to own: inout Value?) {
        switch rule {
        case .own(let value): own = value
        case .asShop: own = nil
        case nil: break
        }
    }
}

/// The variants of a configurable product, as `configurable_variations` lists them.
public struct VariationsDraft: Sendable {
    /// One variant: its SKU, and whether it is linked or (with `display=0`) unlinked.
    public struct Variant: Sendable {
        public var sku: SKU
        public var isLinked: Bool

        /// A variant.
        public init(sku: SKU, isLinked: Bool) { (self.sku, self.isLinked) = (sku, isLinked) }
    }

    /// The row, and the configurable product whose variants it lists.
    public var row: Int
    public var parent: SKU
    public var variants: [Variant]
    /// The axes in the order in which the cell names them.
    public var axes: [AttributeID]
    public var labels: [AttributeID: String]

    /// A list of variants.
    public init(
        row: Int, parent: SKU, variants: [Variant], axes: [AttributeID], labels: [AttributeID: String]
    ) {
        (self.row, self.parent, self.variants) = (row, parent, variants)
        (self.axes, self.labels) = (axes, labels)
    }
}
