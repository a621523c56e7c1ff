import Basics
import EventLoop
import MariaDB
import Storage

/// A migrated database of a test's own on the private writer.
enum TestDatabase {
    /// Runs `body` on a loop with connections to a fresh database, by way of `proxy` where one is given.
    static func run<Result>(
        connectionsMax: Int = 16, through proxy: FaultyProxy? = nil,
        _ body: @escaping (EventLoop, Databases) async throws -> Result
    ) throws -> Result {
        try EventLoop.runToEnd { loop in
            let pool = try BlockingPool(named: "names", threadCount: 1, queueDepthMax: 8)
            let databases = try await fresh(on: loop, pool, connectionsMax, proxy)
            defer {
                databases.close()
                pool.close()
            }
            _ = try await databases.writer.migrate(
                MigrationFiles.load(from: "\(RunningShop.root)/Migrations"), log: .silent)
            return try await body(loop, databases)
        }
    }

    private static func fresh(
        on loop: EventLoop, _ pool: BlockingPool, _ connectionsMax: Int, _ proxy: FaultyProxy?
    ) async throws -> Databases {
        var endpoint = IntegrationServers.shared.writerEndpoint
        let name = "test_\(UInt64.random(in: .min ... .max))"
        let deadline = MonotonicInstant.now().advanced(by: .seconds(10))
        let connection = try await MariaDBConnection.open(endpoint, on: loop, until: deadline)
        try await connection.text(
            "CREATE DATABASE \(name) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci", until: deadline)
        connection.close()
        endpoint.database = name
        if let proxy { endpoint.address = .tcp(host: "127.0.0.1", port: proxy.port) }
        var settings = Databases.Settings(writers: [endpoint], readers: [endpoint])
        settings.writerConnectionsMax = connectionsMax
        return Databases(settings, on: loop, names: pool)
    }
}
