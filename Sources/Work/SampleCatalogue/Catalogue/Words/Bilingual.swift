/// A language of the catalogue: French is the default scope, English the store view `en`.
public enum Language: CaseIterable, Sendable {
    case french, english
}

/// The same words in both languages.
public struct Bilingual: Hashable, Sendable {
    /// In French, and in British English.
    public let french: String
    public let english: String

    /// Sets the text as each language sets it: see `Typography`.
    init(_ french: String, _ english: String) {
        self.french = Typography.french(french)
        self.english = Typography.english(english)
    }

    /// The words in one language.
    public subscript(language: Language) -> String { language == .french ? french : english }
}
