import Basics

/// What a file brings.
enum ImportKind: String, CaseIterable {
    case attributes, categories, products, stock, prices
    case priceHistory = "price-history"

    /// The file's name in a folder that fills a shop; the cases are in the order in which such a folder is read.
    var fileName: String { "\(rawValue).csv" }

    /// What is wrong with words that name no kind, or more than one.
    static func expected(_ word: String?, and more: String) -> String {
        let all = allCases.map(\.rawValue)
        guard let word, !all.contains(word) else { return "a kind (\(names)) and \(more) are expected" }
        let near = word.nearest(among: all).map { "; did you mean \($0)?" } ?? ": \(names)"
        return "'\(word)' is no kind\(near)"
    }

    /// All names, for a usage text.
    static var names: String { allCases.map(\.rawValue).joined(separator: "|") }
}
