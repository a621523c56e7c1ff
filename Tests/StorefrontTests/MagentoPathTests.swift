import HTTP
import ShopFakes
import Testing

@Suite("Addresses as Magento spells them")
struct MagentoPathTests {
    struct Way: CustomTestStringConvertible {
        let from: String
        let to: String

        init(_ from: String, _ to: String) { (self.from, self.to) = (from, to) }

        var testDescription: String { from }
    }

    @Test(
        "other spellings lead to the one to be known by",
        arguments: [
            Way("/vetements/robes.html/", "/vetements/robes.html"),
            Way("/Robe-Plissee-Colette.html?size=38", "/robe-plissee-colette.html?size=38"),
            Way("/en/SCARF.html", "/en/scarf.html"), Way("/foulard.html//", "/foulard.html"),
        ])
    func moved(way: Way) async throws {
        let answer = try await Visitor(TestShop()).get(way.from)
        #expect(answer.status == 301)
        #expect(answer.location == way.to)
    }

    @Test(
        "a product is shown below its categories, by its number and behind index.php",
        arguments: [
            "/vetements/robes/foulard.html", "/vetements/foulard.html", "/catalog/product/view/id/200",
            "/catalog/product/view/id/200/s/foulard/category/4/", "/index.php/foulard.html",
            "/index.php/vetements/robes/foulard.html",
        ])
    func product(path: String) async throws {
        let answer = try await Visitor(TestShop()).get(path)
        #expect(answer.status == 200)
        #expect(answer.main.contains("<h1>Foulard</h1>"))
        #expect(answer.body.contains("canonical\" href=\"http://shop.test/foulard.html\">"))
    }

    @Test("a category is shown by its number")
    func category() async throws {
        let answer = try await Visitor(TestShop()).get("/catalog/category/view/id/4")
        #expect(answer.main.contains("<h1>Robes</h1>"))
        #expect(answer.body.contains("canonical\" href=\"http://shop.test/vetements/robes.html\">"))
    }

    @Test(
        "what leads nowhere in Magento leads nowhere here",
        arguments: [
            "/foulard", "/archives/foulard.html", "/robes/foulard.html", "/catalog/product/view/id/9999",
            "/catalog/product/view/id/300", "/catalog/product/view/id/x", "/catalog/category/view/id/5",
            "/catalog/product/view", "/?___store=nope", "/checkout/cart/add/product/200/",
        ])
    func nowhere(path: String) async throws {
        #expect(try await Visitor(TestShop()).get(path).status == 404)
    }

    @Test("___store chooses the store view for one request")
    func store() async throws {
        let answer = try await Visitor(TestShop()).get("/?___store=en")
        #expect(answer.status == 200)
        #expect(answer.body.contains("<html lang=\"en\">"))
        let scarf = try await Visitor(TestShop()).get("/index.php/en/scarf.html")
        #expect(scarf.body.contains("<html lang=\"en\">"))
    }

    @Test("the checkout, which is not open yet, leads to the cart")
    func checkout() async throws {
        let answer = try await Visitor(TestShop()).get("/en/checkout/")
        #expect(answer.status == 302)
        #expect(answer.location == "/en/checkout/cart/")
    }
}

@Suite("What search engines read first")
struct SitemapTests {
    @Test("robots.txt names the list of pages")
    func robots() async throws {
        let answer = try await Visitor(TestShop()).get("/robots.txt")
        #expect(answer.field(.contentType)?.hasPrefix("text/plain") == true)
        #expect(answer.body.contains("Sitemap: http://shop.test/sitemap.xml\n"))
        #expect(answer.body.contains("Disallow: /checkout/\n"))
    }

    @Test("the list has parts, and each page in each language with the others beside it")
    func sitemap() async throws {
        let shop = try TestShop()
        let index = try await Visitor(shop).get("/sitemap.xml")
        #expect(index.body.contains("<loc>http://shop.test/sitemap-1.xml</loc>"))
        #expect(!index.body.contains("sitemap-2.xml"))
        let part = try await Visitor(shop).get("/sitemap-1.xml")
        #expect(part.field(.contentType) == "application/xml; charset=utf-8")
        #expect(part.count("<url>") == 10)
        #expect(
            part.body.contains(
                "<url><loc>http://shop.test/en/scarf.html</loc><lastmod>1970-01-01</lastmod>"
                    + "<xhtml:link rel=\"alternate\" hreflang=\"fr\" href=\"http://shop.test/foulard.html\"/>"
                    + "<xhtml:link rel=\"alternate\" hreflang=\"en\" href=\"http://shop.test/en/scarf.html\"/></url>"))
        #expect(part.body.contains("<loc>http://shop.test/vetements/robes.html</loc>"))
        #expect(!part.body.contains("archives"))
        #expect(try await Visitor(shop).get("/sitemap-2.xml").status == 404)
        #expect(try await Visitor(shop).get("/sitemap-0.xml").status == 404)
    }
}
