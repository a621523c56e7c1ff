import Basics
import EventLoop
public import MariaDB

/// The database that catalogue fills, listings and reports are read from. It has no function that writes, and its
/// sessions are read-only on the server too.
public final class Reader {
    let pool: ConnectionPool

    /// Until when nothing is asked of the reader because it did not answer.
    private var awayUntil = MonotonicInstant(nanoseconds: 0)

    /// A reader that does not answer is left alone for so long, so that not every page waits for it.
    public static let restSeconds = 5
    /// A statement on the reader ends after so long, or at the request's deadline.
    public static let statementSeconds = 5

    /// The reader behind a pool.
    public init(_ pool: ConnectionPool) { self.pool = pool }

    /// Whether the reader is being left alone.
    var isAway: Bool { MonotonicInstant.now() < awayUntil }

    /// Leaves the reader alone for a while.
    func rest() { awayUntil = MonotonicInstant.now().advanced(by: .seconds(Reader.restSeconds)) }

    /// Reads rows as far as the reader has come.
    public func rows<each Column: SQLDecodable>(
        _ sql: SQL, as columns: repeat (each Column).Type
    ) async throws -> [(repeat each Column)] {
        let deadline = RequestDeadline.within(.seconds(Reader.statementSeconds))
        return try await pool.withConnection(until: deadline) { connection in
            try await connection.rows(sql, as: repeat each columns, until: deadline)
        }
    }
}
