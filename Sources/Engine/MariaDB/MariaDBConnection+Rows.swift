package import Basics
import CMariaDB
import EventLoop

extension MariaDBConnection {
    /// Runs a statement and decodes its rows, column by column in the order of `columns`.
    ///
    /// All rows are held in memory: the statement says how many there can be (LIMIT, or a key). A value that is not what
    /// `columns` says is an error of kind `decoding`, which leaves the connection usable.
    package func rows<each Column: SQLDecodable>(
        _ sql: SQL, as columns: repeat (each Column).Type, until deadline: MonotonicInstant,
        file: StaticString = #fileID, line: UInt = #line
    ) async throws(MariaDBError) -> [(repeat each Column)] {
        do throws(MariaDBError) {
            try begin(until: deadline)
            defer { end() }
            guard let statement = try await prepared(sql, until: deadline) else {
                return try await rowsAsText(sql, as: repeat each columns, until: deadline)
            }
            try await execute(statement, sql, until: deadline)
            guard mysql_stmt_field_count(statement.handle) > 0 else {
                try await finish(statement, sql, until: deadline)
                throw MariaDBError(.decoding, "the statement gives no rows")
            }
            try await store(statement, until: deadline)
            let decoded = await decode(statement, as: repeat each columns)
            try await finish(statement, sql, until: deadline)
            return try decoded.get()
        } catch {
            throw error.about(sql.text, CallSite(file: file, line: line))
        }
    }

    /// Runs a statement and decodes its first row, if there is one.
    package func row<each Column: SQLDecodable>(
        _ sql: SQL, as columns: repeat (each Column).Type, until deadline: MonotonicInstant,
        file: StaticString = #fileID, line: UInt = #line
    ) async throws(MariaDBError) -> (repeat each Column)? {
        try await rows(sql, as: repeat each columns, until: deadline, file: file, line: line).first
    }

    /// Runs a statement of one column and decodes its first row, if there is one.
    package func row<Column: SQLDecodable>(
        _ sql: SQL, as column: Column.Type, until deadline: MonotonicInstant,
        file: StaticString = #fileID, line: UInt = #line
    ) async throws(MariaDBError) -> Column? {
        let decoded: [Column] = try await rows(sql, as: column, until: deadline, file: file, line: line)
        return decoded.first
    }

    private func decode<each Column: SQLDecodable>(
        _ statement: PreparedStatement, as columns: repeat (each Column).Type
    ) async -> Result<[(repeat each Column)], MariaDBError> {
        let fieldCount = Int(mysql_stmt_field_count(statement.handle))
        guard let fields = mariadb_stmt_fetch_fields(statement.handle) else { return .success([]) }
        if let mismatch = columnCountMismatch(fieldCount, repeat each columns) { return .failure(mismatch) }
        var decoded: [(repeat each Column)] = []
        decoded.reserveCapacity(Int(mysql_stmt_num_rows(statement.handle)))
        var next = mysql_stmt_row_tell(statement.handle)
        while let row = next {
            let bytes = UnsafeRawBufferPointer(start: row.pointee.data, count: Int(row.pointee.length))
            var reader = RowReader(binary: bytes, fields: fields, fieldCount: fieldCount)
            do throws(MariaDBError) {
                decoded.append(try reader.row(as: repeat each columns))
            } catch {
                return .failure(error)
            }
            next = row.pointee.next
            if decoded.count % MariaDBConnection.rowsBetweenYields == 0 { await loop.yieldIfDue() }
        }
        return .success(decoded)
    }

    /// After so many rows the clock is looked at.
    static let rowsBetweenYields = 32

    func columnCountMismatch<each Column>(_ fieldCount: Int, _: repeat (each Column).Type) -> MariaDBError? {
        var wanted = 0
        for _ in repeat (each Column).self { wanted += 1 }
        guard wanted != fieldCount else { return nil }
        return MariaDBError(.decoding, "the result has \(fieldCount) columns where \(wanted) were expected")
    }
}

extension RowReader {
    /// All columns of the row, in order.
    mutating func row<each Column: SQLDecodable>(
        as _: repeat (each Column).Type
    ) throws(MariaDBError) -> (repeat each Column) {
        (repeat try next() as each Column)
    }
}
