public import Basics
import Commerce
public import EventLoop
public import MariaDB

/// The database that takes writes. Private data (carts, sessions' owners, stock while selling) is read here too: a
/// shopper sees at once what she did, and nothing has to know how far the reader is behind.
public final class Writer {
    let pool: ConnectionPool
    private let loop: EventLoop

    /// A transaction runs at most so often: 1213 and 1205 undo it whole, and running it again is right.
    public static let attemptsMax = 4
    /// A transaction of work that no shopper waits for, such as a batch of an import, ends after so long.
    public static let batchSeconds = 120
    /// A statement on the writer ends after so long, or at the request's deadline.
    public static let statementSeconds = 5

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
        return try await noticingMoves {
            try await pool.withConnection(until: deadline) { connection in
                try await connection.rows(sql, as: repeat each columns, until: deadline)
            }
        }
    }

    /// Reads several tables on one connection, as the last committed transactions left them.
    func read<Value>(_ body: (ReadSession) async throws -> Value) async throws -> Value {
        let deadline = RequestDeadline.within(.seconds(Writer.statementSeconds))
        return try await noticingMoves {
            try await pool.withConnection(until: deadline) { connection in
                try await body(ReadSession(connection: connection, deadline: deadline))
            }
        }
    }

    /// Runs one statement as a transaction of its own. For what no cache holds.
    @discardableResult
    public func run(_ sql: SQL) async throws -> Effect {
        let deadline = RequestDeadline.within(.seconds(Writer.statementSeconds))
        return try await noticingMoves {
            try await pool.withConnection(until: deadline) { connection in
                try await connection.run(sql, until: deadline)
            }
        }
    }

    /// Runs `body` in a transaction and commits what it did, with the tags it touched as the change feed's last
    /// statements. On a deadlock the whole body runs again: it must have no effect outside. All of it
    /// ends after `span`, or at the request's deadline.
    @discardableResult
    public func transaction<Value>(
        within span: TimeSpan = .seconds(Writer.statementSeconds), _ body: (WriterTransaction) async throws -> Value
    ) async throws -> Value {
        let deadline = RequestDeadline.within(span)
        var attempt = 1
        while true {
            do {
                return try await once(body, until: deadline)
            } catch let error as MariaDBError where error.isWorthRetrying && attempt < Writer.attemptsMax {
                attempt += 1
                await loop.sleep(for: .milliseconds(Int.random(in: 1...(4 * attempt))))
            }
        }
    }

    private func once<Value>(
        _ body: (WriterTransaction) async throws -> Value, until deadline: MonotonicInstant
    ) async throws -> Value {
        try await noticingMoves {
            try await pool.withConnection(until: deadline) { connection in
                try await connection.withTransaction(until: deadline) {
                    let transaction = WriterTransaction(connection, until: deadline)
                    let value = try await body(transaction)
                    try await transaction.appendToChangeFeed()
                    return value
                }
            }
        }
    }

    /// A server that refuses writes keeps its connections alive: all of them are dropped, so that the next one asks
    /// anew who the writer is.
    private func noticingMoves<Value>(_ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch let error as MariaDBError where error.kind == .writerMoved {
            pool.dropAll()
            throw error
        }
    }
}

extension MariaDBError {
    fileprivate var isWorthRetrying: Bool { kind == .deadlock || kind == .lockWaitTimeout }
}

/// A transaction on the writer while it is open.
public final class WriterTransaction {
    private let connection: MariaDBConnection
    private let deadline: MonotonicInstant
    private var tags: Set<ChangeTag> = []

    /// More tags than this become one that stands for everything.
    public static let tagsMax = 2_000

    init(_ connection: MariaDBConnection, until deadline: MonotonicInstant) {
        (self.connection, self.deadline) = (connection, deadline)
    }

    /// Reads rows; what this transaction wrote is among them.
    public func rows<each Column: SQLDecodable>(
        _ sql: SQL, as columns: repeat (each Column).Type
    ) async throws -> [(repeat each Column)] {
        try await connection.rows(sql, as: repeat each columns, until: deadline)
    }

    /// This transaction as a session for functions that only read.
    var session: ReadSession { ReadSession(connection: connection, deadline: deadline) }

    /// Runs a statement that gives no rows.
    @discardableResult
    public func run(_ sql: SQL) async throws -> Effect {
        try await connection.run(sql, until: deadline)
    }

    /// Notes that caches must drop what depends on `tag` when this transaction has been committed.
    public func touch(_ tag: ChangeTag) { tags.insert(tag) }

    /// The last statements: the head's row lock, held until the commit, makes the order of positions the order of
    /// commits.
    fileprivate func appendToChangeFeed() async throws {
        guard !tags.isEmpty else { return }
        let all = tags.count > WriterTransaction.tagsMax ? [.everything] : tags
        let listed = all.map(\.text).sorted()
        let position = try await run(
            "UPDATE change_head SET position = LAST_INSERT_ID(position + 1) WHERE id = 1"
        ).lastInsertID
        let rows = listed.map { [Int64(position), $0] as [any SQLParameter] }
        try await run("INSERT INTO change_log (position, tag) VALUES \(rows: rows)")
    }
}
