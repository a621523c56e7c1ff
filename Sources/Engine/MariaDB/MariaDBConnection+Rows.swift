public import Basics
import CMariaDB
import EventLoop

extension MariaDBConnection {
    /// Runs a statement and decodes its rows, column by column in the order of `columns`.
    ///
    /// All rows are held in memory: the statement says how many there can be (LIMIT, or a key). A value that is not
    /// what `columns` says is an error of kind `decoding`, which leaves the connection usable.
    public func rows<each Column: SQLDecodable>(
        _ sql: SQL, as columns: repeat (each Column).Type, until deadline: MonotonicInstant,
        file: StaticString = #fileID, line: UInt = #line
    ) async throws(MariaDBError) -> [(repeat each Column)] {
        do throws(MariaDBError) {
            try await begin(until: deadline)
            defer { end() }
            var stored = try await ask(sql, until: deadline)
            var decoded: [(repeat each Column)] = []
            var failure = stored.mismatch(columnCount: RowReader.count(repeat (each Column).self))
            decoded.reserveCapacity(stored.count)
            while failure == nil, var reader = stored.next() {
                do throws(MariaDBError) {
                    decoded.append((repeat try reader.next() as each Column))
                } catch {
                    failure = error
                }
                if decoded.count % MariaDBConnection.rowsBetweenYields == 0 { await loop.yieldIfDue() }
            }
            try await release(stored, until: deadline)
            if let failure { throw failure }
            return decoded
        } catch {
            throw error.about(sql.text, CallSite(file: file, line: line))
        }
    }

    /// Runs a statement and decodes its first row, if there is one.
    public func row<each Column: SQLDecodable>(
        _ sql: SQL, as columns: repeat (each Column).Type, until deadline: MonotonicInstant,
        file: StaticString = #fileID, line: UInt = #line
    ) async throws(MariaDBError) -> (repeat each Column)? {
        try await rows(sql, as: repeat each columns, until: deadline, file: file, line: line).first
    }

    /// Runs a statement of one column and decodes its first row, if there is one.
    public func row<Column: SQLDecodable>(
        _ sql: SQL, as column: Column.Type, until deadline: MonotonicInstant,
        file: StaticString = #fileID, line: UInt = #line
    ) async throws(MariaDBError) -> Column? {
        let decoded: [Column] = try await rows(sql, as: column, until: deadline, file: file, line: line)
        return decoded.first
    }

    /// After so many rows the clock is looked at.
    private static let rowsBetweenYields = 32

    /// Runs a statement to where all its rows are here.
    private func ask(_ sql: SQL, until deadline: MonotonicInstant) async throws(MariaDBError) -> StoredRows {
        guard let statement = try await prepared(sql, until: deadline) else {
            return try await askAsText(sql, until: deadline)
        }
        try await execute(statement, sql, until: deadline)
        guard mysql_stmt_field_count(statement.handle) > 0 else {
            try await finish(statement, until: deadline)
            throw MariaDBError(.decoding, "the statement gives no rows")
        }
        try await store(statement, until: deadline)
        guard let stored = StoredRows(statement) else { throw MariaDBError(.decoding, "the result has no columns") }
        return stored
    }

    private func release(_ stored: StoredRows, until deadline: MonotonicInstant) async throws(MariaDBError) {
        stored.freeText()
        if let statement = stored.statement { try await finish(statement, until: deadline) }
    }
}

extension RowReader {
    /// How many types there are.
    fileprivate static func count<each Column>(_: repeat (each Column).Type) -> Int {
        var count = 0
        for _ in repeat (each Column).self { count += 1 }
        return count
    }
}
