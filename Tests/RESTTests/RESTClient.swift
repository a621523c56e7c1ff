import Basics
import Catalog
import Commerce
import HTTP
import REST
import Sales
import ShopFakes
import Testing
import WebSupport

/// A client of the interface over fakes.
final class RESTClient {
    let shop: FakeShop
    private let application: RESTApplication

    /// A client of a shop whose catalogue anyone may read, unless told otherwise.
    init(anonymousReading: Bool = true, pages: PageStore? = nil, log: Log = .silent) {
        let shop = FakeShop(Fixture.reference(anonymousReading: anonymousReading))
        let pageCache = pages.map { store in
            PageCache.forOneAtATime(store, catalogPosition: { shop.catalog.position }, showsWay: true)
        }
        self.shop = shop
        application = RESTApplication(shop.services, pageCache: pageCache, log: log)
    }

    /// A client of a shop with these reference data.
    init(_ reference: Reference, log: Log = .silent) {
        shop = FakeShop(reference)
        application = RESTApplication(shop.services, log: log)
    }

    /// What the server answers to a request: `line` is its first two words.
    func send(
        _ line: String, _ body: String = "", type: String? = "application/json", _ fields: [String: String] = [:]
    ) async throws -> Answer {
        switch application.reply(to: try RESTClient.request(line, body, type: type, fields)) {
        case .now(let response): return Answer(response)
        case .later(let work): return Answer(await work())
        case .stream(let work):
            guard case .whole(let response) = await work() else { throw Unreadable() }
            return Answer(response)
        }
    }

    /// A request as the parser reads it.
    static func request(
        _ line: String, _ body: String = "", type: String? = "application/json", _ fields: [String: String] = [:]
    ) throws -> Request {
        var text = "\(line) HTTP/1.1\r\nHost: shop.test\r\n"
        if let type { text += "Content-Type: \(type)\r\n" }
        for (name, value) in fields { text += "\(name): \(value)\r\n" }
        if !body.isEmpty { text += "Content-Length: \(body.utf8.count)\r\n" }
        var machine = ConnectionMachine(limits: ServerLimits())
        let request = Request()
        let (_, action) = Array("\(text)\r\n\(body)".utf8).withUnsafeBytes { machine.receive($0, into: request) }
        guard case .handle = action else { throw Unreadable() }
        return request
    }

    /// A new cart's masked id, as the answer has it.
    func newCart(_ path: String = "/rest/V1") async throws -> String {
        let answer = try await send("POST \(path)/guest-carts")
        return try #require(answer.body.split(separator: "\"").first.map(String.init))
    }

    /// Adds to a cart; `item` is the JSON of the `cartItem`.
    func add(_ item: String, to cart: String, store: String = "/rest/V1") async throws -> Answer {
        try await send("POST \(store)/guest-carts/\(cart)/items", "{\"cartItem\":\(item)}")
    }

    struct Unreadable: Error {}
}

/// An answer as a test looks at it.
struct Answer {
    let status: Int
    let body: String
    let response: Response

    init(_ response: Response) {
        self.response = response
        status = response.status.code
        switch response.body {
        case .bytes(let bytes): body = String(utf8: bytes)
        case .prepared(let kept): body = String(utf8: kept.block(.identity).bytes)
        case .none, .block, .unread: body = ""
        }
    }
}

/// A row of a table: what is asked, and the status and the body that come back.
struct Row: CustomTestStringConvertible, Sendable {
    let name: String
    let ask: String
    let status: Int
    let body: String

    init(_ name: String, _ ask: String, _ status: Int, _ body: String) {
        (self.name, self.ask, self.status, self.body) = (name, ask, status, body)
    }

    var testDescription: String { name }
}
