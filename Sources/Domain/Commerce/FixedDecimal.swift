/// Decimal text of scaled whole numbers, in bytes: what `Money` and `Quantity` share.
enum FixedDecimal {
    /// Reads `12.5` as a whole number of 10^-`digits`; nil for anything else, more digits than that, or overflow.
    static func parse(_ text: some StringProtocol, digits: Int) -> Int64? {
        var bytes = Array(text.utf8)[...]
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative { bytes = bytes.dropFirst() }
        var value: Int64 = 0
        var fraction: Int?
        var digitCount = 0
        for byte in bytes {
            if byte == UInt8(ascii: "."), fraction == nil {
                fraction = 0
                continue
            }
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            digitCount += 1
            if let seen = fraction {
                if seen == digits {
                    guard byte == 0x30 else { return nil }
                    continue
                }
                fraction = seen + 1
            }
            guard let next = appending(byte - 0x30, to: value) else { return nil }
            value = next
        }
        guard digitCount > 0 else { return nil }
        for _ in (fraction ?? 0)..<digits {
            guard let next = appending(0, to: value) else { return nil }
            value = next
        }
        return isNegative ? -value : value
    }

    /// Writes `value`·10^-`scale` with at least `least` and at most `scale` digits after the point.
    static func text(_ value: Int64, scale: Int, least: Int) -> String {
        var digits = String(value.magnitude)
        if digits.count <= scale { digits = String(repeating: "0", count: scale + 1 - digits.count) + digits }
        let point = digits.index(digits.endIndex, offsetBy: -scale)
        var fraction = digits[point...]
        while fraction.count > least, fraction.last == "0" { fraction.removeLast() }
        let sign = value < 0 ? "-" : ""
        return fraction.isEmpty ? "\(sign)\(digits[..<point])" : "\(sign)\(digits[..<point]).\(fraction)"
    }

    private static func appending(_ digit: UInt8, to value: Int64) -> Int64? {
        let (product, overflow) = value.multipliedReportingOverflow(by: 10)
        let (sum, carried) = product.addingReportingOverflow(Int64(digit))
        return overflow || carried ? nil : sum
    }
}
