/// Where an attribute's values live.
package enum AttributeStorage: Sendable, Equatable {
    /// In a typed column of `product_scope`.
    case column(ClearableColumn)
    /// In rows of `product_value`.
    case row
    /// In a table of their own: pictures, categories, stock, tiers, or the product itself.
    case elsewhere

    /// The place of the values of the attribute with a code.
    init(code: String, _ backend: AttributeBackend) {
        if let column = AttributeStorage.columns[code] {
            self = .column(column)
        } else if backend == .unstored || AttributeStorage.derived.contains(code) {
            self = .elsewhere
        } else {
            self = .row
        }
    }

    private static let columns: [String: ClearableColumn] = [
        "name": .name, "url_key": .urlKey, "description": .description, "short_description": .shortDescription,
        "meta_title": .metaTitle, "meta_keyword": .metaKeyword, "meta_description": .metaDescription,
        "status": .status, "visibility": .visibility, "tax_class_id": .taxClass, "price": .price,
        "special_price": .specialPrice, "special_from_date": .specialFrom, "special_to_date": .specialTo,
        "news_from_date": .newsFrom, "news_to_date": .newsTo, "weight": .weight,
    ]

    private static let derived: Set<String> = [
        "image", "small_image", "thumbnail", "swatch_image", "image_label", "small_image_label", "thumbnail_label",
        "gallery", "tier_price", "minimal_price", "quantity_and_stock_status",
    ]
}

/// The form in which the program holds an attribute's value: the case of `AttributeValue`.
package enum AttributeForm: Sendable {
    case text, decimal, integer, option, options, date
}
