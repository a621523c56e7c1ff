public import Basics
public import Commerce

/// An attribute group's number; 7 is `Product Details` of the set `Default`.
public struct AttributeGroupID: Identifier {
    public let rawValue: Int64
    /// The group with this number.
    public init(rawValue: Int64) { self.rawValue = rawValue }
}

extension AttributeSetID {
    /// Magento's `Default`, which every shop has.
    public static let defaultSet = AttributeSetID(4)
}

/// A group of a set's attributes, as an editor of products shows them together.
public struct AttributeGroup: Sendable, Equatable {
    public let id: AttributeGroupID
    public let setID: AttributeSetID
    public let name: String
    /// The name in small letters, digits and hyphens.
    public let code: String
    public let position: Int64
    /// Whether it takes what nobody has put anywhere.
    public let isDefault: Bool

    /// A group.
    public init(
        id: AttributeGroupID, setID: AttributeSetID, name: String, code: String, position: Int64, isDefault: Bool
    ) {
        (self.id, self.setID, self.name, self.code) = (id, setID, name, code)
        (self.position, self.isDefault) = (position, isDefault)
    }

    /// The code that a name gives (`EavSetup::convertToAttributeGroupCode`): runs of anything but letters and digits of
    /// ASCII become one hyphen.
    public static func code(of name: String) -> String {
        name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(separator: "-")
    }
}

/// An attribute's place in a set.
public struct AttributeMember: Sendable, Equatable {
    /// The place's own number (Magento's `entity_attribute_id`).
    public let id: Int64
    public let attributeID: AttributeID
    public let groupID: AttributeGroupID
    public let position: Int64

    /// A place in a set.
    public init(id: Int64, attributeID: AttributeID, groupID: AttributeGroupID, position: Int64) {
        (self.id, self.attributeID, self.groupID, self.position) = (id, attributeID, groupID, position)
    }
}

/// Which attributes a kind of product has, in groups.
public struct AttributeSet: Sendable {
    public let id: AttributeSetID
    public let name: String
    public let position: Int64
    /// The groups in order.
    public let groups: [AttributeGroup]
    public let members: [AttributeMember]

    /// A set.
    public init(
        id: AttributeSetID, name: String, position: Int64, groups: [AttributeGroup], members: [AttributeMember]
    ) {
        (self.id, self.name, self.position) = (id, name, position)
        self.groups = groups.sorted { ($0.position, $0.id) < ($1.position, $1.id) }
        self.members = members
    }

    /// The group that takes what nobody has put anywhere.
    public var defaultGroup: AttributeGroup? { groups.first(where: \.isDefault) ?? groups.first }
}
