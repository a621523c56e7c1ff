import Testing

@testable import SampleCatalogue

@Suite("Compositions, patterns and colours")
struct CompositionTests {
    @Test("the shares of fibres sum to 100 in both languages", arguments: Language.allCases)
    func sums(language: Language) {
        for design in Sample.whole.designs where ![.brass, .steel].contains(design.material) {
            let text = design.composition.text[language]
            let shares = text.split { !$0.isNumber }.compactMap { Int($0) }
            let isOfParts = text.contains("dessus") || text.contains("extérieur") || text.contains("lining")
            #expect(isOfParts ? shares.isEmpty : shares.reduce(0, +) == 100, "\(text)")
        }
    }

    @Test("every form of every type can be made of something, in some pattern", arguments: GarmentType.allCases)
    func possible(type: GarmentType) {
        for form in type.forms {
            let materials = type.materials.map(\.0).filter { $0.suits(form, of: type) }
            #expect(!materials.isEmpty, "\(type) \(form)")
            #expect(materials.allSatisfy { !type.patterns(form, $0).isEmpty }, "\(type) \(form)")
        }
    }

    @Test("cuir stands only where there is leather")
    func leather() {
        for design in Sample.whole.designs where ![.leather, .suede].contains(design.material) {
            #expect(!design.composition.text.french.contains("cuir") && !design.name().french.contains("cuir"))
        }
    }

    @Test("jewellery is of gold or silver, jeans of five blues, blacks and greys, Breton tops are striped")
    func palettes() {
        for design in Sample.whole.designs {
            switch design.type.leaf {
            case .jewellery: #expect(Set(design.shades).isSubset(of: [.gold, .silver]))
            case .jeans: #expect(Set(design.shades).isSubset(of: [.denim, .midnight, .black, .lightGrey, .ecru]))
            default: #expect(Set(design.shades).isDisjoint(with: [.gold, .silver]))
            }
            #expect(Set(design.shades).count == design.shades.count)
            if design.type == .bretonTop { #expect(design.pattern == .stripes) }
            if [.boots, .shoes, .jeans, .bags, .jewellery].contains(design.type.leaf) {
                #expect(design.pattern == .plain)
            }
            if [.knitwear, .jackets].contains(design.type.leaf) {
                #expect(![.floral, .dots, .geometric].contains(design.pattern))
            }
        }
    }

    @Test(
        "fabrics that can have a pattern have it in the shares of the brief",
        arguments: [
            (FabricPattern.plain, 62), (.stripes, 9), (.floral, 9), (.dots, 6), (.check, 5), (.houndstooth, 3),
            (.herringbone, 3), (.geometric, 3),
        ])
    func patterns(pattern: FabricPattern, percent: Int) {
        let designs = Sample.whole.designs.filter {
            ![.boots, .shoes, .jeans, .bags, .jewellery].contains($0.type.leaf)
        }
        let share = designs.count { $0.pattern == pattern } * 100 / designs.count
        #expect(abs(share - percent) <= (percent > 10 ? 3 : 2))
    }

    @Test(
        "colours have their shares",
        arguments: [
            ([Shade.black], 17), ([.midnight, .navy], 12), ([.white, .ecru, .ivory], 14),
            ([.beige, .camel, .taupe, .chocolate], 17),
        ])
    func shades(group: [Shade], percent: Int) {
        let shades = Sample.whole.designs.flatMap(\.shades)
        #expect(abs(shades.count(where: group.contains) * 100 / shades.count - percent) <= 2)
    }
}
