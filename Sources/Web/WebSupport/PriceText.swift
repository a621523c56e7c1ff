import Basics
public import Commerce

/// Amounts as a language writes them: `1 234,50 €` with no-break spaces, or `€1,234.50`.
public struct PriceText: Sendable {
    private let language: Language
    private let spaceBeforeSign: StaticString

    /// Amounts as pages show them; French has a narrow no-break space before the sign.
    public init(_ language: Language) {
        (self.language, spaceBeforeSign) = (language, "\u{202F}")
    }

    /// Amounts as Magento's answers to scripts show them, with a plain no-break space (ICU's `fr_FR`).
    public init(magento language: Language) {
        (self.language, spaceBeforeSign) = (language, "\u{A0}")
    }

    /// The amount, rounded to the currency's coins.
    public func text(_ amount: Money) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(24)
        let digits = amount.currency.minorDigits
        var perCoin: Int64 = 1_000_000
        var perUnit: Int64 = 1
        for _ in 0..<digits { (perCoin, perUnit) = (perCoin / 10, perUnit * 10) }
        let coins = amount.payable(.halfUp).millionths / perCoin
        if coins < 0 { bytes.append("−") }
        let (units, rest) = coins.magnitude.quotientAndRemainder(dividingBy: UInt64(perUnit))
        if language == .english { appendSign(of: amount.currency, to: &bytes) }
        append(grouped: units, to: &bytes)
        if digits > 0 {
            bytes.append(language == .english ? "." : ",")
            bytes.append(decimal: Int(rest), width: digits)
        }
        if language == .french {
            bytes.append(spaceBeforeSign)
            appendSign(of: amount.currency, to: &bytes)
        }
        return String(utf8: bytes)
    }

    /// The amount without its coins when it has none: `69 €`.
    public func shortText(_ amount: Money) -> String {
        guard amount.millionths % 1_000_000 == 0 else { return text(amount) }
        let currency = Currency(code: amount.currency.code, minorDigits: 0)
        return text(Money(millionths: amount.millionths, currency))
    }

    /// A reduction in whole percent: `−30 %`.
    public func reduction(_ percent: Int64) -> String {
        language == .french ? "−\(percent)\u{A0}%" : "−\(percent)%"
    }

    private func append(grouped units: UInt64, to bytes: inout [UInt8]) {
        guard units >= 1_000 else { return bytes.append(decimal: units) }
        append(grouped: units / 1_000, to: &bytes)
        bytes.append(language == .english ? "," : "\u{202F}")
        bytes.append(decimal: Int(units % 1_000), width: 3)
    }

    private func appendSign(of currency: Currency, to bytes: inout [UInt8]) {
        if currency.code == "EUR" { bytes.append("€") } else { bytes.append(currency.code) }
    }
}
