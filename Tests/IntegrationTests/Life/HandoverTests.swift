import Basics
import EventLoop
import Glibc
import JSON
import Testing

/// Releases of which a link names the one that serves.
private final class Releases {
    let folder: String
    /// The path that a service is started by.
    var program: String { "\(folder)/current/vitrine" }

    init() {
        folder = "/tmp/vitrine-releases-\(getpid())-\(UInt32.random(in: .min ... .max))"
        mkdir(folder, 0o755)
        ServerProcess.endWithThisProcess([], folder: folder)
    }

    /// Makes a release whose program is a script.
    func add(_ name: String, _ script: String) {
        mkdir("\(folder)/\(name)", 0o755)
        TextFile.write("#!/bin/bash\n\(script)\n", to: "\(folder)/\(name)/vitrine")
        chmod("\(folder)/\(name)/vitrine", 0o755)
    }

    /// Makes a release of the built program that has a setting, and goes by the name it was started by.
    func addBuilt(_ name: String, with setting: String) {
        add(name, "\(setting) exec -a \"$0\" '\(RunningShop.binary)' \"$@\"")
    }

    /// Lets the link name a release, in one step.
    func turn(to name: String) {
        symlink(name, "\(folder)/next")
        rename("\(folder)/next", "\(folder)/current")
    }
}

@Suite("A service hands over")
struct HandoverTests {
    private func readiness(_ node: ServiceNode) throws -> JSONValue {
        try JSONReader.parse(Array(node.health("/health/ready").body.utf8))
    }

    @Test("the release that the link names by then is what serves after it, by the same path again and again")
    func releases() throws {
        let releases = Releases()
        releases.addBuilt("plain", with: "VITRINE_CACHE_FIELD=off")
        releases.addBuilt("telling", with: "VITRINE_CACHE_FIELD=on")
        releases.turn(to: "plain")
        let node = try ServiceNode(RunningShop.shared, program: releases.program)
        #expect(node.get("/").field("X-Vitrine-Cache") == nil)
        for (release, tells) in [("telling", true), ("plain", false), ("telling", true)] {
            releases.turn(to: release)
            let before = node.pid
            let told = node.told.count
            node.handOver()
            #expect(node.pid != before && node.isRunning)
            let since = node.told[told...].joined()
            #expect(since.contains("RELOADING=1\nMONOTONIC_USEC="), "\(since)")
            #expect(!since.contains("STOPPING=1"), "the service goes on")
            for _ in 0..<10 { #expect((node.get("/").field("X-Vitrine-Cache") != nil) == tells) }
            // The private port goes with it, and so does the socket of commands.
            #expect(try readiness(node)["status"]?.string == "ready")
            node.waitForEnd(of: before)
        }
        #expect(node.get("/health/ready").status == 200)
        node.end()
    }

    @Test("commands reach the process that serves")
    func commands() throws {
        let shop = RunningShop.shared
        let node = try ServiceNode(shop)
        #expect(node.get("/").status == 200)
        func pages() throws -> Int64? {
            let control = node.output.replacing(".log", with: ".control")
            var result = shop.command("cache", "status", "--json", "--control-socket", control)
            for _ in 0..<300 where result.status != 0 {
                usleep(10_000)
                result = shop.command("cache", "status", "--json", "--control-socket", control)
            }
            return try JSONReader.parse(Array(result.output.utf8))["pages"]?["count"]?.integer
        }
        #expect(try pages() == 1)
        node.handOver()
        #expect(try pages() == 0)
        node.end()
    }

    @Test(
        "a successor that fails or is late is ended, the process that serves goes on and says so",
        arguments: [
            ("exit 3", "ended with status 3"), ("exec sleep 60", "was not ready within 1 s"),
            ("kill -9 $$", "ended with status 137"), ("", "start "),
        ])
    func failing(script: String, reason: String) throws {
        let releases = Releases()
        releases.addBuilt("good", with: "")
        releases.turn(to: "good")
        let node = try ServiceNode(
            RunningShop.shared, program: releases.program, "--handover-seconds", script.hasPrefix("exec") ? "1" : "60")
        if script.isEmpty { mkdir("\(releases.folder)/bad", 0o755) } else { releases.add("bad", script) }
        releases.turn(to: "bad")
        let before = node.pid
        node.send(SIGHUP)
        node.waitUntilTold("RELOADING=1")
        let told = node.waitUntilTold("READY=1")
        #expect(told.contains("STATUS=serving on: ") && told.contains(reason), "\(told)")
        #expect(node.comesToSay(reason))
        #expect(node.pid == before && node.isRunning)
        for path in ["/", "/checkout/cart/", "/health/ready"] { #expect(node.get(path).status == 200) }
        #expect(node.health("/health/ready").status == 200)
        // With a good release again it hands over as if nothing had been.
        releases.turn(to: "good")
        node.handOver()
        #expect(node.pid != before)
        #expect(node.waitForEnd(of: before) == 0)
        #expect(node.get("/").status == 200)
        node.end()
    }

    @Test("asked to end while a successor is on its way, both end")
    func endsBoth() throws {
        let releases = Releases()
        releases.addBuilt("good", with: "")
        releases.add("slow", "echo $$ >'\(releases.folder)/pid'; exec sleep 60")
        releases.turn(to: "good")
        let node = try ServiceNode(RunningShop.shared, program: releases.program)
        releases.turn(to: "slow")
        node.send(SIGHUP)
        var successor: pid_t?
        while successor == nil {
            usleep(10_000)
            successor = pid_t(TextFile.read("\(releases.folder)/pid").filter { $0 != "\n" })
        }
        #expect(node.end() == 0)
        if let successor { node.waitForEnd(of: successor) }
    }

    @Test("an idle connection of the predecessor answers its next request, which is its last")
    func keptConnections() throws {
        let node = try ServiceNode(RunningShop.shared)
        let connections = (0..<5).map { _ in KeptConnection(port: node.port) }
        for connection in connections {
            #expect(connection.get("/") == .answered(status: 200, saysClose: false))
        }
        let before = node.handOver()
        // Longer than a process that hurries keeps them.
        usleep(1_500_000)
        for connection in connections {
            #expect(connection.post("/rest/V1/guest-carts") == .answered(status: 200, saysClose: true))
            #expect(connection.post("/rest/V1/guest-carts") == .answered(status: 200, saysClose: false))
        }
        #expect(node.waitForEnd(of: before) == 0)
        node.end()
    }

    @Test("a socket that a service manager opened before the start is taken over, with whoever waits in it")
    func activation() async throws {
        let shop = RunningShop.shared
        let output = "\(shop.folder)/activated-\(UInt32.random(in: .min ... .max)).log"
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        defer { close(listener) }
        try #require(listen(listener, 16) == 0)
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = getsockname(listener, $0, &length) }
        }
        let port = Int(UInt16(bigEndian: address.sin_port))
        let early = KeptConnection(port: port)
        try #require(early.send("GET / HTTP/1.1\r\nHost: localhost:\(port)\r\n\r\n"))
        let script = "exec '\(RunningShop.binary)' serve --config '\(shop.folder)/vitrine.conf' >'\(output)' 2>&1"
        let node = try ChildProcess.start(
            ChildProcess.Heir(
                "/bin/sh", in: RunningShop.root, arguments: ["sh", "-c", script],
                environment: RunningShop.sanitizerOptions,
                descriptors: [(name: "vitrine.socket", descriptor: listener)]))
        ServerProcess.endWithThisProcess([node.pid.rawValue], signal: SIGTERM)
        #expect(RunningShop.waitForPort(of: node.pid.rawValue, in: output) == port)
        #expect(early.receive() == .answered(status: 200, saysClose: false))
        early.disconnect()
        Signal.terminate.send(to: node.pid)
        var status: Int32 = 0
        waitpid(node.pid.rawValue, &status, 0)
        #expect(status == 0)
    }
}
