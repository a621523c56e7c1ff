import HTTP
import ShopFakes
import Testing

@Suite("A category page")
struct CategoryPageTests {
    @Test("lists its products with prices, reductions, colours and what is left")
    func cards() async throws {
        let answer = try await Visitor(TestShop()).get("/vetements/robes.html")
        #expect(answer.status == 200)
        #expect(answer.count("<li class=\"card\">") == 2)
        #expect(answer.body.contains("<html lang=\"fr\">"))
        #expect(answer.body.contains("62,95\u{202F}€"))
        #expect(answer.body.contains("au lieu de </span>89,95\u{202F}€</s>"))
        #expect(answer.body.contains("−30\u{A0}%"))
        #expect(answer.body.contains("fill=\"#1C2541\""))
        #expect(answer.body.contains("class=\"picture tint-robes\""))
        #expect(answer.body.contains("<p class=\"count\">2 articles</p>"))
        #expect(answer.main.contains("Robe plissée “Colette” &amp; Co"))
        #expect(answer.count("tailles restantes") == 0)
        #expect(answer.body.contains("<link rel=\"canonical\" href=\"http://shop.test/vetements/robes.html\">"))
        #expect(!answer.body.contains("noindex"))
        #expect(answer.body.contains("<nav class=\"breadcrumbs\""))
    }

    @Test("carries the fields of every page, and is the same for everyone")
    func fields() async throws {
        let shop = try TestShop()
        let answer = try await Visitor(shop).get("/vetements/robes.html")
        #expect(answer.field(.contentType) == "text/html; charset=UTF-8")
        #expect(answer.field(.cacheControl) == "max-age=0, must-revalidate, no-cache, no-store")
        #expect(answer.field(.contentSecurityPolicy)?.hasPrefix("default-src 'self';") == true)
        #expect(answer.field("X-Content-Type-Options") == "nosniff")
        #expect(answer.field("X-Frame-Options") == "SAMEORIGIN")
        #expect(answer.field(.referrerPolicy) == "strict-origin-when-cross-origin")
        #expect(answer.cookies.isEmpty)
        let other = try await Visitor(shop, cookies: ["vitrine_cart": "x", "a": "b"]).get("/vetements/robes.html")
        #expect(other.body == answer.body)
        #expect(try await Visitor(shop).get("/vetements/robes.html", method: "HEAD").body == answer.body)
    }

    @Test("offers filters as links with counts, one address for one choice")
    func filters() async throws {
        let answer = try await Visitor(TestShop()).get("/vetements/robes.html?color=52")
        #expect(answer.count("<li class=\"card\">") == 1)
        // Sage can be had in 36 only; 38 and 40 would leave nothing.
        #expect(
            answer.body.contains("href=\"/vetements/robes.html?color=vert-sauge&amp;size=36\" rel=\"nofollow\">36 "))
        #expect(!answer.body.contains("size=38"))
        #expect(answer.body.contains("href=\"/vetements/robes.html\" aria-current=\"true\">"))
        #expect(answer.body.contains("Vert sauge <span class=\"count\">1</span>"))
        #expect(answer.body.contains("?color=bleu-nuit,vert-sauge\""))
        #expect(answer.main.contains("<a class=\"chip remove\" href=\"/vetements/robes.html\""))
        #expect(
            answer.body.contains(
                "<link rel=\"canonical\" href=\"http://shop.test/vetements/robes.html?color=vert-sauge\">"))
        #expect(!answer.body.contains("noindex"))
        #expect(answer.main.contains("/robe-plissee-colette.html?color=vert-sauge\""))
        #expect(answer.main.contains("rb-52.svg"))
    }

    @Test("several filters are not for search engines")
    func severalFilters() async throws {
        let answer = try await Visitor(TestShop()).get("/vetements/robes.html?size=166&color=49,52")
        #expect(answer.body.contains("<meta name=\"robots\" content=\"noindex,follow\">"))
        #expect(answer.body.contains("<link rel=\"canonical\" href=\"http://shop.test/vetements/robes.html\">"))
        #expect(answer.count("class=\"chip remove\"") == 3)
        #expect(answer.count("<li class=\"card\">") == 1)
    }

    @Test(
        "what the shop does not know is passed over",
        arguments: [
            "?color=9999", "?color=abc", "?nope=1", "?color=", "?p=0", "?p=x", "?p=-1", "?product_list_order=nope",
            "?p=99999999999999999999999", "?color=49%22%3E%3Cscript%3E", "?price=50-20",
            "?price=abc", "?sale=2", "?product_list_dir=desc", "?product_list_limit=all",
        ])
    func unknown(query: String) async throws {
        let shop = try TestShop()
        let plain = try await Visitor(shop).get("/vetements/robes.html")
        let answer = try await Visitor(shop).get("/vetements/robes.html" + query)
        #expect(answer.status == 200)
        #expect(answer.body == plain.body)
    }

    @Test(
        "words, other letter cases, the default store view's words and Magento's numbers are one choice",
        arguments: [
            "/vetements/robes.html?color=Vert%20Sauge", "/vetements/robes.html?color=52,52",
            "/vetements/robes.html?color=VERT-SAUGE,nope&p=1",
        ])
    func spellings(target: String) async throws {
        let shop = try TestShop()
        let plain = try await Visitor(shop).get("/vetements/robes.html?color=vert-sauge")
        #expect(try await Visitor(shop).get(target).body == plain.body)
        let english = try await Visitor(shop).get("/en/clothing/dresses.html?color=vert-sauge")
        #expect(english.body.contains("canonical\" href=\"http://shop.test/en/clothing/dresses.html?color=sage\">"))
    }

    @Test("prices have bands and a form, and what is on sale is a filter")
    func prices() async throws {
        let shop = try TestShop()
        let answer = try await Visitor(shop).get("/vetements/robes.html")
        #expect(answer.main.contains("href=\"/vetements/robes.html?price=-60\">Moins de 60\u{202F}€ "))
        #expect(answer.main.contains("href=\"/vetements/robes.html?price=60-\">60\u{202F}€ et plus "))
        #expect(answer.main.contains("href=\"/vetements/robes.html?sale=1\">En promotion "))
        let cheap = try await Visitor(shop).get("/vetements/robes.html?price=-60")
        #expect(cheap.count("<li class=\"card\">") == 1)
        #expect(cheap.main.contains("/foulard.html"))
        #expect(cheap.main.contains("aria-label=\"Retirer le filtre Moins de 60\u{202F}€\""))
        let reduced = try await Visitor(shop).get("/vetements/robes.html?sale=1&price=20-62.95,62.95-100")
        #expect(reduced.main.contains("/robe-plissee-colette.html"))
        #expect(reduced.count("<li class=\"card\">") == 1)
        #expect(reduced.body.contains("noindex"))
    }

    @Test("amounts filled in by hand lead to the address to be known by")
    func priceForm() async throws {
        let shop = try TestShop()
        let asked = "/vetements/robes.html?size=38&price=-60&price_from=20,5&price_to=70&p=3"
        let answer = try await Visitor(shop).get(asked)
        #expect(answer.status == 302)
        #expect(answer.location == "/vetements/robes.html?size=38&price=20.5-70&p=3")
        let none = try await Visitor(shop).get("/vetements/robes.html?price_from=&price_to=x")
        #expect(none.location == "/vetements/robes.html")
    }

    @Test("a page past the end is empty and says so")
    func pastEnd() async throws {
        let answer = try await Visitor(TestShop()).get("/vetements/robes.html?p=9")
        #expect(answer.status == 200)
        #expect(answer.count("<li class=\"card\">") == 0)
        #expect(answer.main.contains("plus loin que la dernière page"))
        #expect(answer.main.contains("href=\"/vetements/robes.html\""))
    }

    @Test("sorts as asked")
    func sorted() async throws {
        let answer = try await Visitor(TestShop()).get("/vetements/robes.html?product_list_order=price")
        let first = answer.main.firstRange(of: "class=\"card-link\" href=\"/foulard.html\"")?.lowerBound
        let second = answer.main.firstRange(of: "class=\"card-link\" href=\"/robe-plissee-colette.html\"")?.lowerBound
        #expect(try #require(first) < (try #require(second)))
        #expect(answer.body.contains("canonical\" href=\"http://shop.test/vetements/robes.html\">"))
    }

    @Test("the language link leads to the same page with the same filters")
    func language() async throws {
        let shop = try TestShop()
        let answer = try await Visitor(shop).get("/vetements/robes.html?color=52&p=1")
        #expect(
            answer.body.contains("<a class=\"language\" href=\"/en/clothing/dresses.html?color=sage\" hreflang=\"en\""))
        let there = try await Visitor(shop).get("/en/clothing/dresses.html?color=sage")
        #expect(there.body.contains("<html lang=\"en\">"))
        #expect(
            there.body.contains("<a class=\"language\" href=\"/vetements/robes.html?color=vert-sauge\" hreflang=\"fr\"")
        )
        #expect(there.body.contains("€62.95"))
        #expect(there.body.contains("Sage"))
        #expect(there.body.contains("data-section-url=\"/en/customer/section/load/\""))
    }

    @Test(
        "inactive, unknown and foreign paths are not found",
        arguments: ["/archives.html", "/nope.html", "/de/vetements.html", "/en/vetements/robes.html", "/english", "//"])
    func notFound(path: String) async throws {
        let answer = try await Visitor(TestShop()).get(path)
        #expect(answer.status == 404)
        #expect(answer.body.contains("class=\"error-page\""))
    }
}
