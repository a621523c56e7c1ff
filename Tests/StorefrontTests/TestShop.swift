import Basics
import Crypto
import HTTP
import ShopFakes
import Storefront
import Testing
import WebSupport

/// The storefront over fakes, and what a browser does with it.
final class TestShop {
    let products: FakeProducts
    let pages: FakePages
    let catalog: FakeCatalog
    let carts: FakeCarts
    let sessions: FakeSessions
    let clock: FakeClock
    let storefront: ShopPages

    init(
        _ baseURL: String = "http://shop.test", pages: PageStore? = nil, keys: [SigningKey] = [], log: Log = .silent
    ) throws {
        let shop = FakeShop()
        let catalog = shop.catalog
        (products, self.pages, self.catalog) = (shop.products, shop.pages, catalog)
        (carts, sessions) = (shop.carts, shop.sessions)
        clock = shop.clock
        storefront = ShopPages(
            services: shop.services, baseURLs: [try #require(BaseURL(baseURL))], assetsVersion: "v1",
            pageCache: pages.map { .forOneAtATime($0, catalogPosition: { catalog.position }, showsWay: true) },
            contexts: VisitorContexts { keys }, log: log,
            generator: CountingGenerator())
    }
}

/// One visitor's browser: it keeps cookies and nothing else.
final class Visitor {
    let shop: TestShop
    private(set) var cookies: [String: String] = [:]

    init(_ shop: TestShop, cookies: [String: String] = [:]) { (self.shop, self.cookies) = (shop, cookies) }

    func get(_ target: String, method: String = "GET") async throws -> Received {
        try await send("\(method) \(target) HTTP/1.1\r\nHost: shop.test\r\n\(cookieLine)\r\n")
    }

    func post(
        _ target: String, _ body: String, site: String? = "same-origin", fields: String = ""
    ) async throws -> Received {
        let site = site.map { "Sec-Fetch-Site: \($0)\r\n" } ?? ""
        return try await send(
            "POST \(target) HTTP/1.1\r\nHost: shop.test\r\n\(site)\(fields)\(cookieLine)"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
        )
    }

    private var cookieLine: String {
        cookies.isEmpty
            ? ""
            : "Cookie: " + cookies.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }.joined(separator: "; ") + "\r\n"
    }

    private func send(_ text: String) async throws -> Received {
        var machine = ConnectionMachine(limits: ServerLimits())
        let request = Request()
        let (_, action) = Array(text.utf8).withUnsafeBytes { machine.receive($0, into: request) }
        guard case .handle = action else { throw Unreadable() }
        let response: Response
        switch shop.storefront.reply(to: request) {
        case .now(let ready): response = ready
        case .later(let work): response = await work()
        case .stream(let work):
            switch await work() {
            case .whole(let whole): response = whole
            case .streamed(let head, let body):
                let collector = BodyCollector()
                try await body(collector)
                response = Response(status: head.status, fields: head.fields, body: .bytes(collector.bytes))
            }
        }
        let answer = Received(response)
        for cookie in answer.cookies {
            let pair = cookie.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
            cookies[pair[0]] = cookie.contains("Max-Age=0") || pair.count < 2 ? nil : pair[1]
        }
        return answer
    }

    struct Unreadable: Error {}
}

/// Takes in a streamed body.
private final class BodyCollector: BodyWriting {
    private(set) var bytes: [UInt8] = []

    func write(_ slice: [UInt8]) async -> Bool {
        bytes += slice
        return true
    }
}

/// An answer as a test looks at it.
struct Received {
    let status: Int
    let body: String
    private let response: Response

    init(_ response: Response) {
        self.response = response
        status = response.status.code
        switch response.body {
        case .bytes(let bytes): body = String(utf8: bytes)
        case .prepared(let page): body = String(utf8: page.block(.identity).bytes)
        case .none, .block, .unread: body = ""
        }
    }

    func field(_ name: FieldName) -> String? { response.field(name) }

    var location: String? { field(.location) }

    var cookies: [String] {
        response.fields.filter { $0.name == .setCookie }.map { field in
            switch field.value {
            case .text(let text): text
            case .bytes(let bytes): String(utf8: bytes)
            }
        }
    }

    /// The page without what stands around its content.
    var main: String {
        guard let start = body.firstRange(of: "<main"), let end = body.firstRange(of: "</main>") else { return "" }
        return String(body[start.lowerBound..<end.upperBound])
    }

    /// How often a piece of markup is on the page.
    func count(_ piece: String) -> Int { body.ranges(of: piece).count }
}
