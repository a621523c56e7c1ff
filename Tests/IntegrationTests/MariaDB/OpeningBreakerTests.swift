import Basics
import EventLoop
import Testing

@testable import MariaDB

@Suite("Opening connections to servers that fail")
struct OpeningBreakerTests {
    private static let failure = MariaDBError(.writerMoved, "nobody is there")

    private func moment(_ milliseconds: UInt64) -> MonotonicInstant {
        MonotonicInstant(nanoseconds: milliseconds * 1_000_000)
    }

    private func admits(_ breaker: inout OpeningBreaker, at milliseconds: UInt64) -> Bool {
        do throws(MariaDBError) {
            try breaker.admit(at: moment(milliseconds))
            return true
        } catch {
            return false
        }
    }

    @Test("after a failure the pauses double up to half a second, one tries after each, and a success ends it")
    func pauses() {
        var breaker = OpeningBreaker(randomUnit: { 1 })
        var now: UInt64 = 1_000
        for pause: UInt64 in [25, 50, 100, 200, 400, 500, 500] {
            #expect(admits(&breaker, at: now))
            breaker.noteFailure(OpeningBreakerTests.failure, at: moment(now))
            #expect(!admits(&breaker, at: now + pause - 1))
            now += pause
        }
        #expect(admits(&breaker, at: now))
        #expect(!admits(&breaker, at: now + 10_000), "another tries at this moment")
        breaker.noteNothing()
        #expect(admits(&breaker, at: now))
        breaker.noteSuccess()
        #expect(admits(&breaker, at: now) && admits(&breaker, at: now))
    }

    @Test("several openings that fail together are one failure")
    func together() {
        var breaker = OpeningBreaker(randomUnit: { 1 })
        for _ in 0..<8 {
            #expect(admits(&breaker, at: 0))
        }
        for _ in 0..<8 { breaker.noteFailure(OpeningBreakerTests.failure, at: moment(0)) }
        #expect(admits(&breaker, at: 25))
    }

    @Test("a server that lets nobody in for as long as an opening may take is away, and others hear it at once")
    func hangingAlone() throws {
        let servers = IntegrationServers.shared
        let proxy = try FaultyProxy(to: servers.writerSocket)
        defer { proxy.close() }
        proxy.set(.hangs)
        var hanging = servers.writerEndpoint
        hanging.address = .tcp(host: "127.0.0.1", port: proxy.port)
        var limits = ConnectionPool.Limits(connectionsMax: 1, waitersMax: 1)
        limits.openingSecondsMax = 1
        let kinds = try EventLoop.runToEnd { [hanging, limits] loop in
            let pool = ConnectionPool(loop: loop, endpoints: [hanging], limits: limits, randomUnit: { 1 })
            defer { pool.close() }
            var kinds: [MariaDBError.Kind?] = []
            for deadline in [MonotonicInstant.now().advanced(by: .milliseconds(20)), muchLater, muchLater] {
                let error = await #expect(throws: MariaDBError.self) { _ = try await pool.take(until: deadline) }
                kinds.append(error?.kind)
            }
            return kinds
        }
        #expect(kinds == [.deadlinePassed, .writerMoved, .writerMoved])
    }

    @Test("a server that hangs does not keep the next of the list from its turn")
    func hangingFirst() throws {
        let servers = IntegrationServers.shared
        let proxy = try FaultyProxy(to: servers.writerSocket)
        defer { proxy.close() }
        proxy.set(.hangs)
        var hanging = servers.writerEndpoint
        hanging.address = .tcp(host: "127.0.0.1", port: proxy.port)
        var limits = ConnectionPool.Limits(connectionsMax: 1, waitersMax: 1)
        limits.openingSecondsMax = 1
        try EventLoop.runToEnd { [hanging, limits] loop in
            let pool = ConnectionPool(loop: loop, endpoints: [hanging, servers.writerEndpoint], limits: limits)
            defer { pool.close() }
            for _ in 0..<2 {
                let connection = try await pool.take(until: muchLater)
                #expect(connection.endpoint == servers.writerEndpoint)
                pool.giveBack(connection)
                pool.dropAll()
            }
        }
    }
}
