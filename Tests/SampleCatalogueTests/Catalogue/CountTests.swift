import Testing

@testable import SampleCatalogue

@Suite("How many products there are")
struct CountTests {
    @Test(
        "each category has its number of products, and both its paths",
        arguments: [
            (Leaf.dresses, 190), (.tops, 150), (.tShirts, 120), (.knitwear, 140), (.skirts, 90), (.trousers, 110),
            (.jeans, 60), (.jackets, 120), (.jumpsuits, 45), (.boots, 65), (.shoes, 75), (.bags, 75), (.scarves, 60),
            (.jewellery, 60),
        ])
    func leaf(leaf: Leaf, count: Int) {
        let categories = "\(leaf.department.path),\(leaf.path)"
        #expect(Sample.french.count { $0["categories"] == categories } == count)
    }

    @Test("each type has its weight, numbered from 1 without a gap", arguments: GarmentType.allCases)
    func type(type: GarmentType) {
        let models = Sample.whole.models.filter { Sample.whole.design(of: $0).type == type }
        #expect(models.map(\.number) == (0..<type.weight).map { Int32($0 + 1) })
    }

    @Test("a small and a large catalogue keep the types' shares", arguments: [1, 41, 500, 2_000, 100_000])
    func shares(products: Int) {
        let counts = Catalogue.counts(of: products)
        #expect(counts.values.reduce(0, +) == products)
        for type in GarmentType.allCases {
            #expect(abs((counts[type] ?? 0) * 1_360 - products * type.weight) < 1_360)
        }
    }

    @Test("past the brief a name gets a number, and stays the only one")
    func large() {
        let catalogue = Catalogue(CatalogueOptions(products: 3_000, variants: 3))
        let names = catalogue.models.map { catalogue.name(of: $0).french }
        #expect(Set(names).count == 3_000)
        #expect(names.count { $0.hasSuffix(" 2") } > 1_000)
        #expect(catalogue.designs.count == 1_360)
        #expect(catalogue.models.allSatisfy { (1...3).contains(catalogue.variants(of: $0).count) })
    }

    @Test("60 % of the models have one colour, 30 % two and 10 % three")
    func shades() {
        let designs = Sample.whole.designs.filter { $0.type.leaf != .jewellery }
        func percent(_ count: Int) -> Int { designs.count { $0.shades.count == count } * 100 / designs.count }
        #expect(abs(percent(1) - 60) <= 4 && abs(percent(2) - 30) <= 4 && abs(percent(3) - 10) <= 3)
    }

    @Test("45 % are of the season, 35 % of the whole year")
    func seasons() {
        let designs = Sample.whole.designs
        #expect(designs.count { $0.season == .winter } * 100 / designs.count == 45)
        #expect(designs.count { $0.season == .allYear } * 100 / designs.count == 35)
    }
}
