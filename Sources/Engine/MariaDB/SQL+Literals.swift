import Basics

extension SQL {
    /// The statement with its parameters as literals, for one that is not worth preparing and for a server that cannot
    /// prepare another one. Bytes, and text with a sign that some mode of the server reads otherwise, are written in
    /// hexadecimal.
    func withLiterals() throws(MariaDBError) -> String {
        var written: [UInt8] = []
        written.reserveCapacity(text.utf8.count + parameters.count * 24)
        var remaining = parameters[...]
        var quote: UInt8?
        for byte in text.utf8 {
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "`") {
                quote = byte
            } else if byte == UInt8(ascii: "?") {
                guard let value = remaining.popFirst() else { throw SQL.countMismatch }
                value.appendLiteral(to: &written)
                continue
            }
            written.append(byte)
        }
        guard remaining.isEmpty else { throw SQL.countMismatch }
        return String(utf8: written)
    }

    private static var countMismatch: MariaDBError {
        MariaDBError(.other, "the text has another number of ? than there are parameters")
    }
}

extension SQLValue {
    /// Quotes; the backslash, an escape in most modes; control characters.
    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20
    }

    fileprivate func appendLiteral(to text: inout [UInt8]) {
        switch self {
        case .null: text.append("NULL")
        case .integer(let number): text.append(decimal: number)
        case .unsigned(let number): text.append(decimal: number)
        case .double(let number): text.append(number.description)
        case .text(let characters):
            if characters.utf8.contains(where: SQLValue.isSpecial) {
                text.append("_utf8mb4 x'")
                text.append(hexadecimal(characters.utf8))
            } else {
                text.append("'")
                text.append(characters)
            }
            text.append("'")
        case .bytes(let bytes):
            text.append("x'")
            text.append(hexadecimal(bytes))
            text.append("'")
        }
    }
}
