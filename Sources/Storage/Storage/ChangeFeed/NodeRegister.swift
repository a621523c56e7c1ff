import Basics
import EventLoop
import MariaDB

/// Which nodes serve, and how far each has come: what a command waits for that wants every node to have followed.
public struct NodeRegister {
    private let writer: Writer

    /// A node that has not said anything for so long serves no more.
    public static let aliveSeconds = 10
    /// A node says so often that it is there.
    public static let heartbeatSeconds = 2
    /// What is known of a node that is gone is kept for so long.
    private static let keptHours = 24

    /// The register on the writer.
    public init(_ writer: Writer) { self.writer = writer }

    /// A name for a node of this process: 16 hexadecimal digits.
    public static func newName(using generator: inout some RandomNumberGenerator) -> String {
        let digits = String(generator.next() as UInt64, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// Says that a node is there and what it shows is as new as `position`.
    public func announce(_ node: String, host: String, position: UInt64) async throws {
        try await writer.run(
            """
            INSERT INTO node (id, host, position, seen_at) VALUES (\(node), \(host), \(position), UTC_TIMESTAMP())
            ON DUPLICATE KEY UPDATE host = VALUES(host), position = VALUES(position), seen_at = VALUES(seen_at)
            """)
    }

    /// Takes a node out that ends, and those that ended without a word long ago.
    public func leave(_ node: String) async throws {
        try await writer.run(
            """
            DELETE FROM node WHERE id = \(node) OR seen_at < UTC_TIMESTAMP() - INTERVAL \(NodeRegister.keptHours) HOUR
            """)
    }

    /// The nodes that serve now: their hosts, and how far they have come.
    public func nodes() async throws -> [(host: String, position: UInt64)] {
        try await writer.rows(
            """
            SELECT host, position FROM node
            WHERE seen_at >= UTC_TIMESTAMP() - INTERVAL \(NodeRegister.aliveSeconds) SECOND ORDER BY host, id
            """, as: String.self, UInt64.self
        ).map { (host: $0.0, position: $0.1) }
    }

    /// Tells every node to drop and rebuild everything, and gives the position to wait for.
    public func tellAll() async throws -> UInt64 {
        try await writer.transaction { $0.touch(.everything) }
        return try await writer.rows("SELECT position FROM change_head WHERE id = 1", as: UInt64.self).first ?? 0
    }
}
