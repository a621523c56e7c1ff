/// A stock-keeping unit: what a merchant calls a product. Compared without regard to case, written as first given.
public struct SKU: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The SKU as first given.
    public let text: String
    /// The lower-case form, which is what is compared: accents count.
    public let folded: String

    /// The longest SKU, in Unicode scalars, which is what a database counts (Magento's `sku` column).
    public static let charactersMax = 64

    /// A SKU, unless the text is empty, too long, or has a blank at either end.
    public init?(_ text: some StringProtocol) {
        guard !text.isEmpty, text.unicodeScalars.count <= SKU.charactersMax, let first = text.first,
            let last = text.last,
            !first.isWhitespace, !last.isWhitespace
        else { return nil }
        self.text = String(text)
        folded = text.lowercased()
    }

    /// The SKU as first given.
    public var description: String { text }

    /// Whether both name the same product.
    public static func == (left: SKU, right: SKU) -> Bool { left.folded == right.folded }

    /// Hashes what `==` compares.
    public func hash(into hasher: inout Hasher) { hasher.combine(folded) }

    /// Orders without regard to case.
    public static func < (left: SKU, right: SKU) -> Bool { left.folded < right.folded }
}
