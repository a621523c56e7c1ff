import Basics
import Catalog
import Commerce
import HTTP
import JSON

/// A built-in attribute without a field of its own in the API, and the column in which it is kept.
struct ProductAttributeColumn: Sendable {
    /// Sets a column to what was sent.
    typealias Setter = @Sendable (SentValue, inout ProductColumns, Currency) throws(RESTError) -> Void

    let code: String
    let clearable: ClearableColumn?
    /// Sets the column to a text, which may be empty; nil where an empty text is no value.
    private let setText: (@Sendable (String, inout ProductColumns) -> Void)?
    private let setValue: Setter?

    /// Whether an empty text is a value.
    var isText: Bool { setText != nil }

    static func named(_ code: String) -> ProductAttributeColumn? { byCode[code] }

    /// Sets the column to what a text says.
    func set(_ text: String, in columns: inout ProductColumns, _ currency: Currency) throws(RESTError) {
        setText?(text, &columns)
        try setValue?(SentValue(text, of: code), &columns, currency)
    }

    private static let byCode = Dictionary(all.map { ($0.code, $0) }) { first, _ in first }

    private static let all: [ProductAttributeColumn] = [
        text("name", .name) { $1.name = $0 },
        text("description", .description) { $1.description = $0 },
        text("short_description", .shortDescription) { $1.shortDescription = $0 },
        text("url_key", .urlKey) { $1.urlKey = Slug.text(of: $0) },
        text("meta_title", .metaTitle) { $1.metaTitle = $0 },
        text("meta_keyword", .metaKeyword) { $1.metaKeyword = $0 },
        text("meta_description", .metaDescription) { $1.metaDescription = $0 },
        value("price", .price) { (sent, columns, currency) throws(RESTError) in
            columns.price = try sent.price(currency)
        },
        value("special_price", .specialPrice) { (sent, columns, currency) throws(RESTError) in
            columns.specialPrice = try sent.price(currency)
        },
        value("special_from_date", .specialFrom) { (sent, columns, _) throws(RESTError) in
            columns.specialFrom = try sent.day()
        },
        value("special_to_date", .specialTo) { (sent, columns, _) throws(RESTError) in
            columns.specialTo = try sent.day()
        },
        value("news_from_date", .newsFrom) { (sent, columns, _) throws(RESTError) in
            columns.newsFrom = try sent.day()
        },
        value("news_to_date", .newsTo) { (sent, columns, _) throws(RESTError) in columns.newsTo = try sent.day() },
        value("tax_class_id", .taxClass) { (sent, columns, _) throws(RESTError) in
            columns.taxClassID = TaxClassID(try sent.number())
        },
        value("weight", .weight) { (sent, columns, _) throws(RESTError) in columns.weight = try sent.weight() },
        value("status", .status) { (sent, columns, _) throws(RESTError) in
            columns.status = ProductStatus(rawValue: try sent.number())
        },
        value("visibility", .visibility) { (sent, columns, _) throws(RESTError) in
            columns.visibility = Visibility(rawValue: try sent.number())
        },
    ]

    private static func text(
        _ code: String, _ clearable: ClearableColumn, _ set: @escaping @Sendable (String, inout ProductColumns) -> Void
    ) -> ProductAttributeColumn {
        ProductAttributeColumn(code: code, clearable: clearable, setText: set, setValue: nil)
    }

    private static func value(
        _ code: String, _ clearable: ClearableColumn, _ set: @escaping Setter
    ) -> ProductAttributeColumn {
        ProductAttributeColumn(code: code, clearable: clearable, setText: nil, setValue: set)
    }
}

extension RESTError {
    static let negativePrice = RESTError(.badRequest, "Please enter a number 0 or greater in this field.")
    static let badGroupPrice = RESTError(.badRequest, "Group price must be a number greater than 0.")

    static func emptyAttribute(_ label: String) -> RESTError {
        RESTError(.badRequest, "The \"\(label)\" attribute value is empty. Set the attribute and try again.")
    }

    static func noWebsite(_ id: WebsiteID) -> RESTError {
        RESTError(
            .badRequest, "The website with id %1 that was requested wasn't found. Verify the website and try again.",
            .listed([.integer(id.rawValue)]))
    }
}
