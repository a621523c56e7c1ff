import HTTP
import ShopFakes
import Testing

@Suite("Acts on the cart that can be taken back, or come from scripts")
struct CartActTests {
    private let blueIn38 = "product=100&super_attribute[93]=49&super_attribute[144]=166&qty=1"
    private let script = "X-Requested-With: XMLHttpRequest\r\n"

    private func line(_ visitor: Visitor) async throws -> String {
        let page = try await visitor.get("/checkout/cart/").main
        let start = try #require(page.firstRange(of: "name=\"id\" value=\"")).upperBound
        return String(page[start...].prefix { $0 != "\"" })
    }

    @Test("what is taken out can be put back by one press")
    func undo() async throws {
        let visitor = Visitor(try TestShop())
        _ = try await visitor.post("/checkout/cart/add/", blueIn38)
        let answer = try await visitor.post("/checkout/cart/delete/", "id=\(line(visitor))")
        #expect(answer.location == "/checkout/cart/?undo=100.102.1")
        let page = try await visitor.get("/checkout/cart/?undo=100.102.1")
        #expect(page.main.contains("est retiré du panier.</span>"))
        #expect(page.main.contains("name=\"super_attribute[144]\" value=\"166\""))
        #expect(page.main.contains("<button class=\"undo-button\" type=\"submit\">Annuler</button>"))
        #expect(page.main.contains("class=\"empty\""))
    }

    @Test("no quantity at all takes out too", arguments: ["0", "-3"])
    func noQuantity(text: String) async throws {
        let visitor = Visitor(try TestShop())
        _ = try await visitor.post("/checkout/cart/add/", blueIn38)
        let answer = try await visitor.post("/checkout/cart/updatePost/", "cart[\(line(visitor))][qty]=\(text)")
        #expect(answer.location == "/checkout/cart/?undo=100.102.1")
    }

    @Test(
        "an address that was made up puts nothing back",
        arguments: ["x", "", "1.2", "100.102.0", "100.102.-1", "100.9.1", "999.1.1", "300.300.1", "1.2.3.4"])
    func strange(text: String) async throws {
        let answer = try await Visitor(TestShop()).get("/checkout/cart/?undo=\(text)")
        #expect(answer.status == 200)
        #expect(!answer.main.contains("undo-button"))
    }

    @Test("a script that adds gets JSON")
    func script() async throws {
        let visitor = Visitor(try TestShop())
        let added = try await visitor.post("/checkout/cart/add/", "product=200&qty=1", fields: script)
        #expect(added.status == 200)
        #expect(added.body == "[]")
        #expect(visitor.cookies["vitrine_cart"] != nil)
        let open = try await visitor.post("/checkout/cart/add/", "product=100&qty=1", fields: script)
        #expect(open.body == "{\"backUrl\":\"http:\\/\\/shop.test\\/robe-plissee-colette.html\"}")
        let unknown = try await visitor.post("/checkout/cart/add/", "product=9999&qty=1", fields: script)
        #expect(unknown.body == "[]")
    }

    @Test("the side bar sets and takes out")
    func sidebar() async throws {
        let visitor = Visitor(try TestShop())
        _ = try await visitor.post("/checkout/cart/add/", "product=200&qty=1")
        let id = try await line(visitor)
        let set = try await visitor.post("/checkout/sidebar/updateItemQty/", "item_id=\(id)&item_qty=2")
        #expect(set.body == "{\"success\":true}")
        #expect(try await visitor.get("/checkout/cart/").main.contains("59,98\u{202F}€"))
        let unknown = try await visitor.post("/checkout/sidebar/updateItemQty/", "item_id=99&item_qty=4")
        let sentence = "The quote item isn't found. Verify the item and try again."
        #expect(unknown.body == "{\"success\":false,\"error_message\":\"\(sentence)\"}")
        let gone = try await visitor.post("/checkout/sidebar/removeItem/", "item_id=\(id)")
        #expect(gone.body == "{\"success\":true}")
        #expect(try await visitor.get("/checkout/cart/").main.contains("class=\"empty\""))
    }

    @Test("an address by TLS is kept to, and cookies go by TLS alone")
    func secure() async throws {
        let visitor = Visitor(try TestShop("https://shop.test"))
        let home = try await visitor.get("/")
        #expect(home.field("Strict-Transport-Security") == "max-age=31536000")
        let added = try await visitor.post("/checkout/cart/add/", "product=200&qty=1")
        #expect(!added.cookies.isEmpty)
        #expect(added.cookies.allSatisfy { $0.contains("; Secure") })
        let plain = try await Visitor(TestShop()).get("/")
        #expect(plain.field("Strict-Transport-Security") == nil)
    }
}
