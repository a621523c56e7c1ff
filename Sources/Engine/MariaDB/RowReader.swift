import Basics
import CMariaDB

/// Walks one row of a stored result, column after column, and decodes each into the type its caller names.
///
/// Rows of prepared statements are read as they came from the wire (binary protocol: a zero byte, a bitmap of NULLs
/// that starts at its third bit, then the values), which spares the client library's bind buffers and with them
/// truncation and fetching long columns again. Every step is checked against the row's end.
struct RowReader {
    private let fields: UnsafeMutablePointer<MYSQL_FIELD>
    private let fieldCount: Int
    private let source: Source
    private var column = 0
    private var offset: Int

    private enum Source {
        case binary(UnsafeRawBufferPointer)
        case text(MYSQL_ROW, lengths: UnsafeMutablePointer<UInt>)
    }

    /// A row of a prepared statement's result.
    init(binary row: UnsafeRawBufferPointer, fields: UnsafeMutablePointer<MYSQL_FIELD>, fieldCount: Int) {
        (self.fields, self.fieldCount, source) = (fields, fieldCount, .binary(row))
        offset = 1 + (fieldCount + 9) / 8
    }

    /// A row of a textual statement's result.
    init(
        text row: MYSQL_ROW, lengths: UnsafeMutablePointer<UInt>, fields: UnsafeMutablePointer<MYSQL_FIELD>,
        fieldCount: Int
    ) {
        (self.fields, self.fieldCount, source, offset) = (fields, fieldCount, .text(row, lengths: lengths), 0)
    }

    /// The next column's value.
    mutating func next<Value: SQLDecodable>() throws(MariaDBError) -> Value {
        guard column < fieldCount else { throw MariaDBError(.decoding, "the result has \(fieldCount) columns only") }
        defer { column += 1 }
        do throws(SQLMismatch) {
            return try Value(try cell())
        } catch {
            let name = String(cString: fields[column].name)
            throw MariaDBError(.decoding, "column '\(name)' (\(column + 1) of \(fieldCount)): \(error.message)")
        }
    }

    private mutating func cell() throws(SQLMismatch) -> SQLCell {
        switch source {
        case .text(let row, let lengths):
            guard let start = row[column] else { return .null }
            return .bytes(UnsafeRawBufferPointer(start: start, count: Int(lengths[column])))
        case .binary(let row):
            guard offset <= row.count else { throw SQLMismatch("the row is cut short") }
            if row[1 + (column + 2) / 8] & 1 << UInt8((column + 2) % 8) != 0 { return .null }
            return try binaryCell(fields[column], in: row)
        }
    }

    private mutating func binaryCell(
        _ field: MYSQL_FIELD, in row: UnsafeRawBufferPointer
    ) throws(SQLMismatch) -> SQLCell {
        let isUnsigned = field.flags & UInt32(UNSIGNED_FLAG) != 0
        switch field.type {
        case MYSQL_TYPE_TINY:
            return isUnsigned
                ? .integer(Int64(try take(UInt8.self, in: row))) : .integer(Int64(try take(Int8.self, in: row)))
        case MYSQL_TYPE_SHORT, MYSQL_TYPE_YEAR:
            return isUnsigned
                ? .integer(Int64(try take(UInt16.self, in: row))) : .integer(Int64(try take(Int16.self, in: row)))
        case MYSQL_TYPE_LONG, MYSQL_TYPE_INT24:
            return isUnsigned
                ? .integer(Int64(try take(UInt32.self, in: row))) : .integer(Int64(try take(Int32.self, in: row)))
        case MYSQL_TYPE_LONGLONG:
            return isUnsigned ? .unsigned(try take(UInt64.self, in: row)) : .integer(try take(Int64.self, in: row))
        case MYSQL_TYPE_FLOAT:
            return .double(Double(Float(bitPattern: try take(UInt32.self, in: row))))
        case MYSQL_TYPE_DOUBLE:
            return .double(Double(bitPattern: try take(UInt64.self, in: row)))
        case MYSQL_TYPE_NULL:
            return .null
        case MYSQL_TYPE_DATE, MYSQL_TYPE_DATETIME, MYSQL_TYPE_TIMESTAMP, MYSQL_TYPE_NEWDATE:
            return try moment(in: row, isDate: field.type == MYSQL_TYPE_DATE || field.type == MYSQL_TYPE_NEWDATE)
        case MYSQL_TYPE_TIME:
            return try span(in: row)
        default:
            return .bytes(try takeBytes(try takeLength(in: row), in: row))
        }
    }

    private mutating func moment(in row: UnsafeRawBufferPointer, isDate: Bool) throws(SQLMismatch) -> SQLCell {
        let part = try takeBytes(Int(try take(UInt8.self, in: row)), in: row)
        var civil = CivilTime(year: 0, month: 0, day: 0)
        if part.count >= 4 {
            civil.year = Int(part.loadUnaligned(as: UInt16.self))
            (civil.month, civil.day) = (Int(part[2]), Int(part[3]))
        }
        if part.count >= 7 { (civil.hour, civil.minute, civil.second) = (Int(part[4]), Int(part[5]), Int(part[6])) }
        let microseconds = part.count >= 11 ? Int(part.loadUnaligned(fromByteOffset: 7, as: UInt32.self)) : 0
        return .moment(civil, microseconds: microseconds, isDate: isDate)
    }

    private mutating func span(in row: UnsafeRawBufferPointer) throws(SQLMismatch) -> SQLCell {
        let part = try takeBytes(Int(try take(UInt8.self, in: row)), in: row)
        guard part.count >= 8 else {
            return .span(isNegative: false, hours: 0, minutes: 0, seconds: 0, microseconds: 0)
        }
        let days = Int(part.loadUnaligned(fromByteOffset: 1, as: UInt32.self))
        let microseconds = part.count >= 12 ? Int(part.loadUnaligned(fromByteOffset: 8, as: UInt32.self)) : 0
        return .span(
            isNegative: part[0] != 0, hours: days * 24 + Int(part[5]), minutes: Int(part[6]), seconds: Int(part[7]),
            microseconds: microseconds)
    }

    private mutating func take<Number: FixedWidthInteger & BitwiseCopyable>(
        _: Number.Type, in row: UnsafeRawBufferPointer
    ) throws(SQLMismatch) -> Number {
        let size = MemoryLayout<Number>.size
        guard row.count - offset >= size else { throw SQLMismatch("the row is cut short") }
        defer { offset += size }
        return Number(littleEndian: row.loadUnaligned(fromByteOffset: offset, as: Number.self))
    }

    private mutating func takeBytes(
        _ count: Int, in row: UnsafeRawBufferPointer
    ) throws(SQLMismatch) -> UnsafeRawBufferPointer {
        guard count >= 0, count <= row.count - offset else { throw SQLMismatch("the row is cut short") }
        defer { offset += count }
        return UnsafeRawBufferPointer(rebasing: row[offset..<offset + count])
    }

    /// A length-encoded integer: one byte under 251, else 2, 3 or 8 bytes behind a marker.
    private mutating func takeLength(in row: UnsafeRawBufferPointer) throws(SQLMismatch) -> Int {
        switch try take(UInt8.self, in: row) {
        case 252: return Int(try take(UInt16.self, in: row))
        case 253: return Int(try take(UInt16.self, in: row)) | Int(try take(UInt8.self, in: row)) << 16
        case 254: return Int(truncatingIfNeeded: try take(UInt64.self, in: row))
        case let small: return Int(small)
        }
    }
}
