package import Commerce

/// What a client of the API, or an import, says of one attribute. What it does not say stays as it is.
package struct AttributeDraft: Sendable {
    /// Whether the attribute is to be new.
    package enum Meeting: Sendable {
        case create, change, either
    }

    /// Empty for a code made of the label.
    package var code: String
    package var meeting: Meeting
    /// Magento's word for the input; what is there keeps its own.
    package var input: String?
    package var scope: AttributeScope?
    package var raised: AttributeFlags = []
    package var lowered: AttributeFlags = []
    package var filtering: AttributeFiltering?
    package var position: Int64?
    package var applyTo: [String]?
    package var defaultValue: String?
    package var note: String?
    package var frontendClass: String?
    /// The default scope's label.
    package var label: String?
    /// The store views' labels; empty to leave them.
    package var storeLabels: [StoreViewID: String] = [:]
    package var options: [AttributeOptionDraft] = []
    /// Whether options meet those that are there by their labels, and not by their numbers.
    package var matchesOptionsByLabel = false

    /// A draft that says nothing but which attribute it is about.
    package init(code: String, _ meeting: Meeting) { (self.code, self.meeting) = (code, meeting) }

    /// Says of a flag whether it holds.
    package mutating func say(_ flag: AttributeFlags, _ holds: Bool) {
        if holds { raised.insert(flag) } else { lowered.insert(flag) }
    }
}

/// What is said of one option.
package struct AttributeOptionDraft: Sendable {
    /// The option that is meant; nil for a new one.
    package var id: OptionID?
    /// The default scope's label.
    package var label: String
    package var storeLabels: [StoreViewID: String] = [:]
    package var position: Int64?
    package var swatch: String?
    /// Whether new products have it.
    package var isDefault = false

    /// An option of a label.
    package init(id: OptionID? = nil, label: String) { (self.id, self.label) = (id, label) }
}

/// What is said of an attribute set.
package struct AttributeSetDraft: Sendable {
    /// The set that is meant; nil for a new one.
    package var id: AttributeSetID?
    package var name: String
    package var position: Int64?
    /// The set whose groups and attributes a new one begins with.
    package var skeleton: AttributeSetID = .defaultSet

    /// A set of a name.
    package init(id: AttributeSetID? = nil, name: String) { (self.id, self.name) = (id, name) }
}

/// What is said of a group of a set.
package struct AttributeGroupDraft: Sendable {
    /// The group that is meant; nil for a new one.
    package var id: AttributeGroupID?
    package var setID: AttributeSetID
    package var name: String
    /// Nil for one made of the name.
    package var code: String?
    package var position: Int64?

    /// A group of a name in a set.
    package init(id: AttributeGroupID? = nil, in setID: AttributeSetID, name: String) {
        (self.id, self.setID, self.name) = (id, setID, name)
    }
}

/// An attribute's place in a set, by names: an import makes what is not there yet.
package struct AttributePlacement: Sendable {
    package var code: String
    /// A set that is not there is made on the pattern of `Default`.
    package var setName: String
    /// The group's name; nil for the default group. One that is not there is made.
    package var groupName: String?

    /// A place.
    package init(code: String, setName: String, groupName: String?) {
        (self.code, self.setName, self.groupName) = (code, setName, groupName)
    }
}
