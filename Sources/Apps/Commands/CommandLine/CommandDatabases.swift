import EventLoop
import MariaDB
import Storage

/// The databases of a command that does its work and ends: the writer alone where it reads what it has just written.
enum CommandDatabases {
    private static let queueDepthMax = 8

    /// Lends connections to `body` and closes them afterwards.
    static func use<Value>(
        _ configuration: NodeConfiguration, readers: [DatabaseEndpoint] = [], on loop: EventLoop,
        _ body: (Databases) async throws -> Value
    ) async throws -> Value {
        let names = try BlockingPool(named: "names", threadCount: 1, queueDepthMax: queueDepthMax)
        let databases = Databases(
            Databases.Settings(writers: configuration.writers, readers: readers), on: loop, names: names)
        defer {
            databases.close()
            names.close()
        }
        return try await body(databases)
    }
}
