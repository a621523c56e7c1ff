import Basics

/// Texts (RFC 8259 section 7).
extension JSONReader {
    /// Reads a text, of which the present byte is the opening quotation mark.
    mutating func text() throws(JSONError) -> String {
        position += 1
        let start = position
        try skipPlain()
        if current == UInt8(ascii: "\"") {
            let text = try string(bytes[start..<position], from: start)
            position += 1
            return text
        }
        var unescaped = Array(bytes[start..<position])
        while current != UInt8(ascii: "\"") {
            position += 1
            try escape(into: &unescaped)
            let runStart = position
            try skipPlain()
            unescaped.append(contentsOf: bytes[runStart..<position])
        }
        position += 1
        return try string(unescaped[...], from: start)
    }

    /// Goes on to the next quotation mark or backslash.
    private mutating func skipPlain() throws(JSONError) {
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return }
            guard byte >= 0x20 else { throw error(.controlCharacterInText) }
            position += 1
        }
        throw error(.endsTooEarly)
    }

    private func string(_ utf8: ArraySlice<UInt8>, from start: Int) throws(JSONError) -> String {
        guard let text = String(validating: utf8, as: UTF8.self) else { throw JSONError(.invalidUTF8, offset: start) }
        return text
    }

    /// Appends the character for what follows a backslash.
    private mutating func escape(into unescaped: inout [UInt8]) throws(JSONError) {
        let kind = current
        switch kind {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): unescaped.append(kind)
        case UInt8(ascii: "b"): unescaped.append(0x08)
        case UInt8(ascii: "f"): unescaped.append(0x0C)
        case UInt8(ascii: "n"): unescaped.append(0x0A)
        case UInt8(ascii: "r"): unescaped.append(0x0D)
        case UInt8(ascii: "t"): unescaped.append(0x09)
        case UInt8(ascii: "u"):
            position += 1
            unescaped.append(contentsOf: String(try scalar()).utf8)
            return
        default: throw error(.badEscape)
        }
        position += 1
    }

    /// The character of `\uXXXX` or of a surrogate pair of them; the present byte is the first digit.
    private mutating func scalar() throws(JSONError) -> Unicode.Scalar {
        let start = position
        let first = UInt32(try codeUnit())
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, current == UInt8(ascii: "\\") else { throw surrogateError(at: start) }
        position += 1
        guard current == UInt8(ascii: "u") else { throw surrogateError(at: start) }
        position += 1
        let second = UInt32(try codeUnit())
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw JSONError(.loneSurrogate, offset: start) }
        return scalar
    }

    private func surrogateError(at start: Int) -> JSONError {
        position < bytes.count ? JSONError(.loneSurrogate, offset: start) : error(.endsTooEarly)
    }

    private mutating func codeUnit() throws(JSONError) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let digit = current.hexadecimalValue else { throw error(.badEscape) }
            unit = unit << 4 | UInt16(digit)
            position += 1
        }
        return unit
    }
}
