package import Commerce

/// What kind of thing an attribute's value is, and so how it is entered and compared (Magento's `frontend_input`).
package enum AttributeInput: String, Sendable {
    case text, textarea, select, multiselect, boolean, price, weight, date
    case mediaImage = "media_image"

    /// Whether the value is one or several of the attribute's options.
    package var hasOptions: Bool { self == .select || self == .multiselect }
}

/// Where an attribute's value may differ (Magento's `scope`).
package enum AttributeScope: String, Sendable {
    case global, website, store
}

/// One of the values that a select or multiselect attribute offers.
package struct AttributeOption: Sendable {
    package let id: OptionID
    package let position: Int64
    /// The label by store view; 0 holds the default.
    package let labels: [StoreViewID: String]
    /// The swatch's colour as `#RRGGBB`, where the option is a colour.
    package let swatch: String?

    /// An option.
    package init(id: OptionID, position: Int64, labels: [StoreViewID: String], swatch: String?) {
        (self.id, self.position, self.labels, self.swatch) = (id, position, labels, swatch)
    }

    /// The label in a store view, or the default one.
    package func label(in store: StoreViewID) -> String { labels[store] ?? labels[.all] ?? "" }
}

/// A product attribute as the registry knows it.
package struct Attribute: Sendable {
    package let id: AttributeID
    package let code: String
    package let input: AttributeInput
    package let scope: AttributeScope
    package let isRequired: Bool
    /// Whether it narrows a category page (layered navigation).
    package let isFilterable: Bool
    /// Whether a shopper sees it among a product's details.
    package let isVisibleOnFront: Bool
    /// Whether the merchant made it; built-in ones have columns of their own.
    package let isUserDefined: Bool
    /// The place among the filters and details.
    package let position: Int64
    /// The label by store view; 0 holds the default.
    package let labels: [StoreViewID: String]
    /// The options in order of position.
    package let options: [AttributeOption]
    private let optionByID: [OptionID: Int]
    private let optionByLabel: [String: OptionID]

    /// An attribute.
    package init(
        id: AttributeID, code: String, input: AttributeInput, scope: AttributeScope, isRequired: Bool,
        isFilterable: Bool, isVisibleOnFront: Bool, isUserDefined: Bool, position: Int64, labels: [StoreViewID: String],
        options: [AttributeOption]
    ) {
        (self.id, self.code, self.input, self.scope, self.isRequired) = (id, code, input, scope, isRequired)
        (self.isFilterable, self.isVisibleOnFront, self.isUserDefined) = (isFilterable, isVisibleOnFront, isUserDefined)
        (self.position, self.labels) = (position, labels)
        let sorted = options.sorted { ($0.position, $0.id) < ($1.position, $1.id) }
        self.options = sorted
        optionByID = Dictionary(sorted.enumerated().map { ($1.id, $0) }) { first, _ in first }
        optionByLabel = Dictionary(sorted.map { ($0.label(in: .all).lowercased(), $0.id) }) { first, _ in first }
    }

    /// The label in a store view, or the default one.
    package func label(in store: StoreViewID) -> String { labels[store] ?? labels[.all] ?? code }

    /// The option with a number.
    package func option(_ id: OptionID) -> AttributeOption? { optionByID[id].map { options[$0] } }

    /// The option's place in the order of positions.
    package func rank(of id: OptionID) -> Int { optionByID[id] ?? .max }

    /// The option with a default-scope label, in any letter case (Magento's import matches admin labels so).
    package func option(labelled label: some StringProtocol) -> OptionID? { optionByLabel[label.lowercased()] }
}

/// The only place that knows which attributes there are and where their values live: import, REST, filters and pages
/// all go through it. Frozen; replaced whole.
package struct AttributeRegistry: Sendable {
    /// All attributes, in order of position and number.
    package let all: [Attribute]
    private let byCode: [String: Int]
    private let byID: [AttributeID: Int]

    /// A registry of these attributes.
    package init(_ attributes: [Attribute]) {
        all = attributes.sorted { ($0.position, $0.id) < ($1.position, $1.id) }
        byCode = Dictionary(all.enumerated().map { ($1.code, $0) }) { first, _ in first }
        byID = Dictionary(all.enumerated().map { ($1.id, $0) }) { first, _ in first }
    }

    /// The attribute with a code.
    package func attribute(_ code: some StringProtocol) -> Attribute? { byCode[String(code)].map { all[$0] } }

    /// The attribute with a number.
    package func attribute(_ id: AttributeID) -> Attribute? { byID[id].map { all[$0] } }

    /// The attributes whose values narrow a category page: all that are filterable but prices, which have bands.
    package var filterable: [Attribute] {
        all.filter { $0.isFilterable && ($0.input.hasOptions || $0.input == .boolean) }
    }
}

extension AttributeRegistry {
    /// The attributes by which variants differ: the filters of input type select that are global. Magento lets a
    /// merchant make any of them an axis of a configurable product.
    package var axes: [AttributeID] {
        filterable.filter { $0.input == .select && $0.scope == .global }.map(\.id)
    }
}
