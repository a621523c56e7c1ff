import Basics
import EventLoop
import Glibc
import Redis
import Synchronization
import Testing

@Suite("Redis")
struct RedisEngineTests {
    private func withClient(
        _ endpoint: RedisEndpoint = IntegrationServers.shared.redisEndpoint,
        limits: RedisClient.Limits = RedisClient.Limits(),
        _ body: @escaping (RedisClient, EventLoop) async throws -> Void
    ) throws {
        try EventLoop.runToEnd { loop in
            let client = RedisClient(loop: loop, endpoint: endpoint, limits: limits, log: .silent)
            defer { client.close() }
            try await body(client, loop)
        }
    }

    /// The usual limits with time enough for a busy machine.
    private var patient: RedisClient.Limits {
        var limits = RedisClient.Limits()
        limits.commandMilliseconds = 10_000
        return limits
    }

    /// What a command gives or the error it throws, as a word.
    private func outcome(_ body: () async throws(RedisError) -> RedisValue) async -> String {
        do throws(RedisError) {
            return try await body().text ?? "something"
        } catch {
            return "\(error)"
        }
    }

    @Test("replies of every kind")
    func kinds() throws {
        try withClient(limits: patient) { client, _ in
            #expect(try await client.command("PING") == .status("PONG"))
            let bytes = [UInt8](0...255)
            #expect(try await client.command("SET", "kinds", RedisArgument(bytes)) == .status("OK"))
            #expect(try await client.command("GET", "kinds") == .bytes(bytes))
            #expect(try await client.command("SET", "", "") == .status("OK"))
            #expect(try await client.command("GET", "") == .bytes([]))
            #expect(try await client.command("GET", "kinds:absent") == .null)
            #expect(try await client.command("STRLEN", "kinds") == .integer(256))
            #expect(try await client.command("DEL", "kinds:hash") == .integer(0))
            _ = try await client.command("HSET", "kinds:hash", "a", "1", "b", RedisArgument(-22))
            let all = try await client.command("HMGET", "kinds:hash", "a", "b", "c")
            #expect(all == .array([.bytes(Array("1".utf8)), .bytes(Array("-22".utf8)), .null]))
            let nested = try await client.command("EVAL", "return {1, {2, {}}, 'three', false}", RedisArgument(0))
            #expect(
                nested == .array([.integer(1), .array([.integer(2), .array([])]), .bytes(Array("three".utf8)), .null]))
        }
    }

    @Test("an error reply is thrown, and in a pipeline it stands in its place")
    func errors() throws {
        try withClient(limits: patient) { client, _ in
            let unknown = await outcome { () async throws(RedisError) in try await client.command("NONSENSE") }
            #expect(unknown.hasPrefix("reply(\"ERR unknown command"))
            let replies = try await client.commands([["SET", "errors", "x"], ["INCR", "errors"], ["GET", "errors"]])
            #expect(replies[0] == .status("OK") && replies[2] == .bytes([0x78]))
            #expect(replies[1] == .error("ERR value is not an integer or out of range"))
        }
    }

    @Test("a thousand commands at once each get their own reply")
    func pipelining() throws {
        try withClient(limits: patient) { client, loop in
            let replies = await gather(1_000, on: loop) { index in
                let reply = try? await client.command("ECHO", RedisArgument("number \(index)"))
                return reply?.text == "number \(index)"
            }
            #expect(replies == Array(repeating: true, count: 1_000))
            #expect(client.inFlightCount == 0)
        }
    }

    @Test("large values go there and back beside small ones")
    func largeValues() throws {
        try withClient(limits: patient) { client, loop in
            let large = [UInt8](repeating: 0xAB, count: 5_000_000)
            _ = try await client.command("SET", "large", RedisArgument(large))
            let lengths = await gather(20, on: loop) { index in
                let reply = try? await client.command(index % 2 == 0 ? "GET" : "STRLEN", "large")
                return reply?.bytes?.count ?? Int(reply?.integer ?? 0)
            }
            #expect(lengths == Array(repeating: large.count, count: 20))
            _ = try await client.command("DEL", "large")
        }
    }

    @Test("a reply over the limit closes the connection, and the next command has a new one")
    func replyBytesMax() throws {
        var limits = patient
        limits.replyBytesMax = 100_000
        limits.backOffMilliseconds = 1
        try withClient(limits: limits) { client, loop in
            _ = try await client.command("SET", "over-limit", RedisArgument([UInt8](repeating: 1, count: 300_000)))
            let over = await outcome { () async throws(RedisError) in try await client.command("GET", "over-limit") }
            #expect(over == "connectionLost")
            await loop.sleep(for: .milliseconds(2))
            #expect(try await client.command("DEL", "over-limit") == .integer(1))
        }
    }

    @Test("beyond the limit of commands under way one is refused at once")
    func inFlightMax() throws {
        var limits = patient
        limits.commandsInFlightMax = 10
        try withClient(limits: limits) { client, loop in
            let outcomes = await gather(12, on: loop) { _ in
                await outcome { () async throws(RedisError) in try await client.command("PING") }
            }
            #expect(outcomes == ["overloaded", "overloaded"] + Array(repeating: "PONG", count: 10))
        }
    }

    @Test("a hung server fails commands within their deadline, then at once, and is used again when it goes on")
    func hungServer() throws {
        let server = PrivateRedis()
        defer { server.end() }
        try withClient(server.endpoint) { client, loop in
            _ = try await client.command("PING", within: .seconds(10))
            server.signal(SIGSTOP)
            let began = MonotonicInstant.now()
            let outcomes = await gather(3, on: loop) { index in
                let span = TimeSpan.milliseconds(index == 0 ? 100 : 5_000)
                return await outcome { () async throws(RedisError) in try await client.command("PING", within: span) }
            }
            #expect(outcomes.sorted() == ["connectionLost", "connectionLost", "deadlinePassed"])
            let refused = await outcome { () async throws(RedisError) in try await client.command("PING") }
            #expect(refused == "unavailable")
            #expect(client.isUnavailable)
            #expect(MonotonicInstant.now().since(began) < .seconds(4))
            server.signal(SIGCONT)
            try await untilBack(client, loop)
            #expect(!client.isUnavailable)
        }
    }

    @Test("a restarted server is found again; commands meanwhile fail without waiting")
    func restart() throws {
        let server = PrivateRedis()
        defer { server.end() }
        try withClient(server.endpoint) { client, loop in
            _ = try await client.command("PING", within: .seconds(10))
            server.end()
            var outcomes: Set<String> = []
            for _ in 0..<20 {
                outcomes.insert(await outcome { () async throws(RedisError) in try await client.command("PING") })
            }
            #expect(outcomes.isSubset(of: ["unavailable", "connectionLost"]))
            server.start()
            try await untilBack(client, loop)
        }
    }

    @Test("a connection that the server closed while nothing was under way is made again without a failure")
    func closedWhileIdle() throws {
        try withClient(limits: patient) { client, loop in
            let id = try await client.command("CLIENT", "ID").integer ?? 0
            let killer = RedisClient(
                loop: loop, endpoint: IntegrationServers.shared.redisEndpoint, limits: patient, log: .silent)
            defer { killer.close() }
            #expect(try await killer.command("CLIENT", "KILL", "ID", RedisArgument(Int(id))) == .integer(1))
            await loop.sleep(for: .milliseconds(10))
            #expect(try await client.command("CLIENT", "ID").integer != id)
        }
    }

    @Test("a password is given before the first command; a wrong one makes the server unavailable")
    func password() throws {
        let server = PrivateRedis("--requirepass", "secret")
        defer { server.end() }
        var endpoint = server.endpoint
        endpoint.password = "secret"
        try withClient(endpoint, limits: patient) { client, loop in
            let replies = await gather(3, on: loop) { _ in try? await client.command("PING") }
            #expect(replies == Array(repeating: .status("PONG"), count: 3))
        }
        endpoint.password = "wrong"
        try withClient(endpoint, limits: patient) { client, _ in
            let refused = await outcome { () async throws(RedisError) in try await client.command("PING") }
            #expect(refused == "connectionLost")
            #expect(client.isUnavailable)
        }
    }

    @Test("what happens to the connection is logged once, not per command")
    func log() throws {
        let lines = Guarded<[String]>([])
        let endpoint = RedisEndpoint(address: .unixSocket(path: "/tmp/no-such-redis"))
        try EventLoop.runToEnd { loop in
            let log = Log(least: .notice) { line in lines.withLock { $0.append(line) } }
            let client = RedisClient(loop: loop, endpoint: endpoint, log: log)
            for _ in 0..<10 { _ = try? await client.command("PING") }
            client.close()
        }
        #expect(lines.withLock { $0.count } == 1)
    }

    private func untilBack(_ client: RedisClient, _ loop: EventLoop) async throws {
        let end = MonotonicInstant.now().advanced(by: .seconds(20))
        while await outcome({ () async throws(RedisError) in try await client.command("PING") }) != "PONG" {
            try #require(MonotonicInstant.now() < end)
            await loop.sleep(for: .milliseconds(10))
        }
    }
}

/// A Redis of one test's own, which may be stopped, continued and started again.
private final class PrivateRedis {
    private static let count = Atomic(0)

    let endpoint: RedisEndpoint
    private let path: String
    private let options: [String]
    private var pid: pid_t = 0

    init(_ options: String...) {
        let number = PrivateRedis.count.add(1, ordering: .relaxed).newValue
        path = "/tmp/vitrine-redis-\(getpid())-\(number).sock"
        endpoint = RedisEndpoint(address: .unixSocket(path: path))
        self.options = options
        start()
    }

    func start() {
        pid = ServerProcess.start(
            "/usr/bin/redis-server", ["--port", "0", "--unixsocket", path, "--save", "", "--dir", "/tmp"] + options)
        ServerProcess.waitForSocket(path)
    }

    func signal(_ number: Int32) { kill(pid, number) }

    func end() {
        guard pid > 0 else { return }
        ServerProcess.end(pid, signal: SIGKILL)
        unlink(path)
        pid = 0
    }
}
