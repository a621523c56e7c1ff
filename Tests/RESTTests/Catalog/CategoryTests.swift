import ShopFakes
import Testing

@Suite("Categories and stock by REST")
struct CategoryTests {
    private static let admin = ["Authorization": "Bearer \(FakeAdmins.token)"]

    @Test("guests are answered from the reader, and administrators from the writer")
    func sides() async throws {
        let client = RESTClient()
        func counted(_ fields: [String: String]) async throws -> String {
            try await client.send("GET /rest/V1/categories?depth=0&fields=product_count", type: nil, fields).body
        }
        #expect(try await counted([:]) == #"{"product_count":\#(FakeShop.onReader)}"#)
        #expect(try await counted(CategoryTests.admin) == #"{"product_count":\#(FakeShop.onWriter)}"#)
    }

    @Test("a guest's list of a category's products ends where a page would, an administrator's has all")
    func length() async throws {
        let client = RESTClient()
        func length(_ fields: [String: String]) async throws -> Int {
            let answer = try await client.send("GET /rest/V1/categories/2/products?fields=sku", type: nil, fields)
            return answer.body.split(separator: "{").count - 1
        }
        #expect(try await length([:]) == 300)
        #expect(try await length(CategoryTests.admin) == FakeShop.onWriter)
    }

    @Test("a product's stock status is answered without the writer")
    func stockStatus() async throws {
        let answer = try await RESTClient().send(
            "GET /rest/V1/stockStatuses/fo-0001?fields=product_id,qty,stock_status,stock_item[qty,is_in_stock]",
            type: nil)
        #expect(
            answer.body
                == #"{"product_id":200,"qty":3,"stock_status":1,"stock_item":{"qty":3,"is_in_stock":true}}"#)
    }
}
