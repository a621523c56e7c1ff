import Basics
import Catalog
import Commerce
import Importer

/// The reference data of a small French and English shop.
enum TestShop {
    static let base = WebsiteID(1)
    static let (french, english, dutch) = (StoreViewID(1), StoreViewID(2), StoreViewID(3))
    static let (color, size, material) = (AttributeID(93), AttributeID(200), AttributeID(201))
    static let (usage, care, isOrganic, launched) = (
        AttributeID(202), AttributeID(203), AttributeID(204), AttributeID(205)
    )
    static let (deposit, motto) = (AttributeID(206), AttributeID(207))
    static let (fashion, other) = (AttributeSetID(4), AttributeSetID(9))
    static let taxable = TaxClassID(2)

    static let vocabulary = ImportVocabulary(
        websites: ["base": base, "nl": WebsiteID(2)],
        attributeSets: [
            "Mode": fashion, "Default": other, "Chaussures": AttributeSetID(10), "Accessoires": AttributeSetID(11),
        ],
        taxClasses: ["taxable goods": taxable])

    static func reference(_ own: [Attribute] = TestShop.own) -> Reference? {
        let views = [view(french, "default", base), view(english, "en", base), view(dutch, "nl", WebsiteID(2))]
        guard let stores = StoreTree(views) else { return nil }
        var texts = Catalog.Category.Texts()
        texts.name = "Boutique"
        let root = Catalog.Category(
            id: CategoryID(2), parentID: CategoryID(1), position: 1, isActive: true, isInMenu: true, isAnchor: true,
            texts: [.all: texts])
        return Reference(
            stores: stores, categories: CategoryTree([root]), attributes: AttributeRegistry(builtIn + own),
            vat: VATTable([:]),
            settings: ShopSettings(anonymousReading: false, currency: .eur, country: "FR", timeZone: "Europe/Paris"),
            clock: StoreClock())
    }

    private static func view(_ id: StoreViewID, _ code: String, _ website: WebsiteID) -> StoreView {
        StoreView(
            id: id, code: code, name: code, websiteID: website, rootCategoryID: CategoryID(2), locale: "fr_FR",
            isActive: true)
    }

    private static var builtIn: [Attribute] {
        [
            attribute(AttributeID(73), "name", .text, .store, isRequired: true),
            attribute(AttributeID(75), "description", .textarea, .store),
            attribute(AttributeID(77), "price", .price, .global, isRequired: true),
            attribute(AttributeID(78), "special_price", .price, .website),
            attribute(AttributeID(79), "special_from_date", .date, .website),
            attribute(AttributeID(80), "special_to_date", .date, .website),
            attribute(AttributeID(82), "weight", .weight, .global),
            attribute(AttributeID(97), "status", .select, .website),
            attribute(AttributeID(99), "visibility", .select, .store),
            attribute(AttributeID(121), "url_key", .text, .store),
            attribute(AttributeID(136), "tax_class_id", .select, .website),
        ]
    }

    static var own: [Attribute] {
        [
            attribute(color, "color", .select, .global, ["Bleu nuit", "Rouge"], isOwn: true),
            attribute(size, "size", .select, .global, ["38", "40", "10,2cm"], isOwn: true),
            attribute(material, "material", .select, .store, ["Viscose", "Lin"], isOwn: true),
            attribute(usage, "usage", .multiselect, .store, ["Ville", "Travail"], isOwn: true),
            attribute(care, "care", .text, .store, isOwn: true),
            attribute(isOrganic, "is_organic", .boolean, .global, isOwn: true),
            attribute(launched, "launched", .date, .store, isOwn: true),
            attribute(deposit, "deposit", .price, .store, isOwn: true),
            attribute(motto, "motto", .textarea, .store, isRequired: true, isOwn: true),
        ]
    }

    static func attribute(
        _ id: AttributeID, _ code: String, _ input: AttributeInput, _ scope: AttributeScope, _ labels: [String] = [],
        isRequired: Bool = false, isOwn: Bool = false
    ) -> Attribute {
        Attribute(
            id: id, code: code, input: input, scope: scope, isRequired: isRequired, isFilterable: false,
            isVisibleOnFront: false, isUserDefined: isOwn, position: id.rawValue, labels: [:],
            options: labels.enumerated().map { place, label in
                AttributeOption(
                    id: OptionID(id.rawValue * 10 + Int64(place)), position: Int64(place), labels: [.all: label],
                    swatch: nil)
            })
    }

    /// The first, second, … option of an attribute.
    static func option(_ attribute: AttributeID, _ place: Int64) -> OptionID {
        OptionID(attribute.rawValue * 10 + place)
    }
}
