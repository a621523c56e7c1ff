import Basics

@testable import Importer

/// A cell that holds a list or pairs (`additional_attributes`), as an import reads it.
///
/// - Pieces and separators together are the cell.
/// - A value, quoted as an export writes it, is one piece of a list and read back as it was.
enum CellCheck {
    static func run(_ input: [UInt8]) throws(Finding) {
        let cell = String(utf8: input)
        for separators in [[","], ["|"], [",", ";"]] as [[Character]] {
            let pieces =
                separators.count == 1
                ? QuotedText.pieces(cell, at: separators[0]) : QuotedText.pieces(cell, at: ",", ";")
            let joined = pieces.map { "\($0.separator.map(String.init) ?? "")\($0.1)" }.joined()
            try requireSame(joined, cell, "the pieces are not the cell")
        }
        for pair in gluedPairs(cell, separators: ",") { try require(!pair.code.isEmpty, "a pair has no code") }
        try checkQuoted(cell)
        let values = QuotedText.list(cell, separator: ",")
        let list = values.map { QuotedText.quoted($0) }.joined(separator: ",")
        try require(QuotedText.list(list, separator: ",") == values, "\(values) becomes \(list)")
    }

    private static func checkQuoted(_ value: String) throws(Finding) {
        let quoted = QuotedText.quoted(value)
        let pieces = QuotedText.pieces("a,\(quoted),z", at: ",")
        try require(pieces.count == 3, "\(value.debugDescription) becomes \(pieces.count - 2) values: \(quoted)")
        try requireSame(QuotedText.value(pieces[1].1), value, "a quoted value is read back otherwise")
    }
}
