import Basics
import EventLoop
import HTTP
import HTTPServer

/// A shop of a few pages, which can be told to be wrong.
final class PretendShop: Sendable {
    /// What it does wrong.
    enum Fault: Sendable {
        case none
        /// Each tenth page of a product is another product's.
        case mixesUpProducts
        /// Each third piece is acknowledged and not kept.
        case losesPieces
        /// Each third piece is kept twice.
        case doublesPieces
        /// Each third write is told to come again.
        case refusesWrites
        /// Each tenth category is an error.
        case failsCategories
        /// Each answer takes so many milliseconds.
        case isSlow(Int)
    }

    let url: String
    private let group: LoopGroup
    private let server: HTTPServer

    private init(_ fault: Fault) throws {
        let listener = try ListeningSocket(address: "127.0.0.1", port: 0)
        url = "http://127.0.0.1:\(listener.port)/"
        group = try LoopGroup(count: 1)
        let origin = "http://127.0.0.1:\(listener.port)"
        server = HTTPServer(listener, loops: group.loops, limits: ServerLimits(), log: .silent) { loop in
            PretendPages(fault, origin: origin, loop)
        }
        server.open()
    }

    /// Lends a shop, which is gone afterwards.
    static func run<Result>(_ fault: Fault = .none, _ body: (PretendShop) throws -> Result) throws -> Result {
        let shop = try PretendShop(fault)
        defer { shop.group.stop() }
        return try body(shop)
    }
}

/// The pages, on one loop.
private final class PretendPages: Responder {
    private let fault: PretendShop.Fault
    private let origin: String
    private let loop: EventLoop
    private var carts: [String: [String: Int]] = [:]
    private var counts: [String: Int] = [:]

    init(_ fault: PretendShop.Fault, origin: String, _ loop: EventLoop) {
        (self.fault, self.origin, self.loop) = (fault, origin, loop)
    }

    func reply(to request: Request) -> Reply {
        let response = response(to: request)
        guard case .isSlow(let milliseconds) = fault else { return .now(response) }
        return .later { [loop] in
            await loop.sleep(for: .milliseconds(milliseconds))
            return response
        }
    }

    private func response(to request: Request) -> Response {
        let path = request.pathText
        switch path {
        case "/": return page(named: "/", menu)
        case "/robes.html":
            if case .failsCategories = fault, isTurn(10) { return .text("no", status: .internalServerError) }
            let query = request.query.isEmpty ? "" : "?\(String(utf8: request.query))"
            return page(named: "/robes.html\(query)", menu + cards)
        case "/checkout/cart/": return cart(request)
        case "/checkout/cart/add/": return add(request)
        default:
            guard path.hasPrefix("/robe-"), let number = Int(path.dropFirst(6).dropLast(5)) else {
                return .text("no such page", status: .notFound)
            }
            return product(number)
        }
    }

    private let menu = #"<nav class="menu"><a href="/robes.html">Robes</a></nav><div class="header-end"></div>"#
    private let cards =
        (1...6).map { #"<a class="card-link" href="/robe-\#($0).html"></a>"# }.joined()
        + #"<a class="filter-option" href="/robes.html?color=noir"></a><a href="/robes.html?p=2" rel="next"></a>"#

    private func product(_ number: Int) -> Response {
        var shown = number
        if case .mixesUpProducts = fault, isTurn(10) { shown += 1 }
        let form = """
            <form class="add-form" method="post" action="/checkout/cart/add/"><input type="hidden" name="product" \
            value="\(shown)"><input type="hidden" name="qty" value="1"><button class="add-to-cart">Add</button></form>
            """
        return page(named: "/robe-\(shown).html", menu + cards + form)
    }

    private func add(_ request: Request) -> Response {
        if case .refusesWrites = fault, isTurn(3) {
            var response = Response.text("later", status: .serviceUnavailable)
            response.set(.retryAfter, "5")
            return response
        }
        let product = request.form["product"] ?? ""
        let key = request.cookies["vitrine_cart"] ?? "cart\(carts.count)"
        var pieces = 1
        if case .losesPieces = fault, isTurn(3) { pieces = 0 }
        if case .doublesPieces = fault, isTurn(3) { pieces = 2 }
        carts[key, default: [:]][product, default: 0] += pieces
        var response = Response.redirect(to: "/checkout/cart/", status: .found)
        response.add(.setCookie, "vitrine_cart=\(key); Path=/")
        return response
    }

    private func cart(_ request: Request) -> Response {
        let cart = request.cookies["vitrine_cart"].flatMap { carts[$0] } ?? [:]
        let lines = cart.filter { $0.value > 0 }.sorted { $0.key < $1.key }.map { product, pieces in
            PageText.line("/robe-\(product).html", 1, pieces: pieces)
        }
        let content = lines.isEmpty ? #"<div class="empty"></div>"# : "<ul class=\"cart-lines\">\(lines.joined())</ul>"
        return .html(Array((menu + content).utf8))
    }

    private func page(named path: String, _ content: String) -> Response {
        .html(Array("<!doctype html><link rel=\"canonical\" href=\"\(origin)\(path)\">\(content)".utf8))
    }

    /// True once in so many times.
    private func isTurn(_ period: Int) -> Bool {
        counts["\(period)", default: 0] += 1
        return counts["\(period)", default: 0] % period == 0
    }
}
