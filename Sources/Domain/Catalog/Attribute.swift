public import Commerce

/// What an attribute is like, whichever its name: what the merchant decides when making it.
public struct AttributeTraits: Sendable {
    public var input: AttributeInput
    public var backend: AttributeBackend
    public var scope: AttributeScope
    public var flags: AttributeFlags
    public var filtering = AttributeFiltering.none
    /// The place among the filters and details.
    public var position: Int64 = 0
    /// The types of products that have it; empty for all.
    public var applyTo: [String] = []
    public var defaultValue: String?
    public var note: String?
    /// The checks of an editor's field (Magento's `validate-…` words).
    public var frontendClass: String?
    /// Magento's classes that write the values and list the options.
    public var backendModel: String?
    public var sourceModel: String?

    /// The traits of a new attribute of an input.
    public init(_ input: AttributeInput, _ scope: AttributeScope = .global, _ flags: AttributeFlags = [.visible]) {
        (self.input, self.scope, self.flags) = (input, scope, flags)
        (backend, backendModel, sourceModel) = (input.backend, input.backendModel, input.sourceModel)
    }

    /// Whether the values are options of the attribute's own.
    public var hasOwnOptions: Bool {
        input.hasOptions && (sourceModel == nil || sourceModel == AttributeSource.table)
    }
}

/// A product's or category's attribute as the registry knows it. Immutable and shared by all loops.
public final class Attribute: Sendable {
    public let id: AttributeID
    public let code: String
    public let traits: AttributeTraits
    /// The label by store view; 0 holds the default.
    public let labels: [StoreViewID: String]
    /// The options of its own in order of position.
    public let options: [AttributeOption]
    /// What the shop's own list offers, where the options are not the attribute's.
    public let systemOptions: [SystemOption]
    /// Where its values live, and in which form.
    public let storage: AttributeStorage
    public let form: AttributeForm
    private let optionByID: [OptionID: Int]
    private let optionByLabel: [String: OptionID]

    /// An attribute.
    public init(
        id: AttributeID, code: String, traits: AttributeTraits, labels: [StoreViewID: String],
        options: [AttributeOption] = [], systemOptions: [SystemOption] = []
    ) {
        (self.id, self.code, self.traits, self.labels) = (id, code, traits, labels)
        let sorted = options.sorted { ($0.position, $0.id) < ($1.position, $1.id) }
        self.options = sorted
        self.systemOptions = systemOptions
        storage = AttributeStorage(code: code, traits.backend)
        form = Attribute.form(of: traits)
        optionByID = Dictionary(sorted.enumerated().map { ($1.id, $0) }) { first, _ in first }
        optionByLabel = Dictionary(sorted.map { ($0.label(in: .all).lowercased(), $0.id) }) { first, _ in first }
    }

    private static func form(of traits: AttributeTraits) -> AttributeForm {
        if traits.hasOwnOptions { return traits.input == .multiselect ? .options : .option }
        if traits.input == .multiselect { return .text }
        return switch traits.backend {
        case .varchar, .text, .unstored: .text
        case .int: .integer
        case .decimal: .decimal
        case .datetime: .date
        }
    }

    /// What kind of thing the value is.
    public var input: AttributeInput { traits.input }
    /// Where the value may differ.
    public var scope: AttributeScope { traits.scope }
    /// The place among the filters and details.
    public var position: Int64 { traits.position }
    /// Whether a product must have a value.
    public var isRequired: Bool { traits.flags.contains(.required) }
    /// Whether it narrows a category page (layered navigation).
    public var isFilterable: Bool { traits.filtering != .none }
    /// Whether a shopper sees it among a product's details.
    public var isVisibleOnFront: Bool { traits.flags.contains(.visibleOnFront) }
    /// Whether the merchant made it, or may remove it.
    public var isUserDefined: Bool { traits.flags.contains(.userDefined) }

    /// Whether products of a kind have it (Magento's `apply_to`).
    public func applies(to kind: ProductKind) -> Bool {
        traits.applyTo.isEmpty || traits.applyTo.contains(kind.rawValue)
    }

    /// Whether a client of the API can add options: it has a list, though not always one of its own.
    public var takesOptions: Bool { input.hasOptions || traits.sourceModel != nil }

    /// The label in a store view, or the default one.
    public func label(in store: StoreViewID) -> String { labels[store] ?? labels[.all] ?? code }

    /// The option with a number.
    public func option(_ id: OptionID) -> AttributeOption? { optionByID[id].map { options[$0] } }

    /// The option's place in the order of positions.
    public func rank(of id: OptionID) -> Int { optionByID[id] ?? .max }

    /// The option with a default-scope label, in any letter case (Magento's import matches admin labels so).
    public func option(labelled label: some StringProtocol) -> OptionID? { optionByLabel[label.lowercased()] }

    /// The options as a client of the API sees them in a store view: in order of position and label, behind one for no
    /// value; or what the shop's own list offers.
    public func listedOptions(in store: StoreViewID) -> [SystemOption] {
        guard traits.hasOwnOptions else { return systemOptions }
        let labelled = options.map { (position: $0.position, label: $0.label(in: store), id: $0.id) }
        let sorted = labelled.sorted { ($0.position, $0.label, $0.id) < ($1.position, $1.label, $1.id) }
        return [SystemOption("", " ")] + sorted.map { SystemOption("\($0.id)", $0.label) }
    }
}

extension Attribute {
    /// An attribute of which only the most is said.
    public convenience init(
        id: AttributeID, code: String, input: AttributeInput, scope: AttributeScope, isRequired: Bool,
        isFilterable: Bool, isVisibleOnFront: Bool, isUserDefined: Bool, position: Int64, labels: [StoreViewID: String],
        options: [AttributeOption]
    ) {
        var traits = AttributeTraits(input, scope)
        if isRequired { traits.flags.insert(.required) }
        if isVisibleOnFront { traits.flags.insert(.visibleOnFront) }
        if isUserDefined { traits.flags.insert(.userDefined) }
        traits.filtering = isFilterable ? .withResults : .none
        traits.position = position
        self.init(id: id, code: code, traits: traits, labels: labels, options: options)
    }
}
