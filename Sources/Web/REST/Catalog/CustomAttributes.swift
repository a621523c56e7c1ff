import Basics
import Catalog
import Commerce

/// A product's `custom_attributes`: what is no field of its own, as text, option numbers included (rest-conventions:
/// Encoding an answer), in the order of its attribute set. Amounts have the database's six digits.
struct CustomAttributes {
    /// A code with its text or list.
    struct Value {
        enum Content {
            case text(String)
            case list([String])
        }

        let code: String
        let value: Content
    }

    private(set) var values: [Value] = []

    init(_ product: Product, in store: StoreViewID, _ reference: Reference) {
        let columns = product.columns(in: store)
        for attribute in CustomAttributes.attributes(of: product, reference.attributes) {
            let content: Value.Content?
            switch attribute.storage {
            case .column(let column): content = CustomAttributes.text(columns, column).map { .text($0) }
            case .row: content = CustomAttributes.row(attribute, of: product, in: store).map { .text($0) }
            case .picture(let role): content = CustomAttributes.file(role, of: product).map { .text($0) }
            case .pictureLabel(let role):
                content = product.media.first { $0.roles.contains(role) }?.label.map { .text($0) }
            case .categories: content = .list(product.categories.map { "\($0.categoryID)" })
            case .hasOptions: content = .text(product.customOptions.isEmpty ? "0" : "1")
            case .requiredOptions: content = .text(product.hasRequiredOptions ? "1" : "0")
            case .elsewhere: content = nil
            }
            if let content { values.append(Value(code: attribute.code, value: content)) }
        }
    }

    /// The attributes of the product's set. A set that this node has not heard of yet is taken for `Default`.
    private static func attributes(of product: Product, _ registry: AttributeRegistry) -> [Attribute] {
        let own = registry.attributes(in: product.attributeSetID)
        return own.isEmpty ? registry.attributes(in: .defaultSet) : own
    }

    /// The picture with a role. Magento says `no_selection` where there are pictures and none has it, but says nothing
    /// of the swatch of a configurable product: its variants have swatches.
    private static func file(_ role: String, of product: Product) -> String? {
        guard !product.media.isEmpty else { return nil }
        if let picture = product.media.first(where: { $0.roles.contains(role) }) { return picture.file }
        return product.kind == .configurable && role == "swatch_image" ? nil : "no_selection"
    }

    /// The value of a built-in attribute; nil for a field of its own in the answer.
    private static func text(_ columns: ProductColumns, _ column: ClearableColumn) -> String? {
        switch column {
        case .name, .status, .visibility, .price, .weight: nil
        case .description: columns.description
        case .shortDescription: columns.shortDescription
        case .metaTitle: columns.metaTitle
        case .metaKeyword: columns.metaKeyword
        case .metaDescription: columns.metaDescription
        case .urlKey: columns.urlKey
        case .taxClass: columns.taxClassID.map { "\($0)" }
        case .specialPrice: columns.specialPrice?.text(digitsAtLeast: 6)
        case .specialFrom: columns.specialFrom?.sqlText
        case .specialTo: columns.specialTo?.sqlText
        case .newsFrom: columns.newsFrom?.sqlText
        case .newsTo: columns.newsTo?.sqlText
        }
    }

    /// A value that is kept as a row. Imported products have no rows of what Magento keeps of every product.
    private static func row(_ attribute: Attribute, of product: Product, in store: StoreViewID) -> String? {
        if let value = product.value(of: attribute.id, in: store) { return text(value) }
        guard let standard = standardValues[attribute.code], attribute.applies(to: product.kind) else { return nil }
        return standard
    }

    private static let standardValues = ["options_container": "container2", "msrp_display_actual_price_type": "0"]

    private static func text(_ value: AttributeValue) -> String {
        switch value {
        case .text(let text): text
        case .decimal(let amount): amount.text(digitsAtLeast: 6)
        case .integer(let number): "\(number)"
        case .option(let option): "\(option)"
        case .options(let options): options.map(\.description).joined(separator: ",")
        case .date(let date): date.sqlText
        }
    }
}
