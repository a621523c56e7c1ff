import Basics
import HTTP
import Testing

@Suite("What a request says")
struct RequestTests {
    private func get(_ lines: String..., target: String = "/") -> Request? {
        parsed("GET \(target) HTTP/1.1\r\nHost: a\r\n" + lines.map { $0 + "\r\n" }.joined() + "\r\n")
    }

    private func postedForm(_ body: String, type: String = "application/x-www-form-urlencoded") -> FormItems? {
        parsed(
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Type: \(type)\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
        )?.form
    }

    @Test("fields are found in any case, trimmed, in their order")
    func fields() throws {
        let request = try #require(get("X-One: \t a b \t", "x-one: c", "X-ONE:"))
        #expect(request.field("x-ONE") == "a b")
        #expect(request.fields("X-One") == ["a b", "c", ""])
        #expect(request.field("X-Two") == nil)
        #expect(request.hasField(.host))
        #expect(request.withField("X-One") { $0?.count } == 3)
        #expect(request.field(try #require(FieldName(text: "X-One"))) == "a b")
        var names: [String] = []
        request.forEachField { name, _ in names.append(String(utf8: name)) }
        #expect(names == ["Host", "X-One", "x-one", "X-ONE"])
    }

    @Test("a name is a token")
    func names() {
        #expect(FieldName(text: "X y") == nil)
        #expect(FieldName(text: "") == nil)
        #expect(FieldName(text: "etag") == .entityTag)
        #expect(FieldName(text: "etag")?.hashValue == FieldName.entityTag.hashValue)
    }

    @Test("target, path and query are as they were sent")
    func target() throws {
        let request = try #require(get(target: "/a%2Fb/c?x=1?y=2"))
        #expect(String(utf8: request.target) == "/a%2Fb/c?x=1?y=2")
        #expect(request.pathText == "/a%2Fb/c")
        #expect(String(utf8: request.query) == "x=1?y=2")
        #expect(String(utf8: request.host) == "a")
        #expect(request.methodText == "GET")
        let absolute = try #require(parsed("GET http://a?x=1 HTTP/1.1\r\nHost: A\r\n\r\n"))
        #expect(absolute.pathText == "/")
        #expect(String(utf8: absolute.query) == "x=1")
    }

    @Test("cookies: the first of a name wins, values stay raw, broken parts are passed over")
    func cookies() throws {
        let request = try #require(get("Cookie: a=1; b = 2 ;a=3;; c; =d; e=\"x=y\"; f=%20", "Cookie: g=7; b=9"))
        let cookies = request.cookies
        #expect(cookies["a"] == "1")
        #expect(cookies["b"] == "2")
        #expect(cookies["c"] == nil)
        #expect(cookies["e"] == "\"x=y\"")
        #expect(cookies["f"] == "%20")
        #expect(cookies["g"] == "7")
        #expect(cookies.items.count == 7)
    }

    @Test("a query is decoded; PHP's brackets are letters; the last of a name wins")
    func query() throws {
        let query = "a=1&a=2&searchCriteria[a][0]=x%5By&sp=a+b%2Bc&flag&=v&&bad=50%25%zz%&%C3%A9=%ff&eq=1=2"
        let items = try #require(get(target: "/?" + query)).queryItems
        #expect(items["a"] == "2")
        #expect(items.all("a") == ["1", "2"])
        #expect(items["searchCriteria[a][0]"] == "x[y")
        #expect(items["sp"] == "a b+c")
        #expect(items["flag"] == "")
        #expect(items[""] == "v")
        #expect(items["bad"] == "50%%zz%")
        #expect(items["é"] == "\u{FFFD}")
        #expect(items["eq"] == "1=2")
        #expect(items["none"] == nil)
    }

    @Test("a query has at most 1,000 pairs")
    func queryLimit() throws {
        let query = (0..<1_001).map { "\($0)=" }.joined(separator: "&")
        let items = try #require(get(target: "/?" + query)).queryItems
        #expect(items.items.count == FormItems.itemsMax)
        #expect(items.isTruncated)
    }

    @Test("a form is read from a body of its type only")
    func forms() {
        #expect(postedForm("qty=2&super_attribute%5B93%5D=5")?["super_attribute[93]"] == "5")
        #expect(postedForm("a=1", type: "Application/X-WWW-Form-Urlencoded; charset=UTF-8")?["a"] == "1")
        #expect(postedForm("a=1", type: "text/plain")?["a"] == nil)
        #expect(postedForm("")?.items.isEmpty == true)
    }

    @Test("percent-coding there and back")
    func percentCoding() {
        let text = "a/b c+d%é~-._"
        let encoded = PercentCoding.encoded(text)
        #expect(encoded == "a%2Fb%20c%2Bd%25%C3%A9~-._")
        var bytes = Array(encoded.utf8)
        #expect(bytes.withUnsafeBytes { PercentCoding.segmentText($0) } == text)
        bytes = Array("a+b".utf8)
        #expect(bytes.withUnsafeBytes { PercentCoding.segmentText($0) } == "a+b")
        #expect(bytes.withUnsafeBytes { PercentCoding.formText($0) } == "a b")
    }

    @Test(
        "whether the connection stays open",
        arguments: [
            ("HTTP/1.1\r\nHost: a", true), ("HTTP/1.1\r\nHost: a\r\nConnection: close", false),
            ("HTTP/1.1\r\nHost: a\r\nConnection: x, CLOSE ,y", false),
            ("HTTP/1.1\r\nHost: a\r\nConnection: keep-alive\r\nConnection: close", false),
            ("HTTP/1.1\r\nHost: a\r\nConnection: closed", true), ("HTTP/1.0", false),
            ("HTTP/1.0\r\nConnection: keep-alive", true), ("HTTP/1.0\r\nConnection: keep-alive, close", false),
        ])
    func keepAlive(_ version: String, _ expected: Bool) throws {
        let request = try #require(parsed("GET / \(version)\r\n\r\n"))
        #expect(request.keepAlive == expected)
    }
}
