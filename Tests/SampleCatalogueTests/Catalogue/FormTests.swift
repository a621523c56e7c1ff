import Testing

@testable import SampleCatalogue

@Suite("Form words agree")
struct FormTests {
    @Test(
        "a noun takes the form of its gender and number",
        arguments: [
            (GarmentType.dress, Form.pleated, "plissée"), (.pumps, .patent, "vernis"), (.boots, .long, "longues"),
            (.skirt, .midi, "midi"), (.skirt, .wrapOver, "portefeuille"), (.jumper, .long, "long"),
            (.jumper, .ribbed, "côtelé"), (.top, .draped, "drapé"), (.blazer, .wrap, "croisé"),
            (.ankleBoots, .flat, "plates"), (.ankleBoots, .pointed, "pointues"), (.balletFlats, .patent, "vernies"),
            (.loafers, .woven, "tressés"), (.earrings, .slender, "fines"), (.necklace, .slender, "fin"),
            (.earrings, .cable, "torsadées"), (.scarf, .long, "longue"), (.coat, .long, "long"),
            (.tote, .reversible, "réversible"), (.trainers, .lacedUp, "lacées"), (.belt, .wide, "large"),
        ])
    func agreement(type: GarmentType, form: Form, word: String) {
        #expect(form.french(type.noun.grammar) == word)
    }

    @Test("regular words follow the rule that the table does not lean on", arguments: Form.allCases)
    func regular(form: Form) {
        let masculine = form.french(.masculine)
        let feminine = form.french(.feminine)
        switch form {
        case .midi, .wrapOver: #expect(Set(allForms(of: form)) == [masculine])
        case .long: #expect(allForms(of: form) == ["long", "longue", "longs", "longues"])
        default:
            #expect(feminine == (masculine.hasSuffix("e") ? masculine : masculine + "e"))
            #expect(form.french(.masculinePlural) == masculine + "s")
            #expect(form.french(.femininePlural) == feminine + "s")
        }
    }

    @Test("pronouns, determiners and articles are those of the noun")
    func determiners() {
        func words(_ type: GarmentType) -> [String] {
            [type.noun.demonstrative, type.noun.pronoun, type.noun.article]
        }
        #expect(words(.dress) == ["cette", "elle", "une"])
        #expect(words(.jumper) == ["ce", "il", "un"])
        #expect(words(.top) == ["ce", "il", "un"])
        #expect(words(.pumps) == ["ces", "ils", "des"])
        #expect(words(.ankleBoots) == ["ces", "elles", "des"])
        #expect(words(.scarf) == ["cette", "elle", "une"])
    }

    private func allForms(of form: Form) -> [String] {
        [Grammar.masculine, .feminine, .masculinePlural, .femininePlural].map(form.french)
    }
}
