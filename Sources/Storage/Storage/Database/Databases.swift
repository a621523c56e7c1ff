import Basics
public import EventLoop
public import MariaDB

/// Which of the two databases is read.
public enum DatabaseSide: Sendable {
    case reader, writer
}

/// One loop's connections to the writer and the reader. With one database configured the reader is the writer and
/// nothing else changes.
public final class Databases {
    public let writer: Writer
    public let reader: Reader

    /// Where the databases are and how many connections one loop may have to each.
    public struct Settings: Sendable {
        public var writers: [DatabaseEndpoint]
        /// Empty where there is one database only.
        public var readers: [DatabaseEndpoint]
        public var writerConnectionsMax = 8
        public var readerConnectionsMax = 8

        /// Settings with the usual limits for each loop.
        public init(writers: [DatabaseEndpoint], readers: [DatabaseEndpoint]) {
            (self.writers, self.readers) = (writers, readers)
        }
    }

    /// How many requests of one loop may wait for a connection.
    public static let waitersMax = 1_024
    /// What every session is set to before its first use.
    static let sessionSetUp = [
        "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
        "SET SESSION innodb_lock_wait_timeout = 3, time_zone = '+00:00'",
    ]

    /// Pools on `loop`; connections are opened when they are first needed. Names are looked up on `names`.
    public init(_ settings: Settings, on loop: EventLoop, names: BlockingPool) {
        func limits(_ connectionsMax: Int) -> ConnectionPool.Limits {
            ConnectionPool.Limits(connectionsMax: connectionsMax, waitersMax: Databases.waitersMax)
        }
        let writers = ConnectionPool(
            loop: loop, endpoints: settings.writers, limits: limits(settings.writerConnectionsMax),
            sessionSetUp: Databases.sessionSetUp, names: names, probe: Writer.probe)
        writer = Writer(writers, on: loop)
        guard !settings.readers.isEmpty else {
            reader = Reader(writers)
            return
        }
        reader = Reader(
            ConnectionPool(
                loop: loop, endpoints: settings.readers, limits: limits(settings.readerConnectionsMax),
                sessionSetUp: Databases.sessionSetUp + ["SET SESSION TRANSACTION READ ONLY"], names: names))
    }

    /// Reads rows from one of the two.
    func rows<each Column: SQLDecodable>(
        from side: DatabaseSide, _ sql: SQL, as columns: repeat (each Column).Type
    ) async throws -> [(repeat each Column)] {
        switch side {
        case .reader: try await reader.rows(sql, as: repeat each columns)
        case .writer: try await writer.rows(sql, as: repeat each columns)
        }
    }

    /// Closes all connections.
    public func close() {
        writer.pool.close()
        reader.pool.close()
    }
}
