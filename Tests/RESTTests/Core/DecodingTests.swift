import Commerce
import HTTP
import JSON
import Testing

@testable import REST

private func message(_ text: String) -> String { #"{"message":"\#(text)"}"# }

private func wrongType(_ value: String, _ type: String, in fields: String...) -> String {
    let places = fields.map { #"Error occurred during \"\#($0)\" processing. "# }.joined()
    return message(
        places
            + #"The \"\#(value)\" value's type is invalid. The \"\#(type)\" type was expected. Verify and try again."#)
}

private func required(_ field: String) -> String {
    #"{"message":"\"%fieldName\" is required. Enter and try again.","parameters":{"fieldName":"\#(field)"}}"#
}

/// Messages are those of Magento 2.4.7 (rest-errors and rest-admin of the recorded answers).
@Suite("What routes read of a call")
struct DecodingTests {
    private static let scalars: [(body: String, expected: String)] = [
        (#"{"count":3}"#, "3"), (#"{"count":"12.7"}"#, "12"), (#"{"count":1.5}"#, "1"), (#"{"count":" 7 "}"#, "7"),
        (#"{"count":"99999999999999999999"}"#, "9223372036854775807"),
        (#"{"count":"abc"}"#, wrongType("abc", "int")), (#"{"count":true}"#, wrongType("1", "int")),
        (#"{"count":false}"#, wrongType("", "int")), (#"{"count":[1]}"#, wrongType("array", "int")),
        (#"{"count":{"a":1}}"#, wrongType("array", "int")), (#"{"count":null}"#, required("count")),
        ("{}", required("count")), ("", required("count")), ("null", required("count")), ("12", required("count")),
        ("[1]", required("count")), (#"{"count":1,"count":2}"#, "2"), (#"{"count":1,"nope":2}"#, "1"),
    ]

    @Test("a whole number is taken as Magento takes it", arguments: scalars)
    func whole(body: String, expected: String) throws {
        #expect(
            try Probe("POST /V1/probe", body).reads { (call) throws(RESTError) in
                try call.read(.integer("count"))
            } == expected)
    }

    @Test(
        "a flag is never an error, a text takes every scalar",
        arguments: [
            ("true", "true", "1"), ("1", "true", "1"), (#""on""#, "true", "on"), (#""YES""#, "true", "YES"),
            (#""maybe""#, "false", "maybe"), ("2", "false", "2"), ("false", "false", ""), ("10.50", "false", "10.5"),
            ("1e3", "false", "1000"),
        ])
    func flagsAndTexts(json: String, flag: String, text: String) throws {
        let probe = try Probe("POST /V1/probe", #"{"value":\#(json)}"#)
        #expect(probe.reads { (call) throws(RESTError) in try call.read(.flag("value")) } == flag)
        #expect(probe.reads { (call) throws(RESTError) in try call.read(.text("value")) } == text)
    }

    @Test("all that is missing is said at once, one alone by itself, and a wrong type before it")
    func missing() throws {
        func reads(_ body: String) throws -> String {
            try Probe("POST /V1/probe", body).reads { (call) throws(RESTError) in
                try call.read(.text("username"), .text("password"), .integer(ifSent: "websiteId"))
            }
        }
        let both = [required("username"), required("password")].joined(separator: ",")
        #expect(
            try reads("{}") == #"{"message":"One or more input exceptions have occurred.","errors":[\#(both)]}"#)
        #expect(try reads(#"{"username":"a"}"#) == required("password"))
        #expect(try reads(#"{"website_id":"x"}"#) == wrongType("x", "int"))
        #expect(try reads(#"{"username":1,"password":"b","website_id":"2"}"#) == #"("1", "b", Optional(2))"#)
    }

    @Test("the path is heard before the query, and the query before the body")
    func precedence() throws {
        func reads(_ line: String, _ body: String = "") throws -> String {
            try Probe(line, pattern: "/V1/probe/:sku", body).reads { (call) throws(RESTError) in
                try call.read(.text("sku"), .text(ifSent: "storeId"))
            }
        }
        #expect(
            try reads("POST /V1/probe/A?sku=B&storeId=2", #"{"sku":"C","storeId":3}"#) == #"("A", Optional("2"))"#)
        #expect(try reads("POST /V1/probe/A", #"{"store_id":3}"#) == #"("A", Optional("3"))"#)
        #expect(try reads("GET /V1/probe/A%2FB?store_id=4") == #"("A/B", Optional("4"))"#)
        #expect(try reads("GET /V1/probe/A?storeId[]=4") == wrongType("array", "string"))
    }

    private static let shape: RESTShape = [
        "sku": .text, "price": .decimal, "attribute_set_id": .integer, "types": .texts, "website_ids": .integers,
        "extension_attributes": .object(["stock_item": .object(["qty": .decimal])]),
        "tier_prices": .objects("Catalog.ProductTierPrice", ["qty": .decimal]), "custom_attributes": .customAttributes,
    ]

    private static let objects: [(body: String, expected: String)] = [
        (#"{"price":[1]}"#, wrongType("array", "float", in: "price")),
        (#"{"attributeSetId":"x"}"#, wrongType("x", "int", in: "attributeSetId")),
        (
            #"{"extensionAttributes":{"stock_item":{"qty":"x"}}}"#,
            wrongType("x", "float", in: "extensionAttributes", "stock_item", "qty")
        ),
        (#"{"tier_prices":[{"qty":1},{"qty":"x"}]}"#, wrongType("x", "float", in: "tier_prices", "qty")),
        (#"{"types":"image"}"#, wrongType("string", "string[]", in: "types")),
        (#"{"website_ids":1.5}"#, wrongType("double", "int[]", in: "website_ids")),
        (
            #"{"extension_attributes":{"nope":1}}"#,
            #"{"message":"\"%fieldName\" is not supported. Correct the field name and try again.","#
                + #""parameters":{"fieldName":"Nope"}}"#
        ),
        (
            #"{"custom_attributes":[{"attribute_code":"lab_note"}]}"#,
            message(
                #"Error occurred during \"custom_attributes\" processing. The \"lab_note\" attribute code doesn't "#
                    + "have a value set. Enter the value and try again.")
        ),
        (
            #"{"custom_attributes":[{"value":"x"}]}"#,
            message(
                #"Error occurred during \"custom_attributes\" processing. "#
                    + "A custom attribute is specified with a missing attribute code. Verify the code and try again.")
        ),
        (
            #"{"custom_attributes":[{}]}"#,
            message(
                #"Error occurred during \"custom_attributes\" processing. "#
                    + "An empty custom attribute is specified. Enter the attribute and try again.")
        ),
        (#"{"custom_attributes":"x"}"#, message("Internal Error. Details are available in Magento log file.")),
    ]

    @Test("an object is checked whole, and an error names the way to its place", arguments: objects)
    func refusals(body: String, expected: String) throws {
        let probe = try Probe("POST /V1/probe", #"{"product":\#(body)}"#)
        #expect(
            probe.reads { (call) throws(RESTError) in
                try call.read(.object("product", DecodingTests.shape)).names.count
            } == expected)
    }

    @Test("a list of more objects than the shop takes is refused, before what they are; limits are off by default")
    func itemsMax() throws {
        func reads(_ count: Int, _ limits: InputLimits?) throws -> String {
            let tiers = Array(repeating: #"{"qty":"x"}"#, count: count).joined(separator: ",")
            return try Probe("POST /V1/probe", #"{"product":{"tier_prices":[\#(tiers)]}}"#, limits: limits).reads {
                (call) throws(RESTError) in
                try call.read(.object("product", DecodingTests.shape)).names.count
            }
        }
        let refused =
            #"{"message":"Maximum items of type \"%type\" is %max","parameters":{"#
            + #""type":"\\Magento\\Catalog\\Api\\Data\\ProductTierPriceInterface","max":3}}"#
        let mistaken = wrongType("x", "float", in: "tier_prices", "qty")
        #expect(try reads(4, Probe.limits(items: 3)) == refused)
        #expect(try reads(3, Probe.limits(items: 3)) == mistaken)
        #expect(try reads(200, ShopConfiguration().inputLimits) == mistaken)
    }

    private static func product(_ body: String, _ line: String = "POST /V1/probe/A") throws -> RESTObject? {
        var product: RESTObject?
        _ = try Probe(line, pattern: "/V1/probe/:sku", body).reads { (call) throws(RESTError) in
            product = try call.read(.object(ifSent: "product", DecodingTests.shape))
        }
        return product
    }

    @Test("fields are had by their type, and null is told from absent")
    func fields() throws {
        let body = """
            {"product":{"sku":7,"price":"12.3456789","types":["a",1,true,null],"website_ids":["1","2x","x"],
            "attribute_set_id":null,"tier_prices":{"0":{"qty":2}},
            "custom_attributes":[{"attributeCode":"color","value":4},
            {"attribute_code":"size","value":[1,2]}]}}
            """
        let product = try #require(try DecodingTests.product(body))
        #expect(product.text("sku") == "7")
        #expect(product.decimal("price")?.money(.eur)?.text() == "12.345679")
        #expect(product.decimal("price")?.quantity == Quantity("12.3456"))
        #expect(product.texts("types") == ["a", "1", "1", ""])
        #expect(product.integers("website_ids") == [1, 2, 0])
        #expect(product.has("attribute_set_id") && product.isNull("attribute_set_id"))
        #expect(product.integer("attribute_set_id") == nil && !product.has("extension_attributes"))
        #expect(product.objects("tier_prices")?.first?.decimal("qty")?.double == 2)
        #expect(product.customAttributes?.map(\.code) == ["color", "size"])
        #expect(product.customAttributes?.map(\.text) == ["4", "1,2"])
    }

    @Test("what is no object is an empty one, and no list none")
    func emptiness() throws {
        for body in [#"{"product":"x"}"#, #"{"product":[]}"#, #"{"product":{"tier_prices":"x"}}"#] {
            let product = try #require(try DecodingTests.product(body))
            #expect(product.text("sku") == nil && product.objects("tier_prices") == nil)
        }
        #expect(try DecodingTests.product(#"{"product":null}"#) == nil)
    }

    @Test("on a PUT the last variable of the path is written into the body's only object")
    func put() throws {
        let own = #"{"product":{"sku":"B"}}"#
        #expect(try DecodingTests.product(own, "PUT /V1/probe/A")?.text("sku") == "A")
        #expect(try DecodingTests.product(own, "POST /V1/probe/A")?.text("sku") == "B")
        #expect(try DecodingTests.product(own, "PUT /V1/probe/me")?.text("sku") == "B")
        #expect(try DecodingTests.product(#"{"product":{}}"#, "PUT /V1/probe/A?fields=id")?.text("sku") == "A")
        #expect(
            try DecodingTests.product(#"{"product":{"sku":"B"},"more":1}"#, "PUT /V1/probe/A")?.text("sku") == "B")
    }

    @Test("a query's brackets are arrays as in PHP")
    func queries() throws {
        let rows: [(query: String, json: String)] = [
            ("a=1&a=2", #"{"a":"2"}"#), ("a[b]=1&a[c]=2", #"{"a":{"b":"1","c":"2"}}"#),
            ("a[]=1&a[]=2&a[7]=3&a[]=4", #"{"a":{"0":"1","1":"2","7":"3","8":"4"}}"#),
            ("a[b][c]=1&a[b][d]=2", #"{"a":{"b":{"c":"1","d":"2"}}}"#), ("a=1&a[b]=2", #"{"a":{"b":"2"}}"#),
            ("a[b]=2&a=1", #"{"a":"1"}"#), ("a.b=1", #"{"a_b":"1"}"#), ("a", #"{"a":""}"#), ("a[b=1", #"{"a[b":"1"}"#),
            ("a[b]c=1", #"{"a":{"b":"1"}}"#), ("=1&+=2&[a]=3&+[b]=4&+c=5", #"{"c":"5"}"#),
            ("a[9223372036854775807]=1&a[]=2", #"{"a":{"9223372036854775807":"1"}}"#),
        ]
        for (query, json) in rows {
            let items = try RESTClient.request("GET /x?\(query)").queryItems
            #expect(try JSONReader.parse(Array(json.utf8)) == .object(QueryTree.members(of: items)), "\(query)")
        }
    }
}
