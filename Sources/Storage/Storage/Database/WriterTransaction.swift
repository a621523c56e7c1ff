import Basics
public import MariaDB

/// A transaction on the writer while it is open.
public final class WriterTransaction {
    private let connection: MariaDBConnection
    private let deadline: MonotonicInstant
    private var tags: Set<ChangeTag> = []
    /// What tells later whether this transaction was committed.
    var mark: CommitMark?

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
    func appendToChangeFeed() async throws {
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
