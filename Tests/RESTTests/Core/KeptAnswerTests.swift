import Caching
import Catalog
import Commerce
import HTTP
import ShopFakes
import Testing
import WebSupport

@Suite("Answers about the catalogue that are the same for everyone")
struct KeptAnswerTests {
    private let store = PageStore(bytesMax: 64 << 20, seed: 1)

    private func ways(
        _ client: RESTClient, _ line: String = "GET /rest/V1/products/FO-0001", _ fields: [String: String] = [:]
    ) async throws -> [String?] {
        let first = try await client.send(line, "", type: nil, fields)
        let second = try await client.send(line, "", type: nil, fields)
        #expect(first.body == second.body && first.status == second.status)
        return [first, second].map { $0.response.field(PageCache.wayField) }
    }

    @Test("are made once", arguments: ["products/FO-0001", "products/attributes/size/options"])
    func kept(path: String) async throws {
        let client = RESTClient(pages: store)
        #expect(try await ways(client, "GET /rest/V1/\(path)") == ["miss", "hit"])
        #expect(try await ways(client, "GET /rest/V1/\(path)?fields=sku,label") == ["miss", "hit"])
        #expect(try await ways(client, "GET /rest/en/V1/\(path)") == ["miss", "hit"])
    }

    @Test("are not given to whoever shows a token or may want XML, nor kept of what is no such answer")
    func bypassed() async throws {
        let client = RESTClient(pages: store)
        for fields in [["Authorization": "Bearer x"], ["Accept": "application/xml"], ["Accept": "text/XML;q=0.5"]] {
            #expect(try await ways(client, "GET /rest/V1/products/FO-0001", fields) == [nil, nil])
        }
        #expect(try await ways(client, "GET /rest/V1/products/NONE") == [nil, nil])
        #expect(try await ways(client, "GET /rest/V1/guest-carts/none") == [nil, nil])
        #expect(store.size.count == 0)
        #expect(try await ways(RESTClient(anonymousReading: false, pages: store)) == [nil, nil])
        #expect(store.size.count == 0)
    }

    @Test("are made anew when anything in the catalogue was touched, and are better than an error")
    func invalidated() async throws {
        let client = RESTClient(pages: store)
        #expect(try await ways(client) == ["miss", "hit"])
        store.invalidate([.catalogue], at: 1)
        store.settle(at: 1)
        client.shop.products.failure = .unavailable("away")
        #expect(try await ways(client) == ["stale", "stale"])
        #expect(try await client.send("GET /rest/V1/products/RB-0001").status == 503)
        client.shop.products.failure = nil
        client.shop.catalog.position = 1
        #expect(try await ways(client) == ["miss", "hit"])
    }
}
