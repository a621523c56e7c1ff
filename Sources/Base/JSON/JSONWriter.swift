import Basics

/// Writes one JSON text (RFC 8259) into bytes that it owns. Commas set themselves: one is due exactly when the last
/// thing written was a whole value, so no stack of open scopes is kept and nothing is allocated per key.
public struct JSONWriter: Sendable {
    /// Which characters of a text are escaped though JSON does not demand it.
    public enum Escaping: Sendable {
        /// As PHP's `json_encode` and so as Magento answers: `/` and everything beyond ASCII too. Safe inside a script.
        case php
        /// Only what RFC 8259 section 7 demands. Not safe inside an HTML script element.
        case plain
    }

    /// What has been written so far.
    public private(set) var bytes: [UInt8]
    private let escaping: Escaping
    private var commaIsDue = false

    /// A writer of an empty text that escapes as `escaping` says, with room for `capacity` bytes.
    public init(escaping: Escaping = .php, capacity: Int = 512) {
        self.escaping = escaping
        bytes = []
        bytes.reserveCapacity(capacity)
    }

    /// Gives what has been written and goes on with an empty buffer, for a text that is sent in slices.
    public mutating func takeBytes() -> [UInt8] {
        let taken = bytes
        bytes.removeAll(keepingCapacity: true)
        return taken
    }
}

/// Objects and arrays.
extension JSONWriter {
    /// Writes `{`, what `body` writes, and `}`.
    public mutating func object<Failure>(
        _ body: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        beginObject()
        try body(&self)
        endObject()
    }

    /// Writes `[`, what `body` writes, and `]`.
    public mutating func array<Failure>(
        _ body: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        beginArray()
        try body(&self)
        endArray()
    }

    /// Writes `{`; for a scope that does not fit into a closure.
    public mutating func beginObject() { begin("{") }

    /// Writes `}`.
    public mutating func endObject() { end("}") }

    /// Writes `[`.
    public mutating func beginArray() { begin("[") }

    /// Writes `]`.
    public mutating func endArray() { end("]") }

    /// Writes the name of the next value: a literal of plain ASCII without anything to escape.
    public mutating func key(_ name: StaticString) {
        assert(JSONWriter.needsNoEscape(name), "a literal name has nothing to escape")
        separate()
        bytes.append(UInt8(ascii: "\""))
        bytes.append(name)
        bytes.append("\":" as StaticString)
        commaIsDue = false
    }

    /// Writes the name of the next value, escaped.
    public mutating func key(named name: String) {
        separate()
        appendQuoted(name)
        bytes.append(UInt8(ascii: ":"))
        commaIsDue = false
    }

    private mutating func begin(_ bracket: StaticString) {
        separate()
        bytes.append(bracket)
        commaIsDue = false
    }

    private mutating func end(_ bracket: StaticString) {
        bytes.append(bracket)
        commaIsDue = true
    }

    private mutating func separate() {
        if commaIsDue { bytes.append(UInt8(ascii: ",")) }
    }

    private static func needsNoEscape(_ name: StaticString) -> Bool {
        UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount).allSatisfy { byte in
            byte >= 0x20 && byte < 0x80 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
        }
    }
}

/// Single values.
extension JSONWriter {
    /// Writes a text, quoted and escaped.
    public mutating func value(_ text: String) {
        separate()
        appendQuoted(text)
        commaIsDue = true
    }

    /// Writes a whole number.
    public mutating func value(_ number: some FixedWidthInteger) {
        separate()
        bytes.append(decimal: number)
        commaIsDue = true
    }

    /// Writes `true` or `false`.
    public mutating func value(_ fact: Bool) {
        literal(fact ? "true" : "false")
    }

    /// Writes `null`.
    public mutating func null() {
        literal("null")
    }

    /// Writes a number from its digits as they are, as in `79.99`: for amounts, which are never floating point.
    public mutating func number(digits: String) {
        separate()
        bytes.append(digits)
        commaIsDue = true
    }

    /// Writes a text as a value that was read or put together before.
    public mutating func value(_ json: JSONValue) {
        switch json {
        case .null: null()
        case .bool(let fact): value(fact)
        case .integer(let number): value(number)
        case .number(let digits): number(digits: digits)
        case .string(let text): value(text)
        case .array(let elements):
            beginArray()
            for element in elements { value(element) }
            endArray()
        case .object(let members):
            beginObject()
            for member in members {
                key(named: member.name)
                value(member.value)
            }
            endObject()
        }
    }

    private mutating func literal(_ word: StaticString) {
        separate()
        bytes.append(word)
        commaIsDue = true
    }
}

/// Escapes.
extension JSONWriter {
    private mutating func appendQuoted(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in appendEscaped(utf8) }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Copies runs that need no escape as a whole.
    private mutating func appendEscaped(_ utf8: UnsafeBufferPointer<UInt8>) {
        var runStart = 0
        var index = 0
        while index < utf8.count {
            guard mustEscape(utf8[index]) else {
                index += 1
                continue
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[runStart..<index]))
            index += appendEscape(utf8, at: index)
            runStart = index
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[runStart...]))
    }

    private func mustEscape(_ byte: UInt8) -> Bool {
        if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return true }
        return escaping == .php && (byte >= 0x80 || byte == UInt8(ascii: "/"))
    }

    /// Appends the escape for the character that starts at `index`; gives how many bytes of UTF-8 it has.
    private mutating func appendEscape(_ utf8: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let byte = utf8[index]
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
            bytes.append(UInt8(ascii: "\\"))
            bytes.append(byte)
        case 0x08: bytes.append("\\b" as StaticString)
        case 0x09: bytes.append("\\t" as StaticString)
        case 0x0A: bytes.append("\\n" as StaticString)
        case 0x0C: bytes.append("\\f" as StaticString)
        case 0x0D: bytes.append("\\r" as StaticString)
        case 0..<0x80: appendCodeUnit(UInt16(byte))
        default:
            // The bytes are a string's, so they are well-formed UTF-8: the first byte tells the length.
            let length = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            var scalar = UInt32(byte) & (0x7F >> UInt32(length))
            for following in utf8[(index + 1)..<(index + length)] { scalar = scalar << 6 | UInt32(following & 0x3F) }
            if scalar > 0xFFFF {
                appendCodeUnit(UInt16(0xD800 + (scalar - 0x10000) >> 10))
                appendCodeUnit(UInt16(0xDC00 + (scalar - 0x10000) & 0x3FF))
            } else {
                appendCodeUnit(UInt16(scalar))
            }
            return length
        }
        return 1
    }

    private mutating func appendCodeUnit(_ unit: UInt16) {
        let digits: StaticString = "0123456789abcdef"
        bytes.append("\\u" as StaticString)
        for shift: UInt16 in stride(from: 12, through: 0, by: -4) {
            bytes.append(digits.utf8Start[Int(unit >> shift & 15)])
        }
    }
}
