import Catalog
import Testing

@testable import SampleCatalogue

@Suite("Names")
struct NameTests {
    private let designs = Sample.whole.designs

    @Test("names and URL keys are unique in each language, also against the categories", arguments: Language.allCases)
    func unique(language: Language) {
        let rows = language == .french ? Sample.french : Array(Sample.english.values)
        #expect(rows.count == 1_360)
        #expect(Set(rows.map { $0["name"] }).count == 1_360)
        let texts = Department.allCases.map(\.texts) + Leaf.allCases.map(\.texts)
        let keys = rows.map { $0["url_key"] ?? "" } + texts.map { $0.urlKey[language] }
        #expect(Set(keys).count == 1_360 + 17)
        #expect(rows.allSatisfy { $0["url_key"] == Slug.text(of: $0["name"] ?? "") })
    }

    @Test(
        "a noun has a form word that it allows, agreed; and a material that it is used for",
        arguments: GarmentType.allCases)
    func parts(type: GarmentType) {
        for design in designs where design.type == type {
            #expect(type.forms.contains(design.form))
            #expect(type.materials.contains { $0.0 == design.material })
            let name = design.name().french
            let words = "\(Typography.capitalised(type.noun.french)) \(design.form.french(type.noun.grammar)) "
            #expect(name.hasPrefix(words) && name.hasSuffix(" \(design.modelName)"), "\(name)")
            #expect(design.name().english.hasPrefix("\(design.modelName) \(design.form.english(for: type)) "))
            #expect(design.name().english.hasSuffix(" \(type.noun.english)"))
        }
    }

    @Test("a noun meets a model name twice at most, and never with one form word")
    func repetition() {
        for (_, same) in Dictionary(grouping: designs, by: { "\($0.type) \($0.modelName)" }) {
            #expect(same.count <= 2)
            #expect(Set(same.map(\.form)).count == same.count)
        }
        #expect(ModelNames.all.count == 120)
        #expect(Set(ModelNames.all).count == 120)
    }

    @Test("no name says its pattern or its material twice, and none says a colour")
    func redundant() {
        let striped = ["rayé", "rayée", "rayés", "rayées", "Marinière"]
        let colours = Set(Shade.allCases.map { $0.label.french.lowercased() } + ["doré", "bleu", "vert", "rose"])
        for design in designs {
            let name = design.name().french
            let words = name.split(separator: " ").map(String.init)
            #expect(!(words.contains(where: striped.contains) && name.contains("à rayures")), "\(name)")
            #expect(!(design.form == .printed && design.secondWord == .pattern), "\(name)")
            #expect(!name.contains("en maille") || design.material != .knit, "\(name)")
            #expect(!(design.type == .jeans && name.contains("denim")), "\(name)")
            #expect(words.dropLast().allSatisfy { !colours.contains($0) }, "\(name)")
            let english = design.name().english.split(separator: " ")
            #expect(Set(english).count == english.count, "\(design.name().english)")
        }
    }

    @Test("a third of the names has a second word")
    func secondWords() {
        let share = designs.count { $0.secondWord != .none } * 100 / designs.count
        #expect((32...38).contains(share))
    }

    @Test("the noun comes first in French and last in English, with pattern before material between")
    func order() {
        let garment = Garment(type: .coat, pattern: .check, seed: 1)
        func name(_ second: SecondWord) -> Bilingual {
            Design(
                type: .coat, number: 1, form: .long, modelName: "Hermine", secondWord: second, material: .wool,
                composition: Composition.choices(of: .wool, for: .coat)[0], shades: [.black], season: .winter,
                fit: .straight, garment: garment
            ).name()
        }
        #expect(name(.none).french == "Manteau long Hermine")
        #expect(name(.material).french == "Manteau long en laine Hermine")
        #expect(name(.material).english == "Hermine long wool coat")
        #expect(name(.pattern).french == "Manteau long à carreaux Hermine")
        #expect(name(.pattern).english == "Hermine long checked coat")
    }

    @Test("no text names a fashion house")
    func brands() {
        let houses: Set = [
            "chanel", "dior", "prada", "gucci", "hermès", "hermes", "zara", "mango", "sézane", "sezane", "maje",
            "sandro", "kenzo", "chloé", "chloe", "celine", "balmain", "lacoste", "levi’s", "nike", "adidas", "converse",
            "lancel", "longchamp", "camaïeu", "promod", "kookaï", "petit bateau", "vuitton", "burberry", "barbour",
        ]
        for row in Sample.french + Array(Sample.english.values) {
            let words = Sample.texts(row).flatMap { text in
                text.lowercased().split { !($0.isLetter || $0 == "’") }.map(String.init)
            }
            #expect(houses.isDisjoint(with: words), "\(row["name"] ?? "")")
        }
    }
}
