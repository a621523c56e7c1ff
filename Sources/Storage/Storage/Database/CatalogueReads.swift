import Basics
import EventLoop
import MariaDB

/// What was read, and the feed position that it is at least as new as.
struct Positioned<Value> {
    let value: Value
    let position: UInt64
}

/// One connection while a fill reads several tables.
struct ReadSession {
    let connection: MariaDBConnection
    let deadline: MonotonicInstant

    func rows<each Column: SQLDecodable>(
        _ sql: SQL, as columns: repeat (each Column).Type
    ) async throws -> [(repeat each Column)] {
        try await connection.rows(sql, as: repeat each columns, until: deadline)
    }
}

/// Reads for caches. Every fill reads the change feed's position on its own connection with its first statement, so the
/// cache can tell whether the data may be older than an invalidation.
///
/// A reader that is behind what the node has seen already (it lags, or was restored) is passed over: the fill is
/// repeated on the writer. So is a reader that fails, but not one with too long a line: the writer, which sells, must
/// not get the crowd as well.
struct CatalogueReads {
    let reader: Reader
    let writer: Writer
    let feed: FeedPosition

    func read<Value>(_ body: (ReadSession) async throws -> Value) async throws -> Positioned<Value> {
        let seen = feed.position
        if reader.pool !== writer.pool, !reader.isAway {
            do {
                if let fresh = try await positioned(on: reader.pool, atLeast: seen, body) { return fresh }
            } catch let error as MariaDBError where error.kind != .overloaded {
                reader.rest(after: error)
            }
        }
        guard let value = try await positioned(on: writer.pool, atLeast: 0, body) else {
            throw MariaDBError(.other, "change_head has no row: run `vitrine migrate`")
        }
        return value
    }

    private func positioned<Value>(
        on pool: ConnectionPool, atLeast least: UInt64, _ body: (ReadSession) async throws -> Value
    ) async throws -> Positioned<Value>? {
        let deadline = RequestDeadline.within(.seconds(Reader.statementSeconds))
        return try await pool.withConnection(until: deadline) { connection in
            let session = ReadSession(connection: connection, deadline: deadline)
            // One row by its key: who does not tell it soon hangs.
            let soon = MonotonicInstant.now().advanced(by: .seconds(Reader.answerSeconds))
            let asked =
                pool === writer.pool ? session : ReadSession(connection: connection, deadline: min(deadline, soon))
            let head = try await asked.rows("SELECT position FROM change_head WHERE id = 1", as: UInt64.self)
            guard let position = head.first, position >= least else { return nil }
            return Positioned(value: try await body(session), position: position)
        }
    }
}
