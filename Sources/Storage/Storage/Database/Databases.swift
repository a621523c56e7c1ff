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
    /// The loop that the connections belong to.
    let loop: EventLoop

    /// Where the databases are and how many connections one loop may have to each.
    public struct Settings: Sendable {
        public var writers: [DatabaseEndpoint]
        /// Empty where there is one database only.
        public var readers: [DatabaseEndpoint]
        public var writerConnectionsMax = 8
        public var readerConnectionsMax = 8
        /// The servers themselves end a statement after so long, whoever may have stopped waiting for it; nil for work
        /// that nobody waits for, such as migrations and imports.
        public var statementSecondsMax: Int?

        /// Settings with the usual limits for each loop.
        public init(writers: [DatabaseEndpoint], readers: [DatabaseEndpoint]) {
            (self.writers, self.readers) = (writers, readers)
        }
    }

    /// How many requests of one loop may wait for a connection.
    public static let waitersMax = 1_024

    /// What every session is set to before its first use. MariaDB's limit is in seconds and holds for every statement;
    /// MySQL's is in milliseconds and holds for reads. Each server takes the other's for a comment.
    static func sessionSetUp(_ settings: Settings) -> [String] {
        let limit = settings.statementSecondsMax.map { seconds in
            " /*M! , max_statement_time = \(seconds) */ /*!80000 , max_execution_time = \(seconds * 1_000) */"
        }
        return [
            "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
            "SET SESSION innodb_lock_wait_timeout = 3, time_zone = '+00:00'" + (limit ?? ""),
        ]
    }

    /// Pools on `loop`; connections are opened when they are first needed. Names are looked up on `names`.
    public init(_ settings: Settings, on loop: EventLoop, names: BlockingPool) {
        func limits(_ connectionsMax: Int) -> ConnectionPool.Limits {
            ConnectionPool.Limits(connectionsMax: connectionsMax, waitersMax: Databases.waitersMax)
        }
        let setUp = Databases.sessionSetUp(settings)
        var writerLimits = limits(settings.writerConnectionsMax)
        writerLimits.openingSecondsMax = Writer.openingSeconds
        let writers = ConnectionPool(
            loop: loop, endpoints: settings.writers, limits: writerLimits,
            sessionSetUp: setUp, names: names, probe: Writer.probe)
        writer = Writer(writers, on: loop)
        self.loop = loop
        guard !settings.readers.isEmpty else {
            reader = Reader(writers)
            return
        }
        var readerLimits = limits(settings.readerConnectionsMax)
        readerLimits.openingSecondsMax = Reader.answerSeconds
        reader = Reader(
            ConnectionPool(
                loop: loop, endpoints: settings.readers, limits: readerLimits,
                sessionSetUp: setUp + ["SET SESSION TRANSACTION READ ONLY"], names: names))
    }

    /// Reads rows from one of the two; from the writer also where the reader is away.
    func rows<each Column: SQLDecodable>(
        from side: DatabaseSide, _ sql: SQL, as columns: repeat (each Column).Type
    ) async throws -> [(repeat each Column)] {
        switch side {
        case .reader: try await reader.rows(orFrom: writer, sql, as: repeat each columns)
        case .writer: try await writer.rows(sql, as: repeat each columns)
        }
    }

    /// Whether a reader is configured.
    public var hasReader: Bool { reader.pool !== writer.pool }

    /// Asks one of the two something that costs it nothing, to see whether it answers. Nobody stands in for it.
    public func ask(_ side: DatabaseSide) async throws {
        switch side {
        case .reader: _ = try await reader.rows("SELECT 1", as: Int64.self)
        case .writer: _ = try await writer.rows("SELECT 1", as: Int64.self)
        }
    }

    /// Closes all connections.
    public func close() {
        writer.pool.close()
        reader.pool.close()
    }
}
