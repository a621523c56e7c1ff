public import Basics
public import EventLoop

/// A loop's connections to one database: opened when first needed, lent in the order of asking, closed when idle or
/// old.
///
/// At most `connectionsMax` exist and at most `waitersMax` tasks wait for one; who comes later is refused at once. The
/// endpoints are tried in order until the probe accepts one: with a list of servers, the one that is not read-only is
/// the writer. All of it belongs to the loop's thread; nothing is locked.
public final class ConnectionPool {
    /// How large a pool may grow and how long its connections live.
    public struct Limits: Sendable {
        /// Connections, whether lent, idle or being opened.
        public var connectionsMax: Int
        /// Tasks that wait for a connection.
        public var waitersMax: Int
        /// A connection that nobody wanted for so long is closed.
        public var idleSeconds: Int
        /// A connection is closed at this age, give or take a fifth, so that names are resolved again.
        public var lifeSeconds: Int
        /// Connecting, signing in, session set-up and probe take no longer, whatever the caller's deadline.
        public var openingSecondsMax = 5

        /// Limits for one loop.
        public init(connectionsMax: Int, waitersMax: Int, idleSeconds: Int = 60, lifeSeconds: Int = 600) {
            (self.connectionsMax, self.waitersMax) = (connectionsMax, waitersMax)
            (self.idleSeconds, self.lifeSeconds) = (idleSeconds, lifeSeconds)
        }
    }

    /// What is asked of each new connection; throws kind `writerMoved` when the server is not the one that is wanted.
    public typealias Probe = (MariaDBConnection, MonotonicInstant) async throws(MariaDBError) -> Void

    let loop: EventLoop
    let limits: Limits
    private let endpoints: [DatabaseEndpoint]
    private let sessionSetUp: [String]
    private let names: BlockingPool?
    private let probe: Probe?
    private let randomUnit: () -> Double

    private var idle: [Resting] = []
    private var lentOrOpening = 0
    private let waiters = WaitingLine()
    private var generation = 0
    private var preferredEndpoint = 0
    private var sweep: LoopTimer?
    private var isClosed = false

    private struct Resting {
        let connection: MariaDBConnection
        let since: MonotonicInstant
    }

    /// A pool without connections. `sessionSetUp` is run on each new connection as text, then `probe`. Host names are
    /// looked up on `names`. `randomUnit` (0 ..< 1) spreads the ages at which connections are closed.
    public init(
        loop: EventLoop, endpoints: [DatabaseEndpoint], limits: Limits, sessionSetUp: [String] = [],
        names: BlockingPool? = nil, probe: Probe? = nil,
        randomUnit: @escaping () -> Double = { Double.random(in: 0..<1) }
    ) {
        precondition(!endpoints.isEmpty && limits.connectionsMax > 0, "a pool has an endpoint and a connection")
        (self.loop, self.endpoints, self.limits, self.sessionSetUp) = (loop, endpoints, limits, sessionSetUp)
        (self.names, self.probe, self.randomUnit) = (names, probe, randomUnit)
    }

    /// Connections that are lent or being opened.
    public var busyCount: Int { lentOrOpening }
    /// Connections that rest.
    public var idleCount: Int { idle.count }
    /// Tasks that wait for a connection.
    public var waitingCount: Int { waiters.count }

    /// Takes a connection: an idle one, a new one, or the next that is given back. Who takes gives back.
    public func take(until deadline: MonotonicInstant) async throws(MariaDBError) -> MariaDBConnection {
        guard !isClosed else { throw MariaDBError(.overloaded, "the pool is closed") }
        if let connection = takeIdle() { return connection }
        if lentOrOpening >= limits.connectionsMax {
            guard waiters.count < limits.waitersMax else {
                throw MariaDBError(.overloaded, "\(limits.waitersMax) tasks wait for a connection already")
            }
            switch await waiters.wait(on: loop, until: deadline) {
            case .lent(let connection): return connection
            case .mayOpen: break
            case .refused(let error): throw error
            }
        } else {
            lentOrOpening += 1
        }
        return try await openCounted(until: deadline)
    }

    /// Gives a connection back: to the one who waits longest, to rest, or to be closed when it is broken, too old, of a
    /// dropped generation, or still in a transaction.
    public func giveBack(_ connection: MariaDBConnection) {
        if isReusable(connection) {
            if waiters.serveFirst(.lent(connection)) { return }
            lentOrOpening -= 1
            idle.append(Resting(connection: connection, since: loop.now))
            scheduleSweep()
        } else {
            connection.close()
            passOnPlace()
        }
    }

    /// Closes all connections: those at rest now, lent ones when they come back. For when the writer moved.
    public func dropAll() {
        generation += 1
        let resting = idle
        idle = []
        for rested in resting { rested.connection.close() }
    }

    /// Closes all connections and refuses whoever waits or comes later.
    public func close() {
        isClosed = true
        dropAll()
        sweep?.cancel()
        while waiters.serveFirst(.refused(MariaDBError(.overloaded, "the pool is closed"))) {}
    }
}

/// Lending for the length of a closure.
extension ConnectionPool {
    /// Lends a connection to `body`.
    @discardableResult
    public func withConnection<Value, Failure: DatabaseFailure>(
        until deadline: MonotonicInstant,
        _ body: nonisolated(nonsending) (MariaDBConnection) async throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        let connection: MariaDBConnection
        do throws(MariaDBError) {
            connection = try await take(until: deadline)
        } catch {
            throw Failure(database: error)
        }
        defer { giveBack(connection) }
        return try await body(connection)
    }

    /// Lends a connection to `body`.
    @discardableResult
    public func withConnection<Value>(
        until deadline: MonotonicInstant,
        _ body: nonisolated(nonsending) (MariaDBConnection) async throws -> Value
    ) async throws -> Value {
        let connection = try await take(until: deadline)
        defer { giveBack(connection) }
        return try await body(connection)
    }
}

/// Opening and closing.
extension ConnectionPool {
    /// Opens a connection for a place that is counted already; the place is passed on when that fails.
    private func openCounted(until deadline: MonotonicInstant) async throws(MariaDBError) -> MariaDBConnection {
        let latest = MonotonicInstant.now().advanced(by: .seconds(limits.openingSecondsMax))
        do throws(MariaDBError) {
            return try await open(until: min(deadline, latest))
        } catch {
            passOnPlace()
            throw error
        }
    }

    /// Tries the endpoints in order, beginning with the one that was accepted last.
    private func open(until deadline: MonotonicInstant) async throws(MariaDBError) -> MariaDBConnection {
        let born = generation
        var failure = MariaDBError(.writerMoved, "no endpoint answered")
        for offset in 0..<endpoints.count {
            let index = (preferredEndpoint + offset) % endpoints.count
            do throws(MariaDBError) {
                let connection = try await open(endpoints[index], until: deadline)
                preferredEndpoint = index
                connection.lease = MariaDBConnection.Lease(generation: born, end: endOfLife())
                return connection
            } catch {
                failure = error
                if error.kind == .deadlinePassed { break }
            }
        }
        throw failure
    }

    private func open(
        _ endpoint: DatabaseEndpoint, until deadline: MonotonicInstant
    ) async throws(MariaDBError) -> MariaDBConnection {
        let connection = try await MariaDBConnection.open(endpoint, on: loop, names: names, until: deadline)
        do throws(MariaDBError) {
            for statement in sessionSetUp { try await connection.text(statement, until: deadline) }
            try await probe?(connection, deadline)
            return connection
        } catch {
            connection.close()
            throw error
        }
    }

    private func endOfLife() -> MonotonicInstant {
        let spread = 0.8 + 0.4 * randomUnit()
        return loop.now.advanced(by: .milliseconds(Int(Double(limits.lifeSeconds * 1_000) * spread)))
    }

    private func takeIdle() -> MariaDBConnection? {
        while let rested = idle.popLast() {
            // One that came back within this turn needs no look at its socket.
            if isReusable(rested.connection), rested.since == loop.now || rested.connection.isAlive {
                lentOrOpening += 1
                return rested.connection
            }
            rested.connection.close()
        }
        return nil
    }

    private func isReusable(_ connection: MariaDBConnection) -> Bool {
        !isClosed && !connection.isBroken && !connection.isInTransaction
            && connection.lease.generation == generation && loop.now < connection.lease.end
    }

    /// A connection's place is free: the one who waits longest may open a connection in it.
    private func passOnPlace() {
        if !waiters.serveFirst(.mayOpen) { lentOrOpening -= 1 }
    }

    private func scheduleSweep() {
        guard sweep == nil else { return }
        let span = TimeSpan.milliseconds(max(1, limits.idleSeconds * 500))
        sweep = loop.schedule(after: span) { [weak self] in self?.sweepIdle() }
    }

    private func sweepIdle() {
        sweep = nil
        let resting = idle
        idle = []
        for rested in resting {
            let isLongIdle = loop.now.since(rested.since) >= .seconds(limits.idleSeconds)
            if isLongIdle || !isReusable(rested.connection) {
                rested.connection.close()
            } else {
                idle.append(rested)
            }
        }
        if !idle.isEmpty { scheduleSweep() }
    }
}
