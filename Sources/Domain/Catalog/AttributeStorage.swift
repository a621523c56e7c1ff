/// Where an attribute's values live.
public enum AttributeStorage: Sendable, Equatable {
    /// In a typed column of `product_scope`.
    case column(ClearableColumn)
    /// In rows of `product_value`.
    case row
    /// The file, or the label, of the picture with a role.
    case picture(String)
    case pictureLabel(String)
    /// The product's categories.
    case categories
    /// Whether the product has custom options, and such as one must choose.
    case hasOptions
    case requiredOptions
    /// In fields of the product itself, in tables of their own, or nowhere.
    case elsewhere

    /// The place of the values of the attribute with a code.
    init(code: String, _ backend: AttributeBackend) {
        if let column = AttributeStorage.columns[code] {
            self = .column(column)
        } else if let part = AttributeStorage.parts[code] {
            self = part
        } else {
            self = backend == .unstored ? .elsewhere : .row
        }
    }

    private static let columns: [String: ClearableColumn] = [
        "name": .name, "url_key": .urlKey, "description": .description, "short_description": .shortDescription,
        "meta_title": .metaTitle, "meta_keyword": .metaKeyword, "meta_description": .metaDescription,
        "status": .status, "visibility": .visibility, "tax_class_id": .taxClass, "price": .price,
        "special_price": .specialPrice, "special_from_date": .specialFrom, "special_to_date": .specialTo,
        "news_from_date": .newsFrom, "news_to_date": .newsTo, "weight": .weight,
    ]

    private static let parts: [String: AttributeStorage] = [
        "image": .picture("image"), "small_image": .picture("small_image"), "thumbnail": .picture("thumbnail"),
        "swatch_image": .picture("swatch_image"), "image_label": .pictureLabel("image"),
        "small_image_label": .pictureLabel("small_image"), "thumbnail_label": .pictureLabel("thumbnail"),
        "category_ids": .categories, "has_options": .hasOptions, "required_options": .requiredOptions,
        "gallery": .elsewhere, "tier_price": .elsewhere, "minimal_price": .elsewhere,
        "quantity_and_stock_status": .elsewhere,
    ]
}

/// The form in which the program holds an attribute's value: the case of `AttributeValue`.
public enum AttributeForm: Sendable {
    case text, decimal, integer, option, options, date
}
