import JSON
import Testing

/// Input that no honest client sends. It is refused with a status and in a form that the sender understands; nothing
/// crashes, nothing is a fault of ours (5xx), and afterwards the shop sells as before.
@Suite("Hostile input", .serialized)
struct HostileInputTests {
    private let shop = RunningShop.shared

    /// Sends a head whose lines end as they should, with what follows it.
    private func send(_ lines: [String], _ body: [UInt8] = []) -> RawExchange {
        RawExchange(port: shop.port, Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body)
    }

    private var host: String { "Host: 127.0.0.1:\(shop.port)" }

    private func call(
        _ method: String, _ target: String, _ body: [UInt8], _ fields: [String],
        source: SourceLocation = #_sourceLocation
    ) -> RawExchange {
        let length = body.isEmpty && method == "GET" ? [] : ["Content-Length: \(body.count)"]
        let answer = send(["\(method) \(target) HTTP/1.1", host, "Connection: close"] + fields + length, body)
        #expect(answer.wasClosed, sourceLocation: source)
        return answer
    }

    /// An answer of the API: JSON, and for an error an object with `message`.
    private func expectAPI(_ answer: RawExchange, _ status: Int, source: SourceLocation = #_sourceLocation) {
        #expect(answer.status == status, "\(answer.body.prefix(300))", sourceLocation: source)
        #expect(answer.contentType.hasPrefix("application/json"), sourceLocation: source)
        guard status >= 400 else { return }
        let message = (try? JSONReader.parse(Array(answer.body.utf8)))?["message"]?.string
        #expect(message?.isEmpty == false, "\(answer.body.prefix(300))", sourceLocation: source)
    }

    @Test("a head that is no request is refused in plain text, and the connection is closed", arguments: malformedHeads)
    func malformed(_ row: MalformedHead) {
        let answer = RawExchange(port: shop.port, row.bytes(host: host))
        #expect(answer.status == row.status)
        #expect(answer.wasClosed)
        #expect(answer.contentType.hasPrefix("text/plain"))
        #expect(answer.body.count < 200)
    }

    @Test("a head that is merely odd is answered", arguments: oddFields)
    func odd(field: String) {
        let answer = call("GET", "/", [], [field])
        #expect(answer.status == 200)
        #expect(answer.contentType.hasPrefix("text/html"))
    }

    @Test("a page that cannot be is not found, whatever its address is made of", arguments: strayTargets)
    func stray(target: String) {
        let answer = call("GET", target, [], [])
        #expect(answer.status == 404)
        #expect(["text/html", "image/svg+xml"].contains { answer.contentType.hasPrefix($0) })
        #expect(!answer.body.contains("database_password"))
        #expect(!answer.body.contains("root:"))
    }

    @Test("a category takes any query without a fault", arguments: strayQueries)
    func query(text: String) {
        let answer = call("GET", "/vetements/robes.html?\(text)", [], [])
        #expect([200, 301, 302, 404].contains(answer.status), "\(answer.status)")
    }

    @Test(
        "methods that a page does not have are refused", arguments: ["PATCH", "DELETE", "TRACE", "BREW", "get", "PUT"])
    func methods(method: String) {
        #expect(call(method, "/", [], []).status == 405)
        #expect(call(method, "/", [], ["Sec-Fetch-Site: same-origin"]).status == 405)
        let known = ["DELETE": 404, "PUT": 401]
        expectAPI(call(method, "/rest/V1/guest-carts/none", [], []), known[method] ?? 405)
    }

    @Test("a form that makes no sense puts nothing into a cart", arguments: strayForms)
    func form(_ row: StrayForm) {
        let fields = ["Content-Type: application/x-www-form-urlencoded", "Sec-Fetch-Site: \(row.site)"]
        let answer = call("POST", "/checkout/cart/add/", row.body, fields)
        #expect(answer.status == row.status)
    }

    @Test("an address of the API that makes no sense is answered in JSON", arguments: strayCalls)
    func api(_ row: StrayCall) {
        expectAPI(
            call("GET", "/rest" + row.target, [], ["Authorization: Bearer \(RunningShop.sharedToken)"]), row.status)
    }

    @Test("a body that makes no sense is refused in JSON, and nothing is saved", arguments: strayBodies)
    func body(_ row: StrayBody) {
        let token = "Authorization: Bearer \(RunningShop.sharedToken)"
        expectAPI(call(row.method, "/rest" + row.target, row.body, row.fields + [token]), row.status)
        let product = call("GET", "/rest/V1/products/HOSTILE", [], [token])
        #expect(product.status == 404, "\(product.body.prefix(200))")
    }

    @Test("without a token, or with one that is none, nothing of it is reached", arguments: strayTokens)
    func tokens(field: String) {
        let json = "Content-Type: application/json"
        for (method, target) in [("POST", "/V1/products"), ("DELETE", "/V1/products/A"), ("GET", "/V1/taxRates/1")] {
            expectAPI(call(method, "/rest\(target)", Array("{}".utf8), [json, field]), 401)
        }
    }

    @Test("a body that is longer than the limit is refused before it is read")
    func tooLong() {
        let body = [UInt8](repeating: 0x78, count: 1_500_000)
        let form = ["Content-Type: application/x-www-form-urlencoded"]
        #expect(call("POST", "/checkout/cart/add/", body, form).status == 413)
        expectAPI(call("POST", "/rest/V1/products", body, ["Content-Type: application/json"]), 413)
    }

    @Test("after all of it the shop answers and its output has no crash")
    func alive() {
        let answer = call("GET", "/", [], [])
        #expect(answer.status == 200)
        #expect(!shop.output.contains("Fatal error"))
        expectAPI(call("GET", "/rest/V1/products?searchCriteria[pageSize]=1", [], []), 200)
    }
}
