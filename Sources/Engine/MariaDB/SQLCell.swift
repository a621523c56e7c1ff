public import Basics

/// One column's value in one row, as it came; lives only while its row is decoded.
public enum SQLCell {
    case null
    case integer(Int64)
    case unsigned(UInt64)
    case double(Double)
    /// CHAR, TEXT, BLOB, DECIMAL, ENUM, JSON …: the bytes as sent.
    case bytes(UnsafeRawBufferPointer)
    /// DATE, DATETIME or TIMESTAMP, with microseconds.
    case moment(CivilTime, microseconds: Int, isDate: Bool)
    /// TIME: a span that may be negative.
    case span(isNegative: Bool, hours: Int, minutes: Int, seconds: Int, microseconds: Int)
}

/// Why a value could not be decoded, completed with column and statement by who reads the row.
public struct SQLMismatch: Error {
    /// What was wanted and what was there.
    public let message: String

    /// A mismatch with this sentence.
    public init(_ message: String) { self.message = message }

    /// `wanted` was asked for and `cell` was there.
    public init(wanted: String, found cell: SQLCell) {
        message = "\(cell.kind) where \(wanted) was expected"
    }
}

extension SQLCell {
    /// The kind in words, without the value, which may be private.
    public var kind: String {
        switch self {
        case .null: "NULL"
        case .integer, .unsigned: "an integer"
        case .double: "a floating-point number"
        case .bytes(let bytes): "text of \(bytes.count) bytes"
        case .moment: "a date"
        case .span: "a time"
        }
    }

    /// The value as the text that the server itself would print; nil for NULL.
    public var text: String? {
        switch self {
        case .null: return nil
        case .integer(let number): return String(number)
        case .unsigned(let number): return String(number)
        case .double(let number): return number.description
        case .bytes(let bytes): return String(utf8: bytes)
        case .moment(let civil, let microseconds, let isDate):
            let text = civil.sqlText
            return isDate ? String(text.prefix(10)) : text + SQLCell.fraction(microseconds)
        case .span(let isNegative, let hours, let minutes, let seconds, let microseconds):
            var text: [UInt8] = []
            if isNegative { text.append("-") }
            text.append(decimal: hours, width: 2)
            text.append(":")
            text.append(decimal: minutes, width: 2)
            text.append(":")
            text.append(decimal: seconds, width: 2)
            return String(utf8: text) + SQLCell.fraction(microseconds)
        }
    }

    private static func fraction(_ microseconds: Int) -> String {
        guard microseconds != 0 else { return "" }
        var text = [UInt8(ascii: ".")]
        text.append(decimal: microseconds, width: 6)
        return String(utf8: text)
    }
}
