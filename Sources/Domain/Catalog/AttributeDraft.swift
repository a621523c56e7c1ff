public import Commerce

/// What a client of the API, or an import, says of one attribute. What it does not say stays as it is.
public struct AttributeDraft: Sendable {
    /// Whether the attribute is to be new.
    public enum Meeting: Sendable {
        case create, change, either
    }

    /// Empty for a code made of the label.
    public var code: String
    public var meeting: Meeting
    /// Magento's word for the input; what is there keeps its own.
    public var input: String?
    public var scope: AttributeScope?
    public var raised: AttributeFlags = []
    public var lowered: AttributeFlags = []
    public var filtering: AttributeFiltering?
    public var position: Int64?
    public var applyTo: [String]?
    public var defaultValue: String?
    public var note: String?
    public var frontendClass: String?
    /// The default scope's label.
    public var label: String?
    /// The store views' labels; empty to leave them.
    public var storeLabels: [StoreViewID: String] = [:]
    public var options: [AttributeOptionDraft] = []
    /// Whether options meet those that are there by their labels, and not by their numbers.
    public var matchesOptionsByLabel = false

    /// A draft that says nothing but which attribute it is about.
    public init(code: String, _ meeting: Meeting) { (self.code, self.meeting) = (code, meeting) }

    /// Says of a flag whether it holds.
    public mutating func say(_ flag: AttributeFlags, _ holds: Bool) {
        if holds { raised.insert(flag) } else { lowered.insert(flag) }
    }
}

/// What is said of one option.
public struct AttributeOptionDraft: Sendable {
    /// The option that is meant; nil for a new one.
    public var id: OptionID?
    /// The default scope's label.
    public var label: String
    public var storeLabels: [StoreViewID: String] = [:]
    public var position: Int64?
    public var swatch: String?
    /// Whether new products have it.
    public var isDefault = false

    /// An option of a label.
    public init(id: OptionID? = nil, label: String) { (self.id, self.label) = (id, label) }
}

/// What is said of an attribute set.
public struct AttributeSetDraft: Sendable {
    /// The set that is meant; nil for a new one.
    public var id: AttributeSetID?
    public var name: String
    public var position: Int64?
    /// The set whose groups and attributes a new one begins with.
    public var skeleton: AttributeSetID = .defaultSet

    /// A set of a name.
    public init(id: AttributeSetID? = nil, name: String) { (self.id, self.name) = (id, name) }
}

/// What is said of a group of a set.
public struct AttributeGroupDraft: Sendable {
    /// The group that is meant; nil for a new one.
    public var id: AttributeGroupID?
    public var setID: AttributeSetID
    public var name: String
    /// Nil for one made of the name.
    public var code: String?
    public var position: Int64?

    /// A group of a name in a set.
    public init(id: AttributeGroupID? = nil, in setID: AttributeSetID, name: String) {
        (self.id, self.setID, self.name) = (id, setID, name)
    }
}

/// An attribute's place in a set, by names: an import makes what is not there yet.
public struct AttributePlacement: Sendable {
    public var code: String
    /// A set that is not there is made on the pattern of `Default`.
    public var setName: String
    /// The group's name; nil for the default group. One that is not there is made.
    public var groupName: String?

    /// A place.
    public init(code: String, setName: String, groupName: String?) {
        (self.code, self.setName, self.groupName) = (code, setName, groupName)
    }
}
