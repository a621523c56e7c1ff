import Commerce
import HTTP
import ShopFakes
import Testing

@Suite("GET /V1/products/:sku")
struct ProductTests {
    private static let scarfBody = [
        #"{"id":200,"sku":"FO-0001","name":"Foulard","attribute_set_id":4,"price":29.99,"status":1,"visibility":4,"#,
        #""type_id":"simple","created_at":"1970-01-01 00:03:20","updated_at":"1970-01-01 00:00:00","#,
        #""extension_attributes":{"website_ids":[1],"category_links":[{"position":200,"category_id":"4"}]},"#,
        #""product_links":[],"options":[],"media_gallery_entries":[{"id":1,"media_type":"image","label":null,"#,
        #""position":1,"disabled":false,"types":["image"],"file":"\/r\/b\/rb-52.svg"}],"tier_prices":[],"#,
        #""custom_attributes":[{"attribute_code":"image","value":"\/r\/b\/rb-52.svg"},"#,
        #"{"attribute_code":"small_image","value":"no_selection"},"#,
        #"{"attribute_code":"thumbnail","value":"no_selection"},"#,
        #"{"attribute_code":"swatch_image","value":"no_selection"},"#,
        #"{"attribute_code":"options_container","value":"container2"},"#,
        #"{"attribute_code":"url_key","value":"foulard"},"#,
        #"{"attribute_code":"msrp_display_actual_price_type","value":"0"},"#,
        #"{"attribute_code":"required_options","value":"0"},{"attribute_code":"has_options","value":"0"},"#,
        #"{"attribute_code":"tax_class_id","value":"2"},{"attribute_code":"category_ids","value":["4"]},"#,
        #"{"attribute_code":"description","value":"<p>Une <script>alert(1)<\/script>robe.<\/p>"}]}"#,
    ].joined()

    @Test("a simple product has Magento's keys in Magento's order, numbers without idle zeros, escapes as PHP's")
    func simple() async throws {
        let answer = try await RESTClient().send("GET /rest/V1/products/FO-0001")
        #expect(answer.status == 200)
        #expect(answer.body == ProductTests.scarfBody)
    }

    @Test("a configurable product costs nothing itself and names its axes and variants")
    func configurable() async throws {
        let body = try await RESTClient().send("GET /rest/V1/products/RB-0001").body
        let start = [
            #"{"id":100,"sku":"RB-0001","name":"Robe pliss\u00e9e \u201cColette\u201d & Co","attribute_set_id":4,"#,
            #""price":0,"status":1,"visibility":4,"type_id":"configurable","created_at":"1970-01-01 00:01:40","#,
            #""updated_at":"1970-01-01 00:00:00","extension_attributes":{"website_ids":[1],"#,
            #""category_links":[{"position":100,"category_id":"4"}],"configurable_product_options":["#,
            #"{"id":1,"attribute_id":"93","label":"Couleur","position":0,"#,
            #""values":[{"value_index":49},{"value_index":52}],"product_id":100},"#,
            #"{"id":2,"attribute_id":"144","label":"Taille","position":1,"#,
            #""values":[{"value_index":165},{"value_index":166},{"value_index":167}],"product_id":100}],"#,
            #""configurable_product_links":[101,102,103,111,112]},"product_links":[],"#,
        ].joined()
        #expect(body.hasPrefix(start))
        #expect(body.contains(#"{"attribute_code":"special_price","value":"62.950000"}"#))
        #expect(body.contains(#"{"attribute_code":"material","value":"300"}"#))
    }

    @Test("a variant that no page shows and a disabled product are read too")
    func hidden() async throws {
        let variant = try await RESTClient().send("GET /rest/V1/products/RB-0001-101").body
        #expect(variant.contains(#""status":1,"visibility":1,"type_id":"simple""#))
        #expect(variant.contains(#""extension_attributes":{"website_ids":[1]},"#))
        #expect(variant.contains(#"{"attribute_code":"category_ids","value":[]}"#))
        #expect(variant.contains(#"{"attribute_code":"size","value":"165"},{"attribute_code":"color","value":"49"}"#))
        let disabled = try await RESTClient().send("GET /rest/V1/products/OLD-1").body
        #expect(disabled.contains(#""price":10,"status":2,"#))
    }

    @Test(
        "a SKU is found in any case, trimmed, with escapes",
        arguments: ["fo-0001", "FO%2D0001", "%20FO-0001%20", "FO-0001+", "FO-0001?editMode=true"])
    func spellings(_ sku: String) async throws {
        let answer = try await RESTClient().send("GET /rest/V1/products/\(sku)")
        #expect(answer.body == ProductTests.scarfBody)
    }

    @Test("the store of the query wins over the path's", arguments: ["2", "2.7"])
    func storeOfQuery(_ store: String) async throws {
        let answer = try await RESTClient().send("GET /rest/V1/products/FO-0001?storeId=\(store)")
        #expect(answer.body.contains(#""name":"Scarf""#))
    }

    private static let refusals = [
        Row("an unknown SKU", "nope", 404, noProduct),
        Row("a SKU that is too long", String(repeating: "x", count: 65), 404, noProduct),
        Row("a blank SKU", "%20", 404, noProduct),
        Row(
            "a store that is no number", "FO-0001?storeId=1x", 400,
            #"{"message":"The \"1x\" value's type is invalid. The \"int\" type was expected. Verify and try again."}"#),
    ]
    private static let noProduct =
        #"{"message":"The product that was requested doesn't exist. Verify the product and try again."}"#

    @Test("what is not there is said in Magento's words, in every store", arguments: refusals)
    func refused(_ row: Row) async throws {
        for store in ["", "/en"] {
            let answer = try await RESTClient().send("GET /rest\(store)/V1/products/\(row.ask)")
            #expect(answer.status == row.status)
            #expect(answer.body == row.body)
        }
    }

    @Test("with anonymous reading off, nobody reads the catalogue; carts are open")
    func closed() async throws {
        let client = RESTClient(anonymousReading: false)
        let body = [
            #"{"message":"The consumer isn't authorized to access %resources.","#,
            #""parameters":{"resources":"Magento_Catalog::products"}}"#,
        ].joined()
        for path in ["/rest/V1/products/FO-0001", "/rest/V1/products/nope", "/rest/V1/products/x?storeId=y"] {
            let answer = try await client.send("GET \(path)")
            #expect(answer.status == 401)
            #expect(answer.body == body)
        }
        #expect(try await client.send("POST /rest/V1/guest-carts").status == 200)
    }
}
