import Basics
import Catalog
import Commerce

/// The attributes of the recorded shop, as far as the recordings show them.
enum LabAttributes {
    private static let english = StoreViewID(2)

    static let registry = registry(with: [])

    static func registry(with more: [Attribute]) -> AttributeRegistry {
        let members: [(Int64, Int64)] = [(87, 1), (77, 30), (93, 100), (137, 100), (138, 100), (139, 100)]
        let group = AttributeGroup(
            id: AttributeGroupID(7), setID: .defaultSet, name: "Product Details", code: "product-details",
            position: 10, isDefault: true)
        let set = AttributeSet(
            id: .defaultSet, name: "Default", position: 1, groups: [group],
            members: members.map {
                AttributeMember(id: $0.0, attributeID: AttributeID($0.0), groupID: group.id, position: $0.1)
            })
        return AttributeRegistry(products + more, sets: [set], ofCategories: categories)
    }

    private static let products = [
        attribute(73, "name", .text, .store, "Product Name", [.required]),
        attribute(74, "sku", .text, .global, "SKU", [.required, .unique]) { $0.backend = .unstored }, price,
        attribute(83, "manufacturer", .select, .global, "Manufacturer", [.userDefined]),
        attribute(87, "image", .mediaImage, .store, "Base", []), color,
        attribute(137, "size", .select, .global, "Taille", [.userDefined]),
        attribute(138, "lab_material", .multiselect, .global, "Matière", [.userDefined]),
        attribute(139, "lab_note", .text, .store, "Note", [.userDefined]),
    ]

    private static var price: Attribute {
        attribute(
            77, "price", .price, .global, "Price", [.required, .searchable, .inAdvancedSearch, .inListing, .sortable]
        ) { traits in
            traits.filtering = .withResults
            traits.applyTo = ["simple", "virtual", "downloadable", "bundle", "configurable"]
        }
    }

    private static var color: Attribute {
        var traits = AttributeTraits(
            .select, .global,
            [
                .visible, .userDefined, .searchable, .comparable, .visibleOnFront, .inListing, .filterableInSearch,
                .inGrid, .filterableInGrid,
            ])
        (traits.filtering, traits.defaultValue) = (.withResults, "")
        let options = [(4, "Rouge", "Red"), (5, "Bleu", "Blue"), (6, "Noir", "Black")].map {
            AttributeOption(
                id: OptionID($0.0), position: 1, labels: [.all: $0.1, english: $0.2], swatch: nil)
        }
        return Attribute(
            id: AttributeID(93), code: "color", traits: traits, labels: [.all: "Couleur", english: "Colour"],
            options: options)
    }

    static var flag: Attribute {
        Attribute(
            id: AttributeID(140), code: "lab_flag",
            traits: AttributeTraits(.boolean, .global, [.visible, .userDefined]),
            labels: [.all: "Drapeau"], systemOptions: AttributeSource.options(of: AttributeSource.boolean))
    }

    private static let categories = [
        attribute(45, "name", .text, .store, "Name", [.required]),
        Attribute(
            id: AttributeID(52), code: "display_mode",
            traits: {
                var traits = AttributeTraits(.select, .store)
                traits.backend = .varchar
                traits.sourceModel = #"Magento\Catalog\Model\Category\Attribute\Source\Mode"#
                return traits
            }(), labels: [.all: "Display Mode"],
            systemOptions: AttributeSource.options(of: #"Magento\Catalog\Model\Category\Attribute\Source\Mode"#)),
        attribute(119, "url_key", .text, .store, "URL Key", []),
        attribute(120, "url_path", .text, .store, nil, []),
    ]

    private static func attribute(
        _ id: Int64, _ code: String, _ input: AttributeInput, _ scope: AttributeScope, _ label: String?,
        _ flags: AttributeFlags, _ change: (inout AttributeTraits) -> Void = { _ in }
    ) -> Attribute {
        var traits = AttributeTraits(input, scope, flags.union(.visible))
        change(&traits)
        return Attribute(
            id: AttributeID(id), code: code, traits: traits, labels: label.map { [.all: $0] } ?? [:])
    }
}
