import Basics
import EventLoop
import Glibc
import JSON
import Testing

@Suite("A node ends")
struct EndTests {
    /// Begins a request and sends all but its last byte: it is in flight.
    private func begin(_ connection: KeptConnection, _ port: Int) -> Bool {
        connection.send(
            "POST /rest/V1/guest-carts HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nContent-Type: application/json\r\n"
                + "Content-Length: 2\r\n\r\n{")
    }

    @Test("asked to end it is unready at once and lets in whoever comes, until the balancer has noticed")
    func unready() throws {
        let node = try ServiceNode(RunningShop.shared, "--unready-seconds", "3")
        #expect(node.get("/health/ready").status == 200)
        let kept = KeptConnection(port: node.port)
        #expect(kept.get("/") == .answered(status: 200, saysClose: false))
        let flying = KeptConnection(port: node.port)
        #expect(begin(flying, node.port))
        node.send(SIGTERM)
        let told = node.waitUntilTold("STOPPING=1")
        #expect(told.contains("STATUS=ending"))
        let health = node.get("/health/ready")
        #expect(health.status == 503 && health.body == #"{"status":"unready"}"#)
        #expect(node.get("/health/live").status == 200)
        let reasons = try JSONReader.parse(Array(node.health("/health/ready").body.utf8))["checks"]
        #expect(reasons?["draining"]?["state"]?.string == "failing")
        #expect(reasons?["warm_up"]?["state"]?.string == "ok")
        #expect(kept.get("/") == .answered(status: 200, saysClose: true))
        let late = KeptConnection(port: node.port)
        #expect(late.get("/") == .answered(status: 200, saysClose: true))
        #expect(flying.send("}"))
        #expect(flying.receive() == .answered(status: 200, saysClose: true))
        for connection in [kept, late, flying] { connection.disconnect() }
        #expect(node.waitForEnd(of: node.pid) == 0)
    }

    @Test("requests that are in flight are answered, and then it ends; idle connections are not waited for long")
    func inFlight() throws {
        let node = try ServiceNode(RunningShop.shared)
        let idle = KeptConnection(port: node.port)
        #expect(idle.get("/") == .answered(status: 200, saysClose: false))
        let flying = (0..<10).map { _ in KeptConnection(port: node.port) }
        for connection in flying { #expect(begin(connection, node.port)) }
        node.send(SIGTERM)
        node.waitUntilTold("STOPPING=1")
        // Nobody is let in any more, as no balancer asks.
        while KeptConnection(port: node.port).get("/health/live") == .answered(status: 200, saysClose: true) {
            usleep(10_000)
        }
        for connection in flying {
            #expect(connection.send("}"))
            #expect(connection.receive() == .answered(status: 200, saysClose: true))
            connection.disconnect()
        }
        #expect(node.waitForEnd(of: node.pid) == 0)
        #expect(idle.get("/") != .answered(status: 200, saysClose: false))
    }

    @Test("what is in flight for longer than the drain time is cut")
    func tooLong() throws {
        let node = try ServiceNode(RunningShop.shared, "--drain-seconds", "1")
        let flying = KeptConnection(port: node.port)
        #expect(begin(flying, node.port))
        #expect(node.end() == 0)
        #expect(flying.receive() == .closed)
    }

    @Test("a second request to end is heard at once", arguments: [SIGTERM, SIGINT])
    func atOnce(signal: Int32) throws {
        let node = try ServiceNode(RunningShop.shared, "--unready-seconds", "3600", "--drain-seconds", "3600")
        let flying = KeptConnection(port: node.port)
        #expect(begin(flying, node.port))
        node.send(SIGTERM)
        node.waitUntilTold("STOPPING=1")
        node.send(signal)
        #expect(node.waitForEnd(of: node.pid) == 0)
        #expect(node.comesToSay("ending at once"))
    }

    @Test("a whole shop that is asked twice ends at once too, and its servers with it")
    func wholeShop() {
        let shop = RunningShop()
        let servers = shop.serverPIDs
        let flying = KeptConnection(port: shop.port)
        #expect(begin(flying, shop.port))
        kill(shop.pid, SIGTERM)
        while !shop.output.contains("requests under way may finish") { usleep(10_000) }
        #expect(shop.end(signal: SIGINT) == 0)
        #expect(flying.receive() != .answered(status: 200, saysClose: true))
        for pid in servers { #expect(!ServerProcess.isRunning(pid)) }
    }
}

@Suite("A node tells of its health")
struct HealthTests {
    private func checks(_ node: ServiceNode) throws -> JSONValue {
        try #require(try JSONReader.parse(Array(node.health("/health/ready").body.utf8))["checks"])
    }

    /// Waits until a check has a state, and gives its reason.
    private func reason(_ check: String, _ state: String, _ node: ServiceNode) throws -> String {
        for _ in 0..<1_500 {
            let found = try checks(node)[check]
            if found?["state"]?.string == state { return found?["reason"]?.string ?? "" }
            usleep(20_000)
        }
        Issue.record("\(check) never became \(state): \(node.health("/health/ready").body)")
        return ""
    }

    @Test("what it depends on is told of with a reason on the private port, and sends nobody away")
    func dependencies() throws {
        let shop = RunningShop()
        let media = "\(shop.folder)/media"
        let node = try ServiceNode(shop, "--media-folder", media)
        let checked = [
            "database_writer", "database_reader", "redis", "media", "feed", "loops", "warm_up", "draining",
        ]
        for check in checked { #expect(try reason(check, "ok", node) == "", "\(check)") }
        shop.killServer("redis")
        shop.killServer("reader")
        rename(media, media + "-away")
        #expect(try !reason("redis", "failing", node).isEmpty)
        #expect(try !reason("database_reader", "failing", node).isEmpty)
        #expect(try reason("media", "failing", node) == "\(media) is no folder")
        kill(shop.server("writer").pid, SIGSTOP)
        #expect(try !reason("database_writer", "failing", node).isEmpty)
        #expect(try reason("feed", "failing", node).hasPrefix("the writer has told of no change for "))
        #expect(node.health("/health/ready").status == 200)
        let short = node.get("/health/ready")
        #expect(short.status == 200 && short.body == #"{"status":"ready"}"#)
        kill(shop.server("writer").pid, SIGCONT)
        for name in ["reader", "redis"] { shop.startAgain(name) }
        rename(media + "-away", media)
        for check in checked { #expect(try reason(check, "ok", node) == "", "\(check)") }
        node.end()
        _ = shop.end()
    }

    @Test("without a configured reader that is said; the private port has nothing of the shop")
    func privatePort() throws {
        let node = try ServiceNode(RunningShop.shared, "--reader", "")
        #expect(try reason("database_reader", "ok", node) == "none is configured; the writer is read")
        #expect(node.health("/health/live").body == #"{"status":"live"}"#)
        for path in ["/", "/rest/V1/store/storeViews", "/health", "/placeholder.svg"] {
            #expect(node.health(path).status == 404, "\(path)")
        }
        node.end()
    }

    @Test("the service manager hears that it lives, as long as all loops turn")
    func watchdog() throws {
        let node = try ServiceNode(RunningShop.shared, environment: ["WATCHDOG_USEC=3000000"])
        for _ in 0..<2 { node.waitUntilTold("WATCHDOG=1") }
        node.handOver()
        for _ in 0..<2 { node.waitUntilTold("WATCHDOG=1") }
        node.end()
    }
}
