import Basics
import Caching
import Commerce
import Crypto
import HTTP
import ShopFakes
import Testing
import WebSupport

@Suite("Whose pages a visitor sees")
struct VisitorContextTests {
    private static let keys = [
        SigningKey(id: 12, secret: [UInt8](repeating: 2, count: 32)),
        SigningKey(id: 11, secret: [UInt8](repeating: 1, count: 32)),
    ]
    private static let trade = VisitorContext(currency: .eur, group: wholesale)
    private static let cookie = VaryCookie.value(trade, signedWith: keys[0])

    private let store = PageStore(bytesMax: 64 << 20, seed: 1)
    private let page = "/foulard.html"

    private func claim(_ cookies: String) -> VisitorClaim {
        var machine = ConnectionMachine(limits: ServerLimits())
        let request = Request()
        let head = Array("GET / HTTP/1.1\r\nHost: shop.test\r\n\(cookies)\r\n".utf8)
        guard case .handle = head.withUnsafeBytes({ machine.receive($0, into: request) }).1 else { return .unknown }
        return VisitorContexts { VisitorContextTests.keys }.claim(of: request, Fixture.reference())
    }

    @Test("is said by a cookie that one of the shop's keys has signed")
    func genuine() {
        #expect(claim("") == .none)
        #expect(claim("Cookie: vitrine_cart=1; x=X-Magento-Vary\r\n") == .none)
        for key in VisitorContextTests.keys {
            let value = VaryCookie.value(VisitorContextTests.trade, signedWith: key)
            #expect(value.hasPrefix("EUR.2.\(key.id).") && value.utf8.count < VaryCookie.bytesMax)
            #expect(claim("Cookie: a=b; X-Magento-Vary=\(value) ;c=d\r\n") == .of(VisitorContextTests.trade))
            #expect(claim("Cookie: a=b\r\nCookie: X-Magento-Vary=\(value)\r\n") == .of(VisitorContextTests.trade))
        }
        let newer = SigningKey(id: 13, secret: VisitorContextTests.keys[0].secret)
        #expect(
            claim("Cookie: X-Magento-Vary=\(VaryCookie.value(VisitorContextTests.trade, signedWith: newer))\r\n")
                == .unknown)
    }

    /// Cookies that make nobody anything but a guest.
    private static let badCookies: [String] = {
        let dollars = VisitorContext(currency: Currency(code: "USD"), group: wholesale)
        let nobody = VisitorContext(currency: .eur, group: CustomerGroupID(77))
        let guests = VisitorContext(currency: .eur, group: .guests)
        let forger = SigningKey(id: 12, secret: [UInt8](repeating: 9, count: 32))
        let gone = SigningKey(id: 10, secret: [UInt8](repeating: 1, count: 32))
        let foreign = SignedText.signed("EUR.2", for: "something else", with: keys[0])
        let tampered = [
            cookie.replacing("EUR.2.", with: "EUR.3."), cookie.replacing(".12.", with: ".11."),
            cookie.replacing(".12.", with: ".012."), cookie.replacing(".12.", with: ".+12."), String(cookie.dropLast()),
            cookie + "A", cookie + ".", String(repeating: "A", count: 4_000), "", "EUR.2", "EUR.2.12.", "..", "12.x",
            String(cookie.dropLast()) + (cookie.hasSuffix("A") ? "E" : "A"),
            "da39a3ee5e6b4b0d3255bfef95601890afd80709", "\u{E9}",
        ]
        return tampered + [foreign] + [dollars, nobody, guests].map { VaryCookie.value($0, signedWith: keys[0]) }
            + [forger, gone].map { VaryCookie.value(trade, signedWith: $0) }
    }()

    @Test("is a guest's for any other cookie, which is to be forgotten", arguments: badCookies)
    func bad(value: String) {
        #expect(claim("Cookie: X-Magento-Vary=\(value)\r\n") == .bad)
    }

    @Test("is told by the first of several cookies, as any value is")
    func several() {
        let (good, bad) = ("X-Magento-Vary=\(VisitorContextTests.cookie)", "X-Magento-Vary=x")
        #expect(claim("Cookie: \(good); \(bad)\r\n") == .of(VisitorContextTests.trade))
        #expect(claim("Cookie: \(bad); \(good)\r\n") == .bad)
    }

    @Test("has its own prices and its own place in the cache; a bad cookie gets the guests' page and is taken away")
    func pages() async throws {
        let shop = try TestShop(pages: store, keys: VisitorContextTests.keys)
        shop.products.byID[scarf] = Fixture.scarfAt("19.99", for: wholesale)
        func ask(_ cookie: String?, _ path: String) async throws -> (answer: Received, kept: String?) {
            let visitor = Visitor(shop, cookies: cookie.map { ["X-Magento-Vary": $0] } ?? [:])
            return (try await visitor.get(path), visitor.cookies["X-Magento-Vary"])
        }
        let (reduced, full) = ("19,99\u{202F}€", "29,99\u{202F}€")
        for path in [page, "/vetements/robes.html", "/"] {
            let before = store.size.count
            for way in ["miss", "hit"] {
                let (guest, _) = try await ask(nil, path)
                #expect(guest.status == 200 && guest.field(PageCache.wayField) == way)
                #expect(guest.body.contains(full) && !guest.body.contains(reduced), "\(path)")
                let (trade, kept) = try await ask(VisitorContextTests.cookie, path)
                #expect(trade.field(PageCache.wayField) == way && trade.cookies == [])
                #expect(trade.body.contains(reduced), "\(path)")
                #expect(kept == VisitorContextTests.cookie)
            }
            for bad in VisitorContextTests.badCookies {
                let (answer, kept) = try await ask(bad, path)
                #expect(answer.field(PageCache.wayField) == "hit" && answer.body.contains(full), "\(bad)")
                #expect(answer.cookies == ["X-Magento-Vary=; Path=/; SameSite=Lax; Max-Age=0; HttpOnly"])
                #expect(kept == nil)
            }
            #expect(store.size.count == before + 2)
        }
        // Also where the page is not from the cache.
        for path in ["/nowhere.html", "/checkout/cart/", "/?x=1"] {
            #expect(try await ask("forged", path).answer.cookies.count == 1, "\(path)")
        }
    }

    @Test("counts too where a page is made for one visitor, and when the last true page is better than none")
    func apart() async throws {
        let shop = try TestShop(pages: store, keys: VisitorContextTests.keys)
        shop.products.byID[scarf] = Fixture.scarfAt("19.99", for: wholesale)
        let cookies = ["X-Magento-Vary": VisitorContextTests.cookie]
        let signedIn = cookies.merging(["vitrine_session": String(repeating: "a", count: 43)]) { first, _ in first }
        let own = try await Visitor(shop, cookies: signedIn).get(page)
        #expect(own.field(PageCache.wayField) == nil && own.body.contains("19,99"))
        let guest = try await Visitor(shop).get(page)
        let trade = try await Visitor(shop, cookies: cookies).get(page)
        store.invalidateAll(at: 1)
        shop.products.failure = .unavailable("the reader is away")
        #expect(try await Visitor(shop).get(page).body == guest.body)
        #expect(try await Visitor(shop, cookies: cookies).get(page).body == trade.body)
        #expect(guest.body != trade.body)
    }
}
