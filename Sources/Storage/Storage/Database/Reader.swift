import Basics
import EventLoop
package import MariaDB

/// The database that catalogue fills, listings and reports are read from. It has no function that writes, and its
/// sessions are read-only on the server too.
package final class Reader {
    let pool: ConnectionPool

    /// A statement on the reader ends after so long, or at the request's deadline.
    package static let statementSeconds = 5

    /// The reader behind a pool.
    package init(_ pool: ConnectionPool) { self.pool = pool }

    /// Reads rows as far as the reader has come.
    package func rows<each Column: SQLDecodable>(
        _ sql: SQL, as columns: repeat (each Column).Type
    ) async throws -> [(repeat each Column)] {
        let deadline = RequestDeadline.within(.seconds(Reader.statementSeconds))
        return try await pool.withConnection(until: deadline) { connection in
            try await connection.rows(sql, as: repeat each columns, until: deadline)
        }
    }
}
