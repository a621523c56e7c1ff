public import Basics

/// A type that a column can be decoded into.
///
/// An identifier or an enum with a decodable raw value needs only to say so: `extension ProductID: SQLDecodable {}`.
public protocol SQLDecodable {
    /// The value of a column, or a mismatch.
    init(_ cell: SQLCell) throws(SQLMismatch)
}

extension SQLDecodable where Self: RawRepresentable, RawValue: SQLDecodable {
    /// The value with the column's raw value.
    public init(_ cell: SQLCell) throws(SQLMismatch) {
        let raw = try RawValue(cell)
        guard let value = Self(rawValue: raw) else { throw SQLMismatch("'\(raw)' is none of \(Self.self)'s values") }
        self = value
    }
}

extension String: SQLDecodable {
    /// Text as it is; numbers, decimals and dates in the form in which the server prints them.
    public init(_ cell: SQLCell) throws(SQLMismatch) {
        guard let text = cell.text else { throw SQLMismatch(wanted: "text", found: cell) }
        self = text
    }
}

extension Int64: SQLDecodable {
    /// An integer, also one that came as DECIMAL (a SUM) or text.
    public init(_ cell: SQLCell) throws(SQLMismatch) {
        switch cell {
        case .integer(let number):
            self = number
        case .unsigned(let number):
            guard let number = Int64(exactly: number) else { throw SQLMismatch("an integer over 63 bits") }
            self = number
        case .bytes(let bytes):
            guard let number = Int64(String(utf8: bytes)) else { fallthrough }
            self = number
        default:
            throw SQLMismatch(wanted: "an integer", found: cell)
        }
    }
}

extension Int: SQLDecodable {
    /// An integer, also one that came as DECIMAL (a SUM) or text.
    public init(_ cell: SQLCell) throws(SQLMismatch) { self = Int(try Int64(cell)) }
}

extension UInt64: SQLDecodable {
    /// An integer that is not negative.
    public init(_ cell: SQLCell) throws(SQLMismatch) {
        if case .unsigned(let number) = cell {
            self = number
        } else {
            guard let number = UInt64(exactly: try Int64(cell)) else { throw SQLMismatch("a negative integer") }
            self = number
        }
    }
}

extension Bool: SQLDecodable {
    /// Whether an integer is not 0 (BOOLEAN is TINYINT(1)), or BIT(1).
    public init(_ cell: SQLCell) throws(SQLMismatch) {
        if case .bytes(let bytes) = cell, bytes.count == 1, bytes[0] <= 1 {
            self = bytes[0] == 1
        } else {
            self = try Int64(cell) != 0
        }
    }
}

extension Double: SQLDecodable {
    /// A number of any type.
    public init(_ cell: SQLCell) throws(SQLMismatch) {
        switch cell {
        case .double(let number): self = number
        case .integer(let number): self = Double(number)
        case .unsigned(let number): self = Double(number)
        case .bytes(let bytes):
            guard let number = Double(String(utf8: bytes)) else { fallthrough }
            self = number
        default:
            throw SQLMismatch(wanted: "a number", found: cell)
        }
    }
}

extension [UInt8]: SQLDecodable {
    /// The bytes of BLOB, BINARY, text or DECIMAL as sent.
    public init(_ cell: SQLCell) throws(SQLMismatch) {
        guard case .bytes(let bytes) = cell else { throw SQLMismatch(wanted: "bytes", found: cell) }
        self.init(bytes)
    }
}

extension CivilTime: SQLDecodable {
    /// DATE, DATETIME or TIMESTAMP; a fraction of a second is dropped.
    public init(_ cell: SQLCell) throws(SQLMismatch) {
        switch cell {
        case .moment(let civil, _, _):
            self = civil
        case .bytes(let bytes):
            guard let civil = CivilTime(String(utf8: bytes.prefix(19))) else { fallthrough }
            self = civil
        default:
            throw SQLMismatch(wanted: "a date", found: cell)
        }
    }
}

extension Optional: SQLDecodable where Wrapped: SQLDecodable {
    /// The value, or nil for NULL.
    public init(_ cell: SQLCell) throws(SQLMismatch) {
        if case .null = cell {
            self = .none
        } else {
            self = .some(try Wrapped(cell))
        }
    }
}
