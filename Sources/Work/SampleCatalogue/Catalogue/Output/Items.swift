/// What is sold of a model: a variant with its SKU.
public struct Item: Sendable {
    /// `RB-0001-BLN-38`; the model's own SKU where it is a simple product.
    public let sku: String
    /// Colour, size and stock.
    public let variant: Variant
}

extension Catalogue {
    /// Whether a model is one simple product: it has one size and one colour.
    public func isSimple(_ model: Model) -> Bool {
        let design = design(of: model)
        let hasOneShade = design.shades.count == 1 || model.traits.contains(.saleDay) || options.variants == 1
        return design.type.sizeRun.sizes.isEmpty && hasOneShade
    }

    /// What is sold of a model.
    public func items(of model: Model) -> [Item] {
        let (own, isSimple) = (sku(of: model), isSimple(model))
        return variants(of: model).map { variant in
            let parts = [own, variant.shade.code, variant.size?.code].compactMap { $0 }
            return Item(sku: isSimple ? own : parts.joined(separator: "-"), variant: variant)
        }
    }
}
