import Basics
import Catalog
import Commerce
import Sales
import ShopFakes
import Testing

/// The answers are those of Magento 2.4.7 to the same requests, with this shop's SKUs and prices.
@Suite("Guests' carts: change, totals, delivery")
struct GuestCartTotalsTests {
    private static let noSuchCart = [
        #"{"message":"No such entity with %fieldName = %fieldValue","#,
        #""parameters":{"fieldName":"cartId","fieldValue":null}}"#,
    ].joined()

    private static func total(_ key: String, _ value: String) -> String {
        #""\#(key)":\#(value),"base_\#(key)":\#(value),"#
    }

    private static func segments(
        _ subtotal: String, _ shipping: (String, String)?, _ tax: String, _ details: String,
        _ grandTotal: String
    ) -> String {
        let delivery = shipping.map { #"{"code":"shipping","title":"\#($0)","value":\#($1)},"# } ?? ""
        return [
            #""total_segments":[{"code":"subtotal","title":"Subtotal","value":\#(subtotal)},\#(delivery)"#,
            #"{"code":"tax","title":"Tax","value":\#(tax),"extension_attributes":{"#,
            #""tax_grandtotal_details":[\#(details)]}},"#,
            #"{"code":"grand_total","title":"Grand Total","value":\#(grandTotal),"area":"footer"}]}"#,
        ].joined()
    }

    private static let shippingTitle = #"Shipping & Handling"#

    @Test("an empty cart comes to nothing")
    func empty() async throws {
        let client = RESTClient()
        let cart = try await client.newCart()
        let answer = try await client.send("GET /rest/V1/guest-carts/\(cart)/totals")
        let sums = [
            "grand_total", "subtotal", "discount_amount", "subtotal_with_discount", "shipping_amount",
            "shipping_discount_amount", "tax_amount",
        ].map { GuestCartTotalsTests.total($0, "0") }.joined()
        #expect(
            answer.body
                == [
                    "{", sums, #""weee_tax_applied_amount":null,"#,
                    GuestCartTotalsTests.total("shipping_tax_amount", "0"),
                    #""subtotal_incl_tax":0,"#, GuestCartTotalsTests.total("shipping_incl_tax", "0"),
                    #""base_currency_code":"EUR","quote_currency_code":"EUR","items_qty":0,"items":[],"#,
                    GuestCartTotalsTests.segments("0", (GuestCartTotalsTests.shippingTitle, "0"), "0", "", "0"),
                ].joined())
    }

    @Test("a cart's totals show what was chosen, and with an address what delivery adds without keeping it")
    func totals() async throws {
        let client = RESTClient()
        let cart = try await client.newCart()
        _ = try await client.add(AddItemTests.dress(blue, size38), to: cart)
        let plain = try await client.send("GET /rest/V1/guest-carts/\(cart)/totals").body
        let options = [
            #""options":"[{\"value\":\"Bleu nuit\",\"label\":\"Couleur\"},"#,
            #"{\"value\":\"38\",\"label\":\"Taille\"}]","weee_tax_applied_amount":null"#,
        ].joined()
        #expect(plain.contains(options))
        #expect(plain.contains(#""subtotal":52.46,"#) && plain.contains(#""grand_total":62.95,"#))
        #expect(!plain.contains("coupon_code") && !plain.contains("base_subtotal_incl_tax"))
        let asked = [
            #"{"addressInformation":{"address":{"country_id":"FR","postcode":"75002"},"#,
            #""shipping_carrier_code":"flatrate","shipping_method_code":"flatrate"}}"#,
        ].joined()
        let estimate = try await client.send("POST /rest/V1/guest-carts/\(cart)/totals-information", asked).body
        let details = #"{"amount":11.31,"rates":[{"percent":"20","title":"FR-20"}],"group_id":1}"#
        #expect(
            estimate.hasSuffix(
                GuestCartTotalsTests.segments(
                    "62.95", (GuestCartTotalsTests.shippingTitle + " (Flat Rate - Fixed)", "4.08"), "11.31", details,
                    "67.85")))
        #expect(estimate.contains(#""base_subtotal_incl_tax":62.95,"#) && estimate.contains(#""coupon_code":"","#))
        #expect(try await client.send("GET /rest/V1/guest-carts/\(cart)/totals").body == plain)
    }

    @Test("ways of delivery are estimated for an address, which stays with the cart")
    func estimate() async throws {
        let client = RESTClient()
        let cart = try await client.newCart()
        let path = "/rest/V1/guest-carts/\(cart)/estimate-shipping-methods"
        func rates(_ address: String) async throws -> String {
            try await client.send("POST \(path)", #"{"address":\#(address)}"#).body
        }
        #expect(try await rates(#"{"country_id":"FR"}"#) == "[]")
        _ = try await client.add(#"{"sku":"FO-0001","qty":3}"#, to: cart)
        func rate(_ carrier: String, _ title: String, _ name: String, _ prices: [String]) -> String {
            [
                #"{"carrier_code":"\#(carrier)","method_code":"\#(carrier)","carrier_title":"\#(title)","#,
                #""method_title":"\#(name)","amount":\#(prices[0]),"base_amount":\#(prices[0]),"available":true,"#,
                #""error_message":"","price_excl_tax":\#(prices[1]),"price_incl_tax":\#(prices[2])}"#,
            ].joined()
        }
        let free = rate("freeshipping", "Free Shipping", "Free", ["0", "0", "0"])
        let flat = rate("flatrate", "Flat Rate", "Fixed", ["4.9", "4.08", "4.9"])
        #expect(try await rates(#"{"country_id":"FR","postcode":"75002","region_id":257}"#) == "[\(free),\(flat)]")
        let read = try await client.send("GET /rest/V1/guest-carts/\(cart)").body
        let place = #""region":"Paris","region_id":257,"region_code":"75","country_id":"FR","street":[""],"#
        #expect(read.contains(place) && read.contains(#""postcode":"75002""#))
        #expect(try await client.send("GET /rest/V1/guest-carts/\(cart)/shipping-methods").body == "[\(free),\(flat)]")
        #expect(try await rates("{}") == "[]")
        let missing = try await client.send("GET /rest/V1/guest-carts/\(cart)/shipping-methods")
        #expect(missing.status == 400)
        let unknown = try await client.send(
            "POST /rest/V1/guest-carts/nope/estimate-shipping-methods", #"{"address":{"country_id":"FR"}}"#)
        #expect(unknown.body == GuestCartTotalsTests.noSuchCart.replacing("null", with: "0"))
    }

    @Test("a line's quantity is set, another variant makes a new line, and what is gone is said to be")
    func change() async throws {
        let client = RESTClient()
        let cart = try await client.newCart()
        _ = try await client.add(AddItemTests.dress(blue, size38), to: cart)
        func put(_ line: String, _ item: String) async throws -> Answer {
            try await client.send("PUT /rest/V1/guest-carts/\(cart)/items/\(line)", #"{"cartItem":\#(item)}"#)
        }
        let two = try await put("1", #"{"qty":2,"sku":"FO-0001"}"#)
        #expect(two.status == 200 && two.body.hasPrefix(#"{"item_id":1,"sku":"RB-0001-102","qty":2,"#))
        let many = try await put("1", #"{"qty":3}"#)
        #expect(many.body == #"{"message":"The requested qty is not available"}"#)
        let other = try await put("1", AddItemTests.dress(blue, size40))
        #expect(other.body.hasPrefix(#"{"item_id":2,"sku":"RB-0001-103","qty":1,"#))
        let gone = #"{"message":"The %1 Cart doesn't contain the %2 item.","parameters":["1",1]}"#
        for line in ["1", "01"] {
            let answer = try await put(line, #"{"qty":1}"#)
            #expect(answer.status == 404 && answer.body == gone)
        }
        let word = try await put("abc", #"{"qty":1}"#)
        #expect(word.body.contains(#"Error occurred during \"item_id\" processing. The \"abc\" value's type"#))
        let path = "/rest/V1/guest-carts/\(cart)/items/2"
        #expect(try await client.send("DELETE \(path)").body == "true")
        #expect(try await client.send("DELETE \(path)").status == 404)
        let unknown = try await client.send("PUT /rest/V1/guest-carts/nope/items/1", #"{"cartItem":{"qty":1}}"#)
        #expect(unknown.status == 400 && unknown.body.contains("quoteId"))
    }

    @Test("a cart is given to a customer by customers alone")
    func assign() async throws {
        let client = RESTClient()
        let cart = try await client.newCart()
        let answer = try await client.send(
            "PUT /rest/V1/guest-carts/\(cart)", #"{"customerId":2,"storeId":1}"#)
        #expect(answer.status == 401 && answer.body.contains(#""parameters":{"resources":"self"}"#))
    }
}
