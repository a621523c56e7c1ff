import HTTP
import Testing

/// Method, store code, route, content type and decoding, in Magento's order; the bodies are those of Magento 2.4.7.
@Suite("What a REST request addresses")
struct AddressTests {
    private static let noRoute = #"{"message":"Request does not match any route."}"#
    private static let notARoute = #"{"message":"Specified request cannot be processed."}"#
    private static let noProduct =
        #"{"message":"The product that was requested doesn't exist. Verify the product and try again."}"#

    private static let refusals = [
        Row("an unknown route", "GET /rest/V1/nope", 404, noRoute),
        Row("an unknown route with POST", "POST /rest/V1/nope", 404, noRoute),
        Row("a route's word in another case", "GET /rest/V1/Products/FO-0001", 404, noRoute),
        Row("a route with another method", "DELETE /rest/V1/guest-carts", 404, noRoute),
        Row("GET where only POST exists", "GET /rest/V1/guest-carts", 404, noRoute),
        Row("two slashes in a row", "GET /rest/V1//products/FO-0001", 404, noRoute),
        Row("a slash in a SKU that is not escaped", "GET /rest/V1/products/FO/0001", 404, noRoute),
        Row("another version", "GET /rest/V2/products/FO-0001", 404, noRoute),
        Row("a version alone", "GET /rest/V1", 404, noRoute),
        Row("/rest alone", "GET /rest", 400, notARoute),
        Row("/rest/", "GET /rest/", 400, notARoute),
        Row("a store without a version", "GET /rest/en", 400, notARoute),
        Row("a version in lower case", "GET /rest/v1/products/FO-0001", 400, notARoute),
        Row("a version without digits", "GET /rest/V/products/FO-0001", 400, notARoute),
        Row("an unknown store", "GET /rest/xx/V1/products/FO-0001", 400, notARoute),
        Row("the store admin", "GET /rest/admin/V1/products/FO-0001", 400, notARoute),
        Row("a store in another case", "GET /rest/EN/V1/products/FO-0001", 400, notARoute),
        Row("PATCH", "PATCH /rest/V1/nope", 405, #"{"message":"The PATCH HTTP method is not supported."}"#),
        Row("OPTIONS", "OPTIONS /rest/V1/nope", 405, #"{"message":"The OPTIONS HTTP method is not supported."}"#),
        Row("HEAD", "HEAD /rest/V1/products/FO-0001", 405, #"{"message":"The HEAD HTTP method is not supported."}"#),
        Row(
            "the method before the store", "PATCH /rest/xx", 405,
            #"{"message":"The PATCH HTTP method is not supported."}"#),
        Row("a percent sign escaped twice", "GET /rest/V1/products/FO%252D0001", 404, noProduct),
    ]

    @Test("what is no route is refused as Magento does", arguments: refusals)
    func refused(_ row: Row) async throws {
        let answer = try await RESTClient().send(row.ask, type: nil)
        #expect(answer.status == row.status)
        #expect(answer.body == row.body)
    }

    @Test("every answer is JSON that nobody keeps", arguments: ["/rest/V1/nope", "/rest/V1/products/FO-0001"])
    func fields(_ path: String) async throws {
        let response = try await RESTClient().send("GET \(path)").response
        #expect(response.field(.contentType) == "application/json; charset=utf-8")
        #expect(response.field(.cacheControl) == "no-store")
    }

    private static let storeRows = [
        Row("no store is the default one", "/rest/V1", 200, "Foulard"),
        Row("the default store by its code", "/rest/default/V1", 200, "Foulard"),
        Row("another store", "/rest/en/V1", 200, "Scarf"),
        Row("all stores is the default scope", "/rest/all/V1", 200, "Foulard"),
        Row("a closed store answers", "/rest/de/V1", 200, "Foulard"),
    ]

    @Test("the store code picks the values", arguments: storeRows)
    func stores(_ row: Row) async throws {
        for slash in ["", "/"] {
            let answer = try await RESTClient().send("GET \(row.ask)/products/FO-0001\(slash)")
            #expect(answer.status == 200)
            #expect(answer.body.hasPrefix(#"{"id":200,"sku":"FO-0001","name":"\#(row.body)","#))
        }
    }

    private static func notUnderstood(_ type: String) -> String {
        #"{"message":"Server cannot understand Content-Type HTTP header media type \#(type)"}"#
    }

    private static let typeRows = [
        Row("plain text", "text/plain", 400, notUnderstood(#"text\/plain"#)),
        Row("a form", "application/x-www-form-urlencoded", 400, notUnderstood(#"application\/x-www-form-urlencoded"#)),
        Row("a vendor's type", "application/vnd.api+json", 400, notUnderstood(#"application\/vnd.api+json"#)),
        Row("another case", "Application/JSON", 400, notUnderstood(#"Application\/JSON"#)),
        Row(
            "Latin-1", "application/json; charset=iso-8859-1", 400,
            #"{"message":"UTF-8 is the only supported charset."}"#),
        Row("no type at all", "", 400, #"{"message":"Content-Type header is empty."}"#),
        Row("a semicolon alone", ";", 400, #"{"message":"Content-Type header is invalid."}"#),
        Row("half a type", "json", 400, #"{"message":"Content-Type header is invalid."}"#),
    ]

    @Test("a body needs a content type that is understood", arguments: typeRows)
    func types(_ row: Row) async throws {
        let type = row.ask.isEmpty ? nil : row.ask
        let answer = try await RESTClient().send("POST /rest/V1/guest-carts", "{}", type: type)
        #expect(answer.status == row.status)
        #expect(answer.body == row.body)
    }

    @Test("the content type matters with a body only, and the route comes first")
    func typeWithoutBody() async throws {
        let client = RESTClient()
        for type in ["application/json", "application/json;charset=UTF-8", "application/json; charset=utf-8"] {
            #expect(try await client.send("POST /rest/V1/guest-carts", "{}", type: type).status == 200)
        }
        #expect(try await client.send("POST /rest/V1/guest-carts", type: nil).status == 200)
        #expect(try await client.send("GET /rest/V1/products/FO-0001", type: "text/plain").status == 200)
        #expect(try await client.send("POST /rest/V1/nope", "x", type: "text/plain").status == 404)
    }

    @Test(
        "what is not JSON is a decoding error",
        arguments: [#"{"a": "x", "#, #"{"a":"x",}"#, "\u{FEFF}{}", "{'a':1}", "{}x", " "])
    func decoding(_ body: String) async throws {
        let answer = try await RESTClient().send("POST /rest/V1/guest-carts", body)
        #expect(answer.status == 400)
        #expect(answer.body == #"{"message":"Decoding error."}"#)
    }
}
