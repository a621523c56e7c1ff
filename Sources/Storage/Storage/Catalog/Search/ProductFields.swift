import Basics
import Catalog
import Commerce
import MariaDB

/// The fields by which products are listed: columns of the product, its attributes in a store view, and a few words
/// that Magento's collections know.
struct ProductFields {
    let store: StoreViewID
    let reference: Reference

    /// A key of an order, and what must hold for a product to be in such a list at all.
    struct OrderKey {
        let expression: SQL
        var condition: SQL?
    }

    /// The condition that a filter stands for.
    func condition(_ filter: SearchCriteria.Filter) throws(SearchFailure) -> SQL {
        guard let field = filter.field else { throw .noSuchField(nil) }
        switch field {
        case "category_id", "category_ids":
            return places(filter, table: "product_category", column: "category_id")
        case "website_id", "website_ids": return places(filter, table: "product_website", column: "website_id")
        case "store_id", "store": return "1 = 1"
        default:
            guard let expression = expression(field) else { throw .noSuchField(field) }
            guard SearchComparison(rawValue: filter.condition) == nil else {
                return SQLCondition.of(expression, filter)
            }
            // An unknown condition makes Magento compare with the field's name too, which is 0 as a number.
            return "(" + expression + " = \(field) OR " + expression + " = \(filter.value ?? ""))"
        }
    }

    /// The key that a field orders by; nil for a field that is not there, which orders nothing.
    func order(_ field: String, _ criteria: SearchCriteria) throws(SearchFailure) -> OrderKey? {
        if field == "price" {
            let price = PriceExpression(store: store, reference: reference)
            return OrderKey(expression: price.final, condition: price.isIndexed)
        }
        if field == "position" { return position(criteria) }
        return expression(field).map { OrderKey(expression: $0) }
    }

    private func expression(_ field: String) -> SQL? {
        if let column = ProductFields.columns[field] { return "p." + SQL(verbatim: column) }
        guard let attribute = reference.attributes.attribute(field) else { return nil }
        if let column = ProductFields.scopedColumns[field] {
            let name = SQL(verbatim: column)
            return store == .all ? "d." + name : "COALESCE(s." + name + ", d." + name + ")"
        }
        if ["image", "small_image", "thumbnail", "swatch_image"].contains(field) { return picture(role: field) }
        return value(of: attribute)
    }

    /// Columns of `product` by Magento's names.
    private static let columns = [
        "entity_id": "id", "id": "id", "sku": "sku", "type_id": "kind", "attribute_set_id": "attribute_set_id",
        "created_at": "created_at", "updated_at": "updated_at", "has_options": "has_options",
    ]

    /// Columns of `product_scope` by attribute.
    private static let scopedColumns = [
        "name": "name", "url_key": "url_key", "description": "description", "short_description": "short_description",
        "meta_title": "meta_title", "meta_keyword": "meta_keyword", "meta_description": "meta_description",
        "status": "status", "visibility": "visibility", "tax_class_id": "tax_class_id", "price": "price",
        "special_price": "special_price", "special_from_date": "special_from", "special_to_date": "special_to",
        "news_from_date": "news_from", "news_to_date": "news_to", "weight": "weight",
    ]

    private func picture(role: String) -> SQL {
        """
        (SELECT m.file FROM product_media m WHERE m.product_id = p.id AND FIND_IN_SET(\(role), m.roles) LIMIT 1)
        """
    }

    /// The merchant's own attributes: the store view's value, else the default one. A multiselect is the list of its
    /// options, as Magento keeps it.
    private func value(of attribute: Attribute) -> SQL {
        func stored(in store: StoreViewID) -> SQL {
            """
            (SELECT GROUP_CONCAT(COALESCE(v.option_id, v.number_value, v.date_value, v.text_value) ORDER BY v.ordinal)
            FROM product_value v
            WHERE v.product_id = p.id AND v.store_id = \(store) AND v.attribute_id = \(attribute.id))
            """
        }
        return store == .all
            ? stored(in: .all) : "COALESCE(" + stored(in: store) + ", " + stored(in: .all) + ")"
    }

    /// Direct assignments to categories and websites; `eq` takes a list too.
    private func places(_ filter: SearchCriteria.Filter, table: SQL, column: SQL) -> SQL {
        let none: SQL =
            [.notEqual, .notAmong].contains(filter.comparison) ? "NOT EXISTS" : "EXISTS"
        return none + " (SELECT 1 FROM " + table + " x WHERE x.product_id = p.id AND x." + column
            + " IN \(list: SQLCondition.members(of: filter.value)))"
    }

    /// A product's place in the one category that the criteria ask for.
    private func position(_ criteria: SearchCriteria) -> OrderKey? {
        let filters = criteria.groups.joined().filter { $0.field == "category_id" && $0.comparison == .equal }
        guard filters.count == 1, let category = filters[0].value else { return nil }
        return OrderKey(
            expression: """
                (SELECT c.position FROM product_category c WHERE c.product_id = p.id AND c.category_id = \(category))
                """)
    }
}
