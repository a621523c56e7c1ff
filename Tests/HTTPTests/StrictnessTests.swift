import HTTP
import Testing

/// One head or message and what the server makes of it: the status of the refusal, or 200 when it is taken.
struct StrictnessCase: CustomTestStringConvertible {
    let label: String
    let text: String
    let code: Int

    init(_ label: String, _ text: String, _ code: Int) {
        (self.label, self.text, self.code) = (label, text, code)
    }

    var testDescription: String { label }
}

/// What enables request smuggling is refused, and what is merely unusual is taken (RFC 9112; each row names its rule).
@Suite("Strictness of the parser")
struct StrictnessTests {
    @Test("a request line is taken or refused", arguments: requestLines)
    func requestLine(_ row: StrictnessCase) { check(row) }

    @Test("a field line is taken or refused", arguments: fieldLines)
    func fieldLine(_ row: StrictnessCase) { check(row) }

    @Test("a host is taken or refused", arguments: hosts)
    func host(_ row: StrictnessCase) { check(row) }

    @Test("a body's framing is taken or refused", arguments: framings)
    func framing(_ row: StrictnessCase) { check(row) }

    @Test("a chunked body is taken or refused", arguments: chunks)
    func chunked(_ row: StrictnessCase) { check(row) }

    @Test("each of the 256 bytes is taken where the grammar allows it, and nowhere else")
    func everyByte() {
        let tokens = Set("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
        for byte in UInt8.min...UInt8.max {
            func code(_ before: String, _ after: String) -> String {
                let output = Exchange().run([Array(before.utf8) + [byte] + Array(after.utf8)]).output
                return String(output.dropFirst(9).prefix(3))
            }
            // RFC 9110 §5.6.2. A colon in a name ends it.
            let isName = tokens.contains(byte) || byte == UInt8(ascii: ":")
            #expect(code("GET /a HTTP/1.1\r\nHost: a\r\nX", "Y: 1\r\n\r\n") == (isName ? "200" : "400"), "\(byte)")
            // RFC 9110 §5.5.
            let isValue = byte >= 0x20 && byte != 0x7F || byte == 9
            #expect(code("GET /a HTTP/1.1\r\nHost: a\r\nX: ", "Y\r\n\r\n") == (isValue ? "200" : "400"), "\(byte)")
            // RFC 9112 §3.2. A lone percent sign is a bad escape.
            let isTarget = byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "#") && byte != UInt8(ascii: "%")
            #expect(code("GET /", "y HTTP/1.1\r\nHost: a\r\n\r\n") == (isTarget ? "200" : "400"), "\(byte)")
        }
    }

    /// Whole and byte by byte, the same status comes back.
    private func check(_ row: StrictnessCase) {
        #expect(Exchange().codes(row.text) == [row.code])
        let bytes = Array(row.text.utf8)
        #expect(Exchange().run([bytes]).output == Exchange().run(bytes.map { [$0] }).output)
    }

    private static func line(_ label: String, _ line: String, _ code: Int) -> StrictnessCase {
        StrictnessCase(label, line + "\r\nHost: a\r\n\r\n", code)
    }

    static let requestLines: [StrictnessCase] = [
        line("a path", "GET /a HTTP/1.1", 200),
        line("brackets and bars in a query, as Magento's clients send them", "GET /a?s[a][0]=x|y HTTP/1.1", 200),
        line("a bad escape in a query is left to its reader", "GET /a?q=50%off HTTP/1.1", 200),
        line("a method that is not known is the router's matter", "PURGE /a HTTP/1.1", 200),
        line("a method in lower case is another method (RFC 9110 §9.1)", "get /a HTTP/1.1", 200),
        line("two spaces before the target (§3)", "GET  /a HTTP/1.1", 400),
        line("two spaces before the version", "GET /a  HTTP/1.1", 400),
        line("a space behind the version", "GET /a HTTP/1.1 ", 400),
        line("a space before the method", " GET /a HTTP/1.1", 400),
        line("a tab as separator", "GET\t/a HTTP/1.1", 400),
        line("no method", "/a HTTP/1.1", 400),
        line("a method that is no token", "G(T /a HTTP/1.1", 400),
        line("no version: HTTP/0.9", "GET /a", 400),
        line("a version in lower case (§2.3)", "GET /a http/1.1", 400),
        line("a version with two digits", "GET /a HTTP/1.10", 400),
        line("a version without a minor", "GET /a HTTP/1", 400),
        line("HTTP/1.2", "GET /a HTTP/1.2", 505),
        line("HTTP/2.0", "GET /a HTTP/2.0", 505),
        line("HTTP/0.9 written out", "GET /a HTTP/0.9", 505),
        line("a control letter in the target", "GET /a\u{1} HTTP/1.1", 400),
        line("DEL in the target", "GET /a\u{7F} HTTP/1.1", 400),
        line("letters beyond ASCII in the target", "GET /é HTTP/1.1", 400),
        line("a fragment in the target", "GET /a#b HTTP/1.1", 400),
        line("NUL in the path, escaped", "GET /a%00.html HTTP/1.1", 400),
        line("an escape cut short in the path", "GET /a%2 HTTP/1.1", 400),
        line("an escape that is not hexadecimal in the path", "GET /a%zz HTTP/1.1", 400),
        line("an escape cut short by the query", "GET /a%2?5 HTTP/1.1", 400),
        line("a relative path", "GET a HTTP/1.1", 400),
        line("the asterisk without OPTIONS (§3.2.4)", "GET * HTTP/1.1", 400),
        line("the asterisk with OPTIONS", "OPTIONS * HTTP/1.1", 200),
        line("CONNECT (§3.2.3)", "CONNECT a:443 HTTP/1.1", 501),
        line("authority-form without CONNECT", "GET a:443 HTTP/1.1", 400),
        line("absolute-form of the same host (§3.2.2)", "GET http://a/x HTTP/1.1", 200),
        line("absolute-form of another host", "GET http://b/x HTTP/1.1", 400),
        line("absolute-form with a user", "GET http://u@a/x HTTP/1.1", 400),
        line("absolute-form of another scheme", "GET ftp://a/x HTTP/1.1", 400),
        line("absolute-form without a host", "GET http:///x HTTP/1.1", 400),
        StrictnessCase("the request line ends with LF alone", "GET /a HTTP/1.1\nHost: a\r\n\r\n", 400),
        StrictnessCase("CR without LF in the request line", "GET /a HTTP/1.1\rHost: a\r\n\r\n", 400),
        StrictnessCase("two empty lines before a request (§2.2)", "\r\n\r\nGET /a HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        StrictnessCase("an empty line of LF alone before a request", "\nGET /a HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    ]

    private static func field(_ label: String, _ field: String, _ code: Int) -> StrictnessCase {
        StrictnessCase(label, "GET /a HTTP/1.1\r\nHost: a\r\n\(field)\r\n\r\n", code)
    }

    static let fieldLines: [StrictnessCase] = [
        field("no space behind the colon", "X:1", 200),
        field("an empty value (RFC 9110 §5.5)", "X:", 200),
        field("tabs and spaces around a value", "X: \t a\tb \t", 200),
        field("letters beyond ASCII in a value", "X: é", 200),
        field("every letter of a token", "!#$%&'*+-.^_`|~09azAZ: 1", 200),
        field("a space before the colon (§5.1)", "X : 1", 400),
        field("a tab before the colon", "X\t: 1", 400),
        field("no name", ": 1", 400),
        field("no colon", "X", 400),
        field("a letter beyond a token in a name", "X(y): 1", 400),
        field("letters beyond ASCII in a name", "Xé: 1", 400),
        field("NUL in a name", "X\0: 1", 400),
        field("NUL in a value", "X: a\0b", 400),
        field("a control letter in a value", "X: a\u{8}b", 400),
        field("DEL in a value, behind eight letters", "X: abcdefghi\u{7F}b", 400),
        field("a folded line (§5.2)", "X: a\r\n b", 400),
        field("a line folded with a tab", "X: a\r\n\tb", 400),
        field("a line that ends with LF alone", "X: a\nY: b", 400),
        field("CR without LF in a value (§2.2)", "X: a\rb", 400),
        field("CR twice at the end of a line", "X: a\r", 400),
        StrictnessCase("a space before the first field (§2.2)", "GET /a HTTP/1.1\r\n Host: a\r\n\r\n", 400),
        StrictnessCase("the head ends with LF alone", "GET /a HTTP/1.1\r\nHost: a\r\n\n", 400),
        StrictnessCase("the head ends with CR alone", "GET /a HTTP/1.1\r\nHost: a\r\n\rX", 400),
        field("101 fields", (1...100).map { "X: \($0)" }.joined(separator: "\r\n"), 431),
        field("100 fields", (1...99).map { "X: \($0)" }.joined(separator: "\r\n"), 200),
        field("a head beyond 16,384 bytes", "X: " + String(repeating: "a", count: 16_400), 431),
        line("a target beyond 8,192 bytes", "GET /" + String(repeating: "a", count: 8_192) + " HTTP/1.1", 414),
        line("a target of 8,192 bytes", "GET /" + String(repeating: "a", count: 8_191) + " HTTP/1.1", 200),
    ]

    private static func host(_ label: String, _ host: String, _ code: Int) -> StrictnessCase {
        StrictnessCase(label, "GET /a HTTP/1.1\r\n\(host)\r\n\r\n", code)
    }

    static let hosts: [StrictnessCase] = [
        host("a name", "hOST: Shop.Example", 200),
        host("a name with a port", "Host: shop.example:8080", 200),
        host("an IPv4 address", "Host: 127.0.0.1:80", 200),
        host("an IPv6 address", "Host: [::1]:8080", 200),
        host("none (§3.2)", "X: 1", 400),
        host("two", "Host: a\r\nHost: a", 400),
        host("two in one", "Host: a, b", 400),
        host("empty", "Host:", 400),
        host("a user", "Host: u@a", 400),
        host("a path", "Host: a/b", 400),
        host("a port that is no number", "Host: a:80b", 400),
        host("a port beyond 65535", "Host: a:65536", 400),
        host("only a port", "Host: :80", 400),
        host("two ports", "Host: a:80:90", 400),
        host("an address without its bracket", "Host: [::1", 400),
        host("letters behind a bracket", "Host: [::1]a", 400),
        host("an escape", "Host: a%20b", 400),
        host("a quote, for a page that prints it", "Host: a\"><script>", 400),
        StrictnessCase("HTTP/1.0 does without", "GET /a HTTP/1.0\r\n\r\n", 200),
        StrictnessCase("HTTP/1.0 with an invalid one", "GET /a HTTP/1.0\r\nHost: a b\r\n\r\n", 400),
        StrictnessCase("HTTP/1.0 in absolute-form without one", "GET http://a/ HTTP/1.0\r\n\r\n", 400),
    ]

    private static func framing(_ label: String, _ fields: String, _ body: String, _ code: Int) -> StrictnessCase {
        StrictnessCase(label, "POST /a HTTP/1.1\r\nHost: a\r\n\(fields)\r\n\r\n\(body)", code)
    }

    static let framings: [StrictnessCase] = [
        framing("a length", "Content-Length: 2", "ab", 200),
        framing("a length with zeros before it", "Content-Length: 002", "ab", 200),
        framing("chunked in any case of letters (§7)", "Transfer-Encoding: CHUNKED", "0\r\n\r\n", 200),
        framing("both (§6.1)", "Content-Length: 5\r\nTransfer-Encoding: chunked", "0\r\n\r\n", 400),
        framing("both, the other way round", "Transfer-Encoding: chunked\r\nContent-Length: 5", "0\r\n\r\n", 400),
        framing("two lengths that differ (§6.3)", "Content-Length: 2\r\nContent-Length: 3", "abc", 400),
        framing("two lengths that agree", "Content-Length: 2\r\nContent-Length: 2", "ab", 400),
        framing("a list of lengths", "Content-Length: 2,2", "ab", 400),
        framing("a length with a plus", "Content-Length: +2", "ab", 400),
        framing("a negative length", "Content-Length: -2", "ab", 400),
        framing("a hexadecimal length", "Content-Length: 0x2", "ab", 400),
        framing("a length with a space within", "Content-Length: 1 2", "ab", 400),
        framing("an empty length", "Content-Length:", "ab", 400),
        framing("a length with a fraction", "Content-Length: 2.0", "ab", 400),
        framing("a length beyond 64 bits", "Content-Length: 18446744073709551618", "ab", 400),
        framing("a length of Int.max and one", "Content-Length: 9223372036854775808", "ab", 400),
        framing("a length beyond the limit", "Content-Length: 1048577", "", 413),
        framing("a coding that is not known (§6.1)", "Transfer-Encoding: gzip", "", 501),
        framing("identity, which is no coding any more", "Transfer-Encoding: identity", "", 501),
        framing("a coding under chunked", "Transfer-Encoding: gzip, chunked", "0\r\n\r\n", 501),
        framing("a coding over chunked (§6.3)", "Transfer-Encoding: chunked, gzip", "", 400),
        framing("chunked twice", "Transfer-Encoding: chunked, chunked", "0\r\n\r\n", 400),
        framing(
            "chunked twice, in two fields", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", "0\r\n\r\n", 400
        ),
        framing(
            "chunked and identity in two fields", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity", "", 400),
        framing("chunked with a parameter", "Transfer-Encoding: chunked;q=1", "0\r\n\r\n", 400),
        framing("chunked with an empty member", "Transfer-Encoding: chunked,", "0\r\n\r\n", 400),
        framing("chunked in quotes", "Transfer-Encoding: \"chunked\"", "0\r\n\r\n", 400),
        framing("chunked with a letter before it", "Transfer-Encoding: xchunked", "0\r\n\r\n", 501),
        framing("no coding", "Transfer-Encoding:", "", 400),
        framing("a vertical tab before chunked", "Transfer-Encoding: \u{B}chunked", "0\r\n\r\n", 400),
        framing("a space before the colon hides nothing", "Transfer-Encoding : chunked", "0\r\n\r\n", 400),
        StrictnessCase(
            "chunked in HTTP/1.0", "POST /a HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        framing("an expectation that is not known (RFC 9110 §10.1.1)", "Expect: a\r\nContent-Length: 2", "ab", 417),
        StrictnessCase(
            "an expectation in HTTP/1.0 is ignored",
            "POST /a HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\nab", 200),
    ]

    private static func chunks(_ label: String, _ body: String, _ code: Int) -> StrictnessCase {
        StrictnessCase(label, "POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + body, code)
    }

    static let chunks: [StrictnessCase] = [
        chunks("two chunks", "2\r\nab\r\n1\r\nc\r\n0\r\n\r\n", 200),
        chunks("sizes in both cases of letters, with zeros", "A\r\n0123456789\r\n0a\r\n0123456789\r\n00\r\n\r\n", 200),
        chunks("an extension (§7.1.1)", "2;a=\"b c\";d\r\nab\r\n0;x\r\n\r\n", 200),
        chunks("trailers (§7.1.2)", "0\r\nA: 1\r\nB:\r\n\r\n", 200),
        chunks("a size with 0x", "0x2\r\nab\r\n0\r\n\r\n", 400),
        chunks("a size with a plus", "+2\r\nab\r\n0\r\n\r\n", 400),
        chunks("a negative size", "-1\r\n\r\n", 400),
        chunks("no size", "\r\n\r\n", 400),
        chunks("no size before an extension", ";a\r\n\r\n", 400),
        chunks("a space before the size", " 2\r\nab\r\n0\r\n\r\n", 400),
        chunks("a space behind the size", "2 \r\nab\r\n0\r\n\r\n", 400),
        chunks("a space before the extension", "2 ;a\r\nab\r\n0\r\n\r\n", 400),
        chunks("an underscore in the size", "1_0\r\nab\r\n0\r\n\r\n", 400),
        chunks("a size that ends with LF alone", "2\nab\r\n0\r\n\r\n", 400),
        chunks("a size that ends with CR alone", "2\rab\r\n0\r\n\r\n", 400),
        chunks("LF in an extension", "2;a\nab\r\n0\r\n\r\n", 400),
        chunks("CR in an extension", "2;a\rb\r\nab\r\n0\r\n\r\n", 400),
        chunks("NUL in an extension", "2;a\0\r\nab\r\n0\r\n\r\n", 400),
        chunks("data that ends with LF alone", "2\r\nab\n0\r\n\r\n", 400),
        chunks("data that ends with CR alone", "2\r\nab\r0\r\n\r\n", 400),
        chunks("more data than the size says", "2\r\nabc\r\n0\r\n\r\n", 400),
        chunks("less data than the size says", "5\r\nab\r\n0\r\n\r\n", 400),
        chunks("seventeen digits", "00000000000000002\r\nab\r\n0\r\n\r\n", 400),
        chunks("a size that fills 64 bits", "FFFFFFFFFFFFFFFF\r\n", 413),
        chunks("a size of 2^64 and two", "10000000000000002\r\n", 400),
        chunks("a size beyond the limit", "100001\r\n", 413),
        chunks(
            "extensions beyond their limit", "2;" + String(repeating: "a", count: 5_000) + "\r\nab\r\n0\r\n\r\n", 400),
        chunks(
            "many small extensions beyond their limit",
            String(repeating: "1;aaaa\r\nx\r\n", count: 1_100) + "0\r\n\r\n", 400),
        chunks("trailers beyond their limit", "0\r\nA: " + String(repeating: "a", count: 9_000) + "\r\n\r\n", 431),
        chunks("a trailer with a space before its colon", "0\r\nA : 1\r\n\r\n", 400),
        chunks("a folded trailer", "0\r\nA: 1\r\n b\r\n\r\n", 400),
        chunks("a trailer without a name", "0\r\n: 1\r\n\r\n", 400),
        chunks("a trailer that ends with LF alone", "0\r\nA: 1\n\r\n", 400),
        chunks("a body that ends with LF alone", "0\r\n\n", 400),
    ]
}
