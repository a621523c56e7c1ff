/// A currency by its ISO 4217 code, with the number of digits its coins have.
public struct Currency: Hashable, Sendable {
    /// The ISO 4217 code, as in `EUR`.
    public let code: String
    /// Digits after the point in prices that people pay.
    public let minorDigits: Int

    /// A currency.
    public init(code: String, minorDigits: Int) { (self.code, self.minorDigits) = (code, minorDigits) }

    /// A currency by its code alone. Most coins are hundredths; the table has those that are not (ISO 4217).
    public init(code: String) { self.init(code: code, minorDigits: Currency.unusualDigits[code] ?? 2) }

    /// What people write before or after an amount; the code where there is nothing shorter.
    public var symbol: String { Currency.symbols[code] ?? code }

    /// The euro.
    public static let eur = Currency(code: "EUR", minorDigits: 2)

    private static let unusualDigits = [
        "BHD": 3, "BIF": 0, "CLP": 0, "DJF": 0, "GNF": 0, "IQD": 3, "ISK": 0, "JOD": 3, "JPY": 0, "KMF": 0, "KRW": 0,
        "KWD": 3, "LYD": 3, "OMR": 3, "PYG": 0, "RWF": 0, "TND": 3, "UGX": 0, "VND": 0, "VUV": 0, "XAF": 0, "XOF": 0,
        "XPF": 0,
    ]
    private static let symbols = [
        "BRL": "R$", "CNY": "CN¥", "EUR": "€", "GBP": "£", "ILS": "₪", "INR": "₹", "JPY": "¥", "KRW": "₩", "USD": "$",
        "VND": "₫",
    ]
}

/// How an amount is rounded; always written at the call.
public enum Rounding: Sendable {
    /// To the nearest, halves away from zero: what prices and VAT use (PHP's `round`).
    case halfUp
    /// Towards zero.
    case down
}

/// An amount of money: a whole number of millionths of the currency's unit. Magento keeps six digits and returns them.
public struct Money: Hashable, Sendable, Comparable {
    /// Millionths of the currency's unit.
    public let millionths: Int64
    /// The currency.
    public let currency: Currency

    /// An amount in millionths of the currency's unit.
    public init(millionths: Int64, _ currency: Currency) {
        (self.millionths, self.currency) = (millionths, currency)
    }

    /// Reads decimal text such as `79.99`, with at most six digits after the point.
    public init?(_ text: some StringProtocol, _ currency: Currency) {
        guard let value = FixedDecimal.parse(text, digits: 6) else { return nil }
        self.init(millionths: value, currency)
    }

    /// Nothing, in a currency.
    public static func zero(_ currency: Currency) -> Money { Money(millionths: 0, currency) }

    /// The amount with as few digits as it needs, but at least `least`: `79.99`, `10`.
    public func text(digitsAtLeast least: Int = 0) -> String {
        FixedDecimal.text(millionths, scale: 6, least: least)
    }

    /// The amount with exactly the currency's own digits, rounded: `79.90`.
    public func payable(_ rounding: Rounding) -> Money {
        var unit: Int64 = 1_000_000
        for _ in 0..<currency.minorDigits { unit /= 10 }
        let coins = Money.divide(Int128(millionths), by: Int128(unit), rounding)
        return Money(millionths: Int64(clamping: Int128(coins) * Int128(unit)), currency)
    }

    /// The amount times a fraction, rounded to a millionth.
    public func times(_ numerator: Int64, over denominator: Int64, _ rounding: Rounding) -> Money {
        let product = Int128(millionths) * Int128(numerator)
        return Money(millionths: Money.divide(product, by: Int128(denominator), rounding), currency)
    }

    /// The amount for a quantity, rounded to a millionth.
    public func times(_ quantity: Quantity, _ rounding: Rounding) -> Money {
        times(quantity.tenThousandths, over: 10_000, rounding)
    }

    /// The sum of two amounts of one currency.
    public static func + (left: Money, right: Money) -> Money {
        precondition(left.currency == right.currency, "amounts of two currencies are not added")
        return Money(millionths: Int64(clamping: Int128(left.millionths) + Int128(right.millionths)), left.currency)
    }

    /// The difference of two amounts of one currency.
    public static func - (left: Money, right: Money) -> Money {
        precondition(left.currency == right.currency, "amounts of two currencies are not subtracted")
        return Money(millionths: Int64(clamping: Int128(left.millionths) - Int128(right.millionths)), left.currency)
    }

    /// Orders amounts of one currency.
    public static func < (left: Money, right: Money) -> Bool {
        precondition(left.currency == right.currency, "amounts of two currencies are not compared")
        return left.millionths < right.millionths
    }

    private static func divide(_ dividend: Int128, by divisor: Int128, _ rounding: Rounding) -> Int64 {
        let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
        guard rounding == .halfUp, remainder.magnitude * 2 >= divisor.magnitude else {
            return Int64(clamping: quotient)
        }
        return Int64(clamping: quotient + (dividend.signum() * divisor.signum() < 0 ? -1 : 1))
    }
}

/// How much of a product: a whole number of ten-thousandths (fabric is sold by 1.25 metres).
public struct Quantity: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Ten-thousandths of a piece.
    public let tenThousandths: Int64

    /// A quantity in ten-thousandths of a piece.
    public init(tenThousandths: Int64) { self.tenThousandths = tenThousandths }

    /// A number of whole pieces, or the largest quantity there is.
    public init(_ pieces: Int64) { tenThousandths = Int64(clamping: Int128(pieces) * 10_000) }

    /// Reads decimal text such as `1.25`, with at most four digits after the point.
    public init?(_ text: some StringProtocol) {
        guard let value = FixedDecimal.parse(text, digits: 4) else { return nil }
        tenThousandths = value
    }

    /// None.
    public static let zero = Quantity(tenThousandths: 0)

    /// Whether it is a number of whole pieces.
    public var isWhole: Bool { tenThousandths % 10_000 == 0 }

    /// The quantity with as few digits as it needs: `3`, `1.25`.
    public var description: String { FixedDecimal.text(tenThousandths, scale: 4, least: 0) }

    /// The sum, or the largest quantity there is.
    public static func + (left: Quantity, right: Quantity) -> Quantity {
        let (sum, overflow) = left.tenThousandths.addingReportingOverflow(right.tenThousandths)
        return Quantity(tenThousandths: overflow ? .max : sum)
    }

    /// Orders by amount.
    public static func < (left: Quantity, right: Quantity) -> Bool { left.tenThousandths < right.tenThousandths }
}
