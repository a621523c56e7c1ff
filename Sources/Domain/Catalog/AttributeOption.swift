package import Commerce

/// One of the values that a select or multiselect attribute offers.
package struct AttributeOption: Sendable {
    package let id: OptionID
    package let position: Int64
    /// The label by store view; 0 holds the default.
    package let labels: [StoreViewID: String]
    /// How the option is drawn, where it is more than a word.
    package let swatch: Swatch?

    /// An option.
    package init(id: OptionID, position: Int64, labels: [StoreViewID: String], swatch: String?) {
        (self.id, self.position, self.labels, self.swatch) = (id, position, labels, swatch.flatMap(Swatch.init))
    }

    /// The colour as `#RRGGBB`, where the option is one.
    package var colour: String? {
        guard case .colour(let colour) = swatch else { return nil }
        return colour
    }

    /// The name of the shop's symbol for it, where it has one.
    package var symbol: String? {
        guard case .symbol(let name) = swatch else { return nil }
        return name
    }

    /// The label in a store view, or the default one.
    package func label(in store: StoreViewID) -> String { labels[store] ?? labels[.all] ?? "" }
}
