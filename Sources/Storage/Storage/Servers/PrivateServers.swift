import Basics
public import EventLoop
public import MariaDB

/// What the private servers of a local stack are told: users, and who replicates from whom. Each step is harmless
/// when it has been done before.
public struct PrivateServers {
    private let loop: EventLoop

    /// A step ends after so long.
    private static let stepSeconds = 20

    /// Works on a loop.
    public init(on loop: EventLoop) { self.loop = loop }

    /// Whether a server takes commands.
    public func answers(_ endpoint: DatabaseEndpoint) async -> Bool {
        (try? await run([], on: endpoint)) != nil
    }

    /// Makes the database and its users. The shop's user has everything in the shop's database, and neither SUPER nor
    /// READ ONLY ADMIN: what is read-only stays so for it. Names and passwords hold letters and digits only.
    public func prepareWriter(
        _ administrator: DatabaseEndpoint, database: String, user: String, password: String, replica: String,
        replicaPassword: String
    ) async throws {
        try await run(
            [
                "SET GLOBAL read_only = 0",
                "CREATE DATABASE IF NOT EXISTS \(database) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci",
            ]
                + ["localhost", "127.0.0.1"].flatMap { host in
                    [
                        "CREATE OR REPLACE USER \(user)@'\(host)' IDENTIFIED BY '\(password)'",
                        "GRANT ALL PRIVILEGES ON \(database).* TO \(user)@'\(host)'",
                    ]
                } + [
                    "CREATE OR REPLACE USER \(replica)@'127.0.0.1' IDENTIFIED BY '\(replicaPassword)'",
                    "GRANT REPLICATION SLAVE ON *.* TO \(replica)@'127.0.0.1'",
                ], on: administrator)
    }

    /// Lets the reader follow the writer from where it is and refuse writes.
    public func prepareReader(
        _ administrator: DatabaseEndpoint, writerPort: Int, replica: String, replicaPassword: String
    ) async throws {
        try await run(
            [
                "STOP SLAVE",
                """
                CHANGE MASTER TO MASTER_HOST = '127.0.0.1', MASTER_PORT = \(writerPort), MASTER_USER = '\(replica)',
                MASTER_PASSWORD = '\(replicaPassword)', MASTER_USE_GTID = slave_pos, MASTER_CONNECT_RETRY = 1
                """,
                "SET GLOBAL read_only = 1",
                "START SLAVE",
            ], on: administrator)
    }

    private func run(_ statements: [String], on endpoint: DatabaseEndpoint) async throws {
        let deadline = MonotonicInstant.now().advanced(by: .seconds(PrivateServers.stepSeconds))
        let connection = try await MariaDBConnection.open(endpoint, on: loop, names: nil, until: deadline)
        defer { connection.close() }
        for statement in statements { try await connection.text(statement, until: deadline) }
    }
}
