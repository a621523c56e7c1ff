import MariaDB

/// Where rows can be read from: a fill's connection, the writer, or a transaction on it. What several of them read is
/// written once, as an extension.
protocol RowSource {
    /// The rows of a statement.
    func rows<each Column: SQLDecodable>(
        _ sql: SQL, as columns: repeat (each Column).Type
    ) async throws -> [(repeat each Column)]
}

extension ReadSession: RowSource {}
extension Writer: RowSource {}
extension WriterTransaction: RowSource {}
