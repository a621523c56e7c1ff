/// Appending to a byte buffer without the detour through `String`: a small interpolation costs 120 ns, these 10.
extension [UInt8] {
    /// Appends the UTF-8 of a literal.
    @inlinable
    public mutating func append(_ literal: StaticString) {
        append(contentsOf: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    /// Appends the UTF-8 of a string. A literal is a `StaticString` where both would do.
    @_disfavoredOverload
    public mutating func append(_ text: String) {
        append(contentsOf: text.utf8)
    }

    /// Appends the UTF-8 of a substring.
    @_disfavoredOverload
    public mutating func append(_ text: Substring) {
        append(contentsOf: text.utf8)
    }

    /// Appends a whole number in decimal.
    @inlinable
    public mutating func append(decimal value: some FixedWidthInteger) {
        var magnitude = value.magnitude
        if value < 0 { append(UInt8(ascii: "-")) }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 40) { digits in
            var first = digits.count
            repeat {
                let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: 10)
                first -= 1
                digits[first] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: remainder)
                magnitude = quotient
            } while magnitude != 0
            append(contentsOf: UnsafeBufferPointer(rebasing: digits[first...]))
        }
    }

    /// Appends a whole number in decimal with leading zeros up to `width` digits.
    public mutating func append(decimal value: Int, width: Int) {
        var limit = 10
        for _ in 1..<Swift.max(1, width) {
            if value < limit { append(UInt8(ascii: "0")) }
            limit *= 10
        }
        append(decimal: value)
    }

    /// Appends a number in lower-case hexadecimal.
    public mutating func append(hexadecimal value: some FixedWidthInteger & UnsignedInteger) {
        append(contentsOf: String(value, radix: 16).utf8)
    }
}

extension String {
    /// Text from bytes that are UTF-8; what is not becomes U+FFFD.
    public init(utf8 bytes: some Collection<UInt8>) {
        self.init(decoding: bytes, as: UTF8.self)
    }
}

/// ASCII classes and case, by byte.
extension UInt8 {
    /// `0`–`9`.
    @inlinable public var isASCIIDigit: Bool { self &- 0x30 < 10 }

    /// `A`–`Z` or `a`–`z`.
    @inlinable public var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }

    /// The lower-case form of an ASCII letter; any other byte unchanged.
    @inlinable public var asciiLowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }

    /// The value of a hexadecimal digit.
    public var hexadecimalValue: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x41 + 10
        case 0x61...0x66: self - 0x61 + 10
        default: nil
        }
    }
}

/// Lower-case hexadecimal of bytes.
public func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits: StaticString = "0123456789abcdef"
    var text: [UInt8] = []
    for byte in bytes {
        text.append(digits.utf8Start[Int(byte >> 4)])
        text.append(digits.utf8Start[Int(byte & 15)])
    }
    return String(utf8: text)
}
