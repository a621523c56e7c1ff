import Basics
import Caching
import Catalog
import Commerce
import HTTP
import ShopFakes
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
        let cache = PageCache(self.store, catalogPosition: { 0 }, showsWay: false)
        var machine = ConnectionMachine(limits: ServerLimits())
        let request = Request()
        _ = Array("GET \(dress) HTTP/1.1\r\nHost: shop.test\r\n\r\n".utf8).withUnsafeBytes {
            machine.receive($0, into: request)
        }
        let response = try #require(cache.hit(for: request, at: now))
        guard case .prepared(let page) = response.body else { return #expect(Bool(false), "a page is prepared") }
        var output: [UInt8] = []
        let serializer = ResponseSerializer(date: HTTPDate.bytes(now))
        _ = serializer.append(response, to: request, connection: .persist, output: &output)
        let head = String(utf8: output.prefix { $0 != UInt8(ascii: "<") })
        #expect(head.contains("Surrogate-Key: store cat_p_"))
        #expect(head.contains("Surrogate-Control: max-age=3600"))
        #expect(head.contains("ETag: \"\(page.entityTag?.opaque ?? "-")\""))
        #expect(!head.contains("X-Vitrine-Cache"))
    }
}
