import Basics
import Catalog
import Commerce
import HTTP
import ShopFakes
import Testing
import WebSupport

@testable import Storefront

@Suite("Cards that pages share")
struct CardTests {
    private let shelf = "/vetements/robes.html"

    private func scarf(_ page: Received) throws -> String {
        let start = try #require(page.body.firstRange(of: "href=\"/foulard.html\"")).lowerBound
        let end = page.body[start...].firstRange(of: "</li>")?.lowerBound ?? page.body.endIndex
        return String(page.body[start..<end])
    }

    private func page(_ shop: TestShop) async throws -> String { try scarf(try await Visitor(shop).get(shelf)) }

    @Test("are the same on the next page, and made anew for another product under the number")
    func changed() async throws {
        let shop = try TestShop()
        let first = try await page(shop)
        #expect(first.contains("29,99"))
        #expect(try await page(shop) == first)
        let soldOut = Fixture.stockedScarf(pieces: 0)
        shop.products.byID[soldOut.id] = soldOut
        let second = try await page(shop)
        #expect(second != first)
        #expect(second.contains("badge sold-out") && !first.contains("badge sold-out"))
    }

    @Test("change when a reduction begins, without a write")
    func reduced() async throws {
        let shop = try TestShop()
        let clock = Fixture.reference().clock
        let tomorrow = clock.civil(Instant(seconds: FakeShop.now.seconds + 86_400))
        let scarf = Fixture.scarfReduced(from: tomorrow)
        shop.products.byID[scarf.id] = scarf
        let midnight = clock.startOfDay(tomorrow)
        shop.clock.now = Instant(microseconds: midnight.microseconds - 1)
        #expect(!(try await page(shop)).contains("19,99"))
        shop.clock.now = midnight
        #expect((try await page(shop)).contains("19,99"))
    }

    @Test("in another language are others")
    func language() async throws {
        let shop = try TestShop()
        _ = try await page(shop)
        let english = try await Visitor(shop).get("/en/clothing/dresses.html")
        #expect(english.body.contains("href=\"/en/scarf.html\""))
    }

    @Test("in a colour that is looked for show it, and leave the others as they were")
    func chosen() async throws {
        let shop = try TestShop()
        let plain = try await Visitor(shop).get(shelf)
        let blue = try await Visitor(shop).get("\(shelf)?color=bleu-nuit")
        #expect(blue.body.contains("href=\"/robe-plissee-colette.html?color=bleu-nuit\""))
        #expect(try await Visitor(shop).get(shelf).body == plain.body)
    }

    @Test("are no more than the shelf holds")
    func bounded() throws {
        let sites = Sites(Fixture.reference(), PageFrame(origin: "http://shop.test", assetsVersion: "v1"))
        let visit = Visit(Request(), sites)
        let shelf = CardShelf(cardsMax: 2)
        var facts = PageFacts()
        for product in Fixture.products() {
            let again = shelf.cards(of: [product], visit, at: FakeShop.now, &facts)
            #expect(again.count == (sites.all[0].url(of: product) == nil ? 0 : 1))
            #expect(shelf.count <= 2)
        }
        #expect(facts.tags.count == Fixture.products().count + 1)
    }
}
