/// What a file brings.
enum ImportKind: String, CaseIterable {
    case attributes, categories, products, stock, prices
    case priceHistory = "price-history"

    /// The file's name in a folder that fills a shop; the cases are in the order in which such a folder is read.
    var fileName: String { "\(rawValue).csv" }

    /// All names, for a usage text.
    static var names: String { allCases.map(\.rawValue).joined(separator: "|") }
}
