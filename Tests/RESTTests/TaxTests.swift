import Basics
import Commerce
import ShopFakes
import Testing

@Suite("Taxes and customer groups by REST")
struct TaxTests {
    private let client = RESTClient(LabShop.reference)

    private func check(
        _ line: String, _ sent: String, _ status: Int, _ body: String,
        _ location: SourceLocation = #_sourceLocation
    ) async throws {
        let answer = try await client.send(line, sent, FakeAdmins.fields)
        #expect(answer.status == status, sourceLocation: location)
        #expect(answer.body == body, sourceLocation: location)
    }

    private func check(
        _ line: String, _ status: Int, _ body: String, _ location: SourceLocation = #_sourceLocation
    ) async throws {
        try await check(line, "", status, body, location)
    }

    private static func required(_ field: String) -> String {
        #"{"message":"\"%fieldName\" is required. Enter and try again.","parameters":{"fieldName":"\#(field)"}}"#
    }

    private static func several(_ errors: String...) -> String {
        #"{"message":"One or more input exceptions have occurred.","errors":[\#(errors.joined(separator: ","))]}"#
    }

    private static func missing(_ field: String, _ value: String) -> String {
        #"{"message":"No such entity with %fieldName = %fieldValue","#
            + #""parameters":{"fieldName":"\#(field)","fieldValue":\#(value)}}"#
    }

    @Test("a rate is kept, read, changed and removed")
    func rates() async throws {
        try await check(
            "GET /rest/V1/taxRates/1", 200,
            #"{"id":1,"tax_country_id":"US","tax_region_id":12,"region_name":"CA","tax_postcode":"*","rate":8.25,"#
                + #""code":"US-CA-*-Rate 1","titles":[]}"#)
        let french = #"{"tax_country_id":"FR","tax_region_id":0,"tax_postcode":"*","rate":20,"code":"FR-20"}"#
        try await check(
            "POST /rest/V1/taxRates", #"{"tax_rate":\#(french)}"#, 200,
            #"{"id":3,"tax_country_id":"FR","tax_region_id":0,"tax_postcode":"*","rate":20,"code":"FR-20","#
                + #""titles":[]}"#)
        try await check(
            "POST /rest/V1/taxRates", #"{"tax_rate":\#(french)}"#, 400,
            #"{"message":"%1 already exists.","parameters":["Code"]}"#)
        try await check(
            "PUT /rest/V1/taxRates",
            #"{"taxRate":{"id":3,"taxCountryId":"FR","rate":"5.5","code":"FR-Paris","zip_is_range":1,"#
                + #""zip_from":75001,"zip_to":75020,"titles":[{"store_id":"1","value":"TVA"}]}}"#, 200,
            #"{"id":3,"tax_country_id":"FR","tax_region_id":0,"tax_postcode":"75001-75020","zip_is_range":1,"#
                + #""zip_from":75001,"zip_to":75020,"rate":5.5,"code":"FR-Paris","#
                + #""titles":[{"store_id":"1","value":"TVA"}]}"#)
        try await check("DELETE /rest/V1/taxRates/3", 200, "true")
        try await check("GET /rest/V1/taxRates/3", 404, TaxTests.missing("taxRateId", "3"))
        try await check("DELETE /rest/V1/taxRates/3", 404, TaxTests.missing("taxRateId", "3"))
    }

    @Test("what a rate lacks is said at once")
    func badRates() async throws {
        try await check(
            "POST /rest/V1/taxRates", #"{"tax_rate":{"rate":20,"code":"XX"}}"#, 400,
            TaxTests.several(TaxTests.required("country_id"), TaxTests.required("postcode")))
        try await check(
            "POST /rest/V1/taxRates", #"{"tax_rate":{"tax_country_id":"US","tax_postcode":"*","code":"XX"}}"#, 400,
            TaxTests.required("percentage_rate"))
        try await check(
            "POST /rest/V1/taxRates",
            #"{"tax_rate":{"tax_country_id":"ZZ","tax_postcode":"*","code":"XX","rate":1}}"#, 400,
            #"{"message":"Invalid value of \"%value\" provided for the %fieldName field.","#
                + #""parameters":{"fieldName":"country_id","value":"ZZ"}}"#)
        try await check(
            "PUT /rest/V1/taxRates",
            #"{"tax_rate":{"id":555,"tax_country_id":"US","tax_postcode":"*","code":"XX","rate":1}}"#, 404,
            TaxTests.missing("taxRateId", "555"))
    }

    @Test("a rule joins rates with classes; a rate or class that it uses stays")
    func rules() async throws {
        let rule =
            #"{"code":"Lab-VAT","priority":0,"position":0,"customer_tax_class_ids":[3],"#
            + #""product_tax_class_ids":[2],"tax_rate_ids":[1,2],"calculate_subtotal":false}"#
        try await check("POST /rest/V1/taxRules", #"{"rule":\#(rule)}"#, 200, #"{"id":1,"# + rule.dropFirst())
        try await check(
            "POST /rest/V1/taxRules", #"{"rule":\#(rule)}"#, 400,
            #"{"message":"%1 already exists.","parameters":["Code"]}"#)
        try await check("GET /rest/V1/taxRules/1", 200, #"{"id":1,"# + rule.dropFirst())
        try await check(
            "DELETE /rest/V1/taxRates/1", 400,
            #"{"message":"The tax rate can't be removed because it exists in a tax rule."}"#)
        try await check(
            "DELETE /rest/V1/taxClasses/2", 400,
            #"{"message":"You cannot delete this tax class because it is used in Tax Rules. "#
                + #"You have to delete the rules it is used in first."}"#)
        try await check("DELETE /rest/V1/taxRules/1", 200, "true")
        try await check("GET /rest/V1/taxRules/1", 404, TaxTests.missing("taxRuleId", "1"))
    }

    @Test("what is wrong with a rule comes in one sentence a line, filled in")
    func badRules() async throws {
        try await check(
            "POST /rest/V1/taxRules",
            #"{"rule":{"priority":0,"customer_tax_class_ids":[2],"product_tax_class_ids":[99],"tax_rate_ids":[1]}}"#,
            400,
            #"{"message":"\"code\" is required. Enter and try again.\n"#
                + #"No such entity with customer_tax_class_ids = %fieldValue\nNo such entity with class_id = 99"}"#)
    }

    @Test("a class is kept once a name, keeps its type, and is answered by its number")
    func classes() async throws {
        try await check("GET /rest/V1/taxClasses/99", 404, TaxTests.missing("class_id", "99"))
        let books = #"{"taxClass":{"class_name":"Livres","class_type":"PRODUCT"}}"#
        try await check("POST /rest/V1/taxClasses", books, 200, #""4""#)
        try await check(
            "POST /rest/V1/taxClasses", books, 400,
            #"{"message":"A class with the same name already exists for ClassType %1.","parameters":["PRODUCT"]}"#)
        try await check(
            "PUT /rest/V1/taxClasses/4", #"{"taxClass":{"class_name":"Journaux","class_type":"PRODUCT"}}"#, 200,
            #""4""#)
        try await check(
            "GET /rest/V1/taxClasses/4", 200, #"{"class_id":4,"class_name":"Journaux","class_type":"PRODUCT"}"#)
        try await check(
            "PUT /rest/V1/taxClasses/4", #"{"taxClass":{"class_name":"Journaux","class_type":"CUSTOMER"}}"#, 400,
            #"{"message":"Updating classType is not allowed."}"#)
        try await check(
            "POST /rest/V1/taxClasses", #"{"taxClass":{"class_type":"SHOP"}}"#, 400,
            TaxTests.several(
                TaxTests.required("class_name"),
                #"{"message":"Invalid value of \"%value\" provided for the %fieldName field.","#
                    + #""parameters":{"fieldName":"class_type","value":"SHOP"}}"#))
        try await check("DELETE /rest/V1/taxClasses/4", 200, "true")
        try await check(
            "DELETE /rest/V1/taxClasses/3", 400,
            #"{"message":"You cannot delete this tax class because it is used in existing %1(s).","#
                + #""parameters":["customer group"]}"#)
    }

    @Test("customer groups are read, and the one of new customers is known")
    func groups() async throws {
        let general = #"{"id":1,"code":"General","tax_class_id":3,"tax_class_name":"Retail Customer"}"#
        try await check("GET /rest/V1/customerGroups/1", 200, general)
        try await check("GET /rest/V1/customerGroups/default", 200, general)
        try await check("GET /rest/V1/customerGroups/default/2", 200, general)
        try await check("GET /rest/V1/customerGroups/99", 404, TaxTests.missing("id", "99"))
        try await check("GET /rest/V1/customerGroups/0/permissions", 200, "true")
        try await check("GET /rest/V1/customerGroups/1/permissions", 200, "true")
        try await check("GET /rest/V1/customerGroups/2/permissions", 200, "false")
    }

    @Test("lists are searched by Magento's criteria")
    func lists() async throws {
        try await check(
            "GET /rest/V1/taxRates/search?searchCriteria", 200,
            #"{"items":[{"id":1,"tax_country_id":"US","tax_region_id":12,"region_name":"CA","tax_postcode":"*","#
                + #""rate":8.25,"code":"US-CA-*-Rate 1","titles":[]},{"id":2,"tax_country_id":"US","#
                + #""tax_region_id":43,"region_name":"NY","tax_postcode":"*","rate":8.375,"code":"US-NY-*-Rate 1","#
                + #""titles":[]}],"search_criteria":{"filter_groups":[]},"total_count":2}"#)
        try await check(
            "GET /rest/V1/taxRules/search?searchCriteria", 200,
            #"{"items":[],"search_criteria":{"filter_groups":[]},"total_count":0}"#)
        try await check(
            "GET /rest/V1/taxClasses/search?searchCriteria", 200,
            #"{"items":[{"class_id":2,"class_name":"Taxable Goods","class_type":"PRODUCT"},"#
                + #"{"class_id":3,"class_name":"Retail Customer","class_type":"CUSTOMER"}],"#
                + #""search_criteria":{"filter_groups":[]},"total_count":2}"#)
        let filter = "searchCriteria[filter_groups][0][filters][0]"
        try await check(
            "GET /rest/V1/customerGroups/search?\(filter)[field]=code&\(filter)[value]=R%25"
                + "&\(filter)[condition_type]=like&fields=items[id,tax_class_name],total_count", 200,
            #"{"items":[{"id":3,"tax_class_name":"Retail Customer"}],"total_count":1}"#)
        try await check("GET /rest/V1/taxRates/search", 400, TaxTests.required("searchCriteria"))
        #expect(
            try await client.send(
                "GET /rest/V1/taxRates/search?\(filter)[field]=nope&\(filter)[value]=1", type: nil, FakeAdmins.fields
            ).status == 500)
    }

    @Test("guests get none of it", arguments: ["taxRates/1", "taxRules/1", "taxClasses/2", "customerGroups/1"])
    func guests(path: String) async throws {
        #expect(try await client.send("GET /rest/V1/\(path)").status == 401)
    }
}
