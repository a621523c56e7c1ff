import Basics
import HTTP
import Testing

@Suite("Cross-site and host guards")
struct GuardTests {
    private static let shop = [BaseURL("https://shop.example"), BaseURL("http://127.0.0.1:8080")].compactMap { $0 }

    struct CrossSiteCase: CustomTestStringConvertible {
        let testDescription: String
        var method = "POST"
        var lines: [String] = []
        var body = ""
        let verdict: CrossSiteGuard.Verdict
    }

    static let senders: [CrossSiteCase] = [
        .init(
            testDescription: "a safe method", method: "GET", lines: ["Sec-Fetch-Site: cross-site"], verdict: .allowed),
        .init(testDescription: "same-origin", lines: ["Sec-Fetch-Site: same-origin"], verdict: .allowed),
        .init(testDescription: "typed in by the user", lines: ["Sec-Fetch-Site: none"], verdict: .allowed),
        .init(testDescription: "same-site", lines: ["Sec-Fetch-Site: same-site"], verdict: .refused(.fetchSite)),
        .init(testDescription: "cross-site", lines: ["Sec-Fetch-Site: cross-site"], verdict: .refused(.fetchSite)),
        .init(
            testDescription: "cross-site with the shop's origin",
            lines: ["Sec-Fetch-Site: cross-site", "Origin: https://shop.example"], verdict: .refused(.fetchSite)),
        .init(
            testDescription: "same-origin and cross-site at once",
            lines: ["Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: cross-site"], verdict: .refused(.fetchSite)),
        .init(testDescription: "an unknown word", lines: ["Sec-Fetch-Site: near"], verdict: .refused(.fetchSite)),
        .init(testDescription: "an empty word", lines: ["Sec-Fetch-Site:"], verdict: .refused(.fetchSite)),
        .init(
            testDescription: "cross-site with equal form keys",
            lines: ["Sec-Fetch-Site: cross-site", "Cookie: form_key=k"], body: "form_key=k",
            verdict: .refused(.fetchSite)),
        .init(testDescription: "the shop's origin", lines: ["Origin: https://shop.example"], verdict: .allowed),
        .init(testDescription: "its default port", lines: ["Origin: https://shop.example:443"], verdict: .allowed),
        .init(testDescription: "the second address", lines: ["Origin: http://127.0.0.1:8080"], verdict: .allowed),
        .init(testDescription: "another scheme", lines: ["Origin: http://shop.example"], verdict: .refused(.origin)),
        .init(testDescription: "another port", lines: ["Origin: https://shop.example:444"], verdict: .refused(.origin)),
        .init(
            testDescription: "a host that begins alike", lines: ["Origin: https://shop.example.evil"],
            verdict: .refused(.origin)),
        .init(testDescription: "null", lines: ["Origin: null"], verdict: .refused(.origin)),
        .init(
            testDescription: "null with equal form keys", lines: ["Origin: null", "Cookie: form_key=k"],
            body: "form_key=k", verdict: .refused(.origin)),
        .init(testDescription: "equal form keys", lines: ["Cookie: form_key=k"], body: "form_key=k", verdict: .allowed),
        .init(
            testDescription: "form keys that differ", lines: ["Cookie: form_key=k"], body: "form_key=l",
            verdict: .refused(.formKey)),
        .init(
            testDescription: "a form key that begins alike", lines: ["Cookie: form_key=kk"], body: "form_key=k",
            verdict: .refused(.formKey)),
        .init(testDescription: "no cookie", body: "form_key=k", verdict: .refused(.formKey)),
        .init(testDescription: "no field", lines: ["Cookie: form_key=k"], body: "a=b", verdict: .refused(.formKey)),
        .init(
            testDescription: "both empty", lines: ["Cookie: form_key="], body: "form_key=",
            verdict: .refused(.formKey)),
        .init(testDescription: "nothing at all", verdict: .refused(.formKey)),
        .init(testDescription: "an unsafe method without a form", method: "DELETE", verdict: .refused(.formKey)),
        .init(testDescription: "a method that is not known", method: "PURGE", verdict: .refused(.formKey)),
    ]

    @Test("only the shop's own pages may act for a shopper", arguments: senders)
    func sender(_ row: CrossSiteCase) throws {
        let form = ["Content-Type: application/x-www-form-urlencoded", "Content-Length: \(row.body.utf8.count)"]
        let lines = (row.lines + form).map { $0 + "\r\n" }.joined()
        let request = try #require(parsed("\(row.method) / HTTP/1.1\r\nHost: a\r\n\(lines)\r\n\(row.body)"))
        #expect(CrossSiteGuard.verdict(for: request, baseURLs: Self.shop) == row.verdict)
    }

    @Test(
        "a foreign Host is redirected where a person asks, and refused elsewhere",
        arguments: [
            ("GET /a", "shop.example", HostGuard.Verdict.allowed), ("GET /a", "SHOP.Example:443", .allowed),
            ("POST /a", "127.0.0.1:8080", .allowed), ("OPTIONS *", "shop.example", .allowed),
            ("GET /health/ready", "10.0.0.7:8080", .allowed), ("POST /health/ready", "x", .allowed),
            ("GET /a?b=1", "evil.example", .redirect(location: "https://shop.example/a?b=1")),
            ("HEAD /", "shop.example:80", .redirect(location: "https://shop.example/")),
            ("GET //evil.example", "x", .redirect(location: "https://shop.example//evil.example")),
            ("GET http://x/a", "x", .redirect(location: "https://shop.example/a")),
            ("GET /healthy", "x", .redirect(location: "https://shop.example/healthy")),
            ("GET /a", "127.0.0.1", .redirect(location: "https://shop.example/a")),
            ("GET /rest/V1/products", "evil.example", .refused), ("POST /a", "evil.example", .refused),
            ("OPTIONS *", "evil.example", .refused), ("PURGE /a", "evil.example", .refused),
        ])
    func foreignHost(_ line: String, _ host: String, _ verdict: HostGuard.Verdict) throws {
        let request = try #require(parsed("\(line) HTTP/1.1\r\nHost: \(host)\r\n\r\n"))
        let hostGuard = HostGuard(baseURLs: Self.shop, machinePrefixes: ["/rest/"])
        #expect(hostGuard.verdict(for: request) == verdict)
    }

    @Test("HTTP/1.0 without a Host is foreign")
    func noHost() throws {
        let request = try #require(parsed("GET /a HTTP/1.0\r\n\r\n"))
        #expect(
            HostGuard(baseURLs: Self.shop).verdict(for: request) == .redirect(location: "https://shop.example/a"))
        #expect(HostGuard(baseURLs: []).verdict(for: request) == .refused)
    }

    @Test(
        "base URLs are read and written",
        arguments: [
            ("https://Shop.Example/", "https://shop.example"), ("http://a:80", "http://a"), ("https://a:", "https://a"),
            ("HTTPS://a:80", "https://a:80"), ("http://[::1]:8080", "http://[::1]:8080"), ("http://a/b", nil),
            ("http://a?b", nil), ("http://u@a", nil), ("ftp://a", nil), ("a", nil), ("http://", nil), ("", nil),
            ("http:///", nil), ("http://a b", nil), ("https:a", nil),
        ] as [(String, String?)])
    func baseURLs(_ text: String, _ origin: String?) {
        #expect(BaseURL(text)?.origin == origin)
    }
}
