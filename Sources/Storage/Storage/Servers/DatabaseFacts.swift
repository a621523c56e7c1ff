import Basics
public import EventLoop
public import MariaDB

/// What a database server says of itself, for those who look after it.
public struct DatabaseFacts: Sendable {
    /// As the server writes it, as in `10.11.19-MariaDB`.
    public let version: String
    /// Whether the server takes no writes.
    public let isReadOnly: Bool
    /// The most connections the server accepts, and the most prepared statements it keeps.
    public let connectionsMax: Int
    public let preparedStatementsMax: Int
    /// The number of the newest migration; nil where the database is empty.
    public let schemaVersion: Int?
    /// How far the change feed has come here; nil where there is none.
    public let position: UInt64?

    /// A server that is asked answers within this, or is away.
    private static let secondsMax = 5

    /// Asks one server. Names are looked up on `names`.
    public static func ask(
        _ endpoint: DatabaseEndpoint, on loop: EventLoop, names: BlockingPool
    ) async throws -> DatabaseFacts {
        let deadline = MonotonicInstant.now().advanced(by: .seconds(secondsMax))
        let connection = try await MariaDBConnection.open(endpoint, on: loop, names: names, until: deadline)
        defer { connection.close() }
        let row = try await connection.rows(
            """
            SELECT VERSION(), @@read_only OR @@innodb_read_only, @@max_connections, @@max_prepared_stmt_count,
              (SELECT COUNT(*) FROM information_schema.tables
               WHERE table_schema = DATABASE() AND table_name IN ('migration', 'change_head'))
            """,
            as: String.self, Bool.self, Int.self, Int.self, Int.self, until: deadline
        ).first
        guard let (version, isReadOnly, connections, statements, tables) = row else {
            throw MariaDBError(.other, "the server says nothing of itself")
        }
        // Without its tables the database is not ours yet: the two questions would be errors.
        guard tables == 2 else {
            return DatabaseFacts(
                version: version, isReadOnly: isReadOnly, connectionsMax: connections,
                preparedStatementsMax: statements, schemaVersion: nil, position: nil)
        }
        let schema = try await connection.rows(
            "SELECT MAX(version) FROM migration WHERE finished_at IS NOT NULL", as: Int?.self, until: deadline)
        let head = try await connection.rows(
            "SELECT position FROM change_head WHERE id = 1", as: UInt64.self, until: deadline)
        return DatabaseFacts(
            version: version, isReadOnly: isReadOnly, connectionsMax: connections,
            preparedStatementsMax: statements, schemaVersion: schema.first ?? nil, position: head.first)
    }
}
