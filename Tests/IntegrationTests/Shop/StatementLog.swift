import Basics
import EventLoop
import MariaDB

/// What a node asks its two databases, as their general logs say.
///
/// The servers write a prepared statement's values down only where it was prepared while they were logging.
struct StatementLog {
    private let sockets: [String]
    private let database: String

    /// The log of a running shop's servers, which is on from now on.
    init(of shop: RunningShop) throws {
        sockets = ["reader", "writer"].map { "\(shop.folder)/run/\($0).sock" }
        let setting = TextFile.read("\(shop.folder)/vitrine.conf").split(separator: "\n")
            .first { $0.hasPrefix("database = ") }
        database = setting.map { String($0.dropFirst("database = ".count)) } ?? "vitrine"
        try each { connection, deadline in
            try await connection.script("SET GLOBAL log_output = 'TABLE'; SET GLOBAL general_log = 1", until: deadline)
            return []
        }
    }

    /// What was asked since this was called last, on the reader first; what nodes ask by themselves is left out, and so
    /// is what the reader takes over from the writer.
    @discardableResult
    func take() throws -> [String] {
        let all = try each { connection, deadline in
            let rows = try await connection.rows(
                """
                SELECT CONVERT(argument USING utf8mb4) FROM mysql.general_log
                WHERE command_type IN ('Query', 'Execute') ORDER BY event_time
                """, as: String.self, until: deadline)
            // Out of the binary log: a position of the reader's own would end its replication.
            try await connection.script("SET SESSION sql_log_bin = 0; TRUNCATE mysql.general_log", until: deadline)
            return rows
        }
        return all.filter { text in
            text != "BEGIN" && text != "SELECT 1" && !StatementLog.ownWork.contains { text.contains($0) }
        }
    }

    /// How the writer would look a statement up: each table with how it is read and which indexes could help.
    func plan(_ statement: String) throws -> [(table: String, way: String, keys: String?)] {
        let (database, socket) = (database, sockets[1])
        return try EventLoop.runToEnd { loop in
            let deadline = MonotonicInstant.now().advanced(by: .seconds(10))
            let connection = try await StatementLog.open(socket, database, on: loop, until: deadline)
            defer { connection.close() }
            let rows = try await connection.rows(
                SQL(verbatim: "EXPLAIN \(statement)"), as: Int64?.self, String.self, String?.self, String?.self,
                String?.self, String?.self, String?.self, String?.self, String?.self, String?.self, until: deadline)
            return rows.map { (table: $0.2 ?? "", way: $0.3 ?? "", keys: $0.4) }
        }
    }

    /// The change feed, the register of nodes, new sessions, this log itself, and the ends of what is replicated.
    private static let ownWork = ["l.position >", " node ", "SET SESSION", "@@", "general_log", "Xid_log_event"]

    @discardableResult
    private func each(
        _ body: @escaping (MariaDBConnection, MonotonicInstant) async throws -> [String]
    ) throws -> [String] {
        try sockets.flatMap { socket in
            try EventLoop.runToEnd { loop in
                let deadline = MonotonicInstant.now().advanced(by: .seconds(10))
                let connection = try await StatementLog.open(socket, "mysql", on: loop, until: deadline)
                defer { connection.close() }
                return try await body(connection, deadline)
            }
        }
    }

    private static func open(
        _ socket: String, _ database: String, on loop: EventLoop, until deadline: MonotonicInstant
    ) async throws -> MariaDBConnection {
        let endpoint = DatabaseEndpoint(
            address: .unixSocket(path: socket), user: Account.current().name, database: database)
        return try await MariaDBConnection.open(endpoint, on: loop, until: deadline)
    }
}
