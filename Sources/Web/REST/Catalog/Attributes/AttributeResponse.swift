import Basics
import Catalog
import Commerce
import JSON

/// An attribute as Magento's `ProductAttribute` and `CategoryAttribute` (rest-types: Catalogue: attributes).
struct AttributeResponse {
    /// Whose attributes they are, by Magento's number of the entity type.
    enum Entity: String {
        case categories = "3"
        case products = "4"
    }

    private let attribute: Attribute
    private let options: [SystemOption]
    private let entity: Entity

    /// An attribute with its options in a store view.
    init(_ attribute: Attribute, _ registry: AttributeRegistry, in store: StoreViewID, _ entity: Entity = .products) {
        (self.attribute, self.entity) = (attribute, entity)
        options = registry.listedOptions(of: attribute, in: store)
    }

    func write(into json: inout JSONWriter) {
        let traits = attribute.traits
        json.object { json in
            writeFlags(into: &json)
            json.member("is_visible", traits.flags.contains(.visible))
            json.member("scope", traits.scope.rawValue)
            json.member("attribute_id", attribute.id.rawValue)
            json.member("attribute_code", attribute.code)
            json.member("frontend_input", traits.input == .none ? nil : traits.input.rawValue)
            json.member("entity_type_id", entity.rawValue)
            json.member("is_required", attribute.isRequired)
            json.array("options") { AttributeResponse.write(options, into: &$0) }
            json.member("is_user_defined", attribute.isUserDefined)
            writeLabels(into: &json)
            write("note", traits.note, into: &json)
            json.member("backend_type", traits.backend.rawValue)
            write("backend_model", traits.backendModel, into: &json)
            write("source_model", sourceModel, into: &json)
            write("default_value", traits.defaultValue, into: &json)
            json.member("is_unique", traits.flags.contains(.unique) ? "1" : "0")
            write("frontend_class", traits.frontendClass, into: &json)
            json.array("validation_rules") { _ in }
        }
    }

    /// Facts that Magento declares as texts come as `"0"` and `"1"`.
    private func writeFlags(into json: inout JSONWriter) {
        let flags = attribute.traits.flags
        func text(_ flag: AttributeFlags) -> String { flags.contains(flag) ? "1" : "0" }
        json.member("is_wysiwyg_enabled", flags.contains(.wysiwyg))
        json.member("is_html_allowed_on_front", flags.contains(.html))
        json.member("used_for_sort_by", flags.contains(.sortable))
        json.member("is_filterable", attribute.isFilterable)
        json.member("is_filterable_in_search", flags.contains(.filterableInSearch))
        json.member("is_used_in_grid", flags.contains(.inGrid))
        json.member("is_visible_in_grid", flags.contains(.visibleInGrid))
        json.member("is_filterable_in_grid", flags.contains(.filterableInGrid))
        json.member("position", attribute.position)
        json.array("apply_to") { json in
            for kind in attribute.traits.applyTo { json.value(kind) }
        }
        json.member("is_searchable", text(.searchable))
        json.member("is_visible_in_advanced_search", text(.inAdvancedSearch))
        json.member("is_comparable", text(.comparable))
        json.member("is_used_for_promo_rules", text(.inPromoRules))
        json.member("is_visible_on_front", text(.visibleOnFront))
        json.member("used_in_product_listing", text(.inListing))
    }

    /// A choice whose values are whole numbers has Magento's table of options where nothing else is said.
    private var sourceModel: String? {
        let traits = attribute.traits
        if let model = traits.sourceModel { return model }
        return traits.input == .select && traits.backend == .int ? AttributeSource.table : nil
    }

    private func writeLabels(into json: inout JSONWriter) {
        write("default_frontend_label", attribute.labels[.all], into: &json)
        json.array("frontend_labels") { json in
            for (store, label) in attribute.labels.sorted(by: { $0.key < $1.key }) where store != .all {
                json.object { json in
                    json.member("store_id", store.rawValue)
                    json.member("label", label)
                }
            }
        }
    }

    private func write(_ name: StaticString, _ text: String?, into json: inout JSONWriter) {
        if let text { json.member(name, text) }
    }

    /// Options as `AttributeOption`.
    static func write(_ options: [SystemOption], into json: inout JSONWriter) {
        for option in options {
            json.object { json in
                json.member("label", option.label)
                json.member("value", option.value)
            }
        }
    }
}

/// A set as Magento's `AttributeSet`.
struct AttributeSetResponse {
    let set: AttributeSet

    func write(into json: inout JSONWriter) {
        json.object { json in
            json.member("attribute_set_id", set.id.rawValue)
            json.member("attribute_set_name", set.name)
            json.member("sort_order", set.position)
            json.member("entity_type_id", 4)
        }
    }
}

/// A group as Magento's `AttributeGroup`.
struct AttributeGroupResponse {
    let group: AttributeGroup

    func write(into json: inout JSONWriter) {
        json.object { json in
            json.member("attribute_group_id", "\(group.id)")
            json.member("attribute_group_name", group.name)
            json.member("attribute_set_id", group.setID.rawValue)
            json.object("extension_attributes") { json in
                json.member("attribute_group_code", group.code)
                json.member("sort_order", "\(group.position)")
            }
        }
    }
}
