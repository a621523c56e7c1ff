import Basics
import Caching
import Catalog
import Commerce
import EventLoop
import HTTP
import ShopFakes
import Storefront
import Testing
import WebSupport

@Suite("Pages that are kept ready")
struct PageCacheTests {
    private let store = PageStore(bytesMax: 64 << 20, seed: 1)
    private let dress = "/robe-plissee-colette.html"

    private func shop() throws -> TestShop { try TestShop(pages: store) }

    private func way(_ answer: Received) -> String? { answer.field(PageCache.wayField) }

    @Test("are made once and are the same for everyone", arguments: ["/", "/en/", "/vetements/robes.html"])
    func hit(path: String) async throws {
        let shop = try shop()
        let (first, second) = (try await Visitor(shop).get(path), try await Visitor(shop).get(path))
        #expect([first.status, second.status] == [200, 200])
        #expect([way(first), way(second)] == ["miss", "hit"])
        #expect(first.body == second.body && !first.body.isEmpty)
        #expect(way(try await Visitor(shop).get(path, method: "HEAD")) == "hit")
    }

    @Test(
        "have one place for all spellings of one address",
        arguments: [
            (
                "/vetements/robes.html?color=bleu-nuit&size=38",
                [
                    "/vetements/robes.html?size=38&color=bleu-nuit", "/vetements/robes.html?color=49&size=166&x=y",
                    "/index.php/vetements/robes.html?utm_source=mail&size=38&color=bleu-nuit",
                ]
            ),
            (
                "/robe-plissee-colette.html?color=vert-sauge",
                [
                    "/robe-plissee-colette.html?fbclid=1&color=vert-sauge",
                    "/catalog/product/view/id/100?color=vert-sauge",
                ]
            ),
            ("/", ["/?utm_source=mail", "/index.php"]), ("/en/", ["/en", "/en?gclid=1", "/?___store=en"]),
        ])
    func spellings(address: String, others: [String]) async throws {
        let shop = try shop()
        let page = try await Visitor(shop).get(address)
        #expect(way(page) == "miss")
        for other in others {
            let again = try await Visitor(shop).get(other)
            #expect(way(again) == "hit", "\(other)")
            #expect(again.body == page.body)
        }
    }

    @Test("are not for a visitor who has something to be told, nor are acts, carts and ways elsewhere kept")
    func bypassed() async throws {
        let shop = try shop()
        _ = try await Visitor(shop).get(dress)
        let told = Visitor(shop, cookies: ["vitrine_session": String(repeating: "a", count: 43)])
        #expect(way(try await told.get(dress)) == nil)
        for path in ["/checkout/cart/", "/vieille-robe.html", "/nowhere.html", "/robots.txt"] {
            for _ in 1...2 { #expect(way(try await Visitor(shop).get(path)) == nil, "\(path)") }
        }
        #expect(store.size.count == 1)
    }

    @Test("are made anew when a product on them, a listing or reference data was touched")
    func invalidated() async throws {
        let shop = try shop()
        let product = try #require(shop.products.byID.values.first { $0.sku.text == "RB-0001" })
        func ways() async throws -> [String?] {
            var ways: [String?] = []
            for path in [dress, "/vetements/robes.html", "/foulard.html"] {
                ways.append(way(try await Visitor(shop).get(path)))
            }
            return ways
        }
        _ = try await ways()
        #expect(try await ways() == ["hit", "hit", "hit"])
        store.invalidate([.product(ProductID(999)), .listing(CategoryID(999))], at: 1)
        #expect(try await ways() == ["hit", "hit", "hit"])
        store.invalidate([.product(product.id)], at: 1)
        store.settle(at: 1)
        #expect(try await ways() == ["miss", "miss", "miss"])
        #expect(try await ways() == ["hit", "hit", "hit"])
        store.invalidate([.reference], at: 2)
        store.settle(at: 2)
        // The loop's own reference data are older than the touch: what it makes is not kept.
        #expect(try await ways() == ["miss", "miss", "miss"])
        #expect(try await ways() == ["miss", "miss", "miss"])
        shop.catalog.position = 2
        _ = try await ways()
        #expect(try await ways() == ["hit", "hit", "hit"])
    }

    @Test("are not kept when what they show was touched after it was read, though before they were made")
    func touchedMeanwhile() async throws {
        let shop = try shop()
        let product = try #require(shop.products.byID.values.first { $0.sku.text == "RB-0001" })
        let store = store
        shop.products.whenRead = {
            store.invalidate([.product(product.id)], at: 1)
            store.settle(at: 1)
        }
        #expect(way(try await Visitor(shop).get(dress)) == "miss")
        shop.products.whenRead = nil
        #expect(way(try await Visitor(shop).get(dress)) == "miss")
        #expect(way(try await Visitor(shop).get(dress)) == "hit")
        store.invalidate([.reference], at: 2)
        store.settle(at: 2)
        // The loop gets its new reference data while the page is looked for.
        shop.pages.whenRead = { [catalog = shop.catalog] in
            (catalog.reference, catalog.position) = (Fixture.reference(), 2)
        }
        #expect(way(try await Visitor(shop).get(dress)) == "miss")
        shop.pages.whenRead = nil
        #expect(way(try await Visitor(shop).get(dress)) == "miss")
        #expect(way(try await Visitor(shop).get(dress)) == "hit")
    }

    @Test("are made under the reference data of when they are made, not of when they were asked for")
    func waitedInLine() async throws {
        let shop = try shop()
        guard case .later(let work) = shop.storefront.reply(to: request()) else {
            return #expect(Bool(false), "a page that is not there is made later")
        }
        store.invalidate([.reference], at: 1)
        store.settle(at: 1)
        (shop.catalog.reference, shop.catalog.position) = (Fixture.reference(), 1)
        _ = await work()
        #expect(way(try await Visitor(shop).get(dress)) == "hit")
    }

    @Test("are better than none when they cannot be made anew, and only then")
    func stale() async throws {
        let shop = try shop()
        let before = try await Visitor(shop).get(dress)
        store.invalidateAll(at: 1)
        shop.products.failure = .unavailable("the reader is away")
        let kept = try await Visitor(shop).get(dress)
        #expect((kept.status, way(kept)) == (200, "stale"))
        #expect(kept.body == before.body)
        #expect(try await Visitor(shop).get("/foulard.html").status == 503)
        shop.products.failure = nil
        shop.catalog.position = 1
        store.settle(at: 1)
        #expect(way(try await Visitor(shop).get(dress)) == "miss")
        #expect(way(try await Visitor(shop).get(dress)) == "hit")
    }

    @Test("carry what a CDN and a browser need to know of them")
    func fields() async throws {
        let shop = try shop()
        _ = try await Visitor(shop).get(dress)
        let now = FakeShop.now
        let cache = PageCache.forOneAtATime(store)
        let request = request()
        let response = try #require(cache.hit(for: request, at: now))
        guard case .prepared(let page) = response.body else { return #expect(Bool(false), "a page is prepared") }
        var output: [UInt8] = []
        let serializer = ResponseSerializer(date: HTTPDate.bytes(now))
        _ = serializer.append(response, to: request, connection: .persist, output: &output)
        let head = String(utf8: output.prefix { $0 != UInt8(ascii: "<") })
        #expect(head.contains("Surrogate-Key: store cat_p_"))
        #expect(head.contains("Surrogate-Control: max-age=3600"))
        #expect(head.contains("ETag: W/\"\(page.entityTag?.opaque ?? "-")\""))
        #expect(!head.contains("X-Vitrine-Cache"))
    }

    @Test("end when a price on them changes by itself, and a CDN is told so")
    func priceChange() async throws {
        let clock = Fixture.reference().clock
        let tomorrow = clock.civil(Instant(seconds: FakeShop.now.seconds + 86_400))
        let midnight = clock.startOfDay(tomorrow).microseconds
        func moment(_ secondsBefore: Int64) -> Instant { Instant(microseconds: midnight - secondsBefore * 1_000_000) }
        var facts = PageFacts()
        facts.add(Fixture.scarfReduced(from: tomorrow), in: .all, at: moment(600), clock)
        let cache = PageCache.forOneAtATime(store)
        let made = MadePage(Response(body: .bytes([1])), facts)
        _ = try await cache.page(dress, since: cache.moment, at: moment(600)) { made }
        #expect(cache.hit(for: request(), at: moment(60))?.field("Surrogate-Control") == "max-age=60")
        #expect(cache.hit(for: request(), at: moment(1)) != nil)
        #expect(cache.hit(for: request(), at: moment(0)) == nil)
        // What is made at that moment stands until its own age ends it.
        _ = try await cache.page(dress, since: cache.moment, at: moment(0)) {
            MadePage(Response(body: .bytes([2])), PageFacts())
        }
        #expect(cache.hit(for: request(), at: moment(-3_599)) != nil)
        #expect(cache.hit(for: request(), at: moment(-3_600)) == nil)
    }

    @Test("are sent packed to whoever understands it, once they are packed, under the same tag")
    func packed() async throws {
        let cache = PageCache.forOneAtATime(
            store, pack: { _, take in take(PackedBody(gzip: [1, 2, 3], brotli: [4, 5])) })
        let response = Response(fields: [Response.Field(.contentType, "text/html")], body: .bytes([9, 9, 9, 9]))
        let first = try await cache.page(dress, since: cache.moment, at: FakeShop.now) {
            MadePage(response, PageFacts())
        }
        guard case .prepared(let asMade) = first.body else { return #expect(Bool(false), "a page is prepared") }
        for (accepted, coding, bytes) in [
            ("gzip", "gzip", [1, 2, 3]), ("gzip, br", "br", [4, 5]), ("identity", nil, [9, 9, 9, 9]),
        ] as [(String, String?, [UInt8])] {
            let request = request("Accept-Encoding: \(accepted)\r\n")
            let response = try #require(cache.hit(for: request, at: FakeShop.now))
            var output: [UInt8] = []
            _ = ResponseSerializer(date: HTTPDate.bytes(FakeShop.now))
                .append(response, to: request, connection: .persist, output: &output)
            let head = String(utf8: output)
            #expect(head.contains("Content-Encoding") == (coding != nil))
            if let coding { #expect(head.contains("Content-Encoding: \(coding)\r\n")) }
            #expect(head.contains("Vary: Accept-Encoding\r\n"))
            #expect(head.contains("ETag: \(asMade.entityTag?.text ?? "-")\r\n"))
            #expect(Array(output.suffix(bytes.count)) == bytes)
        }
        let held = request("If-None-Match: \(asMade.entityTag?.text ?? "-")\r\n")
        let answer = try #require(cache.hit(for: held, at: FakeShop.now))
        guard case .prepared(let page) = answer.body else { return #expect(Bool(false), "a page is prepared") }
        #expect(page.select(for: held) == .notModified)
    }

    private func request(_ fields: String = "") -> Request {
        var machine = ConnectionMachine(limits: ServerLimits())
        let request = Request()
        _ = Array("GET \(dress) HTTP/1.1\r\nHost: shop.test\r\n\(fields)\r\n".utf8).withUnsafeBytes {
            machine.receive($0, into: request)
        }
        return request
    }

    @Test("are made by one of those who ask at the same time; what keeps it from being made is told to all")
    func flights() throws {
        let store = store
        let results = try EventLoop.runToEnd { loop in
            let crowd = Crowd(PageCache(store, PageFlights(), on: loop, catalogPosition: { 0 }), loop)
            let good = await crowd.ask(.success(MadePage(Response(body: .bytes([1])), PageFacts())))
            store.invalidateAll(at: 1)
            store.removeAll()
            let bad = await crowd.ask(.failure(.unavailable("away")))
            let touched = await crowd.ask(.failure(.unavailable("away"))) { store.settle(at: 2 + UInt64($0)) }
            return (good, bad, touched)
        }
        #expect(results.0 == Crowd.Outcome(made: 1, answers: 10, failures: 0))
        #expect(results.1 == Crowd.Outcome(made: 1, answers: 0, failures: 10))
        // Each comes after another touch: what the one before is making may be old.
        #expect(results.2 == Crowd.Outcome(made: 10, answers: 0, failures: 10))
    }
}

/// Ten visitors who ask for one page at the same time.
private final class Crowd {
    struct Outcome: Equatable {
        var made = 0
        var answers = 0
        var failures = 0
    }

    private let cache: PageCache
    private let loop: EventLoop

    init(_ cache: PageCache, _ loop: EventLoop) { (self.cache, self.loop) = (cache, loop) }

    func ask(_ result: Result<MadePage, StoreFailure>, before: (Int) -> Void = { _ in }) async -> Outcome {
        var outcome = Outcome()
        for number in 0..<10 {
            before(number)
            loop.start { [self] in
                do throws(StoreFailure) {
                    _ = try await cache.page("/x", since: cache.moment, at: FakeShop.now) {
                        () async throws(StoreFailure) in
                        outcome.made += 1
                        await loop.sleep(for: .milliseconds(20))
                        return try result.get()
                    }
                    outcome.answers += 1
                } catch {
                    outcome.failures += 1
                }
            }
        }
        while outcome.answers + outcome.failures < 10 { await loop.sleep(for: .milliseconds(5)) }
        return outcome
    }
}
