import Basics
import EventLoop
import MariaDB
import Storage

/// `vitrine migrate`: brings the database to the schema of this release.
struct MigrateCommand: Command {
    private let configuration: NodeConfiguration

    init(_ words: ArraySlice<String>, _ environment: Environment) throws {
        let context = try CommandContext(words, environment, MigrateCommand.description)
        try context.expectNoWords()
        configuration = try NodeConfiguration(context.values)
    }

    func run() throws -> ExitStatus {
        let count = try EventLoop.runToEnd { loop in try await Migrations.run(configuration, on: loop) }
        writeLine(count == 0 ? "The database is up to date." : "\(count) migrations were run.", to: 1)
        return .ok
    }
}

/// Migrations, for the commands that need them.
enum Migrations {
    /// Runs those that have not been run and gives their number.
    static func run(_ configuration: NodeConfiguration, on loop: EventLoop) async throws -> Int {
        let migrations = try MigrationFiles.load(from: configuration.migrationsFolder)
        return try await CommandDatabases.use(configuration, on: loop) { databases in
            let count = try await databases.writer.migrate(migrations, log: configuration.log)
            try await SigningKeys.makeFirst(databases.writer)
            return count
        }
    }
}
