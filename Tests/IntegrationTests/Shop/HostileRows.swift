import Testing

/// Bytes that are no request, and the status of the refusal.
struct MalformedHead: CustomTestStringConvertible {
    let testDescription: String
    let status: Int
    private let isWhole: Bool

    /// A request line with a Host field.
    static func line(_ text: String, _ status: Int) -> MalformedHead {
        MalformedHead(testDescription: text, status: status, isWhole: false)
    }

    /// A field, or a run of them, of a POST.
    static func field(_ text: String, _ status: Int) -> MalformedHead {
        MalformedHead(testDescription: "POST / HTTP/1.1\r\nHOST\r\n\(text)", status: status, isWhole: false)
    }

    /// All that is sent.
    static func bytes(_ text: String, _ status: Int) -> MalformedHead {
        MalformedHead(testDescription: text, status: status, isWhole: true)
    }

    func bytes(host: String) -> [UInt8] {
        if isWhole { return Array(testDescription.utf8) }
        let parts = testDescription.split(separator: "HOST", omittingEmptySubsequences: false)
        let text = parts.count == 2 ? "\(parts[0])\(host)\(parts[1])" : "\(testDescription)\r\n\(host)"
        return Array("\(text)\r\n\r\n".utf8)
    }
}

/// A form to the cart, where it claims to come from, and the status.
struct StrayForm: CustomTestStringConvertible {
    let testDescription: String
    let body: [UInt8]
    let status: Int
    var site = "same-origin"

    init(_ text: String, _ status: Int, site: String = "same-origin") {
        (testDescription, body, self.status, self.site) = (String(text.prefix(60)), Array(text.utf8), status, site)
    }
}

/// An address below `/rest` and the status.
struct StrayCall: CustomTestStringConvertible {
    let target: String
    let status: Int
    var testDescription: String { String(target.prefix(90)) }

    init(_ target: String, _ status: Int) { (self.target, self.status) = (target, status) }

    /// A search of products.
    static func search(_ criteria: String, _ status: Int) -> StrayCall {
        let query = criteria.split(separator: " ").map { "searchCriteria\($0)" }.joined(separator: "&")
        return StrayCall("/V1/products?\(query)", status)
    }
}

/// A call with a body, which is JSON unless its fields say otherwise.
struct StrayBody: CustomTestStringConvertible {
    let method: String
    let target: String
    let body: [UInt8]
    let fields: [String]
    let status: Int
    var testDescription: String {
        "\(method) \(target) \(String(decoding: body.prefix(80), as: UTF8.self)) \(fields.joined())"
    }

    init(
        _ method: String, _ target: String, _ body: String, _ status: Int, type: String? = "application/json"
    ) {
        self.init(method, target, Array(body.utf8), status, type: type)
    }

    init(_ method: String, _ target: String, _ body: [UInt8], _ status: Int, type: String? = "application/json") {
        (self.method, self.target, self.body, self.status) = (method, target, body, status)
        fields = type.map { ["Content-Type: \($0)"] } ?? []
    }

    /// A new product with the members given.
    static func product(_ members: String, _ status: Int = 400) -> StrayBody {
        let standard = #""sku":"HOSTILE","name":"n","attribute_set_id":4,"price":1"#
        return StrayBody("POST", "/V1/products", #"{"product":{\#(standard),\#(members)}}"#, status)
    }

    /// Any body to the same route.
    static func products(_ body: String, _ status: Int = 400) -> StrayBody {
        StrayBody("POST", "/V1/products", body, status)
    }
}

private let malformedLines: [MalformedHead] =
    [
        .line("GARBAGE", 400), .line("GET /", 400), .line("GET / HTTP/9.9", 505), .line("GET / HTTP/1.1 x", 400),
        .line("G\u{1}T / HTTP/1.1", 400), .line(" GET / HTTP/1.1", 400), .line("GET  / HTTP/1.1", 400),
        .line("GET /é HTTP/1.1", 400), .line("GET /%zz HTTP/1.1", 400), .line("GET /%00 HTTP/1.1", 400),
        .line("GET /% HTTP/1.1", 400), .line("GET /rest/V1/products/%zz HTTP/1.1", 400),
        .line("GET /rest/V1/products/%00 HTTP/1.1", 400), .line("GET /media/%00 HTTP/1.1", 400),
        .line("GET http://evil.example/ HTTP/1.1", 400), .line("GET * HTTP/1.1", 400),
        .line("CONNECT shop.example:80 HTTP/1.1", 501), .line("PRI * HTTP/2.0", 505),
        .line("GET /a?\(String(repeating: "q", count: 9_000)) HTTP/1.1", 414),
        .line("GET /rest/\(String(repeating: "a", count: 9_000)) HTTP/1.1", 414),
    ]

private let malformedFields: [MalformedHead] =
    [
        .field("X: \(String(repeating: "a", count: 20_000))", 431),
        .field((0..<500).map { "X\($0): y" }.joined(separator: "\r\n"), 431), .field("Content-Length: -1", 400),
        .field("Content-Length: 1,2", 400), .field("Content-Length: 1\r\nContent-Length: 2", 400),
        .field("Content-Length: 99999999999999999999", 400), .field("Content-Length: 2000000", 413),
        .field("Content-Length: 5\r\nTransfer-Encoding: chunked", 400), .field("Transfer-Encoding: gzip", 501),
        .field("Transfer-Encoding: chunked, chunked", 400), .field("X Y: a", 400), .field(" folded: a", 400),
        .field("X: a\r\n b", 400), .field("X", 400), .field("X: a\u{0}b", 400), .field("Host: other.example", 400),
        .field("Content-Length: 1\r\nExpect: nonsense", 417), .field(": empty", 400),
        .field("Transfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
        .field("Transfer-Encoding: chunked\r\n\r\nffffffffffffffff1\r\n", 400),
    ]

private let malformedBytes: [MalformedHead] =
    [
        .bytes("GET / HTTP/1.1\r\n\r\n", 400), .bytes("GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400),
        .bytes("GET / HTTP/1.1\nHost: a\n\n", 400), .bytes(String(repeating: "\u{0}", count: 100), 400),
        .bytes("\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}\u{0}", 400),
    ]

let malformedHeads = malformedLines + malformedFields + malformedBytes

let oddFields = [
    "X: \u{e9}", "Cookie: \(String(repeating: ";", count: 3_000))", "Cookie: PHPSESSID=\u{e9}; =; a",
    "Range: bytes=9-1",
    "If-None-Match: \"", "If-Modified-Since: yesterday", "Accept-Encoding: \u{e9},,,;q=9",
    "Accept-Language: \u{e9};q=x",
    "Referer: http://[", "X-Forwarded-For: ' OR 1=1",
]

let strayTargets = [
    "/%80%ff", "/%ff.html", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc/passwd",
    "/media/../vitrine.conf", "/media/..%2fvitrine.conf", "/media/%2e%2e/vitrine.conf", "/media/", "/media/catalog",
    "//evil.example", "/\\..\\x", "/.git/config", "/vitrine.conf", "/en/%2e%2e", "/checkout/cart/../cart",
    "/catalog/product/view/id/abc", "/catalog/category/view/id/99999", "/none.html", "/%3Cscript%3E",
    "/%F0%9F%91%97/%E2%80%AE.html", "/'%20OR%201=1--.html",
]

let strayQueries = [
    "p=-1", "p=x", "p=99999999999999999999", "color=x", "color=99999&size=%ff", "price=a-b", "price=-9e99-",
    "product_list_order=evil", String(repeating: "color=1&", count: 800), "%ff=%zz", "=&&=", "p[]=1", "color[a][b]=1",
    "product_list_limit=-5", "product_list_mode=%00",
]

let strayForms: [StrayForm] = [
    StrayForm("", 404), StrayForm("product=x", 404), StrayForm("product=99999999", 404), StrayForm("product[]=1", 404),
    StrayForm("product=%zz", 404), StrayForm("product=%ff", 404), StrayForm("&&&==", 404),
    StrayForm("product=99999999999999999999999", 404), StrayForm("product=1&qty=-1", 302),
    StrayForm("product=1&qty=abc", 302), StrayForm("product=1&qty=99999999999", 302),
    StrayForm("product=1&qty=1e9", 302), StrayForm("product=1&super_attribute[x]=y&qty=0", 302),
    StrayForm("product=1&qty=1", 403, site: "cross-site"),
]

let strayTokens = [
    "X-None: 1", "Authorization: Bearer ", "Authorization: Bearer x.y.z", "Authorization: Basic \u{e9}",
    "Authorization: Bearer eyJhbGciOiJub25lIn0.eyJ1aWQiOjF9.", "Authorization: OAuth oauth_consumer_key=\"x\"",
    "Authorization: Bearer \(String(repeating: "a", count: 8_000))",
]
