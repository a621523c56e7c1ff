import Commerce
import HTTP
import ShopFakes
import Testing

@testable import REST

@Suite("Who may call")
struct AccessTests {
    private static let refused =
        #"{"message":"The consumer isn't authorized to access %resources.","#
        + #""parameters":{"resources":"Magento_Catalog::products"}}"#
    private static let good = FakeAdmins.token

    @Test(
        "a token is two words; what is not good makes a guest of the caller",
        arguments: [
            ("Bearer \(good)", 200), ("bearer \(good)", 200), ("BEARER \(good)", 200), ("Bearer  \(good)", 401),
            ("Bearer", 401), ("Bearer \(good) x", 401), ("Basic \(good)", 401), (good, 401), ("Bearer abc", 401),
        ])
    func bearer(field: String, status: Int) async throws {
        let client = RESTClient(anonymousReading: false)
        let answer = try await client.send("GET /rest/V1/products/FO-0001", type: nil, ["Authorization": field])
        #expect(answer.status == status)
        if status == 401 { #expect(answer.body == AccessTests.refused) }
    }

    @Test("a bad token does no harm where everyone may call, not even while the writer is away")
    func anonymous() async throws {
        let client = RESTClient()
        #expect(
            try await client.send("POST /rest/V1/guest-carts", type: nil, ["Authorization": "Bearer x"]).status == 200)
        client.shop.admins.failure = .unavailable("no writer")
        #expect(
            try await client.send("POST /rest/V1/guest-carts", type: nil, ["Authorization": "Bearer x"]).status == 200)
        let needed = try await client.send("GET /rest/V1/products/FO-0001", type: nil, ["Authorization": "Bearer x"])
        #expect(needed.status == 503)
    }

    private static let wrong =
        #"{"message":"The account sign-in was incorrect or your account is disabled temporarily. "#
        + #"Please wait and try again later."}"#
    private static func required(_ field: String) -> String {
        #"{"message":"\"%fieldName\" is required. Enter and try again.","parameters":{"fieldName":"\#(field)"}}"#
    }
    private static let rows = [
        Row("signing in", #"{"username":"labadmin","password":"Lab-Admin-2026"}"#, 200, #""a.good.token""#),
        Row("a wrong password", #"{"username":"labadmin","password":"x"}"#, 401, wrong),
        Row("an unknown name", #"{"username":"ghost","password":"x"}"#, 401, wrong),
        Row("numbers", #"{"username":123,"password":456}"#, 401, wrong),
        Row("an empty password", #"{"username":"labadmin","password":""}"#, 400, required("password")),
        Row("no password", #"{"username":"labadmin"}"#, 400, required("password")),
        Row(
            "nothing", "{}", 400,
            #"{"message":"One or more input exceptions have occurred.","errors":["#
                + "\(required("username")),\(required("password"))]}"),
    ]

    @Test("a token is had by name and password, an administrator's alone", arguments: rows)
    func token(row: Row) async throws {
        let answer = try await RESTClient().send("POST /rest/V1/integration/admin/token", row.ask)
        #expect(answer.status == row.status)
        #expect(answer.body == row.body)
        // There are no customers: theirs are the same checks, and what is left is refused.
        let customer = try await RESTClient().send("POST /rest/V1/integration/customer/token", row.ask)
        #expect(customer.status == (row.status == 400 ? 400 : 401))
        #expect(customer.body == (row.status == 400 ? row.body : AccessTests.wrong))
    }

    @Test("the schema describes the routes, in every store")
    func schema() async throws {
        for base in ["/rest", "/rest/all", "/rest/default"] {
            let answer = try await RESTClient().send("GET \(base)/schema?services=all", type: nil)
            #expect(answer.status == 200)
            #expect(answer.response.field(.contentType) == "application/json")
            #expect(answer.body.contains(#""basePath":"\#(base.replacing("/", with: #"\/"#))""#))
            #expect(answer.body.contains(#""\/V1\/products\/{sku}":{"get":"#))
        }
        #expect(try await RESTClient().send("GET /rest/schemas", type: nil).status == 400)
        #expect(try await RESTClient().send("TRACE /rest/V1/x", type: nil).status == 405)
    }
}
