import Basics

/// Reads a JSON text as RFC 8259 defines it and nothing beyond: no byte order mark, no comments, no trailing commas,
/// only well-formed UTF-8. Recursive descent over bytes; behind the last byte it sees NUL, which no rule takes.
public struct JSONReader {
    /// Arrays and objects within one another, at most.
    public static let depthMax = 64

    let bytes: [UInt8]
    var position = 0
    private var depth = 0

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The value that `bytes` are the text of.
    public static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
        var reader = JSONReader(bytes)
        reader.skipSpace()
        let value = try reader.value()
        reader.skipSpace()
        guard reader.position == bytes.count else { throw reader.error(.trailingBytes) }
        return value
    }

    /// The byte at the present position, NUL at the end.
    var current: UInt8 { position < bytes.count ? bytes[position] : 0 }

    func error(_ reason: JSONError.Reason) -> JSONError {
        position < bytes.count ? JSONError(reason, offset: position) : JSONError(.endsTooEarly, offset: bytes.count)
    }

    private mutating func value() throws(JSONError) -> JSONValue {
        switch current {
        case UInt8(ascii: "{"): try object()
        case UInt8(ascii: "["): try array()
        case UInt8(ascii: "\""): .string(try text())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
        case UInt8(ascii: "t"): try word("true", .bool(true))
        case UInt8(ascii: "f"): try word("false", .bool(false))
        case UInt8(ascii: "n"): try word("null", .null)
        default: throw error(.unexpectedByte)
        }
    }

    private mutating func object() throws(JSONError) -> JSONValue {
        try enter()
        var members: [JSONMember] = []
        if current == UInt8(ascii: "}") {
            leave()
            return .object(members)
        }
        while true {
            guard current == UInt8(ascii: "\"") else { throw error(.unexpectedByte) }
            let name = try text()
            skipSpace()
            guard current == UInt8(ascii: ":") else { throw error(.unexpectedByte) }
            position += 1
            skipSpace()
            members.append(JSONMember(name, try value()))
            if try isLast(before: UInt8(ascii: "}")) { return .object(members) }
        }
    }

    private mutating func array() throws(JSONError) -> JSONValue {
        try enter()
        var elements: [JSONValue] = []
        if current == UInt8(ascii: "]") {
            leave()
            return .array(elements)
        }
        while true {
            elements.append(try value())
            if try isLast(before: UInt8(ascii: "]")) { return .array(elements) }
        }
    }

    private mutating func enter() throws(JSONError) {
        depth += 1
        guard depth <= JSONReader.depthMax else { throw error(.tooDeep) }
        position += 1
        skipSpace()
    }

    private mutating func leave() {
        depth -= 1
        position += 1
    }

    /// After an element: whether `bracket` ends the list here, or else a comma and the next element follow.
    private mutating func isLast(before bracket: UInt8) throws(JSONError) -> Bool {
        skipSpace()
        if current == bracket {
            leave()
            return true
        }
        guard current == UInt8(ascii: ",") else { throw error(.unexpectedByte) }
        position += 1
        skipSpace()
        return false
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
        for index in 0..<word.utf8CodeUnitCount {
            guard current == word.utf8Start[index] else { throw error(.unexpectedByte) }
            position += 1
        }
        return value
    }

    private mutating func skipSpace() {
        while true {
            switch current {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            default: return
            }
        }
    }
}

/// Numbers (RFC 8259 section 6).
extension JSONReader {
    private mutating func number() throws(JSONError) -> JSONValue {
        let start = position
        let isNegative = current == UInt8(ascii: "-")
        if isNegative { position += 1 }
        let firstDigit = current
        let whole = try wholePart()
        var isWhole = true
        if current == UInt8(ascii: ".") {
            isWhole = false
            position += 1
            try digits()
        }
        if current | 0x20 == UInt8(ascii: "e") {
            isWhole = false
            position += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { position += 1 }
            try digits()
        }
        // -0 is no integer: its sign would be lost.
        if isWhole, let whole, !(isNegative && firstDigit == UInt8(ascii: "0")) {
            return .integer(isNegative ? -whole : whole)
        }
        return .number(String(utf8: bytes[start..<position]))
    }

    /// The digits before point or exponent, as a number when it fits.
    private mutating func wholePart() throws(JSONError) -> Int64? {
        if current == UInt8(ascii: "0") {
            position += 1
            guard !current.isASCIIDigit else { throw error(.badNumber) }
            return 0
        }
        let start = position
        try digits()
        guard position - start <= 18 else { return nil }
        return bytes[start..<position].reduce(0) { $0 * 10 + Int64($1 - 0x30) }
    }

    private mutating func digits() throws(JSONError) {
        guard current.isASCIIDigit else { throw error(.badNumber) }
        while current.isASCIIDigit { position += 1 }
    }
}
