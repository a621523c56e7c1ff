import Basics
import Catalog
import Commerce

/// The shop's own attributes that a product's answer lists, in the set `Default`.
extension Fixture {
    static var registry: AttributeRegistry {
        let group = AttributeGroup(
            id: AttributeGroupID(7), setID: .defaultSet, name: "Product Details", code: "product-details",
            position: 10, isDefault: true)
        let own = attributes.map { (id: $0.id, position: Int64(100)) }
        let members = (builtIn.map { (id: $0.0.id, position: $0.1) } + own).map { member in
            AttributeMember(
                id: member.id.rawValue, attributeID: member.id, groupID: group.id, position: member.position)
        }
        let set = AttributeSet(id: .defaultSet, name: "Default", position: 1, groups: [group], members: members)
        return AttributeRegistry(builtIn.map(\.0) + attributes, sets: [set])
    }

    private static let builtIn: [(Attribute, Int64)] = [
        (attribute(87, "image", .mediaImage), 1), (attribute(88, "small_image", .mediaImage), 2),
        (attribute(89, "thumbnail", .mediaImage), 3), (attribute(78, "special_price", .price), 3),
        (attribute(135, "swatch_image", .mediaImage), 4), (attribute(79, "special_from_date", .date), 4),
        (attribute(80, "special_to_date", .date), 5), (attribute(106, "options_container", .select, .varchar), 6),
        (attribute(121, "url_key", .text), 10),
        (attribute(124, "msrp_display_actual_price_type", .select, .varchar), 10),
        (attribute(107, "required_options", .text, .unstored), 14),
        (attribute(108, "has_options", .text, .unstored), 15), (attribute(109, "image_label", .text), 16),
        (attribute(136, "tax_class_id", .select), 40), (attribute(105, "category_ids", .text, .unstored), 80),
        (attribute(76, "short_description", .textarea), 100), (attribute(75, "description", .textarea), 110),
    ]

    private static func attribute(
        _ id: Int64, _ code: String, _ input: AttributeInput, _ backend: AttributeBackend? = nil
    ) -> Attribute {
        var traits = AttributeTraits(input, .store)
        traits.backend = backend ?? input.backend
        // The lists of the shop's own choices are not the attributes'.
        if input == .select { traits.sourceModel = AttributeSource.boolean }
        return Attribute(id: AttributeID(id), code: code, traits: traits, labels: [.all: code])
    }
}
