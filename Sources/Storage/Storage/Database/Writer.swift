import Basics
import Commerce
public import EventLoop
public import MariaDB

/// The database that takes writes. Private data (carts, sessions' owners, stock while selling) is read here too: a
/// shopper sees at once what she did, and nothing has to know how far the reader is behind.
public final class Writer {
    let pool: ConnectionPool
    let loop: EventLoop
    /// Since when there is no writer; nil while there is one.
    private var awaySince: MonotonicInstant?

    /// A transaction runs at most so often: 1213 and 1205 undo it whole, and running it again is right.
    public static let attemptsMax = 4
    /// A transaction of work that no shopper waits for, such as a batch of an import, ends after so long.
    public static let batchSeconds = 120
    /// A statement on the writer ends after so long, or at the request's deadline.
    public static let statementSeconds = 5

    /// Who has not let one sign in by then is away: sooner than a statement ends, so that others are not kept waiting.
    public static let openingSeconds = 3
    /// The writer that moves is waited for so long after it was last there: a planned change takes less. Later on what
    /// needs it is refused at once.
    public static let patienceMilliseconds = 1_000
    /// Between two attempts to find the writer.
    static let pauseMilliseconds = 50

    /// The writer behind a pool of `loop`.
    public init(_ pool: ConnectionPool, on loop: EventLoop) { (self.pool, self.loop) = (pool, loop) }

    /// Refuses a server that takes no writes: after a fail-over the old writer answers `SELECT 1` as before.
    static func probe(_ connection: MariaDBConnection, until deadline: MonotonicInstant) async throws(MariaDBError) {
        let isReadOnly = try await connection.row(
            "SELECT @@read_only OR @@innodb_read_only", as: Bool.self, until: deadline)
        if isReadOnly != false { throw MariaDBError(.writerMoved, "the server is read-only") }
    }

    /// Reads rows as the last committed transaction left them.
    public func rows<each Column: SQLDecodable>(
        _ sql: SQL, as columns: repeat (each Column).Type
    ) async throws -> [(repeat each Column)] {
        let deadline = RequestDeadline.within(.seconds(Writer.statementSeconds))
        return try await throughMoves(until: deadline) {
            try await pool.withConnection(until: deadline) { connection in
                try await connection.rows(sql, as: repeat each columns, until: deadline)
            }
        }
    }

    /// Reads several tables on one connection, as the last committed transactions left them.
    func read<Value>(_ body: (ReadSession) async throws -> Value) async throws -> Value {
        let deadline = RequestDeadline.within(.seconds(Writer.statementSeconds))
        return try await throughMoves(until: deadline) {
            try await pool.withConnection(until: deadline) { connection in
                try await body(ReadSession(connection: connection, deadline: deadline))
            }
        }
    }

    /// Runs one statement as a transaction of its own. For what no cache holds.
    @discardableResult
    public func run(_ sql: SQL) async throws -> Effect {
        let deadline = RequestDeadline.within(.seconds(Writer.statementSeconds))
        return try await throughMoves(until: deadline) {
            try await pool.withConnection(until: deadline) { connection in
                do throws(MariaDBError) {
                    return try await connection.run(sql, until: deadline)
                } catch {
                    // It committed itself, or did not: the answer is lost as a COMMIT's may be.
                    var error = error
                    error.commitUnknown = error.endsConnection
                    throw error
                }
            }
        }
    }
}

/// What a writer that moves means.
extension Writer {
    /// Runs `body`, and once more and again while the writer is on the move: `body` reads, or what it did is undone.
    func throughMoves<Value>(
        until deadline: MonotonicInstant, _ body: () async throws -> Value
    ) async throws -> Value {
        while true {
            do {
                let value = try await body()
                awaySince = nil
                return value
            } catch let error as MariaDBError {
                notice(error)
                guard error.kind == .writerMoved, !error.commitUnknown, hasPatience(until: deadline) else {
                    throw error
                }
                await loop.sleep(for: .milliseconds(Writer.pauseMilliseconds))
            }
        }
    }

    /// A server that refuses writes keeps its connections alive, and one that hangs would hold up whoever takes the
    /// next: they are dropped, so that the next one asks anew who the writer is.
    func notice(_ error: MariaDBError) {
        switch error.kind {
        case .writerMoved:
            pool.dropAll()
            awaySince = awaySince ?? .now()
        case .deadlinePassed where error.endsConnection: pool.dropResting()
        default: break
        }
    }

    private func hasPatience(until deadline: MonotonicInstant) -> Bool {
        guard let awaySince else { return true }
        let next = MonotonicInstant.now().advanced(by: .milliseconds(Writer.pauseMilliseconds))
        return next < awaySince.advanced(by: .milliseconds(Writer.patienceMilliseconds)) && next < deadline
    }
}
