/// A language that the shop's own words are written in.
public enum Language: Sendable {
    /// French.
    case french
    /// English, which stands in for every other.
    case english

    /// The language of a store view's locale; what has no words of its own reads English.
    public init(locale: String) {
        self = locale.hasPrefix("fr") ? .french : .english
    }

    /// Whether a count takes the plural: from 2 in French, whatever is not 1 in English.
    public func isPlural(_ count: Int) -> Bool {
        self == .french ? count >= 2 : count != 1
    }
}
