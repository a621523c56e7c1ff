import Basics
import Catalog
import Commerce
import Testing

/// What drafts make of a registry with a colour and a name.
@Suite("Drafts of attributes")
struct AttributeDraftTests {
    private static let english = StoreViewID(2)

    private var registry: AttributeRegistry {
        var color = AttributeTraits(.select, .global, [.visible, .userDefined, .searchable])
        color.applyTo = ["simple"]
        let name = AttributeTraits(.text, .store, [.visible, .required])
        let options = [(4, "Rouge"), (5, "Bleu")].map {
            AttributeOption(
                id: OptionID($0.0), position: 1, labels: [.all: $0.1, AttributeDraftTests.english: "x"], swatch: nil)
        }
        return AttributeRegistry([
            Attribute(id: AttributeID(73), code: "name", traits: name, labels: [.all: "Name"]),
            Attribute(
                id: AttributeID(93), code: "color", traits: color,
                labels: [.all: "Color", AttributeDraftTests.english: "Colour"], options: options),
        ])
    }

    private func draft(
        _ code: String, _ input: String? = "text", _ label: String? = "Libellé",
        meeting: AttributeDraft.Meeting = .create, _ change: (inout AttributeDraft) -> Void = { _ in }
    ) -> AttributeDraft {
        var draft = AttributeDraft(code: code, meeting)
        (draft.input, draft.label) = (input, label)
        change(&draft)
        return draft
    }

    @Test("what cannot be made is refused for Magento's reasons, the first of them first")
    func refusals() {
        func check(_ draft: AttributeDraft, _ error: AttributeError) {
            #expect(throws: error) { try registry.write(draft) }
        }
        check(draft("Bad Code"), .badCode("Bad Code"))
        check(draft("9lives"), .badCode("9lives"))
        check(draft(String(repeating: "a", count: 62)), .badCode(String(repeating: "a", count: 62)))
        check(draft("lab_z", "text", nil), .noLabel)
        check(draft("lab_z", "text", ""), .noLabel)
        check(draft("lab_z", "text", "") { $0.storeLabels = [AttributeDraftTests.english: "x"] }, .emptyLabel)
        check(draft("lab_z", "nope"), .badInput("nope"))
        check(draft("lab_z", nil), .badInput(nil))
        check(draft("lab_z", "gallery"), .badInput("gallery"))
        check(draft("position"), .reservedCode("position"))
        check(draft("name"), .codeTaken)
        check(draft("Bad Code", "nope", nil), .noLabel)
        check(draft("lab_z") { $0.filtering = .withResults }, .notFilterable)
        check(draft("lab_z", meeting: .change), .noSuchAttribute("lab_z"))
    }

    @Test(
        "an input decides the form of the values and Magento's classes",
        arguments: [
            ("text", AttributeBackend.varchar, AttributeForm.text, false), ("textarea", .text, .text, false),
            ("boolean", .int, .integer, false), ("select", .int, .option, true),
            ("multiselect", .text, .options, true), ("date", .datetime, .date, false),
            ("price", .decimal, .decimal, false),
            ("swatch_visual", .int, .option, true), ("media_image", .varchar, .text, false),
        ])
    func forms(input: String, backend: AttributeBackend, form: AttributeForm, hasOptions: Bool) throws {
        let write = try registry.write(draft("lab_z", input))
        #expect((write.traits.backend, write.traits.hasOwnOptions) == (backend, hasOptions))
        #expect(write.traits.flags == [.visible, .userDefined])
        let made = Attribute(id: AttributeID(1), code: write.code, traits: write.traits, labels: write.labels)
        #expect((made.form, made.storage) == (form, .row))
    }

    @Test("a code is made of the label where none is sent")
    func codes() throws {
        #expect(try registry.write(draft("", "text", "Matière première")).code == "matiere_premiere")
        #expect(try registry.write(draft("", "text", "42")).code == "attr_42")
    }

    @Test("a change keeps what is not said: input, labels, options, flags")
    func change() throws {
        let write = try registry.write(draft("color", "text", nil, meeting: .change) { $0.raised = [.comparable] })
        #expect((write.id, write.traits.input) == (AttributeID(93), .select))
        #expect(write.labels == [.all: "Color", AttributeDraftTests.english: "Colour"])
        #expect(write.options.isEmpty)
        #expect(write.traits.flags == [.visible, .userDefined, .searchable, .comparable])
        #expect(write.traits.applyTo == ["simple"])
        let told = try registry.write(
            draft("color", nil, "Couleur", meeting: .change) {
                $0.storeLabels = [StoreViewID(3): "Kleur"]
                $0.applyTo = []
            })
        #expect(told.labels == [.all: "Couleur", StoreViewID(3): "Kleur"])
        #expect(told.traits.applyTo.isEmpty)
    }

    @Test("options with a known number are changed, others are new; those without a position are numbered")
    func options() throws {
        let write = try registry.write(
            draft("color", nil, nil, meeting: .change) { draft in
                draft.options = [
                    AttributeOptionDraft(id: OptionID(5), label: "Bleu"), AttributeOptionDraft(label: "Vert"),
                    AttributeOptionDraft(id: OptionID(99), label: "Noir"),
                ]
                draft.options[2].position = 9
            })
        #expect(write.options.map(\.id) == [OptionID(5), nil, nil])
        #expect(write.options.map(\.position) == [0, 1, 9])
        #expect(write.options[0].labels == [.all: "Bleu"])
    }

    @Test("one option is refused without a label, with a label that is there, and where there are none")
    func oneOption() throws {
        func check(_ draft: AttributeOptionDraft, of code: String = "color", _ error: AttributeError) {
            #expect(throws: error) { try registry.write(draft, of: code) }
        }
        check(AttributeOptionDraft(label: "  "), .emptyOptionLabel)
        check(AttributeOptionDraft(label: "rouge"), .optionLabelTaken("rouge"))
        check(AttributeOptionDraft(id: OptionID(5), label: "Rouge"), .optionLabelTaken("Rouge"))
        check(AttributeOptionDraft(id: OptionID(9), label: "Vert"), .noSuchOption("color", OptionID(9)))
        check(AttributeOptionDraft(label: "x"), of: "name", .takesNoOptions("name"))
        check(AttributeOptionDraft(label: "x"), of: "nope", .noSuchAttribute("nope"))
        let (_, option) = try registry.write(AttributeOptionDraft(id: OptionID(4), label: " ROUGE "), of: "color")
        #expect(option.labels == [.all: "ROUGE"])
    }

    @Test("a group's code is its name in small letters with hyphens")
    func groupCodes() {
        #expect(AttributeGroup.code(of: "Product Details") == "product-details")
        #expect(AttributeGroup.code(of: "  Été & Co. 2 ") == "t-co-2")
    }
}
