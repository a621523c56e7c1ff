import Basics
import CLinux
import HTTP
import Testing

@Suite("Connections of a balancer that says who its clients are")
struct ProxyTests {
    private static let header: [UInt8] =
        [13, 10, 13, 10, 0, 13, 10, 81, 85, 73, 84, 10, 0x21, 0x11, 0, 12, 192, 0, 2, 7, 127, 0, 0, 1, 1, 2, 3, 4]
    private static let local: [UInt8] = header[..<12] + [0x20, 0, 0, 0]

    private func trust(_ networks: String, speaksProxyProtocol: Bool) throws -> ProxyTrust {
        var trust = ProxyTrust()
        trust.networks = try #require(TrustedNetworks([networks]))
        trust.speaksProxyProtocol = speaksProxyProtocol
        return trust
    }

    private func sender(_ client: Client, _ before: [UInt8] = []) -> String? {
        client.send(before + Array("GET /sender HTTP/1.1\r\nHost: a\r\n\r\n".utf8))
        return client.answer()?.text
    }

    @Test("the header is taken whole or byte by byte, and holds for every request of the connection")
    func told() throws {
        try TestServer.run(trust: trust("127.0.0.0/8", speaksProxyProtocol: true)) { server in
            let client = try server.client()
            #expect(sender(client, Self.header) == "192.0.2.7 told")
            #expect(sender(client) == "192.0.2.7 told")
            let slow = try server.client()
            for byte in Self.header {
                slow.send([byte])
                usleep(1_000)
            }
            #expect(sender(slow) == "192.0.2.7 told")
            let local = try server.client()
            #expect(sender(local, Self.local) == "127.0.0.1")
            // One header a connection: another is no request.
            local.send(Self.header)
            #expect(local.answer()?.status == 400)
        }
    }

    @Test("a missing or wrong header ends the connection without an answer")
    func missing() throws {
        var limits = ServerLimits()
        limits.headerTimeoutSeconds = 1
        try TestServer.run(limits, trust: trust("127.0.0.1", speaksProxyProtocol: true)) { server in
            for bytes in [Array("GET /a HTTP/1.1\r\nHost: a\r\n\r\n".utf8), Self.header[..<12] + [0x22, 0x11, 0, 0]] {
                let client = try server.client()
                client.send(bytes)
                #expect(client.rest().isEmpty)
            }
            let silent = try server.client()
            let started = try server.client()
            started.send(Self.header[..<20])
            #expect(silent.isEnded)
            #expect(started.isEnded)
            #expect(eventually { server.connectionCount == 0 })
            #expect(server.log.all.count { $0.contains("127.0.0.1 began without a PROXY header") } >= 1)
        }
    }

    @Test("others speak plain HTTP, and are not believed a header")
    func untrusted() throws {
        try TestServer.run(trust: trust("192.0.2.0/24", speaksProxyProtocol: true)) { server in
            let plain = try server.client()
            #expect(sender(plain) == "127.0.0.1")
            let liar = try server.client()
            liar.send(Self.header)
            #expect(liar.answer()?.status == 400)
            #expect(liar.isEnded)
        }
        try TestServer.run(trust: trust("127.0.0.1", speaksProxyProtocol: false)) { server in
            let plain = try server.client()
            #expect(sender(plain) == "127.0.0.1")
        }
    }
}
