import Basics
import Catalog

extension Catalogue {
    /// Writes `products.csv`, model by model. An import puts each new product before those that a category already
    /// has, so the file begins with the least popular model and the listing with the most popular one.
    public func writeProducts<Failure: Error>(
        to sink: @escaping ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        let rows = ProductRows(catalogue: self, table: try CSVTable(ProductRows<Failure>.columns, to: sink))
        var copywriter = Copywriter()
        for place in ranking.reversed() {
            let model = models[Int(place)]
            let copy = copywriter.write(design(of: model), number: Int(model.number), seed: options.seed)
            try rows.write(model, at: Int(place), copy)
        }
    }
}

/// The rows of one catalogue's products.
struct ProductRows<Failure: Error> {
    let catalogue: Catalogue
    let table: CSVTable<Failure>

    static var columns: [String] {
        [
            "sku", "store_view_code", "attribute_set_code", "product_type", "categories", "product_websites", "name",
            "description", "short_description", "weight", "product_online", "tax_class_name", "visibility", "price",
            "special_price", "special_price_from_date", "special_price_to_date", "new_from_date", "new_to_date",
            "url_key", "meta_title", "meta_description", "base_image", "base_image_label", "small_image",
            "small_image_label", "thumbnail_image", "thumbnail_image_label", "swatch_image", "swatch_image_label",
            "additional_images", "additional_image_labels", "additional_attributes", "qty", "is_in_stock",
            "related_skus", "related_position", "crosssell_skus", "crosssell_position", "upsell_skus",
            "upsell_position", "configurable_variations", "configurable_variation_labels",
        ]
    }

    /// A model's rows: its variants, then itself, then its English texts.
    func write(_ model: Model, at place: Int, _ copy: Copy) throws(Failure) {
        let design = catalogue.design(of: model)
        let name = catalogue.name(of: model)
        let items = catalogue.items(of: model)
        let isSimple = catalogue.isSimple(model)
        if !isSimple {
            for item in items { try writeVariant(item, of: model, design, name) }
        }
        let shared = ModelRow(
            catalogue: catalogue, model: model, design: design, name: name, copy: copy, place: place)
        try table.write(isSimple ? shared.simple(items[0]) : shared.configurable(items))
        try table.write(shared.english(isSimple: isSimple, items[0].variant.shade))
    }

    /// A variant is sold, and never shown by itself: it has no texts, and one label for the picture of all its roles.
    private func writeVariant(_ item: Item, of model: Model, _ design: Design, _ name: Bilingual) throws(Failure) {
        let (shade, size) = (item.variant.shade, item.variant.size)
        let shown = [name.french, shade.label.french, size?.label.french].compactMap { $0 }.joined(separator: " ")
        let attributes = Pairs([("color", shade.label.french), ("size", size?.label.french)])
        let sale = SaleCells(catalogue, model)
        let images = ImageCells(design, shade, name.french, .french)
        let quantity = item.variant.quantity
        try table.write([
            "sku": item.sku, "attribute_set_code": design.type.leaf.department.attributeSet, "product_type": "simple",
            "product_websites": "base", "name": shown, "weight": design.type.weightInKilograms, "product_online": "1",
            "tax_class_name": "Taxable Goods", "visibility": "Not Visible Individually",
            "price": decimal(Int(model.price)), "special_price": sale.price, "special_price_from_date": sale.from,
            "special_price_to_date": sale.to, "url_key": Slug.text(of: "\(name.french) \(item.sku)"),
            "base_image": images.front, "base_image_label": images.label, "small_image": images.front,
            "thumbnail_image": images.front, "swatch_image": images.swatch, "additional_images": images.others,
            "additional_image_labels": images.otherLabels, "additional_attributes": attributes.text,
            "qty": "\(quantity)", "is_in_stock": quantity > 0 ? "1" : "0",
        ])
    }
}
