public import Commerce

/// One of the values that a select or multiselect attribute offers.
public struct AttributeOption: Sendable {
    public let id: OptionID
    public let position: Int64
    /// The label by store view; 0 holds the default.
    public let labels: [StoreViewID: String]
    /// How the option is drawn, where it is more than a word.
    public let swatch: Swatch?

    /// An option.
    public init(id: OptionID, position: Int64, labels: [StoreViewID: String], swatch: String?) {
        (self.id, self.position, self.labels, self.swatch) = (id, position, labels, swatch.flatMap(Swatch.init))
    }

    /// The colour as `#RRGGBB`, where the option is one.
    public var colour: String? {
        guard case .colour(let colour) = swatch else { return nil }
        return colour
    }

    /// The name of the shop's symbol for it, where it has one.
    public var symbol: String? {
        guard case .symbol(let name) = swatch else { return nil }
        return name
    }

    /// The label in a store view, or the default one.
    public func label(in store: StoreViewID) -> String { labels[store] ?? labels[.all] ?? "" }
}
