import Basics

/// The pairs of an `additional_attributes` cell, `color=Bleu nuit,care=Lavage à 30°, essorage doux,season=Été|Automne`.
public struct AdditionalAttributes: Sendable, Equatable {
    /// An attribute and what the cell says of it.
    public struct Pair: Sendable, Equatable {
        /// The attribute's code, in lower case.
        public var code: String
        /// The value as one text.
        public var value: String
        /// The labels of a multiselect attribute.
        public var labels: [String]
    }

    /// In the order of the cell.
    public private(set) var pairs: [Pair] = []

    /// Reads a cell in the form that it has: with quotes where each value is in quotes.
    public init(_ cell: String, separator: Character = ",") {
        if AdditionalAttributes.isQuoted(cell, separator) {
            self.init(quoted: cell, separator: separator)
        } else {
            self.init(plain: cell, separator: separator)
        }
    }

    private static func isQuoted(_ cell: String, _ separator: Character) -> Bool {
        guard cell.utf8.contains(UInt8(ascii: "\"")) else { return false }
        return QuotedText.pieces(cell, at: separator).allSatisfy { _, piece in
            guard let equals = piece.firstIndex(of: "=") else { return false }
            let value = piece[piece.index(after: equals)...]
            return value.utf8.count >= 2 && value.first == "\"" && value.last == "\""
        }
    }

    /// Reads the plain form. There is no escape: a piece without `=` belongs to the value before it, with its
    /// separator; a piece with `=` starts a new pair.
    public init(plain cell: String, separator: Character = ",") {
        for piece in gluedPairs(cell, separators: separator) {
            let labels = piece.value.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            pairs.append(Pair(code: piece.code, value: piece.value, labels: labels))
        }
    }

    /// Reads the form with quoted values, `color="Bleu nuit",usage="Ville"|"Travail"`; a quote within is doubled. What
    /// is not quoted goes up to the next separator.
    public init(quoted cell: String, separator: Character = ",") {
        var rest = cell[...]
        while let equals = rest.firstIndex(of: "=") {
            let code = rest[..<equals].trimmed.lowercased()
            rest = rest[rest.index(after: equals)...]
            var labels: [String] = []
            repeat {
                if rest.first == "|" { rest.removeFirst() }
                labels.append(AdditionalAttributes.takeValue(from: &rest, separator: separator))
            } while rest.first == "|"
            if !code.isEmpty { pairs.append(Pair(code: code, value: labels.joined(separator: "|"), labels: labels)) }
            guard let next = rest.firstIndex(of: separator) else { break }
            rest = rest[rest.index(after: next)...]
        }
    }

    private static func takeValue(from rest: inout Substring, separator: Character) -> String {
        guard rest.first == "\"" else {
            let value = rest.prefix { $0 != separator && $0 != "|" }
            rest = rest[value.endIndex...]
            return String(value)
        }
        rest.removeFirst()
        var value = ""
        while let sign = rest.popFirst() {
            if sign != "\"" {
                value.append(sign)
            } else if rest.first == "\"" {
                value.append(sign)
                rest.removeFirst()
            } else {
                break
            }
        }
        return value
    }
}
