import Basics
import HTTP
import Testing

@Suite("Answers")
struct ResponseTests {
    private let serializer = ResponseSerializer(date: HTTPDate.bytes(Instant(seconds: 784_111_777)))

    private func request(_ lines: String..., method: String = "GET", version: String = "HTTP/1.1") throws -> Request {
        try #require(
            parsed("\(method) / \(version)\r\nHost: a\r\n" + lines.map { $0 + "\r\n" }.joined() + "\r\n"))
    }

    private func text(_ response: Response, to request: Request) -> String {
        var output: [UInt8] = []
        let block = serializer.append(response, to: request, connection: .persist, output: &output)
        return String(utf8: output) + (block.map { "[block of \($0.count)]" } ?? "")
    }

    @Test(
        "If-None-Match is compared weakly (RFC 9110 §13.1.2)",
        arguments: [
            ("\"t\"", 304), ("W/\"t\"", 304), ("*", 304), (" * ", 304), ("\"a\", \"t\"", 304), ("\"a\",W/\"t\"", 304),
            (",, \"t\"", 304), ("\"a,\\\", \"t\"", 304), ("\"T\"", 200), ("t", 200), ("\"t", 200), ("\"\"", 200),
            ("w/\"t\"", 200), ("", 200), ("\"a\", x, \"t\"", 200), ("\"tt\"", 200), ("W/", 200),
        ])
    func ifNoneMatch(_ value: String, _ code: Int) throws {
        for tag in ["\"t\"", "W/\"t\""] {
            var response = Response.text("body")
            response.set(.entityTag, tag)
            #expect(text(response, to: try request("If-None-Match: \(value)")).hasPrefix("HTTP/1.1 \(code) "))
        }
    }

    @Test("only a GET or HEAD that succeeds is answered with 304")
    func conditions() throws {
        var response = Response.text("body")
        response.set(.entityTag, "\"t\"")
        #expect(text(response, to: try request("If-None-Match: \"x\"", "If-None-Match: \"t\"")).contains(" 304 "))
        #expect(text(response, to: try request("If-None-Match: *", method: "HEAD")).contains(" 304 "))
        #expect(text(response, to: try request("If-None-Match: *", method: "POST")).contains(" 200 "))
        response.status = .notFound
        #expect(text(response, to: try request("If-None-Match: *")).contains(" 404 "))
        #expect(text(.text("body"), to: try request("If-None-Match: *")).contains(" 200 "))
    }

    @Test(
        "the coding that a client prefers (RFC 9110 §12.5.3)",
        arguments: [
            ("gzip, br", ContentCoding.brotli), ("gzip", .gzip), ("GZIP;q=1.0", .gzip), ("x-gzip", .gzip),
            ("br;q=0.5, gzip;q=0.9", .gzip), ("br; q=0.901 , gzip;q=0.9", .brotli), ("*", .brotli),
            ("br;q=0, *", .gzip), ("br;q=0, *;q=0.1", .gzip), ("gzip;q=0", .identity), ("", .identity),
            ("deflate, zstd", .identity), ("identity;q=0.5, gzip;q=0.4", .identity),
            ("identity;q=0, gzip;q=0.1", .gzip),
            ("*;q=0", .identity), ("gzip;q=2", .identity), ("gzip;q=x", .identity), ("gzip;q=0.0001", .identity),
            ("gzip;x=1", .identity), ("gzip, br;q=1.001", .gzip), ("gzip;q=0.001", .gzip), (",,br", .brotli),
        ])
    func codings(_ value: String, _ coding: ContentCoding) throws {
        #expect(Site.page.select(for: try request("Accept-Encoding: \(value)")) == .full(coding))
    }

    @Test("a prepared answer says what it depends on, and nothing when there is one form")
    func prepared() throws {
        let plain = PreparedResponse(fields: [], entityTag: EntityTag("a \"b"), identity: ByteBlock("x".utf8))
        #expect(plain.entityTag?.text == "\"ab\"")
        #expect(!text(.prepared(plain), to: try request("Accept-Encoding: gzip")).contains("Vary"))
        #expect(Site.page.entityTag?.text == "W/\"v1\"")
        var response = Response.prepared(Site.page)
        response.add(.setCookie, "a=b")
        let answer = text(response, to: try request("Accept-Encoding: gzip"))
        #expect(answer.contains("\r\nSet-Cookie: a=b\r\n"))
        #expect(answer.contains("\r\nVary: Accept-Encoding\r\nContent-Encoding: gzip\r\n"))
        let head = text(response, to: try request(method: "HEAD"))
        #expect(head.hasSuffix("Content-Length: 12\r\n\r\n"))
    }

    @Test("a large block follows where it lies, a small one is copied")
    func blocks() throws {
        let large = Response(body: .block(ByteBlock([UInt8](repeating: 97, count: 100_000))))
        #expect(text(large, to: try request()).hasSuffix("Content-Length: 100000\r\n\r\n[block of 100000]"))
        #expect(text(large, to: try request(method: "HEAD")).hasSuffix("Content-Length: 100000\r\n\r\n"))
        #expect(text(Response(body: .block(ByteBlock("ab".utf8))), to: try request()).hasSuffix("\r\n\r\nab"))
    }

    @Test("the length of what was not read is told to a HEAD, and no other method waits for it")
    func unread() throws {
        let response = Response(body: .unread(byteCount: 100_000))
        #expect(text(response, to: try request(method: "HEAD")).hasSuffix("Content-Length: 100000\r\n\r\n"))
        #expect(text(response, to: try request()).hasSuffix("Content-Length: 0\r\n\r\n"))
    }

    @Test("what the serializer writes itself cannot be written twice, and no value begins a line")
    func fields() throws {
        var response = Response.text("ok")
        response.add("content-length", "99")
        response.add("Transfer-Encoding", "chunked")
        response.add("Date", "today")
        response.add("connection", "close")
        response.add("X-A", "a\r\nSet-Cookie: b\0\tc")
        response.add("X-B", [13, 10, 10, 65])
        #expect(
            text(response, to: try request()) == """
                HTTP/1.1 200 OK\r
                Date: Sun, 06 Nov 1994 08:49:37 GMT\r
                Content-Type: text/plain; charset=utf-8\r
                X-A: a  Set-Cookie: b \tc\r
                X-B:    A\r
                Content-Length: 2\r
                \r
                ok
                """)
        response.set("x-a", "1")
        #expect(response.field("X-A") == "1")
        #expect(response.field("X-B") == "\r\n\nA")
        #expect(response.field("X-C") == nil)
    }

    @Test("a streamed answer is chunked, or ends with the connection in HTTP/1.0")
    func streaming() throws {
        var output: [UInt8] = []
        var framing = serializer.appendStreamingHead(
            Response(), to: try request(), connection: .persist, output: &output)
        #expect(framing == .chunked)
        ChunkedEncoder.append(UnsafeRawBufferPointer(start: nil, count: 0), to: &output)
        [UInt8](repeating: 97, count: 26).withUnsafeBytes { ChunkedEncoder.append($0, to: &output) }
        ChunkedEncoder.appendLastChunk(to: &output)
        #expect(
            String(utf8: output).hasSuffix(
                "Transfer-Encoding: chunked\r\n\r\n1a\r\naaaaaaaaaaaaaaaaaaaaaaaaaa\r\n0\r\n\r\n"))
        output = []
        framing = serializer.appendStreamingHead(
            Response(), to: try request(version: "HTTP/1.0"), connection: .keepAlive, output: &output)
        #expect(framing == .untilClose)
        #expect(String(utf8: output).hasSuffix("Connection: close\r\n\r\n"))
        framing = serializer.appendStreamingHead(
            Response(), to: try request(method: "HEAD"), connection: .persist, output: &output)
        #expect(framing == .noBody)
    }

    @Test("dates have the form of RFC 9110 §5.6.7")
    func dates() {
        #expect(String(utf8: HTTPDate.bytes(Instant(seconds: 0))) == "Thu, 01 Jan 1970 00:00:00 GMT")
        #expect(String(utf8: HTTPDate.bytes(Instant(seconds: 1_795_500_175))) == "Tue, 24 Nov 2026 06:02:55 GMT")
    }
}
