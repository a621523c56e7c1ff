import Basics
import EventLoop
import MariaDB
import Testing

@Suite("MariaDB connection pool")
struct ConnectionPoolTests {
    /// Runs `body` on a loop with a pool of connections to the private writer, and closes the pool.
    private func withPool(
        connectionsMax: Int = 2, waitersMax: Int = 100, endpoints: [DatabaseEndpoint]? = nil,
        sessionSetUp: [String] = [], probe: ConnectionPool.Probe? = nil, lifeSeconds: Int = 600,
        _ body: @escaping (ConnectionPool, EventLoop) async throws -> Void
    ) throws {
        let endpoints = endpoints ?? [IntegrationServers.shared.writerEndpoint]
        let limits = ConnectionPool.Limits(
            connectionsMax: connectionsMax, waitersMax: waitersMax, idleSeconds: 1, lifeSeconds: lifeSeconds)
        try EventLoop.runToEnd { loop in
            let pool = ConnectionPool(
                loop: loop, endpoints: endpoints, limits: limits, sessionSetUp: sessionSetUp, probe: probe)
            defer { pool.close() }
            try await body(pool, loop)
        }
    }

    private static func refuseReaders(
        _ connection: MariaDBConnection, until deadline: MonotonicInstant
    ) async throws(MariaDBError) {
        let isReadOnly = try await connection.row("SELECT @@read_only", as: Bool.self, until: deadline)
        if isReadOnly == true { throw MariaDBError(.writerMoved, "the server is read-only") }
    }

    private func serverThread(_ pool: ConnectionPool) async throws -> Int {
        try await pool.withConnection(until: muchLater) { connection in
            let answered = try await connection.row("SELECT CONNECTION_ID()", as: Int.self, until: muchLater)
            #expect(answered == connection.serverThreadID)
            return connection.serverThreadID
        }
    }

    @Test("connections are opened as needed, up to the limit, and used again")
    func reuse() throws {
        try withPool(sessionSetUp: ["SET @greeting = 'bonjour'"]) { pool, loop in
            #expect(pool.idleCount == 0)
            let threads = await gather(20, on: loop) { _ in
                try? await pool.withConnection(until: muchLater) { connection in
                    let greeting = try await connection.row("SELECT @greeting", as: String.self, until: muchLater)
                    #expect(greeting == "bonjour")
                    // Long enough that the other connection is needed too.
                    try await connection.text("DO SLEEP(0.01)", until: muchLater)
                    return connection.serverThreadID
                }
            }
            #expect(threads.compactMap { $0 }.count == 20)
            #expect(Set(threads).count == 2)
            #expect(pool.idleCount == 2)
            #expect(pool.busyCount == 0)
        }
    }

    @Test("who waits is served in the order of asking")
    func fifo() throws {
        try withPool(connectionsMax: 1) { pool, loop in
            let order = await gather(50, on: loop) { index in
                _ = try? await pool.withConnection(until: muchLater) { connection in
                    try await connection.run("DO 1", until: muchLater)
                }
                return index
            }
            #expect(order == Array(0..<50))
        }
    }

    @Test("beyond the limit of waiters a task is refused at once")
    func waitersMax() throws {
        try withPool(connectionsMax: 1, waitersMax: 2) { pool, loop in
            let kinds = await gather(5, on: loop) { _ in
                do {
                    try await pool.withConnection(until: muchLater) { connection in
                        try await connection.text("DO SLEEP(0.02)", until: muchLater)
                    }
                    return nil as MariaDBError.Kind?
                } catch {
                    return (error as? MariaDBError)?.kind
                }
            }
            #expect(kinds == [.overloaded, .overloaded, nil, nil, nil])
        }
    }

    @Test("a deadline that passes while waiting gives up the place in the line")
    func deadlineWhileWaiting() throws {
        try withPool(connectionsMax: 1) { pool, _ in
            let held = try await pool.take(until: muchLater)
            let error = await #expect(throws: MariaDBError.self) {
                _ = try await pool.take(until: MonotonicInstant.now().advanced(by: .milliseconds(20)))
            }
            #expect(error?.kind == .overloaded)
            #expect(pool.waitingCount == 0)
            pool.giveBack(held)
            #expect(pool.idleCount == 1)
            let again = try await pool.take(until: muchLater)
            #expect(again === held)
            pool.giveBack(again)
        }
    }

    @Test("a connection that its deadline broke is replaced")
    func brokenIsReplaced() throws {
        try withPool(connectionsMax: 1) { pool, _ in
            let before = try await serverThread(pool)
            await #expect(throws: MariaDBError.self) {
                try await pool.withConnection(until: muchLater) { connection in
                    let soon = MonotonicInstant.now().advanced(by: .milliseconds(50))
                    try await connection.text("DO SLEEP(5)", until: soon)
                }
            }
            #expect(pool.idleCount == 0 && pool.busyCount == 0)
            #expect(try await serverThread(pool) != before)
        }
    }

    @Test("a broken connection's place goes to the one who waits")
    func brokenWithWaiters() throws {
        try withPool(connectionsMax: 1) { pool, loop in
            let outcomes = await gather(3, on: loop) { index in
                do {
                    return try await pool.withConnection(until: muchLater) { connection in
                        let end = index == 0 ? MonotonicInstant.now().advanced(by: .milliseconds(50)) : muchLater
                        try await connection.text(index == 0 ? "DO SLEEP(5)" : "DO 1", until: end)
                        return "done"
                    }
                } catch {
                    return "\((error as? MariaDBError)?.kind ?? .other)"
                }
            }
            #expect(outcomes == ["deadlinePassed", "done", "done"])
        }
    }

    @Test("a connection that the server closed while it rested is noticed and replaced")
    func killedWhileIdle() throws {
        try withPool { pool, loop in
            let victim = try await pool.withConnection(until: muchLater) { $0 }
            let number = victim.serverThreadID
            let killer = try await MariaDBConnection.open(
                IntegrationServers.shared.writerEndpoint, on: loop, until: muchLater)
            defer { killer.close() }
            try await killer.text("KILL \(number)", until: muchLater)
            // The server closes the socket when the killed thread wakes up, a moment after it has left the list; and
            // the pool looks at no socket that came back within the same turn.
            repeat { await loop.sleep(for: .milliseconds(1)) } while victim.isAlive
            #expect(try await serverThread(pool) != number)
        }
    }

    @Test("a connection that comes back in a transaction is closed, so nobody inherits it")
    func openTransaction() throws {
        try withPool { pool, _ in
            try await pool.withConnection(until: muchLater) { connection in
                try await connection.begin(transactionUntil: muchLater)
            }
            #expect(pool.idleCount == 0)
        }
    }

    @Test("of a list of servers the one that is not read-only is the writer")
    func writerOfList() throws {
        let servers = IntegrationServers.shared
        let list = [servers.readerEndpoint, servers.writerEndpoint]
        try withPool(endpoints: list, probe: ConnectionPoolTests.refuseReaders) { pool, _ in
            try await pool.withConnection(until: muchLater) { connection in
                #expect(connection.endpoint == servers.writerEndpoint)
            }
        }
    }

    @Test("when all servers are read-only or away there is no writer")
    func noWriter() throws {
        let list = [
            DatabaseEndpoint(address: .unixSocket(path: "/tmp/no-such-socket"), user: "root", database: nil),
            IntegrationServers.shared.readerEndpoint,
        ]
        try withPool(endpoints: list, probe: ConnectionPoolTests.refuseReaders) { pool, loop in
            let kinds = await gather(5, on: loop) { _ in
                do throws(MariaDBError) {
                    pool.giveBack(try await pool.take(until: muchLater))
                    return nil as MariaDBError.Kind?
                } catch {
                    return error.kind
                }
            }
            #expect(kinds == Array(repeating: .writerMoved, count: 5))
            #expect(pool.busyCount == 0)
        }
    }

    @Test("dropping all closes those at rest now and lent ones when they come back")
    func dropAll() throws {
        try withPool { pool, _ in
            let lent = try await pool.take(until: muchLater)
            let other = try await serverThread(pool)
            pool.dropAll()
            #expect(pool.idleCount == 0)
            #expect(try await lent.row("SELECT 1", as: Int.self, until: muchLater) == 1)
            pool.giveBack(lent)
            #expect(pool.idleCount == 0 && pool.busyCount == 0)
            #expect(try await serverThread(pool) != other)
        }
    }

    @Test("a connection that nobody wants is closed after a while")
    func idleIsClosed() throws {
        try withPool { pool, loop in
            _ = try await serverThread(pool)
            #expect(pool.idleCount == 1)
            while pool.idleCount > 0 { await loop.sleep(for: .milliseconds(20)) }
            #expect(pool.busyCount == 0)
        }
    }

    @Test("a connection beyond its life is closed when it is given back")
    func life() throws {
        try withPool(lifeSeconds: 0) { pool, loop in
            let connection = try await pool.take(until: muchLater)
            await loop.sleep(for: .milliseconds(1))
            pool.giveBack(connection)
            #expect(pool.idleCount == 0)
        }
    }

    @Test("a closed pool refuses those who wait and those who come")
    func closed() throws {
        try withPool(connectionsMax: 1) { pool, loop in
            let held = try await pool.take(until: muchLater)
            loop.schedule(after: .milliseconds(2)) { pool.close() }
            for _ in 0..<2 {
                let error = await #expect(throws: MariaDBError.self) { _ = try await pool.take(until: muchLater) }
                #expect(error?.kind == .overloaded)
            }
            pool.giveBack(held)
            #expect(pool.idleCount == 0 && pool.busyCount == 0)
        }
    }

    @Test("a host name is looked up on a pool of threads")
    func hostName() throws {
        let names = try BlockingPool(named: "names", threadCount: 1, queueDepthMax: 4)
        defer { names.close() }
        let error = try EventLoop.runToEnd { loop in
            await #expect(throws: MariaDBError.self) {
                let address = DatabaseEndpoint.Address.tcp(host: "localhost", port: 9)
                _ = try await MariaDBConnection.open(
                    DatabaseEndpoint(address: address, user: "root", database: nil), on: loop, names: names,
                    until: muchLater)
            }
        }
        // The name was found; nobody listens there.
        #expect(error?.code == 2_002 || error?.code == 2_003)
    }
}
