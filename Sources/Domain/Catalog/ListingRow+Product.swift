public import Basics
public import Commerce

extension ListingRow {
    /// What the listing of a store view needs of a product; nil where the product is not listed there: disabled, not in
    /// the catalogue, on another website, or without a price.
    public init?(_ product: Product, in store: StoreView, at now: Instant, _ reference: Reference) {
        let columns = product.columns(in: store.id)
        guard product.isEnabled(in: store.id), (columns.visibility ?? .catalogAndSearch).isInCatalog,
            product.websiteIDs.contains(store.websiteID),
            let price = product.price(for: Buyer(in: store), at: now, reference.clock)
        else { return nil }
        let newness = product.newness(in: store.id, reference.clock)
        let filters = reference.attributes.filterable.map(\.id)
        let axes = product.axes.map(\.attributeID)
        let salable = product.variants.filter { $0.isSalable(in: store.id) }
        self.init(
            id: product.id, categories: product.categories, name: product.name(in: store.id), price: price.final,
            isReduced: price.isReduced, newSince: newness?.since(now), createdAt: product.createdAt,
            isSalable: product.isSalable(in: store.id),
            options: product.options(filters.filter { !axes.contains($0) }, in: store.id),
            variants: salable.map { variant in
                Variant(
                    options: Dictionary(
                        uniqueKeysWithValues: Set(axes).compactMap { axis in
                            variant.option(on: axis).map { (axis, $0) }
                        }))
            },
            changesAt: [price.changesAt, newness?.change(after: now)].compactMap(\.self).min())
    }
}

extension Product {
    fileprivate func options(_ attributes: [AttributeID], in store: StoreViewID) -> OptionList {
        var options: [AttributeID: [OptionID]] = [:]
        for attribute in attributes {
            switch value(of: attribute, in: store) {
            case .option(let option): options[attribute] = [option]
            case .options(let several): options[attribute] = several
            case .integer(let number): options[attribute] = [number == 0 ? .no : .yes]
            case .text, .decimal, .date, nil: continue
            }
        }
        return OptionList(options)
    }
}

extension OptionID {
    /// The answer no of a boolean attribute, as Magento numbers it.
    public static let no = OptionID(0)
    /// The answer yes of a boolean attribute, as Magento numbers it.
    public static let yes = OptionID(1)
}
