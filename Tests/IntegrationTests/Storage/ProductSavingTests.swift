import Basics
import Catalog
import Commerce
import EventLoop
import Storage
import Testing

/// What a client of the API saves, against the real database.
@Suite("Saving products")
struct ProductSavingTests {
    private static let set = AttributeSetID(4)

    private func draft(
        _ sku: String, _ name: String, price: String = "10", store: StoreViewID = .all
    ) throws -> ProductDraft {
        var draft = ProductDraft(row: 0, sku: try #require(SKU(sku)), store: store)
        (draft.kind, draft.attributeSetID) = (.simple, ProductSavingTests.set)
        (draft.columns.name, draft.columns.urlKey) = (name, Slug.text(of: name))
        draft.columns.price = Money(price, .eur)
        return draft
    }

    private func repository(_ databases: Databases, at now: Int64 = 1_700_000_000) -> ProductSavingRepository {
        ProductSavingRepository(
            databases,
            context: {
                WritingContext(
                    now: Instant(seconds: now), clock: StoreClock(), currency: .eur, stockDefaults: StockDefaults())
            })
    }

    private func fresh(_ databases: Databases) -> FreshProducts {
        FreshProducts(databases, currency: .eur, log: Log(least: .error) { _ in })
    }

    @Test("a product is made, read back, changed and removed")
    func life() throws {
        var first = try draft("A-1", "Robe longue")
        first.allCategories = [CategoryLink(categoryID: CategoryID(2), position: 7)]
        first.quantity = Quantity(3)
        first.isInStock = true
        first.stockRules.maxSaleQuantity = .own(Quantity(6))
        first.tierPrices = [
            TierPrice(websiteID: WebsiteID(0), group: .all, quantity: Quantity(5), amount: .percent(100_000))
        ]
        first.gallery = [
            GalleryEntryDraft(
                id: nil, file: "/a/1/a-1.png", label: "Face", position: 1, isDisabled: false, roles: ["image"])
        ]
        let (made, renamed) = try TestDatabase.run { [self] _, databases in
            let shop = repository(databases)
            let id = try await shop.save([first], ConfigurableChange())
            let made = try await fresh(databases).product(id)
            var change = ProductDraft(row: 0, sku: try #require(SKU("A-2")), store: .all)
            change.renamed = id
            change.cleared = [.price]
            _ = try await shop.save([change], ConfigurableChange())
            let renamed = try await fresh(databases).product(id)
            try await shop.delete(try #require(SKU("a-2")))
            let gone = try await fresh(databases).product(id)
            #expect(gone == nil)
            return (made, renamed)
        }
        #expect(made?.stock == Stock(quantity: Quantity(3), isInStock: true))
        #expect(made?.stockRules.maxSaleQuantity == Quantity(6))
        #expect(made?.tierPrices == first.tierPrices)
        #expect(made?.categories == first.allCategories)
        #expect(made?.picture() == "/a/1/a-1.png")
        #expect(made?.priceHistory.map { $0.price.text() } == ["10"])
        #expect(renamed?.sku.text == "A-2")
        #expect(renamed?.stock.quantity == Quantity(3))
        #expect(renamed?.columns(in: .all).price == nil)
    }

    @Test("a URL key that is had by another is refused and nothing is kept")
    func takenKey() throws {
        let (one, two) = (try draft("B-1", "Robe courte"), try draft("B-2", "Robe courte"))
        try TestDatabase.run { [self] _, databases in
            let shop = repository(databases)
            _ = try await shop.save([one], ConfigurableChange())
            await #expect(throws: ProductSavingError.urlKeyTaken) {
                _ = try await shop.save([two], ConfigurableChange())
            }
            let second = try await fresh(databases).product(two.sku)
            #expect(second == nil)
        }
    }

    @Test("a special price with dates is settled in the history, and a new price settles it anew")
    func history() throws {
        let now = CivilTime(year: 2026, month: 3, day: 1, hour: 12).asUTC
        var first = try draft("C-1", "Jupe", price: "50")
        first.columns.specialPrice = Money("40", .eur)
        first.columns.specialFrom = CivilTime(year: 2026, month: 3, day: 10)
        first.columns.specialTo = CivilTime(year: 2026, month: 3, day: 12)
        var second = ProductDraft(row: 0, sku: first.sku, store: .all)
        second.columns.price = Money("45", .eur)
        let (before, after) = try TestDatabase.run { [self] _, databases in
            let early = repository(databases, at: now.microseconds / 1_000_000)
            let id = try await early.save([first], ConfigurableChange())
            let before = try await fresh(databases).product(id)?.priceHistory
            let later = repository(databases, at: now.microseconds / 1_000_000 + 86_400)
            _ = try await later.save([second], ConfigurableChange())
            return (before, try await fresh(databases).product(id)?.priceHistory)
        }
        #expect(before?.map { $0.price.text() } == ["50", "40", "50"])
        #expect(before?.map(\.from).last == CivilTime(year: 2026, month: 3, day: 13).asUTC)
        #expect(after?.map { $0.price.text() } == ["50", "45", "40", "45"])
    }

    @Test("variants must differ on the axes and have a value on each")
    func variants() throws {
        let size = AttributeID(93)
        var drafts = [try draft("V-1", "Un"), try draft("V-2", "Deux"), try draft("V-3", "Trois")]
        drafts[0].values = [size: .option(OptionID(900))]
        drafts[1].values = [size: .option(OptionID(900))]
        var parent = try draft("V", "Tous")
        parent.kind = .configurable
        try TestDatabase.run { [self, parent, drafts] _, databases in
            let shop = repository(databases)
            var ids: [ProductID] = []
            for draft in drafts { ids.append(try await shop.save([draft], ConfigurableChange())) }
            let axis = ConfigurableChange.Axis(attributeID: size, label: "Couleur", position: 0)
            await #expect(throws: ProductSavingError.variantsAlike(drafts[0].sku, drafts[1].sku)) {
                _ = try await shop.save([parent], ConfigurableChange(axes: [axis], variants: [ids[0], ids[1]]))
            }
            await #expect(throws: ProductSavingError.variantWithoutValue(ids[2], "color")) {
                _ = try await shop.save([parent], ConfigurableChange(axes: [axis], variants: [ids[0], ids[2]]))
            }
            let id = try await shop.save([parent], ConfigurableChange(axes: [axis], variants: [ids[0]]))
            let made = try await fresh(databases).product(id)
            #expect(made?.variants.map(\.sku) == [drafts[0].sku])
            await #expect(throws: ProductSavingError.variantAttached) {
                _ = try await shop.change(parent.sku, .attachVariant(drafts[0].sku))
            }
        }
    }
}
