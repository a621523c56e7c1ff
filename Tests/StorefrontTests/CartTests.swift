import Commerce
import HTTP
import Sales
import ShopFakes
import Testing

private let bluein38 = "product=100&super_attribute%5B93%5D=49&super_attribute%5B144%5D=166&qty=1"

@Suite("The cart")
struct CartTests {
    @Test("adding makes a cart, remembers it, and leads to it with a word")
    func add() async throws {
        let shop = try TestShop()
        let visitor = Visitor(shop)
        let answer = try await visitor.post("/checkout/cart/add/", bluein38)
        #expect(answer.status == 302)
        #expect(answer.location == "/checkout/cart/")
        let cart = try #require(answer.cookies.first { $0.hasPrefix("vitrine_cart=") })
        #expect(cart.hasSuffix("; Path=/; SameSite=Lax; Max-Age=2592000; HttpOnly"))
        let version = try #require(answer.cookies.first { $0.hasPrefix("private_content_version=") })
        #expect(!version.contains("HttpOnly"))
        #expect(answer.cookies.contains { $0.hasPrefix("vitrine_session=") && $0.hasSuffix("HttpOnly") })

        let page = try await visitor.get("/checkout/cart/")
        #expect(page.status == 200)
        #expect(page.field(.cacheControl) == "max-age=0, must-revalidate, no-cache, no-store")
        #expect(page.field("X-Magento-Tags") == "FPC")
        #expect(
            page.main.contains(
                "<p class=\"message success\" role=\"status\">«\u{A0}Robe plissée “Colette” &amp; Co\u{A0}»"))
        #expect(page.count("<li class=\"cart-line\">") == 1)
        #expect(page.main.contains("Bleu nuit · Taille 38"))
        #expect(page.main.contains("href=\"/robe-plissee-colette.html?color=bleu-nuit&amp;size=38\""))
        #expect(page.main.contains("name=\"cart[1][qty]\" value=\"1\" min=\"0\""))
        #expect(page.main.contains("<dd class=\"total\">62,95\u{202F}€</dd>"))
        #expect(page.main.contains("dont TVA 10,49\u{202F}€"))
        #expect(page.main.contains("Plus que 6,05\u{202F}€ pour la livraison offerte."))
        #expect(try await !visitor.get("/checkout/cart/").main.contains("class=\"message"))
        #expect(visitor.cookies["vitrine_session"] == nil)
        let other = try await visitor.get("/en/checkout/cart/")
        #expect(other.main.contains("Colette pleated dress"))
        #expect(other.main.contains("Midnight blue · Size 38"))
    }

    @Test("over HTTPS the cookies are secure")
    func secure() async throws {
        let answer = try await Visitor(TestShop("https://shop.test")).post("/en/checkout/cart/add/", "product=200")
        #expect(answer.location == "/en/checkout/cart/")
        #expect(answer.cookies.count == 3)
        #expect(answer.cookies.allSatisfy { $0.hasSuffix("; Secure") })
    }

    @Test("two visitors have two carts, and a third sees an empty one")
    func strangers() async throws {
        let shop = try TestShop()
        let (first, second) = (Visitor(shop), Visitor(shop))
        _ = try await first.post("/checkout/cart/add/", bluein38)
        _ = try await second.post("/checkout/cart/add/", "product=200&qty=2")
        #expect(first.cookies["vitrine_cart"] != second.cookies["vitrine_cart"])
        let (mine, theirs) = (try await first.get("/checkout/cart/").main, try await second.get("/checkout/cart/").main)
        #expect(mine.contains("Colette") && !mine.contains("Foulard"))
        #expect(theirs.contains("Foulard") && !theirs.contains("Colette"))
        #expect(theirs.contains("59,98\u{202F}€"))
        let stranger = try await Visitor(shop).get("/checkout/cart/")
        #expect(stranger.status == 200)
        #expect(stranger.main.contains("Votre panier est encore vide."))
    }

    @Test("a guessed cart is empty, and adding makes another", arguments: [String(repeating: "A", count: 32), "x", ""])
    func guessed(id: String) async throws {
        let visitor = Visitor(try TestShop(), cookies: ["vitrine_cart": id])
        #expect(try await visitor.get("/checkout/cart/").main.contains("class=\"empty\""))
        _ = try await visitor.post("/checkout/cart/add/", bluein38)
        #expect(visitor.cookies["vitrine_cart"] != id)
        #expect(try await visitor.get("/checkout/cart/").count("<li class=\"cart-line\">") == 1)
    }

    struct Refusal: CustomTestStringConvertible {
        let testDescription: String
        let body: String
        let location: String
        let text: String
    }

    static let refusals = [
        Refusal(
            testDescription: "no size", body: "product=100&super_attribute[93]=49&qty=1",
            location: "/robe-plissee-colette.html?color=bleu-nuit", text: "Choisissez une taille."),
        Refusal(
            testDescription: "nothing chosen", body: "product=100&qty=1", location: "/robe-plissee-colette.html",
            text: "Choisissez une couleur."),
        Refusal(
            testDescription: "a combination that is not made",
            body: "product=100&super_attribute[93]=52&super_attribute[144]=167",
            location: "/robe-plissee-colette.html?color=vert-sauge&size=40",
            text: "Choisissez d’abord la couleur et la taille."),
        Refusal(
            testDescription: "more than is on hand", body: bluein38.replacing("qty=1", with: "qty=3"),
            location: "/robe-plissee-colette.html?color=bleu-nuit&size=38",
            text: "Il ne reste que 2 «\u{A0}Robe plissée “Colette” &amp; Co\u{A0}» en stock."),
        Refusal(
            testDescription: "a size that is sold out", body: bluein38.replacing("=166", with: "=165"),
            location: "/robe-plissee-colette.html?color=bleu-nuit&size=36",
            text: "«\u{A0}Robe plissée “Colette” &amp; Co\u{A0}» est épuisé dans cette version."),
        Refusal(
            testDescription: "half a scarf", body: "product=200&qty=0.5", location: "/foulard.html",
            text: "La quantité est un nombre entier."),
    ]

    @Test("a refusal leads back to the product with a word", arguments: refusals)
    func refused(refusal: Refusal) async throws {
        let visitor = Visitor(try TestShop())
        let answer = try await visitor.post("/checkout/cart/add/", refusal.body)
        #expect(answer.status == 302)
        #expect(answer.location == refusal.location)
        let page = try await visitor.get(refusal.location)
        #expect(page.main.contains("<p class=\"message error\" role=\"alert\">\(refusal.text)</p>"))
        #expect(page.field(.cacheControl) == "max-age=0, must-revalidate, no-cache, no-store")
        #expect(page.field("X-Magento-Tags") == "FPC")
        #expect(try await visitor.get("/checkout/cart/").main.contains("class=\"empty\""))
    }

    @Test("unknown products are not found", arguments: ["product=9999", "product=x", ""])
    func unknown(body: String) async throws {
        let answer = try await Visitor(TestShop()).post("/checkout/cart/add/", body)
        #expect(answer.status == 404)
        #expect(answer.cookies.isEmpty)
    }

    @Test("without sessions nothing is lost but the word")
    func sessionsAway() async throws {
        let shop = try TestShop()
        shop.sessions.isAway = true
        let visitor = Visitor(shop)
        let answer = try await visitor.post("/checkout/cart/add/", bluein38)
        #expect(answer.status == 302)
        #expect(!answer.cookies.contains { $0.hasPrefix("vitrine_session") })
        #expect(try await visitor.get("/checkout/cart/").count("<li class=\"cart-line\">") == 1)
    }

    @Test("quantities change within what is on hand, and none takes a line out")
    func update() async throws {
        let shop = try TestShop()
        let visitor = Visitor(shop)
        _ = try await visitor.post("/checkout/cart/add/", bluein38)
        _ = try await visitor.post("/checkout/cart/add/", "product=200")
        let answer = try await visitor.post("/checkout/cart/updatePost/", "cart%5B1%5D%5Bqty%5D=2")
        #expect(answer.location == "/checkout/cart/")
        var page = try await visitor.get("/checkout/cart/")
        #expect(page.main.contains("125,90\u{202F}€"))
        #expect(page.main.contains("<dt>Livraison</dt><dd>Offerte</dd>"))
        _ = try await visitor.post("/checkout/cart/updatePost/", "cart[1][qty]=3&cart[2][qty]=3")
        page = try await visitor.get("/checkout/cart/")
        #expect(page.main.contains("Il ne reste que 2 «\u{A0}Robe"))
        #expect(page.main.contains("name=\"cart[2][qty]\" value=\"1\" min"))
        _ = try await visitor.post("/checkout/cart/updatePost/", "cart[1][qty]=0&cart[99][qty]=1&cart[x][qty]=1")
        page = try await visitor.get("/checkout/cart/")
        #expect(page.count("<li class=\"cart-line\">") == 1)
        _ = try await visitor.post("/checkout/cart/delete/", "id=2")
        #expect(try await visitor.get("/checkout/cart/").main.contains("class=\"empty\""))
        #expect(shop.carts.carts.count == 1)
    }

    @Test(
        "another site changes nothing",
        arguments: ["/checkout/cart/add/", "/en/checkout/cart/updatePost/", "/checkout/cart/delete/", "/"])
    func crossSite(path: String) async throws {
        let shop = try TestShop()
        let answer = try await Visitor(shop).post(path, bluein38, site: "cross-site")
        #expect(answer.status == 403)
        #expect(answer.body.contains("class=\"error-page\""))
        #expect(answer.body.contains("checkout/cart/\">"))
        #expect(shop.carts.carts.isEmpty)
    }

    @Test("an act without its form key changes nothing and leads back with a word, as in Magento")
    func noFormKey() async throws {
        let shop = try TestShop()
        let visitor = Visitor(shop)
        let answer = try await visitor.post("/checkout/cart/add/", bluein38, site: nil)
        #expect(answer.status == 302)
        #expect(answer.location == "/")
        #expect(shop.carts.carts.isEmpty)
        #expect(try await visitor.get("/").main.contains("class=\"message error\""))
        #expect(try await visitor.post("/customer/section/load/", "sections=cart", site: nil).status == 404)
    }

    @Test("an act by the wrong method is not found", arguments: ["/checkout/cart/add/", "/checkout/cart/updatePost"])
    func wrongMethod(path: String) async throws {
        #expect(try await Visitor(TestShop()).get(path).status == 404)
    }

    @Test("a writer that is away is 503 and keeps the visitor's cart")
    func writerAway() async throws {
        let shop = try TestShop()
        let visitor = Visitor(shop)
        _ = try await visitor.post("/checkout/cart/add/", bluein38)
        shop.carts.failure = .unavailable("the writer is moving")
        #expect(try await visitor.get("/checkout/cart/").status == 503)
        #expect(try await visitor.post("/checkout/cart/add/", bluein38).status == 503)
        shop.carts.failure = nil
        #expect(try await visitor.get("/checkout/cart/").count("<li class=\"cart-line\">") == 1)
    }
}
