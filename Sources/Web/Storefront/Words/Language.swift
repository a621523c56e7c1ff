/// A language that the shop's own words are written in.
enum Language: Sendable {
    case french, english

    /// The language of a store view's locale; what has no words of its own reads English.
    init(locale: String) {
        self = locale.hasPrefix("fr") ? .french : .english
    }

    /// Whether a count takes the plural: from 2 in French, whatever is not 1 in English.
    func isPlural(_ count: Int) -> Bool {
        self == .french ? count >= 2 : count != 1
    }
}
