import Basics
import CLinux
import HTTP
import Testing

@Suite("Clients may be slow, but not as slow as they like")
struct SlowClientTests {
    private static func limits(bytesPerSecondMin: Int) -> ServerLimits {
        var limits = ServerLimits()
        (limits.idleTimeoutSeconds, limits.headerTimeoutSeconds) = (1, 1)
        (limits.bodyTimeoutSeconds, limits.writeTimeoutSeconds) = (1, 1)
        limits.bytesPerSecondMin = bytesPerSecondMin
        return limits
    }

    /// Receives so many bytes at a time with pauses, until the connection ends or `all` are there; gives how many came
    /// and whether the connection was reset.
    private func sip(_ client: Client, _ count: Int, all: Int) -> (count: Int, wasReset: Bool) {
        var got = 0
        var buffer = [UInt8](repeating: 0, count: count)
        for _ in 0..<1_000 where got < all {
            let received = recv(client.descriptor, &buffer, count, 0)
            guard received > 0 else { return (got, received < 0 && clinux_errno() == ECONNRESET) }
            got += received
            usleep(20_000)
        }
        return (got, false)
    }

    @Test(
        "who takes an answer drop by drop is cut off, and what was held for it is free",
        arguments: ["/block/20000000", "/file/20000000", "/bytes/20000000", "/slices/2000"])
    func drops(_ path: String) throws {
        try TestServer.run(loops: 1, Self.limits(bytesPerSecondMin: 200_000)) { server in
            let client = try server.client(receiveBytes: 4_096)
            client.get(path)
            // 10 to 50 KB/s.
            let outcome = sip(client, 1_000, all: 10_000_000)
            #expect(outcome.count < 10_000_000)
            #expect(outcome.wasReset)
            #expect(eventually { server.connectionCount == 0 })
        }
    }

    @Test("who takes it slowly, but fast enough, gets all of it over several time-outs")
    func slowly() throws {
        try TestServer.run(loops: 1, Self.limits(bytesPerSecondMin: 20_000)) { server in
            let client = try server.client(receiveBytes: 262_144)
            client.get("/block/20000000")
            // Up to 10 MB/s.
            #expect(sip(client, 200_000, all: 20_000_000).count >= 20_000_000)
        }
    }

    @Test("a body may take several time-outs while it comes fast enough, and not one when it trickles")
    func bodies() throws {
        try TestServer.run(loops: 1, Self.limits(bytesPerSecondMin: 5_000)) { server in
            let client = try server.client()
            client.send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 250000\r\n\r\n")
            for _ in 0..<25 {
                client.send(String(repeating: "a", count: 10_000))
                usleep(100_000)
            }
            #expect(client.answer()?.body.count == 250_009)
            let trickling = try server.client()
            trickling.send("POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
            for _ in 0..<500 {
                guard trickling.send("1\r\na\r\n") else { break }
                usleep(20_000)
            }
            #expect(trickling.answer()?.status == 408)
        }
    }

    @Test("an answer that the kernel has taken is not kept there for a client that does not read it")
    func kernel() throws {
        try TestServer.run(loops: 1, Self.limits(bytesPerSecondMin: 4_096)) { server in
            let client = try server.client(receiveBytes: 4_096)
            client.get("/bytes/30000")
            #expect(eventually { server.connectionCount == 1 })
            #expect(eventually { server.connectionCount == 0 })
            #expect(sip(client, 1_000, all: 30_000).count < 30_000)
        }
    }
}
