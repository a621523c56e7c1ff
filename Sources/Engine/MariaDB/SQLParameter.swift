public import Basics

/// A parameter's value in one of the forms the protocol has.
public enum SQLValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case unsigned(UInt64)
    case double(Double)
    case text(String)
    case bytes([UInt8])
}

/// A type whose values can stand in an SQL literal's interpolation.
///
/// An identifier or an enum with a raw value that is one needs only to say so: `extension ProductID: SQLParameter {}`.
public protocol SQLParameter {
    /// The value to send.
    var sqlValue: SQLValue { get }
}

extension SQLParameter where Self: RawRepresentable, RawValue: SQLParameter {
    /// The raw value.
    public var sqlValue: SQLValue { rawValue.sqlValue }
}

extension String: SQLParameter {
    /// Characters, sent as UTF-8.
    public var sqlValue: SQLValue { .text(self) }
}

extension Int: SQLParameter {
    /// A 64-bit integer.
    public var sqlValue: SQLValue { .integer(Int64(self)) }
}

extension Int64: SQLParameter {
    /// A 64-bit integer.
    public var sqlValue: SQLValue { .integer(self) }
}

extension Int32: SQLParameter {
    /// A 64-bit integer.
    public var sqlValue: SQLValue { .integer(Int64(self)) }
}

extension UInt32: SQLParameter {
    /// A 64-bit integer.
    public var sqlValue: SQLValue { .integer(Int64(self)) }
}

extension UInt64: SQLParameter {
    /// An unsigned 64-bit integer.
    public var sqlValue: SQLValue { .unsigned(self) }
}

extension Bool: SQLParameter {
    /// 1 or 0.
    public var sqlValue: SQLValue { .integer(self ? 1 : 0) }
}

extension Double: SQLParameter {
    /// A floating-point number.
    public var sqlValue: SQLValue { .double(self) }
}

extension [UInt8]: SQLParameter {
    /// Bytes without a character set.
    public var sqlValue: SQLValue { .bytes(self) }
}

extension CivilTime: SQLParameter {
    /// `2027-01-06 08:00:00`, which the server reads as DATETIME, or as DATE by leaving the time away.
    public var sqlValue: SQLValue { .text(sqlText) }
}

extension SQLValue: SQLParameter {
    /// The value itself.
    public var sqlValue: SQLValue { self }
}

extension Optional: SQLParameter where Wrapped: SQLParameter {
    /// The value, or NULL.
    public var sqlValue: SQLValue { self?.sqlValue ?? .null }
}
