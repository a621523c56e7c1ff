import Testing

@testable import SampleCatalogue

@Suite("Texts")
struct TextTests {
    @Test(
        "French spaces do not break before double signs, units and within quotation marks",
        arguments: [
            ("Prix : 5 ; non ? oui ! 10 %", "Prix\u{A0}: 5\u{A0}; non\u{A0}? oui\u{A0}! 10\u{A0}%"),
            ("l'été à 30 °C", "l’été à 30\u{A0}°C"), ("« oui »", "«\u{A0}oui\u{A0}»"),
            ("1,76 m et 12 mois", "1,76\u{A0}m et 12 mois"), ("30 × 20 cm", "30\u{A0}×\u{A0}20\u{A0}cm"),
            ("dès 69 €.", "dès 69\u{A0}€."), ("le 36 et la 38", "le 36 et la 38"),
        ])
    func typography(plain: String, set: String) {
        #expect(Typography.french(plain) == set)
        #expect(Typography.french(set) == set)
    }

    @Test("no French text breaks the rules of its typography")
    func french() {
        for row in Sample.french {
            for text in Sample.texts(row) {
                let shown = text.replacing("<p>", with: "").replacing("</p>", with: "")
                for sign in [":", ";", "?", "!", "%", "»"] {
                    #expect(!shown.contains(" \(sign)"), "\(shown)")
                    let parts = shown.split(separator: sign, omittingEmptySubsequences: false).dropLast()
                    #expect(parts.allSatisfy { $0.hasSuffix("\u{A0}") }, "\(shown)")
                }
                #expect(!shown.contains("'") && !shown.contains("·") && !shown.contains("  "), "\(shown)")
                #expect(!shown.contains("{") && !shown.contains("nil"), "\(shown)")
            }
        }
    }

    @Test("elisions are made, and articles agree")
    func elisions() {
        let wrong = [
            " ce écharpe", " ce étole", " ce escarpins", " de un ", " de une ", " à le ", " par le un ", " de les ",
            " que il ", " que elle ", " le acier", " la étole", "Ce écharpe", " un écharpe", " un étole", " si il ",
        ]
        for row in Sample.french {
            for text in Sample.texts(row) { #expect(wrong.allSatisfy { !text.contains($0) }, "\(text)") }
        }
    }

    @Test("the word soldes stands nowhere: only the shop may say it, and only at its time")
    func soldes() {
        for row in Sample.french + Array(Sample.english.values) {
            #expect(Sample.texts(row).allSatisfy { !$0.lowercased().contains("solde") })
        }
    }

    @Test("a description is two paragraphs and a list; the short one is its first sentence")
    func structure() {
        for row in Sample.french + Array(Sample.english.values) {
            let (text, short) = (row["description"] ?? "", row["short_description"] ?? "")
            #expect(text.ranges(of: "<p>").count == 2 && text.ranges(of: "<li>").count == 3)
            #expect(text.hasPrefix(short.replacing("</p>", with: "")))
            #expect((row["meta_description"] ?? "").count <= 160)
        }
    }

    @Test("no sentence follows itself, neither in the file nor in a leaf")
    func repetition() {
        var last = ""
        var lastOfLeaf: [String: String] = [:]
        for row in Sample.french {
            let short = row["short_description"] ?? ""
            let leaf = row["categories"] ?? ""
            #expect(short != last && short != lastOfLeaf[leaf])
            (last, lastOfLeaf[leaf]) = (short, short)
        }
    }

    @Test("what is said of a type can be said of every design", arguments: GarmentType.allCases)
    func complete(type: GarmentType) {
        for design in Sample.whole.designs where design.type == type {
            #expect(Style.words(for: design).count >= 2)
            #expect(Detail.words(for: design).count >= 2, "\(design.name().french)")
            #expect(OccasionPhrase.phrases(for: design).count >= 2)
            for phrase in OccasionPhrase.phrases(for: design) {
                #expect(Pairing.words(for: design, at: phrase.occasion).count >= 2, "\(type) \(phrase.occasion)")
            }
            #expect(!design.material.touches.isEmpty && !design.material.care.isEmpty)
        }
    }
}
