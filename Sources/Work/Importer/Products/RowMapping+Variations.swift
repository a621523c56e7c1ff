import Catalog
import Commerce

/// The variants of a configurable product (Magento's `Import\Product\Type\Configurable`).
extension RowMapping {
    mutating func mapVariations() {
        guard result.kind == .configurable, let cell = row.text("configurable_variations") else { return }
        guard isDefaultRow else { return refuse("configurable_variations", .variationsOnStoreRow) }
        let list = ConfigurableVariations(cell, separator: mapper.options.valueSeparator)
        let axes = list.codes.compactMap { axis($0, of: list) }
        var variants: [VariationsDraft.Variant] = []
        var seen: Set<SKU> = []
        for variation in list.variations {
            guard let sku = SKU(variation.sku) else {
                refuse("configurable_variations", .unidentifiableVariation, variation.text)
                continue
            }
            guard seen.insert(sku).inserted else {
                refuse("configurable_variations", .duplicatedVariations, sku.text)
                continue
            }
            variants.append(VariationsDraft.Variant(sku: sku, isLinked: variation.isShown))
        }
        result.variations = VariationsDraft(
            row: row.number, parent: result.sku, variants: variants, axes: axes, labels: labels(of: axes))
    }

    /// The attribute with a code, if it can tell variants apart and has all options that the list names.
    private mutating func axis(_ code: String, of list: ConfigurableVariations) -> AttributeID? {
        guard let attribute = mapper.reference.attributes.attribute(code) else {
            refuse("configurable_variations", .attrCodeDoesNotExist, code)
            return nil
        }
        guard attribute.scope == .global else {
            refuse("configurable_variations", .attrCodeNotGlobalScope, code)
            return nil
        }
        guard attribute.input.isChoice else {
            refuse("configurable_variations", .attrCodeNotTypeSelect, code)
            return nil
        }
        let labels = list.variations.flatMap(\.options).filter { $0.code == code }.map(\.label)
        if labels.contains(where: { attribute.option(labelled: $0) == nil }) {
            refuse("configurable_variations", .invalidOptionValue, code)
        }
        return attribute.id
    }

    private func labels(of axes: [AttributeID]) -> [AttributeID: String] {
        guard let cell = row.text("configurable_variation_labels") else { return [:] }
        var labels: [AttributeID: String] = [:]
        for (code, label) in gluedPairs(cell, separators: mapper.options.valueSeparator) {
            guard let attribute = mapper.reference.attributes.attribute(code), axes.contains(attribute.id) else {
                continue
            }
            labels[attribute.id] = QuotedText.value(label)
        }
        return labels
    }
}
