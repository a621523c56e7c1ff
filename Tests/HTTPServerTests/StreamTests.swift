import Basics
import HTTP
import Testing

@Suite("Answers are streamed as fast as the client takes them")
struct StreamTests {
    private func expected(_ slices: Int) -> [UInt8] {
        let slice = pattern(65_536)
        return (0..<slices).reduce(into: Array("0123456789".utf8)) { bytes, _ in bytes += slice }
    }

    @Test("in chunks for HTTP/1.1, with the next request behind")
    func chunked() throws {
        try TestServer.run { server in
            let client = try server.client(receiveBytes: 16_384)
            client.get("/slices/100")
            client.get("/a")
            let answer = client.answer()
            #expect(answer?.fields["transfer-encoding"] == "chunked")
            #expect(answer?.fields["content-type"] == "text/plain")
            #expect(answer?.body == expected(100))
            #expect(client.answer()?.text == "GET /a \n")
        }
    }

    @Test("until the end of the connection for HTTP/1.0")
    func untilClose() throws {
        try TestServer.run { server in
            let client = try server.client()
            client.send("GET /slices/3 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
            let answer = client.answer()
            #expect(answer?.fields["connection"] == "close")
            #expect(answer?.body == expected(3))
        }
    }

    @Test("not at all to a HEAD, and a plain answer stays plain")
    func noBody() throws {
        try TestServer.run { server in
            let client = try server.client()
            client.send("HEAD /slices/3 HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(client.answer(toHead: true)?.status == 200)
            client.get("/slices/404")
            #expect(client.answer()?.text == "none")
            #expect(server.journal.all.isEmpty)
        }
    }

    @Test("no further than the client reads, and no more once it is gone")
    func backPressure() throws {
        try TestServer.run(loops: 1) { server in
            let client = try server.client(receiveBytes: 16_384)
            client.get("/slices/2000")
            #expect(eventually { server.journal.all.count > 3 })
            for _ in 0..<100 { #expect(try server.get("/a")?.status == 200) }
            // 128 MB do not fit what the kernel holds for a connection.
            #expect(server.journal.all.count { $0 == "slice" } < 1_000)
            client.reset()
            #expect(eventually { server.journal.all.last?.hasPrefix("gone after ") == true })
            #expect(eventually { server.connectionCount == 0 })
        }
    }

    @Test("a costly body rests after each part beside which others have asked")
    func rests() throws {
        try TestServer.run(loops: 1) { server in
            let client = try server.client()
            client.get("/costly/40")
            let isWritten = eventually {
                _ = try? server.get("/a")
                return server.journal.all.last == "written"
            }
            #expect(isWritten)
            #expect(server.journal.all.contains("rest"))
            #expect(!server.journal.all.contains("no rest"))
        }
    }

    @Test("a client that takes nothing for the write time-out is cut off, and the writer is told")
    func writeTimeOut() throws {
        var limits = ServerLimits()
        limits.writeTimeoutSeconds = 1
        try TestServer.run(limits) { server in
            let client = try server.client(receiveBytes: 16_384)
            client.get("/slices/2000")
            #expect(eventually { server.journal.all.last?.hasPrefix("gone after ") == true })
            #expect(client.answer() == nil)
        }
    }

    @Test("a failure on the way cuts the connection, so that the part is not taken for the whole")
    func failure() throws {
        try TestServer.run { server in
            let client = try server.client()
            client.get("/slices/0")
            #expect(client.answer() == nil)
            #expect(server.log.all.count { $0.contains("an answer was broken off") } == 1)
            #expect(eventually { server.connectionCount == 0 })
        }
    }
}
