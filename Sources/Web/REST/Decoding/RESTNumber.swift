import Basics
public import Commerce
import JSON

/// Numbers in text, as PHP takes them.
enum RESTNumber {
    /// Whether a text is a decimal number, with exponent or without, between blanks or not (PHP's `is_numeric`).
    static func isNumeric(_ text: String) -> Bool { double(text) != nil }

    /// The number in a text; nil where it is none.
    static func double(_ text: String) -> Double? {
        let digits = text.trimmed
        guard digits.utf8.allSatisfy({ byte in "0123456789+-.eE".utf8.contains(byte) }) else { return nil }
        return Double(digits)
    }

    /// The whole number in a text, its fraction cut off; one of more than 64 bits is the largest or the least there is.
    /// Nil where the text is no number.
    static func whole(_ text: String) -> Int64? {
        let digits = text.trimmed
        return Int64(digits) ?? scaled(digits, by: 1)
    }

    /// The number in a text times `factor`, cut to 64 bits; nil where the text is no number.
    static func scaled(_ text: String, by factor: Double) -> Int64? {
        double(text).map { clamped($0 * factor) }
    }

    /// The number without its fraction; one of more than 64 bits is the largest or the least there is.
    static func clamped(_ number: Double) -> Int64 {
        guard number.magnitude < 0x1p63 else { return number > 0 ? .max : .min }
        return Int64(number)
    }

    /// What PHP makes of a value as an element of a list of whole numbers: the digits a text begins with, 0 for none.
    static func cast(_ json: JSONValue) -> Int64 {
        switch json {
        case .null: return 0
        case .bool(let fact): return fact ? 1 : 0
        case .array(let elements): return elements.isEmpty ? 0 : 1
        case .object(let members): return members.isEmpty ? 0 : 1
        case .integer, .number, .string:
            let text = json.phpText
            if let whole = whole(text) { return whole }
            let trimmed = text.trimmed
            let sign = trimmed.hasPrefix("-") || trimmed.hasPrefix("+") ? String(trimmed.prefix(1)) : ""
            return whole(sign + trimmed.dropFirst(sign.count).prefix { $0.isASCII && $0.isNumber }) ?? 0
        }
    }

    /// A number that is not whole in JSON, as PHP prints it: `10.50` is `10.5`, `1e3` is `1000`.
    static func text(_ digits: String) -> String {
        guard let number = Double(digits) else { return digits }
        if number.rounded(.towardZero) == number, number.magnitude < 1e15 { return String(Int64(number)) }
        return number.description
    }
}

/// A number that a client sent, as text until it is known what it counts.
public struct RESTDecimal: Sendable, Equatable {
    /// The digits as they were sent; a number, with or without point and exponent.
    public let digits: String

    init(_ digits: String) { self.digits = digits.trimmed }

    /// The number in floating point, for comparisons.
    public var double: Double { RESTNumber.double(digits) ?? 0 }

    /// The number as a quantity: digits beyond the fourth are dropped, and what is too large to count is the largest.
    public var quantity: Quantity {
        Quantity(digits) ?? Quantity(tenThousandths: RESTNumber.scaled(digits, by: 10_000) ?? 0)
    }

    /// The number as an amount, rounded to a millionth; nil where it is too large for one.
    public func money(_ currency: Currency) -> Money? {
        if let money = Money(digits, currency) { return money }
        let millionths = (double * 1_000_000).rounded()
        guard millionths.magnitude < 0x1p63 else { return nil }
        return Money(millionths: Int64(millionths), currency)
    }
}
