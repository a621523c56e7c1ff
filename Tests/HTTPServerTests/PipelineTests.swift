import Basics
import CLinux
import HTTP
import Testing

@Suite("Pipelined requests are answered in their order")
struct PipelineTests {
    private static func path(_ index: Int) -> String {
        ["/later/\(index)", "/soon/\(index)", "/a/\(index)", "/block/3000", "/a/b", "/soon/1"][index % 6]
    }

    private static let block = String(utf8: pattern(3_000))

    private static func text(_ index: Int) -> String {
        switch index % 6 {
        case 0: "later \(index)"
        case 1: "soon \(index)"
        case 3: block
        case 5: "soon 1"
        default: "GET \(path(index)) \n"
        }
    }

    private static func requests(_ count: Int, last: String = "") -> String {
        (0..<count).map { "GET \(path($0)) HTTP/1.1\r\nHost: a\r\n\($0 == count - 1 ? last : "")\r\n" }.joined()
    }

    @Test("a thousand, some at once and some later, sent without reading")
    func mixed() throws {
        try TestServer.run { server in
            let client = try server.client()
            client.send(Self.requests(1_000))
            #expect((0..<1_000).count { client.answer()?.text == Self.text($0) } == 1_000)
        }
    }

    @Test("a client that ends its sending behind the last request gets every answer, then the end")
    func halfClosed() throws {
        try TestServer.run { server in
            for count in [1, 2, 3, 4, 7, 200] {
                let client = try server.client()
                client.send(Self.requests(count))
                client.endSending()
                #expect((0..<count).count { client.answer()?.text == Self.text($0) } == count)
                #expect(client.isEnded)
            }
        }
    }

    @Test("a client that ends its sending within a request gets the answers before it, then the end")
    func halfRequest() throws {
        try TestServer.run { server in
            let client = try server.client()
            client.send(Self.requests(3) + "GET /half HTTP/1.1\r\nHo")
            client.endSending()
            for index in 0..<3 { #expect(client.answer()?.text == Self.text(index)) }
            #expect(client.isEnded)
        }
    }

    @Test("ten thousand that are answered without a wait, or by tasks that do not wait", arguments: ["/a", "/soon/1"])
    func many(_ path: String) throws {
        try TestServer.run { server in
            let client = try server.client()
            let request = "GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n"
            for _ in 0..<5 {
                client.send(String(repeating: request, count: 2_000))
                #expect((0..<2_000).count { _ in client.answer()?.status == 200 } == 2_000)
            }
        }
    }

    @Test("behind an answer that says close nothing is answered any more")
    func behindClose() throws {
        try TestServer.run { server in
            let client = try server.client()
            client.send(Self.requests(4, last: "Connection: close\r\n") + Self.requests(10))
            for index in 0..<4 { #expect(client.answer()?.text == Self.text(index)) }
            #expect(client.isEnded)
        }
    }

    @Test("a refusal comes behind the answers to what went before it")
    func refusal() throws {
        try TestServer.run { server in
            let client = try server.client()
            client.send(Self.requests(6) + "GET  / HTTP/1.1\r\n\r\n")
            for index in 0..<6 { #expect(client.answer()?.text == Self.text(index)) }
            #expect(client.answer()?.status == 400)
            #expect(client.isEnded)
        }
    }

    @Test("for a client that does not read no further answers are made, and none is lost once it does")
    func notReading() throws {
        try TestServer.run(loops: 1) { server in
            let client = try server.client(receiveBytes: 65_536)
            client.send((0..<600).map { _ in "GET /block/100000 HTTP/1.1\r\nHost: a\r\n\r\n" }.joined())
            #expect(eventually { server.journal.all.count > 5 })
            // The loop is free for others meanwhile.
            for _ in 0..<100 { #expect(try server.get("/a")?.status == 200) }
            // 60 MB do not fit what the kernel holds for a connection.
            #expect(server.journal.all.count < 400)
            #expect((0..<600).count { _ in client.answer()?.body.count == 100_000 } == 600)
        }
    }
}
