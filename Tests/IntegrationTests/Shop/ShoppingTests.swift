import JSON
import Testing

@Suite("Shopping in a running shop")
struct ShoppingTests {
    private let shop = RunningShop.shared

    /// The dress of these tests: a configurable product of the sample catalogue and one of its variants.
    private static let dress = "RB-0001"

    private func product(_ sku: String) throws -> JSONValue {
        try JSONReader.parse(Array(Visitor(port: shop.port).call("GET", "/rest/V1/products/\(sku)").body.utf8))
    }

    /// A form that adds a salable variant of the dress.
    private func addForm() throws -> String {
        let parent = try product(ShoppingTests.dress)
        let variant = try product("\(ShoppingTests.dress)-BLN-38")
        func option(_ code: String) -> String {
            let values = variant["custom_attributes"]?.array ?? []
            return values.first { $0["attribute_code"]?.string == code }?["value"]?.string ?? ""
        }
        let id = try #require(parent["id"]?.integer)
        return "product=\(id)&qty=1&super_attribute%5B93%5D=\(option("color"))"
            + "&super_attribute%5B137%5D=\(option("size"))"
    }

    @Test("a dress goes from its page into the cart, in both languages", arguments: ["", "/en"])
    func wholePath(prefix: String) throws {
        let visitor = Visitor(port: shop.port)
        let path = prefix.isEmpty ? "/robe-plissee-colette.html" : "/en/colette-pleated-dress.html"
        #expect(visitor.get(path).status == 200)
        let added = visitor.submit("\(prefix)/checkout/cart/add/", try addForm())
        #expect(added.status == 302)
        #expect(added.field("Location")?.hasSuffix("\(prefix)/checkout/cart/") == true)
        let cart = visitor.get("\(prefix)/checkout/cart/")
        #expect(cart.status == 200)
        #expect(cart.body.contains(prefix.isEmpty ? "Robe plissée Colette" : "Colette pleated dress"))
        #expect(cart.body.contains("cart-line"))
    }

    @Test("a message is shown once after the redirect")
    func message() throws {
        let visitor = Visitor(port: shop.port)
        _ = visitor.submit("/checkout/cart/add/", try addForm())
        #expect(visitor.get("/checkout/cart/").body.contains("message success"))
        #expect(!visitor.get("/checkout/cart/").body.contains("message success"))
    }

    @Test(
        "a POST from another origin changes nothing",
        arguments: [
            (site: "cross-site", origin: "https://evil.example"), (site: "same-site", origin: nil),
            (site: nil, origin: "https://evil.example"), (site: nil, origin: "null"), (site: nil, origin: nil),
        ] as [(site: String?, origin: String?)])
    func crossSite(site: String?, origin: String?) throws {
        let visitor = Visitor(port: shop.port)
        _ = visitor.submit("/checkout/cart/add/", try addForm())
        let masked = try #require(visitor.cookies["vitrine_cart"])
        let before = visitor.call("GET", "/rest/V1/guest-carts/\(masked)/items").body
        let answer = visitor.submit("/checkout/cart/add/", try addForm(), site: site, origin: origin)
        #expect(answer.status == (site == nil && origin == nil ? 302 : 403))
        #expect(visitor.call("GET", "/rest/V1/guest-carts/\(masked)/items").body == before)
    }

    @Test(
        "an address may differ from the page's own in case only",
        arguments: [
            ("/vetements.html", 200), ("/Vetements.html", 301), ("/v%C3%AAtements.html", 404),
            ("/vetements%01.html", 404), ("/V%C3%AAtements.html", 404), ("/vetements.html%0D%0A", 404),
        ])
    func spellings(path: String, status: Int) {
        #expect(Visitor(port: shop.port).get(path).status == status)
    }

    @Test("two shoppers never see each other's cart")
    func strangers() throws {
        let (anna, berthe) = (Visitor(port: shop.port), Visitor(port: shop.port))
        _ = anna.submit("/checkout/cart/add/", try addForm())
        #expect(anna.get("/checkout/cart/").body.contains("cart-line"))
        #expect(!berthe.get("/checkout/cart/").body.contains("cart-line"))
        _ = berthe.submit("/checkout/cart/add/", try addForm())
        #expect(anna.cookies["vitrine_cart"] != berthe.cookies["vitrine_cart"])
        let sections = berthe.get("/customer/section/load/?sections=cart").body
        #expect(try JSONReader.parse(Array(sections.utf8))["cart"]?["summary_count"]?.integer == 1)
    }

    @Test("a guessed cart id is answered with 404, by the API and without a word by the shop")
    func guessedCart() {
        let visitor = Visitor(port: shop.port)
        for guess in ["1", "nope", String(repeating: "a", count: 32)] {
            #expect(visitor.call("GET", "/rest/V1/guest-carts/\(guess)").status == 404)
            #expect(visitor.call("GET", "/rest/V1/guest-carts/\(guess)/items").status == 404)
        }
        visitor.setCookie("vitrine_cart", String(repeating: "b", count: 32))
        #expect(!visitor.get("/checkout/cart/").body.contains("cart-line"))
    }

    @Test("the API adds to a guest's cart what the shop shows, and refuses more than there is")
    func apiCart() throws {
        let visitor = Visitor(port: shop.port)
        let masked = visitor.call("POST", "/rest/V1/guest-carts").body.filter { $0 != "\"" }
        func add(_ quantity: Int) -> Visitor.Answer {
            visitor.call(
                "POST", "/rest/V1/guest-carts/\(masked)/items",
                #"{"cartItem":{"sku":"\#(ShoppingTests.dress)-bln-38","qty":\#(quantity)}}"#)
        }
        let item = try JSONReader.parse(Array(add(2).body.utf8))
        #expect(item["qty"]?.integer == 2)
        #expect(item["price"]?.numberText == "52.46")
        #expect(add(10_000).status == 400)
        visitor.setCookie("vitrine_cart", masked)
        #expect(visitor.get("/checkout/cart/").body.contains("cart-line"))
    }

    @Test("a foreign host gets no page: it is sent to the shop's own address, or refused")
    func host() {
        let stranger = Visitor(port: shop.port, host: "evil.example")
        let answer = stranger.get("/vetements.html?p=2")
        #expect(answer.status == 302)
        #expect(answer.field("Location") == "http://127.0.0.1:\(shop.port)/vetements.html?p=2")
        #expect(stranger.submit("/checkout/cart/add/", "product=1").status == 421)
        #expect(stranger.get("/health/live").status == 200)
    }
}
