import Basics

/// Lists and pairs within a cell, whose values may be in double quotes where they hold a separator:
/// `"Noir, mat",Bleu`, `size="10|12"`. A quote within is doubled. Magento writes quotes in `additional_attributes`
/// alone; this shop's export writes them wherever a value would not be read back otherwise.
///
/// All of it goes by Unicode scalars: a quote or a separator before an accent of its own, as PHP sees it too, is one.
enum QuotedText {
    /// The pieces between separators outside quotes, quotes left on.
    static func pieces(_ text: some StringProtocol, at separators: Character...) -> [(separator: Character?, String)] {
        guard text.utf8.contains(UInt8(ascii: "\"")) else { return plainPieces(text, separators) }
        let ends = separators.flatMap(\.unicodeScalars)
        var pieces: [(separator: Character?, String)] = [(nil, "")]
        var rest = Substring(text).unicodeScalars
        var isAtValue = true
        while let sign = rest.first {
            if sign == "\"", isAtValue, let end = quotedEnd(rest, ends) {
                pieces[pieces.count - 1].1.unicodeScalars += rest[..<end]
                rest = rest[end...]
                isAtValue = false
                continue
            }
            rest.removeFirst()
            if ends.contains(sign) {
                pieces.append((Character(sign), ""))
                isAtValue = true
            } else {
                pieces[pieces.count - 1].1.unicodeScalars.append(sign)
                isAtValue = sign == "=" || sign == "|" || (isAtValue && sign.properties.isWhitespace)
            }
        }
        return pieces
    }

    private static func plainPieces(
        _ text: some StringProtocol, _ separators: [Character]
    ) -> [(separator: Character?, String)] {
        var pieces: [(separator: Character?, String)] = []
        var start = text.startIndex
        var separator: Character?
        // By bytes, as PHP's `explode`; separators are ASCII.
        let ends = separators.compactMap(\.asciiValue)
        for place in text.utf8.indices where ends.contains(text.utf8[place]) {
            pieces.append((separator, String(text[start..<place])))
            separator = Character(UnicodeScalar(text.utf8[place]))
            start = text.utf8.index(after: place)
        }
        pieces.append((separator, String(text[start...])))
        return pieces
    }

    /// Where a quoted value ends, with its closing quote; nil when it is no quoted value: nothing but a separator may
    /// follow it.
    private static func quotedEnd(
        _ text: Substring.UnicodeScalarView, _ separators: [Unicode.Scalar]
    ) -> Substring.Index? {
        var place = text.index(after: text.startIndex)
        while place < text.endIndex {
            guard text[place] == "\"" else {
                place = text.index(after: place)
                continue
            }
            let next = text.index(after: place)
            guard next < text.endIndex else { return next }
            if text[next] == "\"" {
                place = text.index(after: next)
            } else {
                return separators.contains(text[next]) || text[next] == "|" ? next : nil
            }
        }
        return nil
    }

    /// The value without the blanks around it, and without its quotes.
    static func value(_ piece: some StringProtocol) -> String {
        let text = piece.trimmed
        let signs = text.unicodeScalars
        guard text.utf8.count >= 2, signs.first == "\"", signs.last == "\"" else { return text }
        var value = String.UnicodeScalarView()
        var isSecondQuote = false
        for sign in signs.dropFirst().dropLast() {
            if !isSecondQuote || sign != "\"" { value.append(sign) }
            isSecondQuote = sign == "\"" && !isSecondQuote
        }
        return String(value)
    }

    /// The values of a list; empty ones are left out.
    static func list(_ text: String, separator: Character) -> [String] {
        pieces(text, at: separator).map { value($0.1) }.filter { !$0.isEmpty }
    }

    /// The value as an item of a list or pair: in quotes where it would not be read back otherwise.
    static func quoted(_ value: String, separators: String = ",|;=") -> String {
        let signs = value.unicodeScalars
        let needsQuotes =
            signs.first == "\"" || signs.contains(where: separators.unicodeScalars.contains)
            || signs.first?.properties.isWhitespace != false || signs.last?.properties.isWhitespace == true
        return needsQuotes ? wrapped(value) : value
    }

    /// The value in quotes.
    static func wrapped(_ value: String) -> String {
        var text = "\""
        for sign in value.unicodeScalars {
            if sign == "\"" { text.unicodeScalars.append(sign) }
            text.unicodeScalars.append(sign)
        }
        return text + "\""
    }
}

/// Pairs of `code=value` between separators; a piece without `=` is glued to the value before it, and dropped where
/// there is none. Codes are lower-cased; quotes are left on.
func gluedPairs(_ cell: some StringProtocol, separators: Character...) -> [(code: String, value: String)] {
    var pairs: [(code: String, value: String)] = []
    let pieces =
        separators.count == 1
        ? QuotedText.pieces(cell, at: separators[0]) : QuotedText.pieces(cell, at: ",", ";")
    for (separator, piece) in pieces {
        let signs = piece.unicodeScalars
        if let equals = signs.firstIndex(of: "="), signs.first != "\"" {
            pairs.append((piece[..<equals].trimmed.lowercased(), String(piece[signs.index(after: equals)...])))
        } else if !pairs.isEmpty {
            pairs[pairs.count - 1].value += "\(separator.map(String.init) ?? "")\(piece)"
        }
    }
    return pairs.filter { !$0.code.isEmpty }
}
