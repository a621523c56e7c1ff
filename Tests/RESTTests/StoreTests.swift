import ShopFakes
import Testing

@Suite("Stores and directory by REST")
struct StoreTests {
    private let client = RESTClient(LabShop.reference)

    private func check(
        _ line: String, _ status: Int, _ body: String, _ fields: [String: String] = FakeAdmins.fields,
        _ location: SourceLocation = #_sourceLocation
    ) async throws {
        let answer = try await client.send(line, type: nil, fields)
        #expect(answer.status == status, sourceLocation: location)
        #expect(answer.body == body, sourceLocation: location)
    }

    @Test("websites, groups and views are those of the back office too, the addressed view first")
    func stores() async throws {
        try await check(
            "GET /rest/V1/store/websites", 200,
            #"[{"id":0,"code":"admin","name":"Admin","default_group_id":0},"#
                + #"{"id":1,"code":"base","name":"Lab Website","default_group_id":1}]"#)
        try await check(
            "GET /rest/V1/store/storeGroups", 200,
            #"[{"id":0,"website_id":0,"root_category_id":0,"default_store_id":0,"name":"Default","code":"default"},"#
                + #"{"id":1,"website_id":1,"root_category_id":2,"default_store_id":1,"name":"Lab Store Group","#
                + #""code":"main_website_store"}]"#)
        try await check(
            "GET /rest/V1/store/storeViews", 200,
            #"[{"id":1,"code":"default","name":"Boutique FR","website_id":1,"store_group_id":1,"is_active":1},"#
                + #"{"id":0,"code":"admin","name":"Admin","website_id":0,"store_group_id":0,"is_active":1},"#
                + #"{"id":2,"code":"en","name":"Shop EN","website_id":1,"store_group_id":1,"is_active":1},"#
                + #"{"id":3,"code":"closed","name":"Shop Closed","website_id":1,"store_group_id":1,"is_active":0}]"#)
    }

    @Test("a store view's configuration has the addresses of the node; an unknown code is passed over")
    func configurations() async throws {
        try await check(
            "GET /rest/V1/store/storeConfigs?storeCodes[]=en", 200,
            #"[{"id":2,"code":"en","website_id":1,"locale":"en_US","base_currency_code":"EUR","#
                + #""default_display_currency_code":"EUR","timezone":"Europe\/Paris","weight_unit":"lbs","#
                + #""base_url":"http:\/\/shop.test\/","base_link_url":"http:\/\/shop.test\/","#
                + #""base_static_url":"http:\/\/shop.test\/static\/version1795479094\/","#
                + #""base_media_url":"http:\/\/shop.test\/media\/","secure_base_url":"http:\/\/shop.test\/","#
                + #""secure_base_link_url":"http:\/\/shop.test\/","#
                + #""secure_base_static_url":"http:\/\/shop.test\/static\/version1795479094\/","#
                + #""secure_base_media_url":"http:\/\/shop.test\/media\/"}]"#)
        try await check("GET /rest/V1/store/storeConfigs?storeCodes[]=nope", 200, "[]")
        let all = try await client.send("GET /rest/V1/store/storeConfigs?fields=code", type: nil, FakeAdmins.fields)
        #expect(all.body == #"[{"code":"default"},{"code":"en"},{"code":"closed"}]"#)
    }

    @Test("guests read stores only where the shop says so")
    func access() async throws {
        try await check(
            "GET /rest/V1/store/websites", 401,
            #"{"message":"The consumer isn't authorized to access %resources.","#
                + #""parameters":{"resources":"Magento_Backend::store"}}"#, [:])
    }

    @Test("the currency is the base one, with its symbol; a final slash does not matter")
    func currency() async throws {
        let body =
            #"{"base_currency_code":"EUR","base_currency_symbol":"\u20ac","default_display_currency_code":"EUR","#
            + #""default_display_currency_symbol":"\u20ac","available_currency_codes":["EUR"],"#
            + #""exchange_rates":[{"currency_to":"EUR","rate":1}]}"#
        for path in ["/rest/V1", "/rest/closed/V1", "/rest/all/V1"] {
            try await check("GET \(path)/directory/currency", 200, body, [:])
        }
        try await check("GET /rest/V1/directory/currency/", 200, body, [:])
    }

    @Test("a country has its name in the store's language, and regions where addresses name them")
    func country() async throws {
        try await check(
            "GET /rest/V1/directory/countries/LU", 200,
            #"{"id":"LU","two_letter_abbreviation":"LU","three_letter_abbreviation":"LUX","#
                + #""full_name_locale":"Luxembourg","full_name_english":"Luxembourg"}"#, [:])
        try await check(
            "GET /rest/V1/directory/countries/DE?fields=full_name_locale", 200, #"{"full_name_locale":"Allemagne"}"#)
        try await check(
            "GET /rest/en/V1/directory/countries/DE?fields=full_name_locale", 200, #"{"full_name_locale":"Germany"}"#)
        let belgium = try await client.send("GET /rest/V1/directory/countries/BE")
        #expect(
            belgium.body.contains(
                #""available_regions":[{"id":"620","code":"VAN","name":"Antwerpen"},{"id":"621","#))
        for code in ["fr", "XX"] {
            try await check(
                "GET /rest/V1/directory/countries/\(code)", 404, #"{"message":"The country isn't available."}"#)
        }
    }

    @Test("the list has the countries that the shop sells to")
    func countries() async throws {
        let all = try await client.send("GET /rest/V1/directory/countries?fields=id")
        #expect(all.body.split(separator: "{").count - 1 == 249)
        try await check("GET /rest/closed/V1/directory/countries?fields=id", 200, #"[{"id":"FR"},{"id":"LU"}]"#)
        try await check(
            "GET /rest/closed/V1/directory/countries/DE", 404, #"{"message":"The country isn't available."}"#)
    }
}
