import Basics
import EventLoop
import JSON
import MariaDB
import Storage

/// `vitrine migrate`: brings the database to the schema of this release.
struct MigrateCommand: Command {
    private let configuration: NodeConfiguration
    private let writesJSON: Bool

    init(_ words: ArraySlice<String>, _ environment: Environment) throws {
        let context = try CommandContext(words, environment, MigrateCommand.description)
        try context.expectNoWords()
        writesJSON = context.arguments.has("json")
        configuration = try NodeConfiguration(context.values)
    }

    func run() throws -> ExitStatus {
        let applied = try EventLoop.runToEnd { loop in try await Migrations.run(configuration, on: loop) }
        writeLine(writesJSON ? MigrateCommand.json(applied) : MigrateCommand.summary(applied.count), to: 1)
        return .ok
    }

    private static func summary(_ count: Int) -> String {
        count == 0 ? "The database is up to date." : "\(count) migrations were run."
    }

    private static func json(_ applied: [Migration]) -> String {
        var json = JSONWriter(escaping: .plain)
        json.object { json in
            json.array("applied") { json in
                for migration in applied {
                    json.object { json in
                        json.member("version", migration.version)
                        json.member("name", migration.name)
                    }
                }
            }
        }
        return String(utf8: json.takeBytes())
    }
}

/// Migrations, for the commands that need them.
enum Migrations {
    /// Runs those that have not been run and gives them.
    static func run(_ configuration: NodeConfiguration, on loop: EventLoop) async throws -> [Migration] {
        let migrations = try MigrationFiles.load(from: configuration.migrationsFolder)
        return try await CommandDatabases.use(configuration, on: loop) { databases in
            let applied = try await databases.writer.migrate(migrations, log: configuration.log)
            try await SigningKeys.makeFirst(databases.writer)
            return applied
        }
    }
}
