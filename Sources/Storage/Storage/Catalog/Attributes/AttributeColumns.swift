import Catalog
public import MariaDB

extension AttributeGroupID: SQLParameter, SQLDecodable {}
extension AttributeBackend: SQLParameter, SQLDecodable {}
extension AttributeInput: SQLParameter {}
extension AttributeScope: SQLParameter {}
extension AttributeFiltering: SQLParameter {}

/// The columns of `attribute` that hold a flag each.
enum AttributeColumns {
    static let flags: [(AttributeFlags, SQL)] = [
        (.required, "is_required"), (.unique, "is_unique"), (.visible, "is_visible"),
        (.userDefined, "is_user_defined"), (.searchable, "is_searchable"),
        (.filterableInSearch, "is_filterable_in_search"), (.inAdvancedSearch, "is_visible_in_advanced_search"),
        (.comparable, "is_comparable"), (.visibleOnFront, "is_visible_on_front"),
        (.inListing, "used_in_product_listing"), (.sortable, "used_for_sort_by"),
        (.inPromoRules, "is_used_for_promo_rules"), (.html, "is_html_allowed_on_front"),
        (.wysiwyg, "is_wysiwyg_enabled"), (.inGrid, "is_used_in_grid"), (.visibleInGrid, "is_visible_in_grid"),
        (.filterableInGrid, "is_filterable_in_grid"),
    ]

    /// All flags of a row as the bits of `AttributeFlags`.
    static let mask: SQL = {
        var sum: SQL = "0"
        for (flag, column) in flags { sum += " + " + column + " * " + SQL(verbatim: "\(flag.rawValue)") }
        return sum
    }()

    /// All columns of a row but its number, entity and code, as `column = value` of an INSERT or UPDATE.
    static func assignments(_ traits: AttributeTraits) -> SQL {
        var text: SQL = """
            input = \(traits.input), backend_type = \(traits.backend), scope = \(traits.scope),
            is_filterable = \(traits.filtering), position = \(traits.position),
            apply_to = \(traits.applyTo.isEmpty ? nil : traits.applyTo.joined(separator: ",")),
            default_value = \(traits.defaultValue), note = \(traits.note), frontend_class = \(traits.frontendClass),
            backend_model = \(traits.backendModel), source_model = \(traits.sourceModel)
            """
        for (flag, column) in flags { text += ", " + column + " = \(traits.flags.contains(flag))" }
        return text
    }
}
