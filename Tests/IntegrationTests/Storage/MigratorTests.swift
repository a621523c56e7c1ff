import Basics
import MariaDB
import Storage
import Testing

@Suite("Migrations")
struct MigratorTests {
    private static func migration(_ file: String, _ sql: String) throws -> Migration {
        try MigrationFiles.migration(named: file, Array(sql.utf8))
    }

    @Test("each is run once, in order, and a changed file is refused")
    func once() throws {
        try TestDatabase.run { _, databases in
            let first = try MigratorTests.migration("9001_a.sql", "CREATE TABLE a (id INT);\n")
            let second = try MigratorTests.migration(
                "9002_b.sql", "INSERT INTO a VALUES (1);\nINSERT INTO a VALUES (2);\n")
            let applied = try await databases.writer.migrate([first, second], log: .silent)
            #expect(applied.map(\.version) == [9001, 9002])
            #expect(applied.map(\.name) == ["a", "b"])
            let again = try await databases.writer.migrate([first, second], log: .silent)
            #expect(again.isEmpty)
            #expect(try await databases.writer.rows("SELECT id FROM a ORDER BY id", as: Int.self) == [1, 2])
            let changed = try MigratorTests.migration("9002_b.sql", "INSERT INTO a VALUES (3);\n")
            await #expect(throws: MigrationError.self) {
                _ = try await databases.writer.migrate([first, changed], log: .silent)
            }
        }
    }

    @Test("data statements happen together or not at all")
    func together() throws {
        try TestDatabase.run { _, databases in
            let broken = try MigratorTests.migration(
                "9003_c.sql", "UPDATE website SET name = 'x';\nINSERT INTO nowhere VALUES (1);\n")
            await #expect(throws: (any Error).self) {
                _ = try await databases.writer.migrate([broken], log: .silent)
            }
            let names = try await databases.writer.rows("SELECT name FROM website WHERE name = 'x'", as: String.self)
            #expect(names.isEmpty)
        }
    }

    @Test(
        "one that a killed process has begun is finished, whether it had taken effect or not",
        arguments: [
            ("CREATE TABLE d (id INT)", "DROP TABLE d"),
            ("ALTER TABLE website ADD COLUMN extra INT NULL, ADD KEY extra (extra)", "DROP COLUMN extra"),
            ("ALTER TABLE website ADD KEY by_name (name)", "DROP KEY by_name"),
            ("ALTER TABLE website ADD CONSTRAINT named CHECK (name <> '-')", "DROP CONSTRAINT named"),
            ("ALTER TABLE website MODIFY COLUMN name CHAR(180) NOT NULL", "MODIFY COLUMN name CHAR(170) NOT NULL"),
            ("ALTER TABLE website RENAME COLUMN name TO title", "RENAME COLUMN title TO name"),
            ("DROP TABLE old", "CREATE TABLE old (id INT)"), ("RENAME TABLE old TO new", "RENAME TABLE new TO old"),
        ])
    func unfinished(sql: String, undoing: String) throws {
        try TestDatabase.run { _, databases in
            let writer = databases.writer
            func run(_ text: String) async throws { _ = try await writer.run(SQL(verbatim: text)) }
            try await run("CREATE TABLE old (id INT)")
            let migration = try MigratorTests.migration("9004_d.sql", sql + ";\n")
            _ = try await writer.migrate([migration], log: .silent)
            for isUndone in [false, true] {
                try await run("UPDATE migration SET finished_at = NULL WHERE version = 9004")
                if isUndone {
                    try await run(undoing.contains("TABLE") ? undoing : "ALTER TABLE website \(undoing)")
                }
                #expect(try await writer.migrate([migration], log: .silent).map(\.version) == [9004])
                #expect(try await writer.migrate([migration], log: .silent).isEmpty)
            }
        }
    }

    @Test("a file is named by its number, and DDL stands alone", arguments: ["x.sql", "12_a.sql", "0001a.sql"])
    func names(file: String) {
        #expect(throws: MigrationError.self) { try MigratorTests.migration(file, "SELECT 1;\n") }
        #expect(throws: MigrationError.self) {
            try MigratorTests.migration("0001_a.sql", "CREATE TABLE a (id INT);\nCREATE TABLE b (id INT);\n")
        }
    }
}
