import Basics
import Catalog
import HTTP
import ShopFakes
import Testing

@testable import Storefront

@Suite("Home and what went wrong")
struct HomeAndErrorTests {
    @Test("home shows the season, doors, what is new and the house's promises", arguments: ["/", "/en/", "/en"])
    func home(path: String) async throws {
        let answer = try await Visitor(TestShop()).get(path)
        #expect(answer.status == 200)
        #expect(answer.main.contains(path == "/" ? "L’hiver se met en vitrine" : "Winter is in the window"))
        #expect(answer.count("<a class=\"door\"") == 1)
        #expect(answer.count("<li class=\"card\">") == 2)
        #expect(answer.main.contains("<ul class=\"promises\">"))
        #expect(answer.body.contains("<link rel=\"stylesheet\" href=\"/styles.css?v=v1\">"))
        #expect(answer.body.contains("<script src=\"/shop.js?v=v1\" defer></script>"))
        #expect(answer.body.contains("<a class=\"cart-link\" href=\"\(path == "/" ? "" : "/en")/checkout/cart/\">"))
        #expect(answer.body.contains("<a class=\"language\" href=\"\(path == "/" ? "/en/" : "/")\""))
        #expect(answer.body.contains("<nav class=\"menu\""))
    }

    @Test("the server's own error pages speak the path's language")
    func errors() async throws {
        let shop = try TestShop()
        let request = Request()
        #expect(Received(shop.storefront.errorPage(.internalServerError, for: request)).body.contains("décousu"))
        #expect(try await Visitor(shop).get("/en/nope").body.contains("no longer in the window"))
        #expect(try await Visitor(shop).get("/nope", method: "PUT").status == 405)
    }

    @Test("new reference data are on the next page")
    func newReference() async throws {
        let shop = try TestShop()
        let visitor = Visitor(shop)
        #expect(try await visitor.get("/nope").body.contains("Robes"))
        let old = shop.catalog.reference
        shop.catalog.reference = .init(
            stores: old.stores, categories: .init([]), attributes: old.attributes, vat: old.vat,
            settings: old.settings, clock: old.clock)
        #expect(try await !visitor.get("/nope").body.contains("Robes"))
    }
}
