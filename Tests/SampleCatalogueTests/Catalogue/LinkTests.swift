import Testing

@testable import SampleCatalogue

@Suite("Links between products")
struct LinkTests {
    private let rows = Sample.french
    private let priceBySKU = Dictionary(
        uniqueKeysWithValues: Sample.whole.models.map { (Sample.whole.sku(of: $0), Int($0.price)) })
    private let leafBySKU = Dictionary(
        uniqueKeysWithValues: Sample.whole.models.map {
            (Sample.whole.sku(of: $0), Sample.whole.design(of: $0).type.leaf)
        })

    @Test(
        "they lead to other products that there are, at positions 1 to n",
        arguments: [("related", 4...4), ("crosssell", 3...3), ("upsell", 0...3)])
    func valid(kind: String, count: ClosedRange<Int>) {
        for row in rows {
            let skus = row.values("\(kind)_skus")
            #expect(count.contains(skus.count))
            #expect(Set(skus).count == skus.count)
            #expect(skus.allSatisfy { priceBySKU[$0] != nil && $0 != row["sku"] })
            #expect(row.values("\(kind)_position") == skus.indices.map { "\($0 + 1)" })
        }
    }

    @Test("related ones are of the leaf and of about the price; upsells cost 15 to 40 % more")
    func prices() {
        for row in rows {
            guard let sku = row["sku"], let price = priceBySKU[sku], let leaf = leafBySKU[sku] else { continue }
            let related = row.values("related_skus")
            #expect(related.allSatisfy { leafBySKU[$0] == leaf })
            let distances = related.compactMap { priceBySKU[$0].map { abs($0 - price) } }
            #expect(distances == distances.sorted())
            for more in row.values("upsell_skus") {
                #expect(leafBySKU[more] == leaf)
                #expect((price * 115...price * 140).contains((priceBySKU[more] ?? 0) * 100))
            }
        }
        #expect(rows.count { !$0.values("upsell_skus").isEmpty } > 1_200)
    }

    @Test("an outfit is completed from the leaves that go with it")
    func outfits() {
        for row in rows {
            guard let leaf = leafBySKU[row["sku"] ?? ""] else { continue }
            #expect(row.values("crosssell_skus").compactMap { leafBySKU[$0] } == leaf.companions)
        }
    }

    @Test("popularity is a ranking without ties, and the file ends with its first")
    func ranking() {
        #expect(Set(Sample.whole.models.map(\.rank)) == Set(1...1_360))
        let rankBySKU = Dictionary(
            uniqueKeysWithValues: Sample.whole.models.map { (Sample.whole.sku(of: $0), $0.rank) })
        #expect(rows.compactMap { rankBySKU[$0["sku"] ?? ""] } == (1...1_360).reversed())
    }
}
