import Basics
import HTTP
import Testing

@Suite("The server answers over real sockets")
struct AnswerTests {
    /// One connection: what is sent, what comes back, and whether the server then closes.
    struct Exchange: CustomTestStringConvertible, Sendable {
        let name: String
        let sent: String
        let received: String
        let closes: Bool

        var testDescription: String { name }
    }

    static let exchanges = [
        Exchange(
            name: "a connection is kept",
            sent: "GET /a HTTP/1.1\r\nHost: a\r\n\r\n", received: "200 [GET /a ]", closes: false),
        Exchange(
            name: "a connection that the client wants to end is closed",
            sent: "GET /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", received: "200 close [GET /a ]",
            closes: true),
        Exchange(
            name: "HTTP/1.0 is closed", sent: "GET /a HTTP/1.0\r\n\r\n", received: "200 close [GET /a ]", closes: true),
        Exchange(
            name: "a body by length", sent: "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc",
            received: "200 [POST /a abc]", closes: false),
        Exchange(
            name: "a body in chunks",
            sent: "POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n",
            received: "200 [POST /a abc]", closes: false),
        Exchange(
            name: "a held page", sent: "GET /page HTTP/1.1\r\nHost: a\r\nIf-None-Match: \"v1\"\r\n\r\n",
            received: "304 []", closes: false),
        Exchange(
            name: "two lengths are a smuggler's",
            sent:
                "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /b",
            received: "400 close [A request must not have both Content-Length and Transfer-Encoding.]", closes: true),
        Exchange(
            name: "a line that ends with LF alone", sent: "GET /a HTTP/1.1\nHost: a\n\n",
            received: "400 close [A line must end with a carriage return and a line feed.]", closes: true),
    ]

    @Test("every way to frame and to end", arguments: exchanges)
    func exchange(_ exchange: Exchange) throws {
        try TestServer.run { server in
            let client = try server.client()
            client.send(exchange.sent)
            let answer = try #require(client.answer())
            let option = answer.fields["connection"].map { " \($0)" } ?? ""
            #expect("\(answer.status)\(option) [\(answer.text.split(separator: "\n").joined())]" == exchange.received)
            if exchange.closes {
                #expect(client.isEnded)
            } else {
                client.get("/again")
                #expect(client.answer()?.text == "GET /again \n")
            }
        }
    }

    @Test("a request that comes byte by byte is the same request")
    func byteByByte() throws {
        try TestServer.run { server in
            let client = try server.client()
            for byte in "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc".utf8 { client.send([byte]) }
            #expect(client.answer()?.text == "POST /a abc\n")
        }
    }

    @Test("a HEAD gets the length and no body")
    func head() throws {
        try TestServer.run { server in
            let client = try server.client()
            client.send("HEAD /block/30000 HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(client.answer(toHead: true)?.fields["content-length"] == "30000")
            client.get("/next")
            #expect(client.answer()?.text == "GET /next \n")
        }
    }

    @Test("a client that waits for 100 Continue gets it, then the answer")
    func expectation() throws {
        try TestServer.run { server in
            let client = try server.client()
            client.send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n")
            #expect(client.answer()?.status == 100)
            client.send("abc")
            #expect(client.answer()?.text == "POST /a abc\n")
        }
    }

    @Test(
        "bodies of every size arrive whole", arguments: ["bytes", "block", "file"],
        [0, 1, 2_048, 2_049, 300_000, 3_000_000])
    func sizes(_ kind: String, _ count: Int) throws {
        try TestServer.run { server in
            let client = try server.client()
            for _ in 0..<2 {
                client.get("/\(kind)/\(count)")
                #expect(client.answer()?.body == pattern(count))
            }
        }
    }

    @Test("a client with a tiny receive buffer gets a large page whole", arguments: ["block", "file"])
    func slowReader(_ kind: String) throws {
        try TestServer.run { server in
            let client = try server.client(receiveBytes: 4_096)
            client.get("/\(kind)/3000000")
            client.get("/later/7")
            #expect(client.answer()?.body == pattern(3_000_000))
            #expect(client.answer()?.text == "later 7")
        }
    }

    @Test("bodies in the file that are gone before they were read arrive as they were")
    func goneBodies() throws {
        try TestServer.run { server in
            let clients = try (0..<20).map { _ in try server.client(receiveBytes: 65_536) }
            for (place, client) in clients.enumerated() { client.get("/file/\(100_000 + place)") }
            // The kernel has taken all of some of them, and their bodies are given back by now.
            for _ in 0..<200 { _ = try server.get("/file/50000") }
            for (place, client) in clients.enumerated() {
                #expect(client.answer()?.body == pattern(100_000 + place))
            }
        }
    }

    @Test("a body of several reads arrives whole, and a refused one is answered although more comes")
    func uploads() throws {
        var limits = ServerLimits()
        limits.bodyBytesMax = 600_000
        try TestServer.run(limits) { server in
            let client = try server.client()
            let body = String(repeating: "abcdefgh", count: 70_000)
            client.send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 560000\r\n\r\n\(body)")
            #expect(client.answer()?.text == "POST /a \(body)\n")
            client.send("POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFF\r\n")
            client.send(body)
            #expect(client.answer()?.status == 413)
            #expect(client.rest().isEmpty)
        }
    }

    @Test("when bodies take up too much memory the next one is put off until others are answered")
    func bodies() throws {
        var limits = ServerLimits()
        limits.bodiesBytesMax = 100_000
        try TestServer.run(loops: 1, limits) { server in
            let body = String(repeating: "a", count: 60_000)
            let head = "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 60000\r\n\r\n"
            let slow = try server.client()
            slow.send(head + body.dropLast())
            // The bytes of the first are there when the second is refused.
            #expect(
                eventually {
                    guard let other = try? server.client() else { return false }
                    other.send(head + body)
                    let answer = other.answer()
                    return answer?.status == 503 && answer?.fields["retry-after"] == "5"
                })
            slow.send("a")
            #expect(slow.answer()?.body.count == 60_008 + 1)
            let next = try server.client()
            next.send(head + body)
            #expect(next.answer()?.status == 200)
            next.send(head + body)
            #expect(next.answer()?.status == 200)
        }
    }

    @Test("a head, a target and a number of requests have their limits")
    func limits() throws {
        var limits = ServerLimits()
        (limits.headerBytesMax, limits.targetBytesMax, limits.requestsPerConnectionMax) = (500, 100, 2)
        try TestServer.run(limits) { server in
            #expect(try server.get("/" + String(repeating: "a", count: 100))?.status == 414)
            let long = try server.client()
            long.send("GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "a", count: 500))\r\n\r\n")
            #expect(long.answer()?.status == 431)
            let client = try server.client()
            for _ in 0..<3 { client.get("/a") }
            #expect(client.answer()?.fields["connection"] == nil)
            #expect(client.answer()?.fields["connection"] == "close")
            #expect(client.isEnded)
        }
    }
}
