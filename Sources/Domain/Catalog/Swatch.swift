import Basics

/// How an option of an attribute is drawn.
public enum Swatch: Sendable, Equatable {
    /// A colour as `#RRGGBB`.
    case colour(String)
    /// The name of one of the shop's symbols, such as `wash-30`.
    case symbol(String)

    /// A symbol's name has at most so many characters.
    public static let nameMax = 16

    /// The swatch that a text stands for; nil for a text that is neither a colour nor a name of lower-case letters,
    /// digits and hyphens.
    public init?(_ text: String) {
        let signs = text.utf8
        if signs.first == UInt8(ascii: "#") {
            guard signs.count == 7, signs.dropFirst().allSatisfy({ $0.hexadecimalValue != nil }) else { return nil }
            self = .colour(text)
        } else {
            guard (1...Swatch.nameMax).contains(signs.count), signs.allSatisfy(Swatch.isOfName) else { return nil }
            self = .symbol(text)
        }
    }

    /// The swatch as files and the database have it.
    public var text: String {
        switch self {
        case .colour(let text), .symbol(let text): text
        }
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "-") || byte.isASCIIDigit || (byte.isASCIILetter && byte == byte.asciiLowercased)
    }
}
