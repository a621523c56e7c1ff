import Basics
import Catalog
import Commerce
import JSON

/// What a client sends of an attribute or an option, as drafts.
enum AttributeRequest {
    /// The fields of `ProductAttribute`. What can only be read is passed over.
    static let shape: RESTShape = [
        "is_wysiwyg_enabled": .flag, "is_html_allowed_on_front": .flag, "used_for_sort_by": .flag,
        "is_filterable": .flag, "is_filterable_in_search": .flag, "is_used_in_grid": .flag,
        "is_visible_in_grid": .flag, "is_filterable_in_grid": .flag, "position": .integer, "apply_to": .texts,
        "is_searchable": .text, "is_visible_in_advanced_search": .text, "is_comparable": .text,
        "is_used_for_promo_rules": .text, "is_visible_on_front": .text, "used_in_product_listing": .text,
        "is_visible": .flag, "scope": .text, "attribute_id": .integer, "attribute_code": .text,
        "frontend_input": .text, "entity_type_id": .text, "is_required": .flag,
        "options": .objects("Eav.AttributeOption", option),
        "is_user_defined": .flag, "default_frontend_label": .text,
        "frontend_labels": .objects("Eav.AttributeFrontendLabel", label), "note": .text,
        "backend_type": .text, "backend_model": .text, "source_model": .text, "default_value": .text,
        "is_unique": .text, "frontend_class": .text,
        "validation_rules": .objects("Eav.AttributeValidationRule", ["key": .text, "value": .text]),
        "custom_attributes": .customAttributes, "extension_attributes": .anything,
    ]

    /// The fields of `AttributeOption`.
    static let option: RESTShape = [
        "label": .text, "value": .text, "sort_order": .integer, "is_default": .flag,
        "store_labels": .objects("Eav.AttributeOptionLabel", label),
    ]

    private static let label: RESTShape = ["store_id": .integer, "label": .text]

    /// The draft of an attribute. One that names no number is to be new, whichever the method
    /// (`Catalog\Model\Product\Attribute\Repository::save`).
    static func draft(_ sent: RESTObject) -> AttributeDraft {
        let isKnown = sent.integer("attribute_id") ?? 0 != 0
        var draft = AttributeDraft(code: sent.text("attribute_code") ?? "", isKnown ? .change : .create)
        draft.input = sent.text("frontend_input")
        draft.scope = sent.text("scope").flatMap { AttributeScope(rawValue: $0) }
        draft.filtering = sent.flag("is_filterable").map { $0 ? .withResults : .none }
        draft.position = sent.integer("position")
        // What is sent is the whole list: Magento keeps none where none is sent.
        draft.applyTo = sent.texts("apply_to") ?? []
        draft.defaultValue = sent.text("default_value")
        draft.note = sent.text("note")
        draft.frontendClass = sent.text("frontend_class")
        draft.label = sent.text("default_frontend_label")
        draft.storeLabels = labels(sent.objects("frontend_labels"))
        draft.options = (sent.objects("options") ?? []).map(option)
        takeFlags(sent, &draft)
        return draft
    }

    private static func takeFlags(_ sent: RESTObject, _ draft: inout AttributeDraft) {
        let facts: [(String, AttributeFlags)] = [
            ("is_wysiwyg_enabled", .wysiwyg), ("is_html_allowed_on_front", .html), ("used_for_sort_by", .sortable),
            ("is_filterable_in_search", .filterableInSearch), ("is_used_in_grid", .inGrid),
            ("is_visible_in_grid", .visibleInGrid), ("is_filterable_in_grid", .filterableInGrid),
            ("is_visible", .visible), ("is_required", .required),
        ]
        for (name, flag) in facts { if let fact = sent.flag(name) { draft.say(flag, fact) } }
        let texts: [(String, AttributeFlags)] = [
            ("is_searchable", .searchable), ("is_visible_in_advanced_search", .inAdvancedSearch),
            ("is_comparable", .comparable), ("is_used_for_promo_rules", .inPromoRules),
            ("is_visible_on_front", .visibleOnFront), ("used_in_product_listing", .inListing), ("is_unique", .unique),
        ]
        for (name, flag) in texts { if let text = sent.text(name) { draft.say(flag, isTrue(text)) } }
        // `Eav\Attribute::beforeSave`: the long form of search asks for nothing that is not searched, and what was not
        // sent counts as not searched.
        if !isTrue(sent.text("is_searchable") ?? "") { draft.say(.inAdvancedSearch, false) }
    }

    private static func isTrue(_ text: String) -> Bool { !["", "0", "false"].contains(text) }

    /// The draft of an option.
    static func option(_ sent: RESTObject) -> AttributeOptionDraft {
        var draft = AttributeOptionDraft(
            id: sent.text("value").flatMap { Int64($0) }.map { OptionID($0) }, label: sent.text("label") ?? "")
        draft.position = sent.integer("sort_order")
        draft.isDefault = sent.flag("is_default") ?? false
        draft.storeLabels = labels(sent.objects("store_labels"))
        return draft
    }

    private static func labels(_ sent: [RESTObject]?) -> [StoreViewID: String] {
        var labels: [StoreViewID: String] = [:]
        for label in sent ?? [] {
            labels[StoreViewID(label.integer("store_id") ?? 0)] = label.text("label") ?? ""
        }
        return labels
    }
}
