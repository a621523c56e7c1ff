/// Text without regard to case and accents, for sorting names and for URL keys: `Œillet Été` becomes `oeillet ete`.
///
/// A table of Latin letters instead of a collation: it is the same in every language and needs no library. Letters of
/// other scripts are lower-cased and kept.
public enum LatinFolding {
    /// The folded text; a combining accent is dropped, a ligature becomes its letters.
    public static func fold(_ text: some StringProtocol) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
        var folded = String.UnicodeScalarView()
        for scalar in text.lowercased().unicodeScalars {
            if let letters = table[scalar] {
                folded.append(contentsOf: letters.unicodeScalars)
            } else if !(0x300...0x36F).contains(scalar.value) {
                folded.append(scalar)
            }
        }
        return String(folded)
    }

    private static let table: [Unicode.Scalar: String] = {
        let rows: [(String, String)] = [
            ("a", "àáâãäåāăą"), ("ae", "æ"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"),
            ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"), ("ij", "ĳ"), ("j", "ĵ"), ("k", "ķĸ"), ("l", "ĺļľŀł"), ("n", "ñńņňŉŋ"),
            ("o", "òóôõöøōŏő"), ("oe", "œ"), ("r", "ŕŗř"), ("s", "śŝşšșſ"), ("ss", "ß"), ("t", "ţťŧț"), ("th", "þ"),
            ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"), ("'", "\u{2018}\u{2019}\u{02BC}"),
            ("\"", "\u{201C}\u{201D}\u{AB}\u{BB}"), ("-", "\u{2010}\u{2011}\u{2013}\u{2014}"),
            (" ", "\u{A0}\u{202F}\u{2009}"),
        ]
        var table: [Unicode.Scalar: String] = [:]
        for (letters, scalars) in rows {
            for scalar in scalars.unicodeScalars { table[scalar] = letters }
        }
        return table
    }()
}
