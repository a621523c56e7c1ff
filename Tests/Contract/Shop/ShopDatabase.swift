import Basics
import EventLoop
import MariaDB
import Redis

/// The databases of a run on the private servers.
struct ShopDatabase {
    let servers: PrivateServers

    private static let statementSecondsMax = 60

    /// Makes an empty database.
    func create(_ name: String) throws(ContractError) {
        try script("CREATE DATABASE \(name) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci", in: nil)
    }

    /// Removes a database.
    func drop(_ name: String) throws(ContractError) { try script("DROP DATABASE \(name)", in: nil) }

    /// Runs statements, separated by semicolons.
    func script(_ statements: String, in database: String?) throws(ContractError) {
        try connected(to: database) { connection, deadline in
            try await connection.script(statements, until: deadline)
        }
    }

    /// Fills the tables of a migrated database with the rows of another. The tables are not copied themselves: a copy
    /// of a table has none of its foreign keys.
    func copy(_ source: String, to target: String) throws(ContractError) {
        try connected(to: target) { connection, deadline in
            let tables = try await connection.rows(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = \(source)", as: String.self,
                until: deadline)
            var statements = "SET foreign_key_checks = 0; SET sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO');"
            for table in tables {
                statements += "DELETE FROM \(table); INSERT INTO \(table) SELECT * FROM \(source).\(table);"
            }
            try await connection.script(statements, until: deadline)
        }
    }

    /// Sets configuration values in the default scope and tells the node of it as the shop's own writes do.
    func set(_ settings: [(path: String, value: String)], in database: String) throws(ContractError) {
        try connected(to: database) { connection, deadline in
            for setting in settings {
                _ = try await connection.run(
                    """
                    INSERT INTO config_value (path, scope, scope_id, value)
                    VALUES (\(setting.path), 'default', 0, \(setting.value))
                    ON DUPLICATE KEY UPDATE value = VALUES(value)
                    """, until: deadline)
            }
            try await connection.script(
                """
                START TRANSACTION; UPDATE change_head SET position = position + 1 WHERE id = 1;
                INSERT INTO change_log (position, tag) SELECT position, 'reference' FROM change_head WHERE id = 1;
                COMMIT
                """, until: deadline)
        }
    }

    /// Forgets what Redis holds: sessions, and counts of failed sign-ins.
    func forgetSessions() throws(ContractError) {
        let endpoint = RedisEndpoint(address: .unixSocket(path: servers.redisSocket))
        do {
            try EventLoop.runToEnd { loop in
                let client = RedisClient(loop: loop, endpoint: endpoint, log: .silent)
                defer { client.close() }
                _ = try await client.command("FLUSHALL")
            }
        } catch {
            throw ContractError("Redis: \(error).")
        }
    }

    private func connected(
        to database: String?, _ body: @escaping (MariaDBConnection, MonotonicInstant) async throws -> Void
    ) throws(ContractError) {
        let endpoint = DatabaseEndpoint(
            address: .unixSocket(path: servers.databaseSocket), user: "root", database: database)
        do {
            try EventLoop.runToEnd { loop in
                let deadline = MonotonicInstant.now().advanced(by: .seconds(ShopDatabase.statementSecondsMax))
                let connection = try await MariaDBConnection.open(endpoint, on: loop, until: deadline)
                defer { connection.close() }
                try await body(connection, deadline)
            }
        } catch {
            throw ContractError("The database: \(error).")
        }
    }
}
