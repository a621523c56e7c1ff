import Basics
import Catalog
import Commerce

/// A product's `custom_attributes`: what is no field of its own, as text, option numbers included (rest-conventions:
/// Encoding an answer). Amounts have the database's six digits.
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
        let roles = ["image", "small_image", "thumbnail"]
        for role in roles { add(role, CustomAttributes.file(role, of: product)) }
        add("special_price", columns.specialPrice?.text(digitsAtLeast: 6))
        add("swatch_image", CustomAttributes.file("swatch_image", of: product))
        add("special_from_date", columns.specialFrom?.sqlText)
        add("special_to_date", columns.specialTo?.sqlText)
        add("news_from_date", columns.newsFrom?.sqlText)
        add("news_to_date", columns.newsTo?.sqlText)
        // What Magento keeps of every product and this shop has no other value of.
        add("options_container", "container2")
        add("url_key", columns.urlKey)
        add("msrp_display_actual_price_type", "0")
        add("required_options", "0")
        add("has_options", "0")
        for role in roles { add("\(role)_label", product.media.first { $0.roles.contains(role) }?.label) }
        add("tax_class_id", columns.taxClassID.map { "\($0)" })
        if !product.categories.isEmpty {
            values.append(Value(code: "category_ids", value: .list(product.categories.map { "\($0.categoryID)" })))
        }
        add("meta_title", columns.metaTitle)
        add("meta_keyword", columns.metaKeyword)
        add("meta_description", columns.metaDescription)
        add("short_description", columns.shortDescription)
        add("description", columns.description)
        for attribute in reference.attributes.all where attribute.isUserDefined {
            add(attribute.code, product.value(of: attribute.id, in: store).map(CustomAttributes.text))
        }
    }

    /// The picture with a role. Magento says `no_selection` where there are pictures and none has it.
    private static func file(_ role: String, of product: Product) -> String? {
        guard !product.media.isEmpty else { return nil }
        return product.media.first { $0.roles.contains(role) }?.file ?? "no_selection"
    }

    private mutating func add(_ code: String, _ text: String?) {
        if let text { values.append(Value(code: code, value: .text(text))) }
    }

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
