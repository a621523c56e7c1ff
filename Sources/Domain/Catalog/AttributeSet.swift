import Basics
package import Commerce

/// An attribute group's number; 7 is `Product Details` of the set `Default`.
package struct AttributeGroupID: Identifier {
    package let rawValue: Int64
    /// The group with this number.
    package init(rawValue: Int64) { self.rawValue = rawValue }
}

extension AttributeSetID {
    /// Magento's `Default`, which every shop has.
    package static let defaultSet = AttributeSetID(4)
}

/// A group of a set's attributes, as an editor of products shows them together.
package struct AttributeGroup: Sendable, Equatable {
    package let id: AttributeGroupID
    package let setID: AttributeSetID
    package let name: String
    /// The name in small letters, digits and hyphens.
    package let code: String
    package let position: Int64
    /// Whether it takes what nobody has put anywhere.
    package let isDefault: Bool

    /// A group.
    package init(
        id: AttributeGroupID, setID: AttributeSetID, name: String, code: String, position: Int64, isDefault: Bool
    ) {
        (self.id, self.setID, self.name, self.code) = (id, setID, name, code)
        (self.position, self.isDefault) = (position, isDefault)
    }

    /// The code that a name gives (`EavSetup::convertToAttributeGroupCode`): runs of anything but letters and digits of
    /// ASCII become one hyphen.
    package static func code(of name: String) -> String {
        name.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(separator: "-")
    }
}

/// An attribute's place in a set.
package struct AttributeMember: Sendable, Equatable {
    /// The place's own number (Magento's `entity_attribute_id`).
    package let id: Int64
    package let attributeID: AttributeID
    package let groupID: AttributeGroupID
    package let position: Int64

    /// A place in a set.
    package init(id: Int64, attributeID: AttributeID, groupID: AttributeGroupID, position: Int64) {
        (self.id, self.attributeID, self.groupID, self.position) = (id, attributeID, groupID, position)
    }
}

/// Which attributes a kind of product has, in groups.
package struct AttributeSet: Sendable {
    package let id: AttributeSetID
    package let name: String
    package let position: Int64
    /// The groups in order.
    package let groups: [AttributeGroup]
    package let members: [AttributeMember]

    /// A set.
    package init(
        id: AttributeSetID, name: String, position: Int64, groups: [AttributeGroup], members: [AttributeMember]
    ) {
        (self.id, self.name, self.position) = (id, name, position)
        self.groups = groups.sorted { ($0.position, $0.id) < ($1.position, $1.id) }
        self.members = members
    }

    /// The group that takes what nobody has put anywhere.
    package var defaultGroup: AttributeGroup? { groups.first(where: \.isDefault) ?? groups.first }
}
