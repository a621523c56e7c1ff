import Glibc
import JSON
import Testing

/// What strangers learn of products by `products-render-info`, which anyone may ask.
@Suite("products-render-info of a running shop")
struct RenderInfoTests {
    private let visitor = Visitor(port: RunningShop.shared.port)

    /// Makes a product and gives its number.
    private func make(_ sku: String, status: Int, visibility: Int) throws -> Int64 {
        let product = """
            {"sku":"\(sku)","name":"\(sku)","attribute_set_id":4,"type_id":"simple","price":12.34,"status":\(status),
            "visibility":\(visibility),"custom_attributes":[{"attribute_code":"cost","value":"3.21"}]}
            """
        let answer = visitor.call(
            "POST", "/rest/V1/products", "{\"product\":\(product)}", token: RunningShop.sharedToken)
        #expect(answer.status == 200, "\(answer.body)")
        return try #require(try JSONReader.parse(Array(answer.body.utf8))["id"]?.integer)
    }

    private func asked(_ criteria: String) -> Visitor.Answer {
        visitor.call("GET", "/rest/V1/products-render-info?storeId=1&currencyCode=EUR&\(criteria)")
    }

    private func filter(_ group: Int, _ field: String, _ value: String, _ condition: String = "eq") -> String {
        let name = "searchCriteria[filter_groups][\(group)][filters][0]"
        return "\(name)[field]=\(field)&\(name)[value]=\(value)&\(name)[condition_type]=\(condition)"
    }

    private func ids(_ answer: Visitor.Answer) throws -> [Int64] {
        let items = try JSONReader.parse(Array(answer.body.utf8))["items"]?.array
        return try #require(items).compactMap { $0["id"]?.integer }
    }

    @Test("only products that are enabled and have a page are shown, and nobody learns what one cost the shop")
    func shown() throws {
        var products: [String: Int64] = [:]
        for status in 1...2 {
            for visibility in 1...4 {
                let sku = "RENDER-\(status)-\(visibility)"
                products[sku] = try make(sku, status: status, visibility: visibility)
            }
        }
        defer {
            for sku in products.keys {
                _ = visitor.call("DELETE", "/rest/V1/products/\(sku)", token: RunningShop.sharedToken)
            }
        }
        let ours = filter(0, "sku", "RENDER-%25", "like")
        let visible = (2...4).compactMap { products["RENDER-1-\($0)"] }
        var answer = asked(ours)
        // The reader follows the writer; the test waits for the fact, not for the clock.
        for _ in 0..<200 where try ids(answer).count < visible.count {
            usleep(50_000)
            answer = asked(ours)
        }
        #expect(try ids(answer) == visible)
        #expect(answer.body.contains("12.34"))
        #expect(!answer.body.contains("cost") && !answer.body.contains("3.21"))
        for hidden in [filter(1, "status", "2"), filter(1, "visibility", "1"), filter(1, "status", "1,2", "in")] {
            let found = try ids(asked("\(ours)&\(hidden)"))
            #expect(found.allSatisfy(visible.contains))
        }
    }

    @Test("the cost of products neither finds nor orders them")
    func cost() {
        for criteria in [
            filter(0, "cost", "0", "gt"), filter(0, "COST", "3.21"), "searchCriteria[sortOrders][0][field]=cost",
        ] {
            let answer = asked(criteria)
            #expect(answer.status == 400, "\(criteria): \(answer.body.prefix(200))")
            #expect(answer.body.contains("The \\\"%1\\\" attribute name is invalid."))
        }
    }
}
