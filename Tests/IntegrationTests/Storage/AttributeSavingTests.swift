import Basics
import Catalog
import Commerce
import Storage
import Testing

/// What clients of the API and imports make of the attribute registry, on the real database.
@Suite("Saving attributes")
struct AttributeSavingTests {
    private static let english = StoreViewID(2)

    private func option(
        _ label: String, _ english: String, position: Int64, isDefault: Bool = false
    ) -> AttributeOptionDraft {
        var draft = AttributeOptionDraft(label: label)
        draft.storeLabels = [AttributeSavingTests.english: english]
        (draft.position, draft.isDefault) = (position, isDefault)
        return draft
    }

    private func attribute(
        _ code: String, _ input: String, _ label: String, _ options: [AttributeOptionDraft] = []
    ) -> AttributeDraft {
        var draft = AttributeDraft(code: code, .create)
        (draft.input, draft.label, draft.options) = (input, label, options)
        return draft
    }

    /// The requests by which a shop of three merchant's attributes is made.
    private var shop: [AttributeChange] {
        var color = AttributeDraft(code: "color", .change)
        (color.label, color.storeLabels) = ("Couleur", [AttributeSavingTests.english: "Colour"])
        (color.filtering, color.applyTo) = (.withResults, [])
        color.raised = [.filterableInSearch, .visibleOnFront, .inListing]
        color.lowered = [.inAdvancedSearch]
        let sizes = [("S", 1), ("M", 2), ("L", 3)].map { option($0.0, $0.0, position: $0.1) }
        let materials = [("Coton", "Cotton", 1), ("Lin", "Linen", 2), ("Soie", "Silk", 3)].map {
            option($0.0, $0.1, position: $0.2)
        }
        var note = attribute("lab_note", "text", "Note")
        note.scope = .store
        let places = ["color", "size", "lab_material", "lab_note"].map {
            AttributeChange.assign(code: $0, .defaultSet, AttributeGroupID(7), position: 100)
        }
        return [("Rouge", "Red"), ("Bleu", "Blue"), ("Noir", "Black")].map {
            .putOption(option($0.0, $0.1, position: 1), of: "color")
        } + [
            .put(attribute("size", "select", "Taille", sizes)),
            .put(attribute("lab_material", "multiselect", "Matière", materials)), .put(note),
        ] + places + [.put(color)]
    }

    @Test("attributes, options and places get Magento's next numbers, and a set lists them in Magento's order")
    func numbers() throws {
        let changes = shop
        let saved = try TestDatabase.run { _, databases in
            try await AttributeRepository(databases).save(changes)
        }
        #expect(saved.numbers.prefix(6) == [4, 5, 6, 137, 138, 139])
        #expect(saved.numbers.last == 93)
        let color = try #require(saved.registry.attribute("color"))
        #expect(color.listedOptions(in: StoreViewID(1)).map(\.value) == ["", "5", "6", "4"])
        #expect(color.listedOptions(in: AttributeSavingTests.english).map(\.label) == [" ", "Black", "Blue", "Red"])
        #expect((color.traits.defaultValue, color.traits.applyTo) == ("", []))
        #expect(color.labels == [.all: "Couleur", AttributeSavingTests.english: "Colour"])
        #expect(color.traits.flags.contains([.searchable, .comparable, .visibleOnFront, .filterableInSearch]))
        #expect(!color.traits.flags.contains(.inAdvancedSearch))
        let size = try #require(saved.registry.attribute("size"))
        #expect(size.options.map(\.id.rawValue) == [7, 8, 9])
        #expect(saved.registry.attribute("lab_material")?.options.map(\.id.rawValue) == [10, 11, 12])
        #expect(saved.registry.attribute("lab_note")?.scope == .store)
        let listed = saved.registry.attributes(in: .defaultSet)
        #expect(listed.count == 63)
        let codes = ["lab_note", "short_description", "lab_material", "size", "color", "description"]
        #expect(listed.map(\.code).filter { codes.contains($0) } == codes)
    }

    @Test("nothing is kept of changes of which one is refused")
    func refusal() throws {
        try TestDatabase.run { [self] _, databases in
            let attributes = AttributeRepository(databases)
            await #expect(throws: AttributeError.codeTaken) {
                _ = try await attributes.save([
                    .put(attribute("season", "select", "Saison")), .put(attribute("season", "text", "Saison")),
                ])
            }
            let registry = try await attributes.registry()
            #expect(registry.attribute("season") == nil)
        }
    }

    @Test("an option and an attribute go with the values of products that have them, unless variants differ by them")
    func removal() throws {
        let color = AttributeID(93)
        var one = ProductDraft(row: 0, sku: try #require(SKU("A")), store: .all)
        (one.kind, one.attributeSetID) = (.simple, .defaultSet)
        (one.columns.name, one.columns.urlKey, one.columns.price) = ("A", "a", Money("1", .eur))
        let draft = one
        let values = try TestDatabase.run { [self] _, databases in
            let attributes = AttributeRepository(databases)
            let made = try await attributes.save([
                .putOption(option("Rouge", "Red", position: 1, isDefault: true), of: "color"),
                .putOption(option("Bleu", "Blue", position: 2), of: "color"),
                .put(attribute("motto", "text", "Devise")),
            ])
            #expect(made.registry.attribute("color")?.traits.defaultValue == "4")
            let motto = AttributeID(made.numbers[2])
            var product = draft
            product.values = [color: .option(OptionID(4)), motto: .text("toujours")]
            let products = ProductSavingRepository(
                databases,
                context: {
                    WritingContext(
                        now: Instant(seconds: 1), clock: StoreClock(), currency: .eur, stockDefaults: StockDefaults())
                })
            let id = try await products.save([product], ConfigurableChange())
            let left = try await attributes.save([.removeOption(OptionID(4), of: "color"), .remove(code: "motto")])
            #expect(left.registry.attribute("color")?.traits.defaultValue == "")
            #expect(left.registry.attribute("motto") == nil)
            let axis = ConfigurableChange.Axis(attributeID: color, label: nil, position: 0)
            var model = draft
            (model.kind, model.sku) = (.configurable, try #require(SKU("B")))
            model.columns.urlKey = "b"
            _ = try await products.save([model], ConfigurableChange(axes: [axis]))
            await #expect(throws: AttributeError.inUse) { _ = try await attributes.save([.remove(code: "color")]) }
            let read = try await FreshProducts(databases, currency: .eur, log: Log(least: .error) { _ in }).product(id)
            return [read?.value(of: color, in: .all), read?.value(of: motto, in: .all)]
        }
        #expect(values == [nil, nil])
    }

    @Test("a new set begins as its skeleton; a set goes with its products; groups that hold the shop's attributes stay")
    func sets() throws {
        try TestDatabase.run { [self] _, databases in
            let attributes = AttributeRepository(databases)
            var draft = AttributeSetDraft(name: "Chaussures")
            draft.position = 3
            let made = try await attributes.save([.putSet(draft)])
            let set = try #require(made.registry.set(AttributeSetID(9)))
            #expect((set.name, set.position, set.groups.count, set.members.count) == ("Chaussures", 3, 10, 59))
            #expect(set.defaultGroup?.name == "Product Details")
            let plain = made.registry.attributes(in: .defaultSet).map(\.code)
            #expect(made.registry.attributes(in: set.id).map(\.code) == plain)
            await #expect(throws: AttributeError.setNameTaken("chaussures")) {
                _ = try await attributes.save([.putSet(AttributeSetDraft(name: "chaussures"))])
            }
            let group = try await attributes.save([
                .putGroup(AttributeGroupDraft(in: set.id, name: "Pointure & forme"))
            ])
            let groupID = AttributeGroupID(group.numbers[0])
            #expect(group.registry.group(groupID)?.code == "pointure-forme")
            #expect(group.registry.group(groupID)?.position == 62)
            let own = AttributeChange.put(attribute("heel", "select", "Talon"))
            let placed = try await attributes.save([
                own, .assign(code: "heel", set.id, groupID, position: nil),
            ])
            let member = placed.registry.set(set.id)?.members.first { $0.id == placed.numbers[1] }
            #expect((member?.groupID, member?.position) == (groupID, 1))
            await #expect(throws: AttributeError.groupOfSystemAttributes) {
                _ = try await attributes.save([.removeGroup(AttributeGroupID(7))])
            }
            let less = try await attributes.save([.removeGroup(groupID)])
            #expect(less.registry.set(set.id)?.members.count == 59)
            await #expect(throws: AttributeError.defaultSet) {
                _ = try await attributes.save([.removeSet(.defaultSet)])
            }
            let gone = try await attributes.save([.removeSet(set.id)])
            #expect(gone.registry.sets.map(\.id) == [.defaultSet])
        }
    }

    @Test("an import makes sets and groups by name and meets options by their labels")
    func imported() throws {
        var draft = AttributeDraft(code: "heel", .either)
        (draft.input, draft.label, draft.matchesOptionsByLabel) = ("select", "Talon", true)
        draft.options = [option("Plat", "Flat", position: 1), option("Haut", "High", position: 2)]
        let place = AttributePlacement(code: "heel", setName: "Chaussures", groupName: "Forme")
        let changes: [AttributeChange] = [.put(draft), .place(place)]
        var again = AttributeDraft(code: "heel", .either)
        (again.matchesOptionsByLabel, again.storeLabels) = (true, [AttributeSavingTests.english: "Heel"])
        var low = AttributeOptionDraft(label: "PLAT")
        low.swatch = "#FFFFFF"
        again.options = [low]
        let second: [AttributeChange] = [.put(again), .place(place)]
        let (first, last) = try TestDatabase.run { _, databases in
            let attributes = AttributeRepository(databases)
            return (try await attributes.save(changes), try await attributes.save(second))
        }
        #expect(first.numbers[1] == last.numbers[1])
        let set = try #require(last.registry.set(named: "chaussures"))
        #expect(set.members.count == 60)
        #expect(set.groups.last?.name == "Forme")
        let heel = try #require(last.registry.attribute("heel"))
        #expect(heel.labels == [.all: "Talon", AttributeSavingTests.english: "Heel"])
        #expect(heel.options.map(\.position) == [1, 2])
        #expect(heel.options[0].labels == [.all: "Plat", AttributeSavingTests.english: "Flat"])
        #expect(heel.options[0].colour == "#FFFFFF")
    }
}
