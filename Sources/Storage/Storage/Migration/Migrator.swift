public import Basics
import EventLoop
public import MariaDB

/// Brings a database to the schema of this release: forward only, each migration once, recorded with its checksum.
/// Nodes that start together agree by a lock in the server; the second finds nothing to do.
public struct Migrator {
    private let connection: MariaDBConnection
    private let log: Log

    /// Who waits for another node's migrations waits so long.
    public static let lockSeconds = 60
    /// A single migration ends after so long.
    public static let migrationSeconds = 600

    private struct Record {
        let checksum: String
        let isFinished: Bool
    }

    /// A migrator on a connection whose account may change the schema.
    public init(_ connection: MariaDBConnection, log: Log) { (self.connection, self.log) = (connection, log) }

    /// Runs the migrations that have not been run and gives them.
    public func run(_ migrations: [Migration]) async throws -> [Migration] {
        try await lock()
        do {
            let applied = try await runLocked(migrations)
            try await unlock()
            return applied
        } catch {
            try? await unlock()
            throw error
        }
    }

    private func lock() async throws {
        let sql: SQL = "SELECT GET_LOCK('vitrine_migrations', \(Migrator.lockSeconds))"
        let taken = try await connection.row(sql, as: Int?.self, until: deadline(Migrator.lockSeconds + 5))
        guard taken == .some(1) else {
            throw MigrationError("another node has been migrating for \(Migrator.lockSeconds) s; try again")
        }
    }

    private func unlock() async throws {
        _ = try await connection.row("SELECT RELEASE_LOCK('vitrine_migrations')", as: Int?.self, until: deadline(5))
    }

    private func runLocked(_ migrations: [Migration]) async throws -> [Migration] {
        try await connection.text("SET SESSION lock_wait_timeout = 5", until: deadline(5))
        try await connection.text(
            """
            CREATE TABLE IF NOT EXISTS migration (
              version INT UNSIGNED NOT NULL PRIMARY KEY, name VARCHAR(191) NOT NULL, checksum CHAR(64) NOT NULL,
              started_at DATETIME NOT NULL, finished_at DATETIME NULL
            ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4
            """, until: deadline(30))
        let done = try await records()
        var applied: [Migration] = []
        for migration in migrations {
            if let record = done[migration.version] {
                try check(record, migration)
                guard !record.isFinished else { continue }
                try await finish(migration)
            } else {
                try await run(migration)
            }
            applied.append(migration)
        }
        return applied
    }

    private func records() async throws -> [Int: Record] {
        let rows = try await connection.rows(
            "SELECT version, checksum, finished_at IS NOT NULL FROM migration", as: Int.self, String.self, Bool.self,
            until: deadline(5))
        return Dictionary(rows.map { ($0.0, Record(checksum: $0.1, isFinished: $0.2)) }) { first, _ in first }
    }

    private func check(_ record: Record, _ migration: Migration) throws(MigrationError) {
        guard record.checksum == migration.checksum else {
            throw MigrationError(
                "migration \(migration.version) (\(migration.name)) is not the file that was run: "
                    + "migrations are never changed, add one")
        }
    }

    private func run(_ migration: Migration) async throws {
        log.debug("migration \(migration.version) \(migration.name)")
        if migration.isDDL {
            try await runDDL(migration)
        } else {
            try await connection.withTransaction(until: deadline(Migrator.migrationSeconds)) {
                for statement in migration.statements {
                    try await connection.text(statement, until: deadline(Migrator.migrationSeconds))
                }
                try await record(migration, isFinished: true)
            }
        }
    }

    /// What the server says of DDL that has taken effect already: the table, column, key or constraint is there (1050,
    /// 1060, 1061, 1826), or is gone, maybe under another name (1051, 1054, 1091, 1146).
    private static let doneCodes: Set<Int> = [1_050, 1_051, 1_054, 1_060, 1_061, 1_091, 1_146, 1_826]

    /// Finishes what a process began that was killed meanwhile. A statement of DDL takes effect whole or not at all,
    /// and the dead process's lock was not free before its statement had ended: so it is run again, and where it had
    /// taken effect the server says so.
    private func finish(_ migration: Migration) async throws {
        log.notice("migration \(migration.version) \(migration.name) was begun and not finished: finishing it")
        for statement in migration.statements { try await runAgain(statement) }
        try await recordEnd(of: migration)
    }

    private func runAgain(_ statement: String) async throws(MariaDBError) {
        do {
            try await connection.text(statement, until: deadline(Migrator.migrationSeconds))
        } catch {
            guard Migrator.doneCodes.contains(error.code) else { throw error }
            log.debug("it had taken effect: \(error.message)")
        }
    }

    /// DDL commits by itself: a row says that it was begun, and another that it was finished. A process that dies
    /// between the two leaves an unfinished row, and a statement that failed leaves none.
    private func runDDL(_ migration: Migration) async throws {
        try await record(migration, isFinished: false)
        do {
            for statement in migration.statements {
                try await connection.text(statement, until: deadline(Migrator.migrationSeconds))
            }
        } catch {
            _ = try await connection.run(
                "DELETE FROM migration WHERE version = \(migration.version)", until: deadline(5))
            throw error
        }
        try await recordEnd(of: migration)
    }

    private func recordEnd(of migration: Migration) async throws {
        _ = try await connection.run(
            "UPDATE migration SET finished_at = NOW() WHERE version = \(migration.version)", until: deadline(5))
    }

    private func record(_ migration: Migration, isFinished: Bool) async throws {
        _ = try await connection.run(
            """
            INSERT INTO migration (version, name, checksum, started_at, finished_at)
            VALUES (
              \(migration.version), \(migration.name), \(migration.checksum), NOW(), IF(\(isFinished), NOW(), NULL))
            """, until: deadline(5))
    }

    private func deadline(_ seconds: Int) -> MonotonicInstant {
        MonotonicInstant.now().advanced(by: .seconds(seconds))
    }
}
