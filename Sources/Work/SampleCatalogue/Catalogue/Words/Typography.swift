import Basics

/// Spaces that must not break, and the apostrophe: texts in the source are written with plain blanks.
public enum Typography {
    /// The blank before `: ; ? ! %` and within `« »` becomes a no-break space, as does the one between a number and
    /// its unit; `'` becomes `’`.
    public static func french(_ text: String) -> String { set(text, keeping: Array(":;?!%".utf8)) }

    /// Numbers keep their unit; `'` becomes `’`.
    public static func english(_ text: String) -> String { set(text, keeping: []) }

    /// The first letter in upper case.
    static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    private static let noBreakSpace: [UInt8] = Array("\u{A0}".utf8)
    private static let units: [[UInt8]] = ["cm", "m", "°C", "€", "×", "g"].map { Array($0.utf8) }
    private static let opening: [UInt8] = Array("«".utf8)
    private static let closing: [UInt8] = Array("»".utf8)

    private static func set(_ text: String, keeping signs: [UInt8]) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + 16)
        for (place, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "'"): result.append("’")
            case UInt8(ascii: " ") where isKept(place, in: bytes, signs): result.append(contentsOf: noBreakSpace)
            default: result.append(byte)
            }
        }
        return String(utf8: result)
    }

    private static func isKept(_ place: Int, in bytes: [UInt8], _ signs: [UInt8]) -> Bool {
        let (before, after) = (bytes[..<place], bytes[(place + 1)...])
        guard let next = after.first, let last = before.last else { return false }
        if signs.contains(next) || after.starts(with: closing) || before.suffix(2).elementsEqual(opening) {
            return true
        }
        if before.suffix(2).elementsEqual("×".utf8) { return true }
        guard last.isASCIIDigit else { return false }
        return units.contains { unit in
            after.starts(with: unit) && after.dropFirst(unit.count).first.map { !$0.isASCIILetter } ?? true
        }
    }
}
