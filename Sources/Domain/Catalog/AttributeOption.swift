package import Commerce

/// One of the values that a select or multiselect attribute offers.
package struct AttributeOption: Sendable {
    package let id: OptionID
    package let position: Int64
    /// The label by store view; 0 holds the default.
    package let labels: [StoreViewID: String]
    /// The swatch's colour as `#RRGGBB`, where the option is a colour.
    package let swatch: String?

    /// An option.
    package init(id: OptionID, position: Int64, labels: [StoreViewID: String], swatch: String?) {
        (self.id, self.position, self.labels, self.swatch) = (id, position, labels, swatch)
    }

    /// The label in a store view, or the default one.
    package func label(in store: StoreViewID) -> String { labels[store] ?? labels[.all] ?? "" }
}
