package import Commerce

/// A built-in attribute that a draft can clear (`__EMPTY__VALUE__`): set back to inheriting, or to no value.
package enum ClearableColumn: String, Sendable, CaseIterable {
    case description, shortDescription, metaTitle, metaKeyword, metaDescription
    case specialPrice, specialFrom, specialTo, newsFrom, newsTo, weight
}

/// A picture that an import gives a product.
package struct ImageDraft: Sendable, Equatable {
    /// The path under `/media/catalog/product`, with a leading slash.
    package var file: String
    package var label: String?
    /// Magento's role names: `image`, `small_image`, `thumbnail`, `swatch_image`.
    package var roles: [String]

    /// A picture.
    package init(file: String, label: String?, roles: [String]) {
        (self.file, self.label, self.roles) = (file, label, roles)
    }
}

/// What one valid row of an import says of a product in one scope. What it does not say stays as it is.
package struct ProductDraft: Sendable {
    /// The row's number, from 1, for the report.
    package var row: Int
    package var sku: SKU
    /// The scope: 0 for the default row.
    package var store: StoreViewID
    /// Both are needed to create the product.
    package var kind: ProductKind?
    package var attributeSetID: AttributeSetID?
    package var columns: ProductColumns
    package var cleared: Set<ClearableColumn>
    package var values: [AttributeID: AttributeValue]
    package var clearedValues: Set<AttributeID>
    /// Categories and websites are added, never taken away.
    package var categories: [CategoryID]
    package var websites: [WebsiteID]
    package var quantity: Quantity?
    package var isInStock: Bool?
    package var images: [ImageDraft]

    /// A draft that says nothing but which product and scope it is about.
    package init(row: Int, sku: SKU, store: StoreViewID) {
        (self.row, self.sku, self.store) = (row, sku, store)
        (kind, attributeSetID, columns, cleared) = (nil, nil, ProductColumns(), [])
        (values, clearedValues, categories, websites) = ([:], [], [], [])
        (quantity, isInStock, images) = (nil, nil, [])
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
