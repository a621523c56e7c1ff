import Basics

/// Percent escapes of paths, queries and forms (RFC 3986 §2.1; WHATWG URL "application/x-www-form-urlencoded").
public enum PercentCoding {
    /// The text of a path segment: escapes undone, what is not UTF-8 becomes U+FFFD. A bad escape stays as it is.
    public static func segmentText(_ bytes: UnsafeRawBufferPointer) -> String {
        guard bytes.first(UInt8(ascii: "%")) != nil else { return String(decoding: bytes, as: UTF8.self) }
        var decoded: [UInt8] = []
        appendDecoded(bytes, space: UInt8(ascii: "+"), to: &decoded)
        return String(utf8: decoded)
    }

    /// The text of a name or value in a query or a form: as `segmentText`, and `+` is a space.
    public static func formText(_ bytes: UnsafeRawBufferPointer) -> String {
        guard bytes.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+") }) else {
            return String(decoding: bytes, as: UTF8.self)
        }
        var decoded: [UInt8] = []
        appendDecoded(bytes, space: 0x20, to: &decoded)
        return String(utf8: decoded)
    }

    /// Appends text as a path segment or a query value: everything but RFC 3986's unreserved letters is escaped.
    public static func append(_ text: String, to output: inout [UInt8]) {
        let digits: StaticString = "0123456789ABCDEF"
        for byte in text.utf8 {
            if ByteSet.unreserved.contains(byte) {
                output.append(byte)
            } else {
                output.append(UInt8(ascii: "%"))
                output.append(digits.utf8Start[Int(byte >> 4)])
                output.append(digits.utf8Start[Int(byte & 15)])
            }
        }
    }

    /// Text as a path segment or a query value.
    public static func encoded(_ text: String) -> String {
        var bytes: [UInt8] = []
        append(text, to: &bytes)
        return String(utf8: bytes)
    }

    /// True when each `%` is followed by two hexadecimal digits and none says NUL, which no name on a system holds.
    static func isWellFormed(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var index = 0
        while let percent = bytes.first(UInt8(ascii: "%"), from: index) {
            guard percent + 2 < bytes.count, let high = bytes[percent + 1].hexadecimalValue,
                let low = bytes[percent + 2].hexadecimalValue, high | low != 0
            else { return false }
            index = percent + 3
        }
        return true
    }

    /// Appends `bytes` with escapes undone and each `+` as `space`; a bad escape is copied as it is.
    static func appendDecoded(_ bytes: UnsafeRawBufferPointer, space: UInt8, to output: inout [UInt8]) {
        output.reserveCapacity(output.count + bytes.count)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "%"), index + 2 < bytes.count, let high = bytes[index + 1].hexadecimalValue,
                let low = bytes[index + 2].hexadecimalValue
            {
                output.append(high << 4 | low)
                index += 3
            } else {
                output.append(byte == UInt8(ascii: "+") ? space : byte)
                index += 1
            }
        }
    }
}
