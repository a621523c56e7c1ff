import Basics

/// The variants that a `configurable_variations` cell lists, `sku=ROBE-38,size=38|sku=ROBE-40,size=40`, in the words of
/// the cell.
public struct ConfigurableVariations: Sendable, Equatable {
    /// One variant.
    public struct Variation: Sendable, Equatable {
        /// Empty where the cell does not name it.
        public var sku = ""
        /// Option labels in the order of the cell.
        public var options: [Option] = []
        /// False for `display=0`, which takes the variant away.
        public var isShown = true
        /// The piece of the cell.
        public var text = ""
    }

    /// An attribute's code and the label of one of its options.
    public struct Option: Sendable, Equatable {
        public var code: String
        public var label: String
    }

    /// In the order of the cell.
    public private(set) var variations: [Variation] = []

    /// Reads a cell. Values are trimmed; a piece without `=` belongs to the value before it, so that an SKU may hold
    /// the separator.
    public init(_ cell: String, separator: Character = ",") {
        for (_, record) in QuotedText.pieces(cell, at: "|") where !record.trimmed.isEmpty {
            var variation = Variation(text: record)
            for (code, value) in gluedPairs(record, separators: separator) {
                switch code {
                case "sku": variation.sku = QuotedText.value(value)
                case "display": variation.isShown = value.trimmed != "0"
                default: variation.options.append(Option(code: code, label: QuotedText.value(value)))
                }
            }
            variations.append(variation)
        }
    }

    /// The codes of the axes in the order in which the cell first names them: the order of the choices on the page.
    public var codes: [String] {
        var codes: [String] = []
        for option in variations.flatMap(\.options) where !codes.contains(option.code) { codes.append(option.code) }
        return codes
    }
}
