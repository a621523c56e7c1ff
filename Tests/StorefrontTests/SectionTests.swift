import HTTP
import JSON
import Testing

@Suite("What the page's script asks for")
struct SectionTests {
    private func same(_ answer: Received, _ recorded: String) throws -> Bool {
        try JSONReader.parse(Array(answer.body.utf8)) == JSONReader.parse(Array(recorded.utf8))
    }

    private static let emptyCart = """
        {"summary_count": 0, "subtotalAmount": 0, "subtotal": "<span class=\\"price\\">0,00\\u00a0\\u20ac</span>", \
        "possible_onepage_checkout": true, "items": [], "extra_actions": "", "isGuestCheckoutAllowed": true, \
        "website_id": "1", "storeId": "1", "subtotal_incl_tax": "<span class=\\"price\\">0,00\\u00a0\\u20ac</span>", \
        "subtotal_excl_tax": "<span class=\\"price\\">0,00\\u00a0\\u20ac</span>", "data_id": 1795498553}
        """

    @Test("a new visitor's cart is what Magento answers")
    func emptyCart() async throws {
        let answer = try await Visitor(TestShop()).get(
            "/customer/section/load/?sections=cart&force_new_section_timestamp=false")
        #expect(answer.status == 200)
        #expect(answer.field(.contentType) == "application/json")
        #expect(answer.field(.cacheControl) == "max-age=0, must-revalidate, no-cache, no-store")
        #expect(try same(answer, "{\"cart\": \(Self.emptyCart)}"))
        #expect(answer.cookies.isEmpty)
    }

    @Test("several sections come in the order asked for; none named means all")
    func several() async throws {
        let shop = try TestShop()
        let rest = """
            "customer": {"data_id": 1795498553}, "messages": {"messages": [], "data_id": 1795498553}
            """
        let answer = try await Visitor(shop).get("/customer/section/load/?sections=cart,customer,messages")
        #expect(try same(answer, "{\"cart\": \(Self.emptyCart), \(rest)}"))
        #expect(answer.body.hasPrefix("{\"cart\":"))
        let all = try await Visitor(shop).get("/customer/section/load/").body
        #expect(all.contains("\"messages\"") && all.contains("\"customer\"") && all.contains("\"cart\""))
    }

    @Test(
        "an unknown section refuses all, in Magento's words",
        arguments: [
            ("nope", "nope"), ("cart,nope", "nope"), ("*", "*"), ("%3Cb%3E", "&lt;b&gt;"),
        ])
    func unknown(sections: String, name: String) async throws {
        let answer = try await Visitor(TestShop()).get("/customer/section/load/?sections=\(sections)")
        #expect(answer.status == 400)
        #expect(
            try same(answer, "{\"message\": \"The &quot;\(name)&quot; section source isn&#039;t supported.\"}"))
    }

    @Test("a POST is not found, as in Magento")
    func post() async throws {
        #expect(try await Visitor(TestShop()).post("/customer/section/load/", "sections=cart").status == 404)
    }

    @Test("a full cart has its lines, the newest first, and its messages once")
    func full() async throws {
        let visitor = Visitor(try TestShop())
        _ = try await visitor.post(
            "/checkout/cart/add/", "product=100&super_attribute[93]=49&super_attribute[144]=166&qty=2")
        _ = try await visitor.post("/checkout/cart/add/", "product=200")
        let answer = try await visitor.get("/customer/section/load/?sections=cart,messages")
        let json = try JSONReader.parse(Array(answer.body.utf8))
        let cart = try #require(json["cart"])
        #expect(cart["summary_count"]?.integer == 3)
        #expect(cart["subtotalAmount"]?.numberText == "155.89")
        #expect(cart["subtotal"]?.string == "<span class=\"price\">155,89\u{A0}€</span>")
        #expect(cart["subtotal_excl_tax"]?.string == "<span class=\"price\">129,91\u{A0}€</span>")
        let items = try #require(cart["items"]?.array)
        #expect(items.map { $0["product_sku"]?.string } == ["FO-0001", "RB-0001-102"])
        #expect(items[1]["item_id"]?.string == "1")
        #expect(items[1]["qty"]?.integer == 2)
        #expect(items[1]["product_type"]?.string == "configurable")
        #expect(items[1]["product_price_value"]?.string == "62.9500")
        #expect(items[1]["product_url"]?.string == "http://shop.test/robe-plissee-colette.html")
        #expect(items[1]["options"]?.array?.map { $0["value"]?.string } == ["Bleu nuit", "38"])
        #expect(json["messages"]?["messages"]?.array?.count == 2)
        let again = try await visitor.get("/customer/section/load/?sections=messages")
        #expect(again.body.contains("\"messages\":[]"))
    }
}
