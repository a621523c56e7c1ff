import Basics
import Catalog
import Commerce
import HTTP
import Sales
import ShopFakes
import Testing

/// The answers are those of Magento 2.4.7 to the same requests, with this shop's SKUs and prices.
@Suite("Guests' carts: add an item")
struct AddItemTests {
    /// A request for the dress with these options.
    static func dress(_ colour: OptionID, _ size: OptionID, quantity: Int = 1) -> String {
        item(#"{"option_id":"93","option_value":"\#(colour)"},{"option_id":"144","option_value":"\#(size)"}"#, quantity)
    }

    private static func item(_ options: String, _ quantity: Int = 1) -> String {
        [
            #"{"sku":"RB-0001","qty":\#(quantity),"product_option":{"extension_attributes":"#,
            #"{"configurable_item_options":[\#(options)]}}}"#,
        ].joined()
    }

    private static func scarf(_ pieces: Int) -> String {
        [
            #"{"item_id":1,"sku":"FO-0001","qty":\#(pieces),"name":"Foulard","price":24.99,"#,
            #""product_type":"simple","quote_id":"1"}"#,
        ].joined()
    }

    private static func message(_ text: String) -> String { #"{"message":"\#(text)"}"# }

    private static func wrongType(_ field: String, _ value: String, _ type: String) -> String {
        message(
            #"Error occurred during \"\#(field)\" processing. The \"\#(value)\" value's type is invalid. "#
                + #"The \"\#(type)\" type was expected. Verify and try again."#)
    }

    private static func required(_ field: String) -> String {
        #"{"message":"\"%fieldName\" is required. Enter and try again.","parameters":{"fieldName":"\#(field)"}}"#
    }

    private static func notSupported(_ field: String) -> String {
        #"{"message":"\"%fieldName\" is not supported. Correct the field name and try again.","#
            + #""parameters":{"fieldName":"\#(field)"}}"#
    }

    private static let noQuantity = [
        #"{"message":"Invalid value of \"%value\" provided for the %fieldName field.","#,
        #""parameters":{"fieldName":"qty","value":null}}"#,
    ].joined()
    private static let noProduct = message(
        "The product that was requested doesn't exist. Verify the product and try again.")
    private static let notAvailable = message("Product that you are trying to add is not available.")
    private static let notEnough = message("The requested qty is not available")
    private static let tooMany = message("The requested qty exceeds the maximum qty allowed in shopping cart")
    private static let noOptions = message("You need to choose options for your item.")

    private static let simple = [
        Row("a simple product", #"{"sku":"FO-0001","qty":1}"#, 200, scarf(1)),
        Row("another quote_id: the path rules", #"{"sku":"FO-0001","qty":1,"quote_id":"zzz"}"#, 200, scarf(1)),
        Row("the SKU in another case", #"{"sku":"fo-0001","qty":1}"#, 200, scarf(1)),
        Row("exactly what is on hand", #"{"sku":"FO-0001","qty":3}"#, 200, scarf(3)),
        Row("one more", #"{"sku":"FO-0001","qty":4}"#, 400, notEnough),
        Row("no quantity", #"{"sku":"FO-0001"}"#, 400, noQuantity),
        Row("no SKU, where Magento crashes", #"{"qty":1}"#, 400, required("sku")),
        Row("an unknown SKU", #"{"sku":"nope","qty":1}"#, 404, noProduct),
        Row("a SKU with blanks", #"{"sku":" FO-0001 ","qty":1}"#, 404, noProduct),
        Row("an empty SKU", #"{"sku":"","qty":1}"#, 404, noProduct),
        Row("a disabled product", #"{"sku":"OLD-1","qty":1}"#, 400, notAvailable),
        Row("a product that is sold out", #"{"sku":"RB-0001-101","qty":1}"#, 400, notAvailable),
        Row("zero adds one", #"{"sku":"FO-0001","qty":0}"#, 200, scarf(1)),
        Row("less than zero adds one", #"{"sku":"FO-0001","qty":-1}"#, 200, scarf(1)),
        Row("null adds one", #"{"sku":"FO-0001","qty":null}"#, 200, scarf(1)),
        Row("numeric text", #"{"sku":"FO-0001","qty":"2"}"#, 200, scarf(2)),
        Row("a number with idle digits", #"{"sku":"FO-0001","qty":20.0e-1}"#, 200, scarf(2)),
        Row("a word", #"{"sku":"FO-0001","qty":"two"}"#, 400, wrongType("qty", "two", "float")),
        Row("no number in PHP", #"{"sku":"FO-0001","qty":"0x2"}"#, 400, wrongType("qty", "0x2", "float")),
        Row("true", #"{"sku":"FO-0001","qty":true}"#, 400, wrongType("qty", "1", "float")),
        Row("false", #"{"sku":"FO-0001","qty":false}"#, 400, wrongType("qty", "", "float")),
        Row("a list for a number", #"{"sku":"FO-0001","qty":[1]}"#, 400, wrongType("qty", "array", "float")),
        Row("an object for a text", #"{"sku":{},"qty":1}"#, 400, wrongType("sku", "array", "string")),
        Row("no SKU beside fields that are not looked at", #"{"qty":1,"quoteId":1,"name":"x"}"#, 400, required("sku")),
        Row(
            "a fraction of a piece", #"{"sku":"FO-0001","qty":1.5}"#, 400,
            message("You cannot use decimal quantity for this product.")),
        Row("over the largest quantity", #"{"sku":"FO-0001","qty":10001}"#, 400, tooMany),
        Row("far over", #"{"sku":"FO-0001","qty":1000000000000.0}"#, 400, tooMany),
        Row("beyond all counting", #"{"sku":"FO-0001","qty":1e300}"#, 400, tooMany),
        Row("an unknown key", #"{"sku":"FO-0001","qty":1,"nope_key":1}"#, 400, notSupported("NopeKey")),
        Row("an unknown key in camel case", #"{"sku":"FO-0001","qty":1,"noPe":1}"#, 400, notSupported("NoPe")),
        Row("camel case", #"{"sku":"FO-0001","qty":1,"productType":"simple"}"#, 200, scarf(1)),
        Row("of a repeated key the last", #"{"sku":"FO-0001","qty":1,"qty":2}"#, 200, scarf(2)),
        Row("a text for an item", #""x""#, 400, noQuantity),
        Row("a list for an item", "[]", 400, noQuantity),
        Row("null for an item", "null", 400, required("cartItem")),
        Row("a child by itself", #"{"sku":"RB-0001-102","qty":1}"#, 200, child),
    ]

    private static let child = [
        #"{"item_id":1,"sku":"RB-0001-102","qty":1,"name":"Robe 102","price":52.46,"#,
        #""product_type":"simple","quote_id":"1"}"#,
    ].joined()

    private static let configurable = [
        Row("no options", #"{"sku":"RB-0001","qty":1}"#, 400, noOptions),
        Row("one of two options", item(#"{"option_id":"93","option_value":"49"}"#), 400, noOptions),
        Row("a value that no child has", dress(OptionID(50), size38), 400, noOptions),
        Row("a combination that no child has", dress(sage, size40), 400, noOptions),
        Row(
            "an unknown option", item(#"{"option_id":"9999","option_value":1},{"option_id":"144","option_value":166}"#),
            400,
            noOptions),
        Row("a variant", dress(blue, size38), 200, variant(pieces: 1)),
        Row(
            "options as numbers, in camel case",
            #"{"sku":"RB-0001","qty":1,"productOption":{"extensionAttributes":{"configurableItemOptions":["#
                + #"{"optionId":93,"optionValue":49},{"optionId":144,"optionValue":166}]}}}"#, 200, variant(pieces: 1)),
        Row("all there are of a variant", dress(blue, size38, quantity: 2), 200, variant(pieces: 2)),
        Row("one more", dress(blue, size38, quantity: 3), 400, notEnough),
        Row(
            "a variant that is sold out", dress(blue, size36), 400,
            message("There are no source items with the in stock status")),
        Row(
            "an unknown extension", #"{"sku":"RB-0001","qty":1,"product_option":{"extension_attributes":{"x":1}}}"#,
            400,
            notSupported("X")),
    ]

    private static func variant(pieces: Int) -> String {
        [
            #"{"item_id":1,"sku":"RB-0001-102","qty":\#(pieces),"name":"Robe pliss\u00e9e \u201cColette\u201d & Co","#,
            #""price":52.46,"product_type":"configurable","quote_id":"1","product_option":{"extension_attributes":"#,
            #"{"configurable_item_options":[{"option_id":"93","option_value":49},"#,
            #"{"option_id":"144","option_value":166}]}}}"#,
        ].joined()
    }

    @Test("an item is taken or refused as Magento does", arguments: simple + configurable)
    func add(_ row: Row) async throws {
        let client = RESTClient()
        let answer = try await client.add(row.ask, to: client.newCart())
        #expect(answer.status == row.status)
        #expect(answer.body == row.body)
        #expect(client.shop.carts.carts.values.first?.lines.isEmpty == (row.status != 200))
    }

    @Test("the same thing again raises its line, up to what is on hand; another variant makes another line")
    func again() async throws {
        let client = RESTClient()
        let cart = try await client.newCart()
        let scarf = #"{"sku":"FO-0001","qty":2}"#
        #expect(try await client.add(scarf, to: cart).body == AddItemTests.scarf(2))
        #expect(try await client.add(scarf, to: cart).body == AddItemTests.notEnough)
        #expect(try await client.add(#"{"sku":"FO-0001","qty":1}"#, to: cart).body == AddItemTests.scarf(3))
        for (ask, id) in [
            (AddItemTests.dress(blue, size38), 2), (AddItemTests.dress(blue, size40), 3),
            (AddItemTests.dress(blue, size38), 2),
        ] {
            #expect(try await client.add(ask, to: cart).body.hasPrefix(#"{"item_id":\#(id),"#))
        }
    }

    @Test("a line has the name of the store that it was added through")
    func language() async throws {
        let client = RESTClient()
        let answer = try await client.add(#"{"sku":"FO-0001","qty":1}"#, to: client.newCart(), store: "/rest/en/V1")
        #expect(answer.body.contains(#""name":"Scarf""#))
    }

    @Test("a cart that is not there misses its quoteId", arguments: ["nope", String(repeating: "a", count: 32)])
    func unknownCart(_ cart: String) async throws {
        let answer = try await RESTClient().add(#"{"sku":"FO-0001","qty":1}"#, to: cart)
        #expect(answer.status == 400)
        #expect(answer.body == AddItemTests.required("quoteId"))
    }

    @Test(
        "without an item there is nothing to add",
        arguments: ["", "{}", "[]", "null", "12", #"{"cartItem":null}"#, #"{"CartItem":{"sku":"FO-0001","qty":1}}"#])
    func noItem(_ body: String) async throws {
        let client = RESTClient()
        let answer = try await client.send("POST /rest/V1/guest-carts/\(client.newCart())/items", body)
        #expect(answer.status == 400)
        #expect(answer.body == AddItemTests.required("cartItem"))
    }

    @Test("the item may be named in snake_case, and unknown keys beside it do not matter")
    func topLevelNames() async throws {
        let client = RESTClient()
        let body = #"{"nope":1,"cart_item":{"sku":"FO-0001","qty":1}}"#
        let answer = try await client.send("POST /rest/V1/guest-carts/\(client.newCart())/items", body)
        #expect(answer.body == AddItemTests.scarf(1))
    }
}
