/// What a configured value may be.
public enum ConfigurationKind: Sendable, Equatable {
    /// Any text up to a number of letters.
    case text(lettersMax: Int)
    /// `1` or `0`.
    case flag
    /// A whole number.
    case number(ClosedRange<Int64>)
    /// An amount of money or another decimal number that is not negative, as in `4.90`.
    case amount
    /// One of several values, each with what it means.
    case choice([ConfigurationChoice])
    /// A country by its two letters.
    case country
    /// Countries by their letters, with commas; nothing where `emptyMeans` says what that stands for.
    case countries
    /// A currency by its three letters.
    case currency
    /// Currencies, with commas.
    case currencies
    /// A locale such as `fr_FR`.
    case locale
    /// An IANA time zone such as `Europe/Paris`.
    case timeZone
    /// Nothing, or an address that ends in a slash.
    case baseURL
}

/// One of a setting's possible values.
public struct ConfigurationChoice: Sendable, Equatable {
    public let value: String
    /// In a few words.
    public let meaning: String

    init(_ value: String, _ meaning: String) { (self.value, self.meaning) = (value, meaning) }
}

extension ConfigurationKind {
    /// What is wrong with a value, as the end of a sentence; nil where nothing is.
    public func problem(with value: String) -> String? {
        switch self {
        case .text(let lettersMax):
            value.count > lettersMax ? "is longer than \(lettersMax) letters" : nil
        case .flag:
            value == "0" || value == "1" ? nil : "is neither 1 (yes) nor 0 (no)"
        case .number(let range):
            Int64(value).map(range.contains) == true
                ? nil : "is no whole number from \(range.lowerBound) to \(range.upperBound)"
        case .amount:
            FixedDecimal.parse(value, digits: 4).map { $0 >= 0 } == true ? nil : "is no amount such as 4.90"
        case .choice(let choices):
            choices.contains { $0.value == value }
                ? nil : "is none of \(choices.map { "\($0.value) (\($0.meaning))" }.joined(separator: ", "))"
        case .country:
            Countries.country(value) != nil ? nil : "is no country by its two capital letters, as in FR"
        case .countries:
            value.isEmpty || codes(value).allSatisfy { Countries.country($0) != nil }
                ? nil : "is no list of countries such as FR,BE,LU"
        case .currency:
            isCode(value, letters: 3) ? nil : "is no currency by its three capital letters, as in EUR"
        case .currencies:
            codes(value).allSatisfy { isCode($0, letters: 3) }
                ? nil : "is no list of currencies such as EUR,CHF"
        case .locale:
            isLocale(value) ? nil : "is no locale such as fr_FR"
        case .timeZone:
            isTimeZone(value) ? nil : "is no time zone such as Europe/Paris"
        case .baseURL:
            isBaseURL(value) ? nil : "is no address that ends in a slash, as in https://shop.example/"
        }
    }

    /// The kind in the words of the documentation.
    public var words: String {
        switch self {
        case .text: "text"
        case .flag: "1 (yes) or 0 (no)"
        case .number(let range): "\(range.lowerBound) to \(range.upperBound)"
        case .amount: "amount"
        case .choice(let choices): choices.map { "`\($0.value)` \($0.meaning)" }.joined(separator: ", ")
        case .country: "country"
        case .countries: "countries, by commas"
        case .currency: "currency"
        case .currencies: "currencies, by commas"
        case .locale: "locale"
        case .timeZone: "time zone"
        case .baseURL: "address ending in /"
        }
    }

    private func codes(_ text: String) -> [String] {
        text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }

    private func isCode(_ text: some StringProtocol, letters: Int) -> Bool {
        text.utf8.count == letters && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    }

    private func isLocale(_ text: String) -> Bool {
        let parts = text.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count == 2 || parts.count == 3, let language = parts.first, let region = parts.last else {
            return false
        }
        return (2...3).contains(language.utf8.count)
            && language.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
            && isCode(region, letters: 2)
    }

    private func isTimeZone(_ text: String) -> Bool {
        !text.isEmpty && !text.hasPrefix("/") && !text.hasSuffix("/") && !text.contains("..")
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "_"), UInt8(ascii: "+"),
                    UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }

    private func isBaseURL(_ text: String) -> Bool {
        guard !text.isEmpty else { return true }
        guard let scheme = ["https://", "http://"].first(where: text.hasPrefix) else { return false }
        let rest = text.dropFirst(scheme.count)
        return rest.hasSuffix("/") && rest.first != "/" && !rest.contains { $0.isWhitespace || $0 == "\"" || $0 == "<" }
    }
}
