import Basics
import Commerce

/// How cells say numbers and dates.
enum CellValue {
    /// An amount of money that is not negative. Digits past the sixth are rounded, as a `DECIMAL` column does.
    static func money(_ text: String, _ currency: Currency) -> Money? {
        guard let rounded = rounded(text, digits: 6), let money = Money(rounded, currency), money >= .zero(currency)
        else {
            return nil
        }
        return money
    }

    /// A quantity, at most what a stock's `DECIMAL(12,4)` holds.
    static func quantity(_ text: String) -> Quantity? {
        guard let rounded = rounded(text, digits: 4), let quantity = Quantity(rounded),
            quantity.tenThousandths.magnitude < 1_000_000_000_000
        else { return nil }
        return quantity
    }

    /// The day of `2027-01-06`, `2027-01-06 08:00:00`, `1/6/27` or `1/6/27, 3:15 PM`, at midnight (import-csv §3).
    static func day(_ text: String) -> CivilTime? {
        guard let date = CivilTime(text) ?? american(text), date.year >= 1_000 else { return nil }
        return CivilTime(year: date.year, month: date.month, day: date.day)
    }

    /// The text with at most so many digits after the point, the last one rounded half up; nil unless it is a plain
    /// decimal number.
    private static func rounded(_ text: String, digits: Int) -> String? {
        var number = Array(text.trimmed.utf8)
        if number.first == UInt8(ascii: "+") { number.removeFirst() }
        let unsigned = number.first == UInt8(ascii: "-") ? number.dropFirst() : number[...]
        let parts = unsigned.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }),
            parts.contains(where: { !$0.isEmpty })
        else { return nil }
        guard parts.count == 2, parts[1].count > digits else { return String(utf8: number) }
        let excess = parts[1].count - digits
        let roundsUp = number[number.count - excess] >= UInt8(ascii: "5")
        number.removeLast(excess)
        return roundsUp ? incremented(number) : String(utf8: number)
    }

    /// The next decimal number of as many digits, away from zero.
    private static func incremented(_ number: [UInt8]) -> String {
        var number = number
        var place = number.count - 1
        while place >= 0 {
            switch number[place] {
            case UInt8(ascii: "9"): number[place] = UInt8(ascii: "0")
            case UInt8(ascii: "0")..<UInt8(ascii: "9"):
                number[place] += 1
                return String(utf8: number)
            case UInt8(ascii: "-"):
                number.insert(UInt8(ascii: "1"), at: 1)
                return String(utf8: number)
            default: break
            }
            place -= 1
        }
        return "1" + String(utf8: number)
    }

    /// `n/j/y` and `n/j/y, g:i A`, the short form of `en_US`; two digits of a year are of this century.
    private static func american(_ text: String) -> CivilTime? {
        let halves = text.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
        if halves.count == 2, !isTwelveHourTime(halves[1]) { return nil }
        let numbers = (halves.first ?? "").split(separator: "/", omittingEmptySubsequences: false)
        guard numbers.count == 3, numbers.allSatisfy({ (1...2).contains($0.utf8.count) }), numbers[2].utf8.count == 2
        else { return nil }
        func padded(_ digits: Substring) -> String { digits.utf8.count == 1 ? "0\(digits)" : "\(digits)" }
        return CivilTime("20\(numbers[2])-\(padded(numbers[0]))-\(padded(numbers[1]))")
    }

    private static func isTwelveHourTime(_ text: Substring) -> Bool {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.count == 2, ["AM", "PM"].contains(words[1].uppercased()) else { return false }
        let numbers = words[0].split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 2, let hour = numbers[0], let minute = numbers[1] else { return false }
        return (1...12).contains(hour) && (0...59).contains(minute)
    }
}

extension CellValue {
    /// A yes or no: `1`, `0`, `yes`, `no`.
    static func flag(_ text: String) -> Bool? {
        switch text.trimmed.lowercased() {
        case "1", "yes": true
        case "0", "no": false
        default: nil
        }
    }
}
