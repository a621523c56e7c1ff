import Basics
import Catalog
import Commerce
import HTTP
import Sales
import ShopFakes
import Testing

@Suite("Guests' carts: create and read")
struct GuestCartTests {
    private static let noSuchCart = [
        #"{"message":"No such entity with %fieldName = %fieldValue","#,
        #""parameters":{"fieldName":"cartId","fieldValue":null}}"#,
    ].joined()

    private static func body(
        id: Int, isVirtual: Bool = false, items: String, count: Int, pieces: Int, store: Int
    ) -> String {
        func address(_ sameAsBilling: Int) -> String {
            [
                #"{"id":\#(id * 2 - 1 + sameAsBilling),"region":null,"region_id":null,"region_code":null,"#,
                #""country_id":null,"street":[""],"#,
                #""telephone":null,"postcode":null,"city":null,"firstname":null,"lastname":null,"email":null,"#,
                #""same_as_billing":\#(sameAsBilling),"save_in_address_book":0}"#,
            ].joined()
        }
        let assignment =
            items.isEmpty ? "" : #"{"shipping":{"address":\#(address(1)),"method":null},"items":[\#(items)]}"#
        return [
            #"{"id":\#(id),"created_at":"1970-01-01 00:00:00","updated_at":"1970-01-01 00:00:00","is_active":true,"#,
            #""is_virtual":\#(isVirtual),"items":[\#(items)],"items_count":\#(count),"items_qty":\#(pieces),"#,
            #""customer":{"email":null,"firstname":null,"lastname":null},"billing_address":\#(address(0)),"#,
            #""orig_order_id":0,"currency":{"global_currency_code":"EUR","base_currency_code":"EUR","#,
            #""store_currency_code":"EUR","quote_currency_code":"EUR","store_to_base_rate":0,"#,
            #""store_to_quote_rate":0,"base_to_global_rate":1,"base_to_quote_rate":1},"customer_is_guest":true,"#,
            #""customer_note_notify":true,"customer_tax_class_id":3,"store_id":\#(store),"#,
            #""extension_attributes":{"shipping_assignments":[\#(assignment)]}}"#,
        ].joined()
    }

    @Test(
        "a new cart is named by 32 letters and digits, whatever the body says",
        arguments: ["", "{}", "null", "[]", "12"])
    func create(_ body: String) async throws {
        let client = RESTClient()
        let answer = try await client.send("POST /rest/V1/guest-carts", body)
        #expect(answer.status == 200)
        let letters = answer.body.dropFirst().dropLast()
        #expect(answer.body == "\"\(letters)\"")
        #expect(client.shop.carts.carts.keys.map(\.text) == [String(letters)])
    }

    @Test("a cart belongs to the store that was addressed; all stores means the default one")
    func stores() async throws {
        for (path, store) in [("/rest/V1", 1), ("/rest/en/V1", 2), ("/rest/all/V1", 1), ("/rest/de/V1", 3)] {
            let client = RESTClient()
            let cart = try await client.newCart(path)
            #expect(client.shop.carts.carts.values.map(\.storeID) == [StoreViewID(Int64(store))])
            let answer = try await client.send("GET \(path)/guest-carts/\(cart)")
            #expect(answer.body == GuestCartTests.body(id: 1, items: "", count: 0, pieces: 0, store: store))
        }
    }

    @Test("a cart that is read through another store names that store")
    func otherStore() async throws {
        let client = RESTClient()
        let cart = try await client.newCart()
        let answer = try await client.send("GET /rest/en/V1/guest-carts/\(cart)")
        #expect(answer.body == GuestCartTests.body(id: 1, items: "", count: 0, pieces: 0, store: 2))
    }

    @Test("a filled cart shows its lines, in the list under its masked id and with options")
    func filled() async throws {
        let client = RESTClient()
        let cart = try await client.newCart()
        #expect(try await client.send("GET /rest/V1/guest-carts/\(cart)/items").body == "[]")
        _ = try await client.add(#"{"sku":"FO-0001","qty":2}"#, to: cart)
        _ = try await client.add(AddItemTests.dress(blue, size38), to: cart)
        let scarf = #"{"item_id":1,"sku":"FO-0001","qty":2,"name":"Foulard","price":24.99,"product_type":"simple","#
        let dress = [
            #"{"item_id":2,"sku":"RB-0001-102","qty":1,"name":"Robe pliss\u00e9e \u201cColette\u201d & Co","#,
            #""price":52.46,"product_type":"configurable","#,
        ].joined()
        let options = [
            #""product_option":{"extension_attributes":{"configurable_item_options":["#,
            #"{"option_id":"93","option_value":49},{"option_id":"144","option_value":166}]}}"#,
        ].joined()
        let items = #"\#(scarf)"quote_id":"1"},\#(dress)"quote_id":"1"}"#
        let answer = try await client.send("GET /rest/V1/guest-carts/\(cart)")
        #expect(answer.body == GuestCartTests.body(id: 1, items: items, count: 2, pieces: 3, store: 1))
        let list = try await client.send("GET /rest/V1/guest-carts/\(cart)/items/")
        #expect(list.body == #"[\#(scarf)"quote_id":"\#(cart)"},\#(dress)"quote_id":"\#(cart)",\#(options)}]"#)
    }

    @Test(
        "a cart that is not there is 404 under every name", arguments: ["nope", "1", String(repeating: "a", count: 32)])
    func unknown(_ cart: String) async throws {
        let client = RESTClient()
        _ = try await client.newCart()
        for path in ["", "/items"] {
            let answer = try await client.send("GET /rest/V1/guest-carts/\(cart)\(path)")
            #expect(answer.status == 404)
            #expect(answer.body == GuestCartTests.noSuchCart)
        }
    }

    @Test("a dependency's failure is 503 with a time to come back, or 500; the log has the cause, the caller not")
    func failures() async throws {
        let rows: [(StoreFailure, Int, String, String?)] = [
            (
                .unavailable("no writer"), 503,
                #"{"message":"The shop is busy for a moment. Try again in a few seconds."}"#, "5"
            ),
            (
                .broken("bad row"), 500,
                #"{"message":"Internal Error. Details are available in Magento log file. Report ID: webapi-"#, nil
            ),
        ]
        for (failure, status, body, retryAfter) in rows {
            let lines = LogLines()
            let client = RESTClient(log: lines.log)
            let cart = try await client.newCart()
            (client.shop.carts.failure, client.shop.products.failure) = (failure, failure)
            for line in [
                "POST /rest/V1/guest-carts", "GET /rest/V1/guest-carts/\(cart)", "GET /rest/V1/products/OLD-1",
            ] {
                let answer = try await client.send(line)
                #expect(answer.status == status)
                #expect(answer.body.hasPrefix(body))
                #expect(answer.response.field(.retryAfter) == retryAfter)
            }
            #expect(lines.all.count == 3)
        }
    }
}
