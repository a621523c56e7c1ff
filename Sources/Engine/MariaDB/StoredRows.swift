import CMariaDB

/// The rows of one answer in the client library's memory, read one after the other.
struct StoredRows {
    /// How many rows there are.
    let count: Int
    private let fields: UnsafeMutablePointer<MYSQL_FIELD>
    private let fieldCount: Int
    private var source: Source

    private enum Source {
        case prepared(PreparedStatement, next: MYSQL_ROW_OFFSET?)
        case text(UnsafeMutablePointer<MYSQL_RES>)
    }

    /// The rows that a prepared statement has stored.
    init?(_ statement: PreparedStatement) {
        guard let fields = mariadb_stmt_fetch_fields(statement.handle) else { return nil }
        self.fields = fields
        fieldCount = Int(mysql_stmt_field_count(statement.handle))
        count = Int(mysql_stmt_num_rows(statement.handle))
        source = .prepared(statement, next: mysql_stmt_row_tell(statement.handle))
    }

    /// The rows of a statement that was sent as text.
    init?(_ result: UnsafeMutablePointer<MYSQL_RES>) {
        guard let fields = mysql_fetch_fields(result) else { return nil }
        self.fields = fields
        fieldCount = Int(mysql_num_fields(result))
        count = Int(mysql_num_rows(result))
        source = .text(result)
    }

    /// The prepared statement whose rows these are, to be finished when they have been read.
    var statement: PreparedStatement? {
        if case .prepared(let statement, _) = source { statement } else { nil }
    }

    /// A reader of the next row.
    mutating func next() -> RowReader? {
        switch source {
        case .prepared(let statement, let row):
            guard let row else { return nil }
            source = .prepared(statement, next: row.pointee.next)
            let bytes = UnsafeRawBufferPointer(start: row.pointee.data, count: Int(row.pointee.length))
            return RowReader(binary: bytes, fields: fields, fieldCount: fieldCount)
        case .text(let result):
            guard let row = mysql_fetch_row(result), let lengths = mysql_fetch_lengths(result) else { return nil }
            return RowReader(text: row, lengths: lengths, fields: fields, fieldCount: fieldCount)
        }
    }

    /// An error when the caller expects another number of columns.
    func mismatch(columnCount: Int) -> MariaDBError? {
        guard columnCount != fieldCount else { return nil }
        return MariaDBError(.decoding, "the result has \(fieldCount) columns where \(columnCount) were expected")
    }

    /// Frees the rows of a statement that was sent as text.
    func freeText() {
        if case .text(let result) = source { mysql_free_result(result) }
    }
}
