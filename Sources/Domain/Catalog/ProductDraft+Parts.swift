package import Commerce

/// A picture that an import gives a product.
package struct ImageDraft: Sendable, Equatable {
    /// The path under `/media/catalog/product`, with a leading slash.
    package var file: String
    package var label: String?
    /// Magento's role names: `image`, `small_image`, `thumbnail`, `swatch_image`.
    package var roles: [String]
    /// Nil to leave it as it is; a new picture is shown.
    package var isDisabled: Bool?

    /// A picture.
    package init(file: String, label: String?, roles: [String], isDisabled: Bool? = nil) {
        (self.file, self.label, self.roles, self.isDisabled) = (file, label, roles, isDisabled)
    }
}

/// A picture of a gallery that is given whole.
package struct GalleryEntryDraft: Sendable, Equatable {
    /// The picture's number; nil for a new one.
    package var id: Int64?
    /// The path under `/media/catalog/product`; a known picture keeps its own.
    package var file: String
    package var label: String?
    package var position: Int64
    package var isDisabled: Bool
    package var roles: [String]

    /// A picture of a gallery.
    package init(id: Int64?, file: String, label: String?, position: Int64, isDisabled: Bool, roles: [String]) {
        (self.id, self.file, self.label) = (id, file, label)
        (self.position, self.isDisabled, self.roles) = (position, isDisabled, roles)
    }
}

/// Products to be shown beside another.
package struct LinksDraft: Sendable, Equatable {
    /// One of them; without a position it keeps its own, or comes last.
    package struct Link: Sendable, Equatable {
        package var sku: SKU
        package var position: Int64?

        /// A link.
        package init(sku: SKU, position: Int64?) { (self.sku, self.position) = (sku, position) }
    }

    /// The products, in order.
    package var links: [Link]
    /// Whether links of the kind that are not named go.
    package var isWhole: Bool

    /// Links of one kind.
    package init(_ links: [Link], isWhole: Bool) { (self.links, self.isWhole) = (links, isWhole) }
}

/// The products to be shown beside one, by the kind of link.
package struct RelationsDraft: Sendable {
    package var sku: SKU
    package var links: [ProductLinkKind: LinksDraft]

    /// Links of a product.
    package init(sku: SKU, links: [ProductLinkKind: LinksDraft]) { (self.sku, self.links) = (sku, links) }
}

/// What changes of a product's stock rules.
package struct StockRulesChange: Sendable, Equatable {
    /// A rule becomes the product's own, or the shop's again.
    package enum Rule<Value: Sendable & Equatable>: Sendable, Equatable {
        case asShop
        case own(Value)
    }

    /// What changes of each rule; nil is left as it is.
    package var minQuantity: Rule<Quantity>?
    package var minSaleQuantity: Rule<Quantity>?
    package var maxSaleQuantity: Rule<Quantity>?
    package var notifyBelow: Rule<Quantity>?
    package var increments: Rule<Quantity>?
    package var enablesIncrements: Rule<Bool>?
    package var backorders: Rule<Backorders>?
    package var managesStock: Rule<Bool>?
    package var isDecimal: Bool?
    package var isDecimalDivided: Bool?

    /// No change.
    package init() {}

    /// Whether nothing changes.
    package var isEmpty: Bool { self == StockRulesChange() }

    /// The rules after the change.
    package func applied(to own: StockRules.Own) -> StockRules.Own {
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
package struct VariationsDraft: Sendable {
    /// One variant: its SKU, and whether it is linked or (with `display=0`) unlinked.
    package struct Variant: Sendable {
        package var sku: SKU
        package var isLinked: Bool

        /// A variant.
        package init(sku: SKU, isLinked: Bool) { (self.sku, self.isLinked) = (sku, isLinked) }
    }

    /// The row, and the configurable product whose variants it lists.
    package var row: Int
    package var parent: SKU
    package var variants: [Variant]
    /// The axes in the order in which the cell names them.
    package var axes: [AttributeID]
    package var labels: [AttributeID: String]

    /// A list of variants.
    package init(
        row: Int, parent: SKU, variants: [Variant], axes: [AttributeID], labels: [AttributeID: String]
    ) {
        (self.row, self.parent, self.variants) = (row, parent, variants)
        (self.axes, self.labels) = (axes, labels)
    }
}
