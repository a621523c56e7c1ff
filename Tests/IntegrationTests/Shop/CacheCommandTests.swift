import JSON
import Testing

@Suite("vitrine cache")
struct CacheCommandTests {
    private let shop = RunningShop()

    private func state(_ word: String) throws -> JSONValue {
        let result = shop.command("cache", word, "--json")
        #expect(result.status == 0, "\(result.output)")
        return try JSONReader.parse(Array(result.output.utf8))
    }

    @Test("says what is kept, drops it, and makes the whole shop's pages before anybody asks")
    func pages() throws {
        let visitor = Visitor(port: shop.port)
        #expect(visitor.get("/").status == 200 && visitor.get("/en/").status == 200)
        #expect(try state("status")["pages"]?["count"]?.integer == 2)
        #expect(try state("flush")["pages"]?["count"]?.integer == 0)
        let warm = try state("warm")
        let count = try #require(warm["pages"]?["count"]?.integer)
        #expect(warm["warmed"]?.integer == count)
        // Two languages: each page of the sitemap.
        let sitemap = visitor.get("/sitemap.xml").body
        let parts = sitemap.matches(of: /<loc>http:..[^\/]*(\/[^<]*)<.loc>/).map { String($0.1) }
        let listed = parts.map { visitor.get($0).body.ranges(of: "<loc>").count }.reduce(0, +)
        #expect(count == Int64(listed), "\(parts)")
        let again = shop.command("cache", "status")
        #expect(again.output.contains("\(count) pages in "), "\(again.output)")
        #expect(shop.end() == 0)
        let gone = shop.command("cache", "status")
        #expect(gone.status == 75 && gone.output.contains("no node of this configuration runs here"))
        #expect(shop.command("cache", "melt").status == 64)
    }
}
