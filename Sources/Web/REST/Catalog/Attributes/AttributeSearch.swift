import Basics
import Catalog
import Commerce

/// The fields by which lists of attributes, sets and groups are searched: the columns of Magento's tables.
enum AttributeSearch {
    /// Attributes by the columns of `eav_attribute` and `catalog_eav_attribute`.
    static func attributes(_ entity: AttributeResponse.Entity) -> SearchTable<Attribute> {
        var fields: [String: (Attribute) -> SearchCell] = [
            "attribute_id": { .number($0.id.rawValue) }, "attribute_code": { .text($0.code) },
            "entity_type_id": { _ in .text(entity.rawValue) },
            "entity_type_code": { _ in .text(entity == .products ? "catalog_product" : "catalog_category") },
            "frontend_input": { .text(ifAny: $0.input == .none ? nil : $0.input.rawValue) },
            "backend_type": { .text($0.traits.backend.rawValue) },
            "backend_model": { .text(ifAny: $0.traits.backendModel) },
            "source_model": { .text(ifAny: $0.traits.sourceModel) },
            "frontend_label": { .text(ifAny: $0.labels[.all]) },
            "default_frontend_label": { .text(ifAny: $0.labels[.all]) },
            "frontend_class": { .text(ifAny: $0.traits.frontendClass) },
            "default_value": { .text(ifAny: $0.traits.defaultValue) }, "note": { .text(ifAny: $0.traits.note) },
            "position": { .number($0.position) }, "is_filterable": { .number($0.traits.filtering.rawValue) },
            "apply_to": { .text(ifAny: $0.traits.applyTo.isEmpty ? nil : $0.traits.applyTo.joined(separator: ",")) },
            "is_global": { .number($0.scope == .global ? 1 : $0.scope == .website ? 2 : 0) },
        ]
        for (name, flag) in flags { fields[name] = { .flag($0.traits.flags.contains(flag)) } }
        return SearchTable(.table, fields)
    }

    private static let flags: [(String, AttributeFlags)] = [
        ("is_required", .required), ("is_unique", .unique), ("is_visible", .visible), ("is_user_defined", .userDefined),
        ("is_searchable", .searchable), ("is_filterable_in_search", .filterableInSearch),
        ("is_visible_in_advanced_search", .inAdvancedSearch), ("is_comparable", .comparable),
        ("is_visible_on_front", .visibleOnFront), ("used_in_product_listing", .inListing),
        ("used_for_sort_by", .sortable), ("is_used_for_promo_rules", .inPromoRules),
        ("is_html_allowed_on_front", .html), ("is_wysiwyg_enabled", .wysiwyg), ("is_used_in_grid", .inGrid),
        ("is_visible_in_grid", .visibleInGrid), ("is_filterable_in_grid", .filterableInGrid),
    ]

    /// Sets by the columns of `eav_attribute_set`.
    static func sets() -> SearchTable<AttributeSet> {
        SearchTable(
            .table,
            [
                "attribute_set_id": { .number($0.id.rawValue) }, "attribute_set_name": { .text($0.name) },
                "sort_order": { .number($0.position) }, "entity_type_id": { _ in .number(4) },
                "entity_type_code": { _ in .text("catalog_product") },
            ])
    }

    /// Groups by the columns of `eav_attribute_group`.
    static func groups() -> SearchTable<AttributeGroup> {
        SearchTable(
            .table,
            [
                "attribute_group_id": { .number($0.id.rawValue) }, "attribute_set_id": { .number($0.setID.rawValue) },
                "attribute_group_name": { .text($0.name) }, "attribute_group_code": { .text($0.code) },
                "sort_order": { .number($0.position) }, "default_id": { .flag($0.isDefault) },
            ])
    }

    /// The attributes of the sets that a group of filters on `attribute_set_id` alone names, and the criteria without
    /// it: an attribute is in several sets.
    static func inSets(
        _ criteria: SearchCriteria, _ registry: AttributeRegistry
    ) -> (attributes: [Attribute], rest: SearchCriteria) {
        var attributes = registry.all.sorted { $0.id < $1.id }
        var rest = criteria
        rest.groups = criteria.groups.filter { group in
            guard !group.isEmpty, group.allSatisfy({ $0.field == "attribute_set_id" }) else { return true }
            let members = group.flatMap { filter in
                (filter.value ?? "").split(separator: ",").compactMap { Int64($0) }.flatMap {
                    registry.attributes(in: AttributeSetID($0)).map(\.id)
                }
            }
            let wanted = Set(members)
            attributes = attributes.filter { wanted.contains($0.id) }
            return false
        }
        return (attributes, rest)
    }
}
