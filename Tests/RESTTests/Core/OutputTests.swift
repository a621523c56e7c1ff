import Basics
import HTTP
import JSON
import Testing

@testable import REST

@Suite("Parts and forms of an answer")
struct OutputTests {
    private static let product = """
        {"sku":"A","name":"N","extension_attributes":{"stock_item":{"qty":20,"is_in_stock":true},\
        "category_links":[{"position":3,"category_id":"6"}]},"options":[],"custom_attributes":[\
        {"attribute_code":"color","value":"4"},{"attribute_code":"size","value":"7"}]}
        """

    private static let filters: [(fields: String, expected: String)] = [
        ("sku", #"{"sku":"A"}"#), ("name,sku", #"{"sku":"A","name":"N"}"#), ("sku,nope", #"{"sku":"A"}"#),
        ("nope", "[]"), ("sku,$$", "[]"), ("sku, name", "[]"), ("sku,extension_attributes[stock_item[qty", "[]"),
        (
            "sku,extension_attributes[stock_item[qty,is_in_stock],category_links[category_id]]",
            #"{"sku":"A","extension_attributes":{"stock_item":{"qty":20,"is_in_stock":true},"#
                + #""category_links":[{"category_id":"6"}]}}"#
        ),
        ("sku[x]", #"{"sku":"A"}"#), ("extension_attributes[nope]", #"{"extension_attributes":[]}"#),
        ("options[id]", #"{"options":null}"#), ("options", #"{"options":[]}"#),
        ("custom_attributes[color]", #"{"custom_attributes":[{"attribute_code":"color","value":"4"}]}"#),
        (
            "custom_attributes[attribute_code]",
            #"{"custom_attributes":[{"attribute_code":"color"},{"attribute_code":"size"}]}"#
        ),
        ("sku]", "[]"), ("[sku]", "[]"), ("sku,,name", #"{"sku":"A","name":"N"}"#),
    ]

    @Test("fields keeps what it names, as Magento's filter does", arguments: filters)
    func fields(fields: String, expected: String) throws {
        let json = try JSONReader.parse(Array(OutputTests.product.utf8))
        var writer = JSONWriter()
        writer.value(try FieldFilter(fields).applied(to: json))
        #expect(String(utf8: writer.bytes) == expected)
    }

    @Test("lists are transparent, scalars stay, and a list of scalars has no fields")
    func lists() throws {
        func filtered(_ json: String, _ fields: String) throws -> String {
            var writer = JSONWriter()
            writer.value(try FieldFilter(fields).applied(to: try JSONReader.parse(Array(json.utf8))))
            return String(utf8: writer.bytes)
        }
        #expect(try filtered(#"[{"a":1,"b":2},{"b":3}]"#, "a") == #"[{"a":1},[]]"#)
        #expect(try filtered(#""token""#, "a") == #""token""#)
        #expect(try filtered("[]", "a") == "null")
        #expect(throws: RESTError.self) { try filtered("[1,2]", "a") }
    }

    @Test(
        "Accept is negotiated as Magento does it",
        arguments: [
            (nil, "json"), ("*/*", "json"), ("application/json", "json"), ("application/xml", "xml"),
            ("text/xml", "xml"), ("application/json;q=0.5,application/xml;q=0.9", "xml"),
            ("application/json,application/xml", "json"), ("application/*", "json"), ("text/*", "xml"),
            ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "xml"), ("text/html", "json"),
            ("image/png, */*;q=0.1", "json"), ("", "json"),
        ] as [(String?, String)])
    func accept(field: String?, format: String) {
        #expect("\(AnswerFormat(accept: field))" == format)
    }

    @Test("XML is Magento's: items, two blanks a level, nothing beyond ASCII")
    func xml() throws {
        let json = #"{"a":"\u20ac <&> \"x\"","b":[{"c":1},{"c":true}],"d":[],"e":null,"f g":"","7":1.5}"#
        let expected = """
            <?xml version="1.0"?>
            <response>
              <a>&#x20AC; &lt;&amp;&gt; "x"</a>
              <b>
                <item>
                  <c>1</c>
                </item>
                <item>
                  <c>true</c>
                </item>
              </b>
              <d/>
              <e></e>
              <f_g></f_g>
              <item_7>1.5</item_7>
            </response>

            """
        #expect(String(utf8: XMLAnswer.bytes(of: try JSONReader.parse(Array(json.utf8)))) == expected)
        #expect(
            String(utf8: XMLAnswer.bytes(of: .string("t"))) == "<?xml version=\"1.0\"?>\n<response>t</response>\n")
    }

    @Test("answers and errors come in the form and parts that were asked for")
    func whole() async throws {
        let client = RESTClient()
        let few = try await client.send("GET /rest/V1/products/FO-0001?fields=sku,name")
        #expect(few.body == #"{"sku":"FO-0001","name":"Foulard"}"#)
        let nothing = try await client.send("GET /rest/V1/products/FO-0001?fields[]=sku")
        #expect(nothing.body == "[]")
        let error = try await client.send("GET /rest/V1/nope?fields=x", type: nil, ["Accept": "application/xml"])
        #expect(
            error.body == """
                <?xml version="1.0"?>
                <response>
                  <message>Request does not match any route.</message>
                </response>

                """)
        #expect(error.response.field(.contentType) == "application/xml; charset=utf-8")
        let all = try await client.send("GET /rest/V1/products/FO-0001")
        #expect(try await client.send("GET /rest/V1/products/FO-0001?fields=").body == all.body)
    }

    @Test("a body may be XML, and lists in it are items")
    func body() async throws {
        let client = RESTClient()
        let cart = try await client.newCart()
        let answer = try await client.send(
            "POST /rest/V1/guest-carts/\(cart)/items?fields=sku,qty",
            "<request><cartItem><sku>FO-0001</sku><qty>2</qty></cartItem></request>", type: "application/xml")
        #expect(answer.body == #"{"sku":"FO-0001","qty":2}"#)
        let broken = try await client.send("POST /rest/V1/guest-carts", "<request><a>x", type: "text/xml")
        #expect(broken.status == 400 && broken.body == #"{"message":"Decoding error."}"#)
        let list = try Probe("POST /V1/probe", #"{"skus":["a","b"]}"#).reads { (call) throws(RESTError) in
            try call.read(.texts("skus"))
        }
        #expect(list == #"["a", "b"]"#)
    }
}
