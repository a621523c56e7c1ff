import Basics
import Catalog
import Commerce
import HTTP

/// A built-in attribute without a field of its own in the API, and the column in which it is kept.
struct ProductAttributeColumn: Sendable {
    let code: String
    let clearable: ClearableColumn?
    /// Whether an empty text is a value.
    let isText: Bool
    /// Sets the column to what a text says; a text that says nothing changes nothing.
    let set: @Sendable (String, inout ProductColumns, Currency) -> Void

    static func named(_ code: String) -> ProductAttributeColumn? { byCode[code] }

    private static let byCode = Dictionary(all.map { ($0.code, $0) }) { first, _ in first }

    private static let all: [ProductAttributeColumn] = [
        text("description", .description) { $1.description = $0 },
        text("short_description", .shortDescription) { $1.shortDescription = $0 },
        text("url_key", .urlKey) { $1.urlKey = Slug.text(of: $0) },
        text("meta_title", .metaTitle) { $1.metaTitle = $0 },
        text("meta_keyword", .metaKeyword) { $1.metaKeyword = $0 },
        text("meta_description", .metaDescription) { $1.metaDescription = $0 },
        ProductAttributeColumn(code: "special_price", clearable: .specialPrice, isText: false) {
            if let price = Money($0, $2) { $1.specialPrice = price }
        },
        day("special_from_date", .specialFrom) { $1.specialFrom = $0 },
        day("special_to_date", .specialTo) { $1.specialTo = $0 },
        day("news_from_date", .newsFrom) { $1.newsFrom = $0 },
        day("news_to_date", .newsTo) { $1.newsTo = $0 },
        ProductAttributeColumn(code: "tax_class_id", clearable: .taxClass, isText: false) { text, columns, _ in
            if let number = Int64(text) { columns.taxClassID = TaxClassID(number) }
        },
        ProductAttributeColumn(code: "name", clearable: .name, isText: true) { text, columns, _ in columns.name = text
        },
        ProductAttributeColumn(code: "price", clearable: .price, isText: false) {
            if let price = Money($0, $2) { $1.price = price }
        },
        ProductAttributeColumn(code: "weight", clearable: .weight, isText: false) { text, columns, _ in
            if let weight = Quantity(text) { columns.weight = weight }
        },
        ProductAttributeColumn(code: "status", clearable: .status, isText: false) { text, columns, _ in
            if let number = Int64(text) { columns.status = ProductStatus(rawValue: number) }
        },
        ProductAttributeColumn(code: "visibility", clearable: .visibility, isText: false) { text, columns, _ in
            if let number = Int64(text) { columns.visibility = Visibility(rawValue: number) }
        },
    ]

    private static func text(
        _ code: String, _ clearable: ClearableColumn, _ set: @escaping @Sendable (String, inout ProductColumns) -> Void
    ) -> ProductAttributeColumn {
        ProductAttributeColumn(code: code, clearable: clearable, isText: true) { text, columns, _ in
            set(text, &columns)
        }
    }

    private static func day(
        _ code: String, _ clearable: ClearableColumn,
        _ set: @escaping @Sendable (CivilTime, inout ProductColumns) -> Void
    ) -> ProductAttributeColumn {
        ProductAttributeColumn(code: code, clearable: clearable, isText: false) { text, columns, _ in
            if let day = CivilTime(text) { set(day, &columns) }
        }
    }
}

extension AttributeValue {
    /// The value that a text of the API stands for, by the attribute's input; nil where it is none. Options are
    /// numbers, and are not looked up: Magento keeps one that is not there.
    init?(_ text: String, of attribute: Attribute, _ currency: Currency) {
        switch attribute.form {
        case .options:
            self = .options(text.split(separator: ",").compactMap { Int64($0) }.map { OptionID($0) })
        case .option:
            guard let number = Int64(text) else { return nil }
            self = .option(OptionID(number))
        case .integer:
            guard let number = Int64(text) else { return nil }
            self = .integer(number)
        case .decimal:
            guard let money = Money(text, currency) else { return nil }
            self = .decimal(money)
        case .date:
            guard let day = CivilTime(text) else { return nil }
            self = .date(day)
        case .text: self = .text(text)
        }
    }
}

extension RESTError {
    static let negativePrice = RESTError(.badRequest, "Please enter a number 0 or greater in this field.")
    static let badGroupPrice = RESTError(.badRequest, "Group price must be a number greater than 0.")

    static func emptyAttribute(_ label: String) -> RESTError {
        RESTError(.badRequest, "The \"\(label)\" attribute value is empty. Set the attribute and try again.")
    }
}
