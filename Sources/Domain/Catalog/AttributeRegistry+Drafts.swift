import Basics
public import Commerce

/// An attribute as it is to be written.
public struct AttributeWrite: Sendable {
    /// Nil for a new one.
    public var id: AttributeID?
    public var code: String
    public var traits: AttributeTraits
    /// All labels that there are to be.
    public var labels: [StoreViewID: String]
    /// The options that are added or changed.
    public var options: [AttributeOptionWrite]
}

/// An option as it is to be written, with all labels that there are to be.
public struct AttributeOptionWrite: Sendable {
    /// Nil for a new one.
    public var id: OptionID?
    public var position: Int64
    public var labels: [StoreViewID: String]
    /// Nil to leave it.
    public var swatch: String?
    public var isDefault: Bool
}

/// What drafts make of the registry, by Magento's rules and in the order of its checks
/// (`Catalog\Model\Product\Attribute\Repository::save`).
extension AttributeRegistry {
    /// The attribute that a draft makes or changes.
    public func write(_ draft: AttributeDraft) throws(AttributeError) -> AttributeWrite {
        let input = draft.input.flatMap { AttributeInput(rawValue: $0) }
        let isText = [.text, .textarea, .texteditor, .date, .datetime].contains(input)
        if isText, draft.filtering ?? .none != .none || draft.raised.contains(.filterableInSearch) {
            throw .notFilterable
        }
        let known = attribute(draft.code)
        switch (draft.meeting, known) {
        case (.change, nil): throw .noSuchAttribute(draft.code)
        case (.change, let known?), (.either, let known?): return changed(known, draft)
        case (.create, _), (.either, nil): return try made(draft, input, isTaken: known != nil)
        }
    }

    private func made(
        _ draft: AttributeDraft, _ input: AttributeInput?, isTaken: Bool
    ) throws(AttributeError) -> AttributeWrite {
        guard draft.label?.isEmpty == false || !draft.storeLabels.isEmpty else { throw .noLabel }
        guard let label = draft.defaultLabel else { throw .emptyLabel }
        let code = draft.code.isEmpty ? AttributeRegistry.code(of: label) : draft.code
        guard AttributeRegistry.isCode(code) else { throw .badCode(code) }
        guard let input, input.canBeMade else { throw .badInput(draft.input) }
        guard !AttributeRegistry.reservedCodes.contains(code) else { throw .reservedCode(code) }
        guard !isTaken else { throw .codeTaken }
        var traits = AttributeTraits(input, .global, [.visible, .userDefined])
        traits.take(draft)
        return AttributeWrite(
            id: nil, code: code, traits: traits, labels: draft.labels(label, [:]),
            options: AttributeRegistry.options(draft, of: nil))
    }

    private func changed(_ known: Attribute, _ draft: AttributeDraft) -> AttributeWrite {
        var traits = known.traits
        traits.take(draft)
        let label = draft.defaultLabel ?? known.labels[.all] ?? ""
        return AttributeWrite(
            id: known.id, code: known.code, traits: traits, labels: draft.labels(label, known.labels),
            options: AttributeRegistry.options(draft, of: known))
    }

    /// The options that a draft adds or changes. Those without a position are numbered from 0 in their order.
    private static func options(_ draft: AttributeDraft, of known: Attribute?) -> [AttributeOptionWrite] {
        var next: Int64 = 0
        let last = known?.options.last?.position ?? 0
        return draft.options.map { option in
            let found = draft.matchesOptionsByLabel ? known?.option(labelled: option.label) : option.id
            let there = found.flatMap { known?.option($0) }
            var position = option.position ?? 0
            if draft.matchesOptionsByLabel {
                position = option.position ?? there?.position ?? last
            } else if position == 0 {
                (position, next) = (next, next + 1)
            }
            var labels = draft.matchesOptionsByLabel ? there?.labels ?? [:] : [:]
            // What is there keeps the letter case of its label.
            if labels[.all] == nil { labels[.all] = option.label }
            labels.merge(option.storeLabels) { _, new in new }
            return AttributeOptionWrite(
                id: there?.id, position: position, labels: labels.filter { !$0.value.isEmpty },
                swatch: option.swatch, isDefault: option.isDefault)
        }
    }

    /// The attribute with a code, which must be there.
    public func known(_ code: String) throws(AttributeError) -> Attribute {
        guard let attribute = attribute(code) else { throw .noSuchAttribute(code) }
        return attribute
    }

    /// An option as a draft makes or changes it, and its attribute.
    public func write(
        _ draft: AttributeOptionDraft, of code: String
    ) throws(AttributeError) -> (Attribute, AttributeOptionWrite) {
        let attribute = try known(code)
        guard attribute.takesOptions else { throw .takesNoOptions(code) }
        let label = draft.label.trimmed
        guard !label.isEmpty else { throw .emptyOptionLabel }
        if let id = draft.id, attribute.option(id) == nil { throw .noSuchOption(code, id) }
        if let taken = attribute.option(labelled: label), taken != draft.id { throw .optionLabelTaken(draft.label) }
        let labels = [.all: label].merging(draft.storeLabels) { _, new in new }
        return (
            attribute,
            AttributeOptionWrite(
                id: draft.id, position: draft.position ?? 0, labels: labels.filter { !$0.value.isEmpty },
                swatch: draft.swatch, isDefault: draft.isDefault)
        )
    }
}

/// Codes.
extension AttributeRegistry {
    /// `^[a-z][a-z_0-9]{0,60}$`.
    private static func isCode(_ code: String) -> Bool {
        guard let first = code.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else { return false }
        return code.utf8.count <= 61 && code.utf8.allSatisfy(isCodeByte)
    }

    private static func isCodeByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
        default: false
        }
    }

    /// A code made of a label (`Repository::generateCode`).
    private static func code(of label: String) -> String {
        let slug = Slug.text(of: label).utf8.map { isCodeByte($0) ? $0 : UInt8(ascii: "_") }
        let code = String(decoding: slug.prefix(60), as: UTF8.self)
        return isCode(code) && code.count > 1 && !code.hasSuffix("_") ? code : "attr_\(code)"
    }

    /// Words that Magento's product answers to itself (`ReservedAttributeList`).
    private static let reservedCodes: Set<String> = [
        "position", "id", "store_id", "website_ids", "attributes", "options", "media_attributes",
        "media_gallery_images",
        "product_url", "url_in_store", "formated_price", "final_price", "calculated_final_price", "price_model",
        "price_info", "type_instance", "link_instance", "is_salable", "stock_data", "store_ids", "category_collection",
        "category_id", "category", "related_products", "up_sell_products", "cross_sell_products",
        "default_attribute_set_id",
        "reserved_attributes", "custom_design_date", "product_entities_info", "preconfigured_values",
        "cache_id_tags", "identities", "product_links", "extension_attributes", "media_gallery_entries",
    ]
}

extension AttributeDraft {
    /// The default scope's label, where it has one that is not empty.
    fileprivate var defaultLabel: String? {
        if let label, !label.isEmpty { return label }
        guard let label = storeLabels[.all], !label.isEmpty else { return nil }
        return label
    }

    /// All labels: the store views' are replaced where any was sent, and by an import only those that it names.
    fileprivate func labels(_ label: String, _ known: [StoreViewID: String]) -> [StoreViewID: String] {
        var labels = storeLabels.isEmpty || meeting == .either ? known : [:]
        labels.merge(storeLabels) { _, new in new }
        labels[.all] = label
        return labels.filter { !$0.value.isEmpty }
    }
}

extension AttributeTraits {
    /// Takes what a draft says, but for the input, which a new attribute is made with.
    fileprivate mutating func take(_ draft: AttributeDraft) {
        scope = draft.scope ?? scope
        flags = flags.union(draft.raised).subtracting(draft.lowered)
        filtering = draft.filtering ?? filtering
        position = draft.position ?? position
        applyTo = draft.applyTo ?? applyTo
        defaultValue = draft.defaultValue ?? defaultValue
        note = draft.note ?? note
        frontendClass = draft.frontendClass ?? frontendClass
        if input == .textarea, flags.contains(.wysiwyg) { flags.insert(.html) }
    }
}
