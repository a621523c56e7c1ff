import Catalog
import Commerce
import HTTP
import ShopFakes
import Testing

@Suite("A product page")
struct ProductPageTests {
    private func page(_ query: String = "") async throws -> Received {
        try await Visitor(TestShop()).get("/robe-plissee-colette.html" + query)
    }

    @Test("shows the first colour that can be had, its sizes, and asks for one")
    func unchosen() async throws {
        let answer = try await page()
        #expect(answer.status == 200)
        #expect(answer.main.contains("src=\"/media/catalog/product/r/b/rb-49.svg\""))
        #expect(
            answer.main.contains(
                "class=\"swatch\" href=\"/robe-plissee-colette.html?color=bleu-nuit\" aria-current=\"true\""))
        #expect(
            answer.main.contains(
                "class=\"swatch\" href=\"/robe-plissee-colette.html?color=vert-sauge\" rel=\"nofollow\">"))
        #expect(
            answer.main.contains(
                "<span class=\"size unavailable\" role=\"link\" aria-disabled=\"true\" title=\"Épuisée\">36"))
        #expect(
            answer.main.contains(
                "class=\"size\" href=\"/robe-plissee-colette.html?color=bleu-nuit&amp;size=38\" rel=\"nofollow\">38"))
        #expect(answer.main.contains("name=\"super_attribute[93]\" value=\"49\""))
        #expect(!answer.main.contains("super_attribute[144]"))
        #expect(answer.main.contains("Choisissez une taille</button>"))
        #expect(answer.main.contains("<p class=\"vat\">TTC</p>"))
    }

    @Test("a chosen size has its stock, and the form all fields of Magento's")
    func chosen() async throws {
        let answer = try await page("?color=49&size=166")
        #expect(answer.main.contains("<p class=\"stock low\">Plus que 2 en stock</p>"))
        #expect(answer.main.contains("<form class=\"add-form\" method=\"post\" action=\"/checkout/cart/add/\">"))
        for field in [
            "name=\"product\" value=\"100\"", "name=\"super_attribute[93]\" value=\"49\"",
            "name=\"super_attribute[144]\" value=\"166\"", "name=\"qty\" value=\"1\"",
        ] {
            #expect(answer.main.contains(field))
        }
        #expect(answer.main.contains("Ajouter au panier</button>"))
        #expect(answer.body.contains("canonical\" href=\"http://shop.test/robe-plissee-colette.html\">"))
        #expect(answer.body.contains("href=\"/en/colette-pleated-dress.html?color=midnight-blue&amp;size=38\""))
        #expect(answer.body.contains("\"availability\":\"https://schema.org/InStock\""))
        #expect(answer.body.contains("\"price\":\"62.95\""))
        #expect(try await page("?size=167").main.contains("<p class=\"stock\">En stock</p>"))
    }

    @Test("ways of washing come with their symbols")
    func care() async throws {
        let answer = try await page()
        #expect(
            answer.main.contains(
                "<dt>Entretien</dt><dd><ul class=\"marked\"><li><svg class=\"symbol\" width=\"24\" height=\"24\" "
                    + "aria-hidden=\"true\"><use href=\"/symbols.svg?v=v1#wash-hand\"></use></svg>Lavage à la main</li>"
                    + "<li>Sécher à plat</li></ul></dd>"))
    }

    @Test("a size goes with a colour that does not have it, and stays with one that does")
    func otherColour() async throws {
        let answer = try await page("?color=49&size=166")
        // Sage has no 38 left, so its link names the colour alone.
        #expect(answer.main.contains("class=\"swatch\" href=\"/robe-plissee-colette.html?color=vert-sauge\""))
        let sage = try await page("?color=52&size=166")
        #expect(sage.main.contains("Choisissez une taille</button>"))
        #expect(sage.main.contains("class=\"size unavailable\""))
        #expect(sage.main.contains("rb-52.svg"))
    }

    @Test("what merchants and addresses say is harmless")
    func escaped() async throws {
        let answer = try await page("?color=%3Cscript%3E&size=9999")
        #expect(!answer.main.contains("alert(1)"))
        #expect(answer.main.contains("<p>Une robe.</p>"))
        #expect(answer.body == (try await page().body))
        #expect(answer.body.contains("<dt>Matière</dt><dd>Crêpe</dd>"))
    }

    @Test("a simple product needs no choice")
    func simple() async throws {
        let answer = try await Visitor(TestShop()).get("/en/scarf.html")
        #expect(answer.main.contains("Add to basket</button>"))
        #expect(answer.main.contains("action=\"/en/checkout/cart/add/\""))
        #expect(!answer.main.contains("super_attribute"))
        #expect(answer.main.contains("<p class=\"price\">€29.99</p>"))
        #expect(answer.main.contains("<p class=\"vat\">incl. VAT</p>"))
        #expect(answer.body.contains("hreflang=\"fr\" href=\"http://shop.test/foulard.html\""))
    }

    @Test("sold out says so, and the button does nothing")
    func soldOut() async throws {
        let shop = try TestShop()
        shop.products.byID[scarf] = Fixture.stockedScarf(pieces: 0)
        let answer = try await Visitor(shop).get("/foulard.html")
        #expect(answer.main.contains("<p class=\"stock out\">Épuisé pour le moment</p>"))
        #expect(answer.main.contains("type=\"submit\" disabled>"))
    }

    @Test("a colour that is sold out says so, though others can be had")
    func soldOutColour() async throws {
        let shop = try TestShop()
        shop.products.byID[dress] = Fixture.stockedDress(inSage: 0)
        let sage = try await Visitor(shop).get("/robe-plissee-colette.html?color=vert-sauge")
        #expect(sage.main.contains("<p class=\"stock out\">Épuisé pour le moment</p>"))
        #expect(sage.main.contains("type=\"submit\" disabled>"))
        #expect(sage.body.contains("\"availability\":\"https://schema.org/OutOfStock\""))
        let blue = try await Visitor(shop).get("/robe-plissee-colette.html")
        #expect(blue.main.contains("<p class=\"stock\">En stock</p>"))
        #expect(blue.body.contains("\"availability\":\"https://schema.org/InStock\""))
    }

    @Test("how many are left counts from the threshold on, and is said only where pieces are counted")
    func left() async throws {
        let shop = try TestShop()
        func stock(_ pieces: Int64, _ change: (inout StockRules.Own) -> Void) async throws -> String {
            var rules = StockRules.Own()
            change(&rules)
            shop.products.byID[scarf] = Fixture.stockedScarf(pieces: pieces, rules)
            let main = try await Visitor(shop).get("/foulard.html").main
            return String(main.firstMatch(of: /<p class="stock[^>]*>([^<]*)<.p>/)?.1 ?? "")
        }
        #expect(try await stock(7) { $0.minQuantity = Quantity(5) } == "Plus que 2 en stock")
        #expect(try await stock(8) { $0.minQuantity = Quantity(5) } == "En stock")
        #expect(try await stock(5) { $0.minQuantity = Quantity(5) } == "Épuisé pour le moment")
        #expect(try await stock(0) { $0.managesStock = false } == "En stock")
        #expect(try await stock(1) { $0.backorders = .taken } == "En stock")
    }

    @Test(
        "disabled and hidden products are not found", arguments: ["/ancienne.html", "/robe-101.html", "/en/old.html"])
    func notFound(path: String) async throws {
        #expect(try await Visitor(TestShop()).get(path).status == 404)
    }

    @Test("a path that has moved leads on, with its query")
    func moved() async throws {
        let answer = try await Visitor(TestShop()).get("/vieille-robe.html?color=49")
        #expect(answer.status == 301)
        #expect(answer.location == "/robe-plissee-colette.html?color=49")
    }

    @Test("a store that is away is 503, one that is broken 500 and a line in the log")
    func failures() async throws {
        let lines = LogLines()
        let shop = try TestShop(log: lines.log)
        shop.products.failure = .unavailable("the reader is moving")
        let away = try await Visitor(shop).get("/en/scarf.html")
        #expect(away.status == 503)
        #expect(away.field(.retryAfter) == "5")
        #expect(away.body.contains("The shop is very busy"))
        #expect(lines.all.isEmpty)
        shop.products.failure = .broken("a column is missing")
        #expect(try await Visitor(shop).get("/en/scarf.html").status == 500)
        #expect(lines.all == ["vitrine: error: /en/scarf.html: a column is missing"])
    }
}
