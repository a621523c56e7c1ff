/// An attribute of the catalogue with its options, for `attributes.csv`.
public struct CatalogueAttribute: Sendable {
    /// One option: its label in the default scope is its identity.
    public struct Option: Sendable {
        /// What shoppers read.
        public let label: Bilingual
        /// `#1C2541`, or a symbol's name as `wash-30`; empty for what is only a word.
        public let swatch: String
    }

    /// `color`.
    public let code: String
    /// `Couleur`, `Colour`.
    public let label: Bilingual
    /// Magento's word for how it is entered.
    public let input: String
    /// In the order in which they are listed.
    public let options: [Option]
    let sets: [Department]
    let isFilterable: Bool
    let isSearchable: Bool
    let isListed: Bool

    fileprivate init(
        _ code: String, _ label: Bilingual, _ input: String, _ options: [Bilingual] = [], sets: [Department],
        swatches: [String] = [], _ uses: Set<Use> = []
    ) {
        (self.code, self.label, self.input, self.sets) = (code, label, input, sets)
        self.options = options.enumerated().map {
            Option(label: $1, swatch: $0 < swatches.count ? swatches[$0] : "")
        }
        (isFilterable, isSearchable) = (uses.contains(.filter), uses.contains(.search))
        isListed = uses.contains(.listing)
    }

    fileprivate enum Use {
        case filter, search, listing
    }
}

extension CatalogueAttribute {
    /// All attributes, in the order of filters and of facts on a product's page.
    public static let all: [CatalogueAttribute] = [
        CatalogueAttribute(
            "color", Bilingual("Couleur", "Colour"), "swatch_visual", Shade.allCases.map(\.label), sets: everything,
            swatches: Shade.allCases.map(\.hex), [.filter, .search, .listing]),
        CatalogueAttribute(
            "size", Bilingual("Taille", "Size"), "select", SizeRun.all.map(\.label), sets: everything,
            [.filter, .listing]),
        CatalogueAttribute(
            "material", Bilingual("Matière", "Material"), "select", Material.allCases.map(\.label), sets: everything,
            [.filter, .search]),
        CatalogueAttribute(
            "pattern", Bilingual("Motif", "Pattern"), "select", FabricPattern.allCases.map(\.label), sets: everything,
            [.filter, .search]),
        CatalogueAttribute(
            "length", Bilingual("Longueur", "Length"), "select",
            GarmentLength.allCases.map(\.label) + [GarmentLength.midThigh, GarmentLength.sevenEighths],
            sets: [.clothing], [.filter]),
        CatalogueAttribute(
            "sleeve", Bilingual("Manches", "Sleeves"), "select", Sleeve.allCases.map(\.label), sets: [.clothing],
            [.filter]),
        CatalogueAttribute(
            "season", Bilingual("Saison", "Season"), "select", Season.allCases.map(\.label), sets: everything,
            [.filter]),
        CatalogueAttribute(
            "neckline", Bilingual("Encolure", "Neckline"), "select",
            Neckline.allCases.compactMap(\.label) + [Neckline.lapels, Neckline.standCollar], sets: [.clothing]),
        CatalogueAttribute(
            "fit", Bilingual("Coupe", "Fit"), "select", Fit.allCases.map(\.label), sets: [.clothing]),
        CatalogueAttribute(
            "heel", Bilingual("Talon", "Heel"), "select", Heel.allCases.compactMap(\.label), sets: [.shoes]),
        CatalogueAttribute(
            "occasion", Bilingual("Occasion", "Occasion"), "multiselect", Occasion.allCases.map(\.label),
            sets: everything),
        CatalogueAttribute("composition", Bilingual("Composition", "Composition"), "text", sets: everything),
        CatalogueAttribute(
            "care", Bilingual("Entretien", "Care"), "multiselect", Care.allCases.map(\.label), sets: everything,
            swatches: Care.allCases.map(\.symbol)),
        CatalogueAttribute("is_new", Bilingual("Nouveauté", "New in"), "boolean", sets: everything, [.listing]),
    ]

    private static let everything = Department.allCases
}

extension Catalogue {
    /// Writes `attributes.csv`: attributes, their options, and the English labels of both.
    public func writeAttributes<Failure: Error>(
        to sink: @escaping ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        let table = try CSVTable(
            [
                "attribute_code", "store_view_code", "label", "input", "scope", "is_required", "is_unique",
                "is_filterable", "is_filterable_in_search", "is_searchable", "is_comparable", "is_visible_on_front",
                "used_in_product_listing", "used_for_sort_by", "position", "default_value", "attribute_sets",
                "attribute_group", "option", "option_label", "option_position", "swatch",
            ], to: sink)
        for (place, attribute) in CatalogueAttribute.all.enumerated() {
            try table.write(attribute.description(position: 100 + 10 * place))
            try table.write([
                "attribute_code": attribute.code, "store_view_code": "en", "label": attribute.label.english,
            ])
            for (place, option) in attribute.options.enumerated() {
                let (code, identity) = (attribute.code, option.label.french)
                try table.write([
                    "attribute_code": code, "option": identity, "option_label": identity,
                    "option_position": "\(place + 1)", "swatch": option.swatch,
                ])
                try table.write([
                    "attribute_code": code, "store_view_code": "en", "option": identity,
                    "option_label": option.label.english,
                ])
            }
        }
    }
}

extension CatalogueAttribute {
    fileprivate func description(position: Int) -> KeyValuePairs<String, String> {
        func flag(_ isSet: Bool) -> String { isSet ? "1" : "0" }
        return [
            "attribute_code": code, "label": label.french, "input": input,
            "scope": input == "text" ? "store" : "global",
            "is_required": "0", "is_unique": "0", "is_filterable": flag(isFilterable),
            "is_filterable_in_search": flag(isFilterable), "is_searchable": flag(isSearchable),
            "is_comparable": flag(input != "boolean"), "is_visible_on_front": flag(input != "boolean"),
            "used_in_product_listing": flag(isListed), "used_for_sort_by": "0", "position": "\(position)",
            "default_value": input == "boolean" ? "0" : "",
            "attribute_sets": sets.map(\.attributeSet).joined(separator: ","),
        ]
    }
}
