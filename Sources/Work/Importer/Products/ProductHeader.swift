public import Catalog

/// The first row of a product file: which column says what.
///
/// Some columns have a name of their own for an attribute (Magento's `Product::$_fieldsMap`); both names lead to the
/// same cell, which everything below asks for by the attribute's code.
public struct ProductHeader: Sendable {
    /// The columns' names as the file gives them.
    public let names: [String]
    /// The column for each attribute's code, or column's own name.
    let places: [String: Int]
    /// The columns that name other products.
    let linkPlaces: [Int]

    private static let linkNames: Set = ["configurable_variations", "related_skus", "crosssell_skus", "upsell_skus"]

    static let codeByName = [
        "special_price_from_date": "special_from_date", "special_price_to_date": "special_to_date",
        "new_from_date": "news_from_date", "new_to_date": "news_to_date", "meta_keywords": "meta_keyword",
        "product_online": "status", "tax_class_name": "tax_class_id", "base_image": "image",
        "base_image_label": "image_label", "thumbnail_image": "thumbnail", "thumbnail_image_label": "thumbnail_label",
        "map_price": "minimal_price", "msrp_price": "msrp", "map_enabled": "msrp_enabled",
        "display_product_options_in": "options_container",
    ]

    /// The header in a row, or what is wrong with it.
    public static func read(_ row: CSVRow) -> (header: ProductHeader?, problems: [RowProblem]) {
        let problems = HeaderCheck.problems(row, required: ["sku"])
        return (problems.isEmpty ? ProductHeader(names: row.cells) : nil, problems)
    }

    private init(names: [String]) {
        self.names = names
        linkPlaces = names.indices.filter { ProductHeader.linkNames.contains(names[$0]) }
        var places: [String: Int] = [:]
        for (place, name) in names.enumerated() {
            let code = ProductHeader.codeByName[name]
            // A column by a name of its own comes before one by the attribute's code.
            if let code { places[code] = place } else if places[name] == nil { places[name] = place }
        }
        self.places = places
    }
}
