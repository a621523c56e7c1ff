import Basics
import Testing

@testable import ShopLoad

@Suite("Answers off the wire")
struct AnswerParserTests {
    /// What an answer was read as.
    private struct Reading: Equatable {
        var head: AnswerHead
        var body: String
        var taken: Int
    }

    private static let plain = """
        HTTP/1.1 200 OK\r
        Content-Type: text/html\r
        content-length: 11\r
        Set-Cookie: vitrine_cart=abc; Path=/; HttpOnly\r
        Set-Cookie: private_content_version=1\r
        \r
        hello world
        """
    private static let chunked = """
        HTTP/1.1 503 Service Unavailable\r
        Retry-After:  5 \r
        Transfer-Encoding: chunked\r
        Connection: close\r
        \r
        6\r
        hello \r
        5;name=value\r
        world\r
        0\r
        Trailer: one\r
        \r

        """
    private static let moved = "HTTP/1.1 302 Found\r\nLocation: /checkout/cart/\r\nContent-Length: 0\r\n\r\n"
    private static let interim = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + moved
    private static let bare = "HTTP/1.0 200\r\n\r\nhello world"
    private static let empty = "HTTP/1.1 304 Not Modified\r\nContent-Length: 4000\r\n\r\n"

    /// Feeds pieces one after the other; the connection ends after the last one if the answer is not whole by then.
    private func read(_ pieces: [ArraySlice<UInt8>]) throws(AnswerError) -> Reading {
        let parser = AnswerParser()
        var taken = 0
        for piece in pieces {
            taken += try piece.withUnsafeBufferPointer { (piece) throws(AnswerError) in
                try parser.feed(UnsafeRawBufferPointer(piece))
            }
        }
        if !parser.isDone { try parser.end() }
        return Reading(head: parser.head, body: String(utf8: parser.body), taken: taken)
    }

    @Test(
        "an answer is the same cut anywhere into three",
        arguments: [plain, chunked, moved, interim, bare, empty])
    func everySplit(text: String) throws {
        let bytes = Array(text.utf8)[...]
        let whole = try read([bytes])
        #expect(whole.taken == bytes.count)
        for first in 0...bytes.count {
            for second in stride(from: first, through: bytes.count, by: 7) {
                let pieces = [bytes[..<first], bytes[first..<second], bytes[second...]]
                guard try read(pieces) == whole else {
                    Issue.record("cut at \(first) and \(second)")
                    return
                }
            }
        }
    }

    @Test("what a shopper heeds is read")
    func facts() throws {
        let plain = try read([Array(AnswerParserTests.plain.utf8)[...]])
        #expect(plain.head.status == 200 && plain.body == "hello world" && !plain.head.endsConnection)
        #expect(plain.head.setCookies.count == 2 && plain.head.setCookies[0].hasPrefix("vitrine_cart=abc;"))
        let chunked = try read([Array(AnswerParserTests.chunked.utf8)[...]])
        #expect(chunked.head.status == 503 && chunked.body == "hello world" && chunked.head.endsConnection)
        #expect(chunked.head.retryAfter == "5")
        let moved = try read([Array(AnswerParserTests.interim.utf8)[...]])
        #expect(moved.head.status == 302 && moved.head.location == "/checkout/cart/" && moved.body.isEmpty)
        let bare = try read([Array(AnswerParserTests.bare.utf8)[...]])
        #expect(bare.body == "hello world" && bare.head.endsConnection)
        #expect(try read([Array(AnswerParserTests.empty.utf8)[...]]).body.isEmpty)
    }

    @Test("bytes behind an answer are left")
    func more() throws {
        let bytes = Array((AnswerParserTests.moved + "HTTP/1.1 200 OK\r\n").utf8)[...]
        #expect(try read([bytes]).taken == AnswerParserTests.moved.utf8.count)
    }

    @Test("a parser reads one answer after the other")
    func reuse() throws {
        let parser = AnswerParser()
        for text in [AnswerParserTests.plain, AnswerParserTests.chunked, AnswerParserTests.moved] {
            parser.reset()
            let count = try Array(text.utf8).withUnsafeBytes { try parser.feed($0) }
            #expect(parser.isDone && count == text.utf8.count)
        }
        #expect(parser.body.isEmpty && parser.head.setCookies.isEmpty)
    }

    @Test(
        "what is no answer is told",
        arguments: [
            ("HTTP/2 200 OK\r\n", .badStatusLine), ("HTTP/1.1 20 OK\r\n", .badStatusLine),
            ("HTTP/1.1 999 No\r\n", .badStatusLine), ("HTTP/1.1 200OK\r\n", .badStatusLine),
            ("\r\n", .badStatusLine), ("HTTP/1.1 200 OK\n", .lineWithoutCarriageReturn),
            ("HTTP/1.1 200 OK\r\nno colon\r\n", .badField), ("HTTP/1.1 200 OK\r\n: a\r\n", .badField),
            ("HTTP/1.1 200 OK\r\nA : b\r\n", .badField),
            ("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n", .badLength),
            ("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n", .badLength),
            ("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n", .unknownCoding),
            ("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", .unknownCoding),
            ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n", .badChunk),
            ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n", .badChunk),
            ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n123456789\r\n", .badChunk),
            ("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n", .bodyTooLong),
            ("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc", .cutOff), ("HTTP/1.1 2", .cutOff), ("", .cutOff),
            ("HTTP/1.1 200 OK\r\nA: " + String(repeating: "a", count: 20_000), .lineTooLong),
            ("HTTP/1.1 200 OK\r\n" + String(repeating: "A: b\r\n", count: 201), .tooManyFields),
            (String(repeating: "HTTP/1.1 100 Continue\r\n\r\n", count: 9), .tooManyInterimAnswers),
        ] as [(String, AnswerError)])
    func refused(text: String, error: AnswerError) {
        let bytes = Array(text.utf8)[...]
        #expect(throws: error) { try read([bytes]) }
        // Byte by byte it is no different.
        #expect(throws: error) { try read(bytes.indices.map { bytes[$0...$0] }) }
    }
}
