import ShopFakes
import Testing

/// What clients send of a product that cannot be kept. Sentences are Magento's where it has one.
@Suite("Values of products that are saved")
struct ProductValueTests {
    private static func send(_ members: String) async throws -> Answer {
        let body = #"{"product":{"sku":"NEW","name":"N","attribute_set_id":4,"price":1,\#(members)}}"#
        return try await RESTClient().send(
            "POST /rest/V1/products", body, ["Authorization": "Bearer \(FakeAdmins.token)"])
    }

    private static func attribute(_ code: String, _ value: String) -> String {
        #""custom_attributes":[{"attribute_code":"\#(code)","value":\#(value)}]"#
    }

    private static func tier(_ members: String) -> String {
        #""tier_prices":[{"qty":1,"value":1,"customer_group_id":0,\#(members)}]"#
    }

    private static let negative = #"{"message":"Please enter a number 0 or greater in this field."}"#
    private static let tierPrice = #"{"message":"Group price must be a number greater than 0."}"#

    private static func tooLarge(_ field: String) -> String {
        #"{"message":"The \"%1\" value is too long, too large or no text. Enter another and try again.","#
            + #""parameters":["\#(field)"]}"#
    }

    private static func invalid(_ field: String, _ value: String) -> String {
        #"{"message":"Invalid value of \"%value\" provided for the %fieldName field.","#
            + #""parameters":{"fieldName":"\#(field)","value":\#(value)}}"#
    }

    private static func noWebsite(_ id: Int) -> String {
        #"{"message":"The website with id %1 that was requested wasn't found. Verify the website and try again.","#
            + #""parameters":[\#(id)]}"#
    }

    private static let fields: [(members: String, expected: String)] = [
        (#""price":1e308"#, tooLarge("price")), (#""price":"1e400""#, tooLarge("price")),
        (#""price":9223372036855"#, tooLarge("price")), (#""price":-0.01"#, negative), (#""price":"-1e400""#, negative),
        (#""weight":-1"#, negative),
        (#""extension_attributes":{"website_ids":[1,99]}"#, noWebsite(99)),
        (#""extension_attributes":{"website_ids":["x"]}"#, noWebsite(0)),
        (tier(#""value":1e308"#), tooLarge("value")), (tier(#""value":0"#), tierPrice),
        (tier(#""value":-1e308"#), tierPrice), (tier(#""customer_group_id":77"#), invalid("customer_group_id", "77")),
        (tier(#""extension_attributes":{"website_id":9}"#), noWebsite(9)),
        (#""options":[{"title":"T","type":"field","price":1e308,"price_type":"fixed"}]"#, tooLarge("price")),
        (
            #""options":[{"title":"T","type":"radio","values":[{"title":"V","price":-1e308}]}]"#,
            tooLarge("price")
        ),
    ]

    private static let attributes: [(members: String, expected: String)] = [
        (attribute("special_price", "-5"), negative), (attribute("special_price", "1e308"), tooLarge("special_price")),
        (attribute("special_price", #""cheap""#), invalid("special_price", #""cheap""#)),
        (attribute("special_from_date", #""soon""#), invalid("special_from_date", #""soon""#)),
        (attribute("special_to_date", #""2027-02-30""#), invalid("special_to_date", #""2027-02-30""#)),
        (attribute("tax_class_id", #""none""#), invalid("tax_class_id", #""none""#)),
        (attribute("tax_class_id", "1.5"), invalid("tax_class_id", #""1.5""#)),
        (attribute("status", #""on""#), invalid("status", #""on""#)),
        (attribute("color", #""red""#), invalid("color", #""red""#)),
    ]

    @Test("what cannot be kept is refused with 400", arguments: fields + attributes)
    func refused(members: String, expected: String) async throws {
        let answer = try await ProductValueTests.send(members)
        #expect(answer.status == 400)
        #expect(answer.body == expected)
    }

    @Test(
        "what can be kept comes to the save, which the fakes have none of",
        arguments: [
            #""price":"9223372036854""#, #""price":0"#, #""weight":0.00001"#, #""status":"2""#,
            #""extension_attributes":{"website_ids":[1]}"#, #""extension_attributes":{"website_ids":[]}"#,
            // Magento passes over a category that is not there.
            #""extension_attributes":{"category_links":[{"category_id":"999","position":0}]}"#,
            tier(#""extension_attributes":{"website_id":0}"#), tier(#""customer_group_id":32000"#),
            attribute("special_price", #"" 12.3456789 ""#), attribute("special_price", #""""#),
            attribute("special_from_date", "null"), attribute("color", #""49""#), attribute("color", "49.0"),
            attribute("nope", "1"),
        ])
    func taken(members: String) async throws {
        #expect(try await ProductValueTests.send(members).status == 503)
    }

    @Test("a base price that is too large is refused by itself, in its row")
    func basePrice() async throws {
        let answer = try await RESTClient().send(
            "POST /rest/V1/products/base-prices", #"{"prices":[{"price":"1e308","store_id":0,"sku":"FO-0001"}]}"#,
            ["Authorization": "Bearer \(FakeAdmins.token)"])
        #expect(answer.status == 200)
        #expect(
            answer.body
                == #"[{"message":"Invalid attribute %fieldName = %fieldValue.","parameters":["Price","1e308"]}]"#)
    }
}
