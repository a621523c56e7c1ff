import MariaDB

/// Whatever rows can be read from: a fill's connection, a transaction.
protocol RowReading {
    /// Reads rows.
    func rows<each Column: SQLDecodable>(
        _ sql: SQL, as columns: repeat (each Column).Type
    ) async throws -> [(repeat each Column)]
}

extension ReadSession: RowReading {}
extension WriterTransaction: RowReading {}
