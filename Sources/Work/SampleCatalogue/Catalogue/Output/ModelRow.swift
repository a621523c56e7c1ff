import Catalog

/// A model's own row, as the one product that it is or as the one that variants hang on.
struct ModelRow {
    let catalogue: Catalogue
    let model: Model
    let design: Design
    let name: Bilingual
    let copy: Copy
    let place: Int

    private typealias Cells = KeyValuePairs<String, String>

    /// A product without variants: it has a price and stock of its own.
    func simple(_ item: Item) -> KeyValuePairs<String, String> {
        let sale = SaleCells(catalogue, model)
        return shared(
            type: "simple", item.variant.shade, colour: item.variant.shade.label.french,
            price: decimal(Int(model.price)), sale, quantity: "\(item.variant.quantity)",
            isInStock: item.variant.quantity > 0)
    }

    /// A product with variants, which have the prices and the stock.
    func configurable(_ items: [Item]) -> KeyValuePairs<String, String> {
        let hasSizes = items[0].variant.size != nil
        let variations = items.map { item in
            "sku=\(item.sku),color=\(item.variant.shade.label.french)"
                + (item.variant.size.map { ",size=\($0.label.french)" } ?? "")
        }
        return shared(
            type: "configurable", items[0].variant.shade, colour: nil, price: "", SaleCells(), quantity: "",
            isInStock: items.contains { $0.variant.quantity > 0 },
            variations: variations.joined(separator: "|"),
            variationLabels: hasSizes ? "color=Couleur,size=Taille" : "color=Couleur")
    }

    /// The English texts; numbers, pictures and links are those of the default scope.
    func english(isSimple: Bool, _ shade: Shade) -> KeyValuePairs<String, String> {
        let images = ImageCells(design, shade, name.english, .english)
        return [
            "sku": catalogue.sku(of: model), "store_view_code": "en",
            "attribute_set_code": design.type.leaf.department.attributeSet,
            "product_type": isSimple ? "simple" : "configurable", "name": name.english,
            "description": copy.description.english, "short_description": copy.short.english,
            "url_key": Slug.text(of: name.english), "meta_title": name.english,
            "meta_description": copy.metaDescription.english, "base_image_label": images.label,
            "small_image_label": images.label, "thumbnail_image_label": images.label,
            "additional_attributes": Pairs([("composition", design.composition.text.english)]).text,
        ]
    }

    private func shared(
        type: String, _ shade: Shade, colour: String?, price: String, _ sale: SaleCells, quantity: String,
        isInStock: Bool, variations: String = "", variationLabels: String = ""
    ) -> KeyValuePairs<String, String> {
        let leaf = design.type.leaf
        let images = ImageCells(design, shade, name.french, .french)
        let new = NewCells(catalogue, model)
        let related = LinkCells(catalogue, catalogue.related(to: place))
        let crosssell = LinkCells(catalogue, catalogue.crosssell(for: place))
        let upsell = LinkCells(catalogue, catalogue.upsell(for: place))
        return [
            "sku": catalogue.sku(of: model), "attribute_set_code": leaf.department.attributeSet, "product_type": type,
            "categories": "\(leaf.department.path),\(leaf.path)", "product_websites": "base", "name": name.french,
            "description": copy.description.french, "short_description": copy.short.french,
            "weight": type == "simple" ? design.type.weightInKilograms : "", "product_online": "1",
            "tax_class_name": "Taxable Goods", "visibility": "Catalog, Search", "price": price,
            "special_price": sale.price, "special_price_from_date": sale.from, "special_price_to_date": sale.to,
            "new_from_date": new.from, "new_to_date": new.to, "url_key": Slug.text(of: name.french),
            "meta_title": name.french, "meta_description": copy.metaDescription.french, "base_image": images.front,
            "base_image_label": images.label, "small_image": images.front, "small_image_label": images.label,
            "thumbnail_image": images.front, "thumbnail_image_label": images.label, "swatch_image": images.swatch,
            "swatch_image_label": images.label, "additional_images": images.others,
            "additional_image_labels": images.otherLabels, "additional_attributes": attributes(colour),
            "qty": quantity, "is_in_stock": isInStock ? "1" : "0", "related_skus": related.skus,
            "related_position": related.positions, "crosssell_skus": crosssell.skus,
            "crosssell_position": crosssell.positions, "upsell_skus": upsell.skus,
            "upsell_position": upsell.positions, "configurable_variations": variations,
            "configurable_variation_labels": variationLabels,
        ]
    }

    private func attributes(_ colour: String?) -> String {
        Pairs([
            ("color", colour), ("material", design.material.label.french), ("pattern", design.pattern.label.french),
            ("length", design.lengthLabel?.french), ("sleeve", design.sleeveLabel?.french),
            ("season", design.season.label.french), ("neckline", design.necklineLabel?.french),
            ("fit", design.fit?.label.french), ("heel", design.garment.heel.label?.french),
            ("occasion", copy.occasions.map(\.label.french).joined(separator: "|")),
            ("composition", design.composition.text.french),
            ("care", design.material.care.map(\.label.french).joined(separator: "|")),
            ("is_new", model.traits.contains(.new) ? "Yes" : "No"),
        ]).text
    }
}
