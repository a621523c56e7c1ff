import Basics
import Catalog
import Commerce
import Testing

@Suite("A product across store views")
struct ProductScopeTests {
    private func shirt(
        _ kind: ProductKind = .simple, stock: Stock? = nil, variants: [Product] = []
    ) throws -> Product {
        var (base, inEnglish) = (ProductColumns(), ProductColumns())
        (base.name, base.description, base.status, base.urlKey) = ("Chemise", "Longue", .enabled, "chemise")
        (inEnglish.name, inEnglish.status) = ("Shirt", .disabled)
        return product(
            1, try #require(SKU("A")), kind: kind, stock: stock, axes: [colorAxis], variants: variants,
            columns: [.all: base, english: inEnglish],
            values: [
                .all: [AttributeID(1): .text("coton"), AttributeID(2): .integer(1)],
                english: [AttributeID(1): .text("cotton")],
            ])
    }

    @Test("a view says what it says itself, and inherits the rest from the default scope")
    func inheritance() throws {
        let shirt = try shirt()
        #expect((shirt.name(in: french), shirt.name(in: english)) == ("Chemise", "Shirt"))
        #expect(shirt.columns(in: english).description == "Longue")
        #expect(shirt.columns(in: english).urlKey == "chemise")
        #expect(shirt.columns(in: StoreViewID(99)).name == "Chemise")
        #expect(shirt.value(of: AttributeID(1), in: english) == .text("cotton"))
        #expect(shirt.value(of: AttributeID(2), in: english) == .integer(1))
        #expect(shirt.value(of: AttributeID(3), in: english) == nil)
        #expect((shirt.isEnabled(in: french), shirt.isEnabled(in: english)) == (true, false))
    }

    @Test("a product that says nothing is named by its SKU and enabled")
    func silent() throws {
        let product = product(1, try #require(SKU("A")))
        #expect(product.name(in: french) == "A")
        #expect(product.isEnabled(in: french))
    }

    @Test(
        "a simple product is salable while enabled, in stock and on hand",
        arguments: [(5, true, true), (0, true, false), (5, false, false), (-1, true, false)])
    func salable(onHand: Int64, isInStock: Bool, isSalable: Bool) throws {
        let shirt = try shirt(stock: Stock(quantity: Quantity(onHand), isInStock: isInStock))
        #expect(shirt.isSalable(in: french) == isSalable)
        #expect(!shirt.isSalable(in: english))
    }

    @Test("a configurable product is salable while one of its variants is")
    func configurable() throws {
        let (soldOut, left) = (
            variant(2, try #require(SKU("B")), color: 1, size: 1, onHand: 0),
            variant(3, try #require(SKU("C")), color: 1, size: 2)
        )
        #expect(try shirt(.configurable, variants: [soldOut, left]).isSalable(in: french))
        #expect(try !shirt(.configurable, variants: [soldOut]).isSalable(in: french))
        let takenOut = Stock(quantity: .zero, isInStock: false)
        #expect(try !shirt(.configurable, stock: takenOut, variants: [left]).isSalable(in: french))
        #expect(try shirt(.configurable, variants: [soldOut]).dependencies == [ProductID(1), ProductID(2)])
    }

    @Test("the picture of a role, or the first one that is shown")
    func pictures() throws {
        func entry(_ id: Int64, _ roles: [String], isDisabled: Bool = false) -> MediaEntry {
            MediaEntry(id: id, file: "/\(id)", label: nil, position: id, isDisabled: isDisabled, roles: roles)
        }
        let sku = try #require(SKU("A"))
        let media = [entry(1, ["image"], isDisabled: true), entry(2, []), entry(3, ["image", "thumbnail"])]
        #expect(product(1, sku, media: media).picture() == "/3")
        #expect(product(1, sku, media: media).picture("small_image") == "/2")
        #expect(product(1, sku).picture() == nil)
    }
}

@Suite("The category tree")
struct CategoryTreeTests {
    private func category(
        _ id: Int64, in parent: Int64?, position: Int64 = 0, isActive: Bool = true, isAnchor: Bool = true,
        key: String? = nil
    ) -> Catalog.Category {
        var texts = Catalog.Category.Texts()
        (texts.name, texts.urlKey) = ("N\(id)", key)
        var inEnglish = Catalog.Category.Texts()
        inEnglish.urlKey = key.map { "en-\($0)" }
        return Category(
            id: CategoryID(id), parentID: parent.map { CategoryID($0) }, position: position, isActive: isActive,
            isInMenu: true, isAnchor: isAnchor, texts: [.all: texts, english: inEnglish])
    }

    private var tree: CategoryTree {
        CategoryTree([
            category(1, in: nil), category(2, in: 1), category(3, in: 2, position: 2, key: "femme"),
            category(4, in: 3, key: "robes"), category(5, in: 2, position: 1, isAnchor: false, key: "soldes"),
            category(6, in: 5, key: "jupes"), category(7, in: 3, isActive: false, key: "archives"),
            category(8, in: 7, key: "x"),
            category(9, in: 2, position: 1),
        ])
    }

    private func ids(_ categories: [Catalog.Category]) -> [Int64] { categories.map(\.id.rawValue) }

    @Test("children are in order of position, then of number")
    func children() {
        #expect(ids(tree.children(of: CategoryID(2))) == [5, 9, 3])
        #expect(ids(tree.children(of: CategoryID(404))) == [])
        #expect(ids(tree.all) == [1, 2, 3, 4, 5, 6, 7, 8, 9])
    }

    @Test(
        "the trail leads from below the root to the category",
        arguments: [(4, [3, 4]), (3, [3]), (2, []), (404, [])] as [(Int64, [Int64])])
    func trails(id: Int64, expected: [Int64]) {
        #expect(ids(tree.trail(to: CategoryID(id), below: CategoryID(2))) == expected)
    }

    @Test(
        "the path is made of the keys on the way, in the store view's words",
        arguments: [
            (4, french, "femme/robes.html"), (4, english, "en-femme/en-robes.html"), (9, french, nil), (7, french, nil),
            (8, french, nil), (2, french, nil),
        ] as [(Int64, StoreViewID, String?)])
    func paths(id: Int64, store: StoreViewID, expected: String?) {
        #expect(tree.urlPath(of: CategoryID(id), below: CategoryID(2), in: store) == expected)
    }

    @Test(
        "an anchor shows all that is active below it",
        arguments: [(3, [3, 4]), (5, [5]), (2, [2, 5, 9, 3, 6, 4]), (7, [7, 8]), (404, [])] as [(Int64, [Int64])])
    func shown(id: Int64, expected: [Int64]) {
        #expect(tree.shown(under: CategoryID(id)).map(\.rawValue) == expected)
    }

    @Test("a cycle in the data hangs nothing, and what is not below the root has no way there")
    func cycle() {
        let tree = CategoryTree([
            category(3, in: 4, key: "a"), category(4, in: 3, key: "b"), category(5, in: 5, key: "c"),
        ])
        #expect(tree.trail(to: CategoryID(3), below: CategoryID(2)).isEmpty)
        #expect(tree.shown(under: CategoryID(3)).map(\.rawValue) == [3, 4])
        #expect(tree.shown(under: CategoryID(5)).map(\.rawValue) == [5])
        #expect(tree.urlPath(of: CategoryID(5), below: CategoryID(2), in: french) == nil)
    }

    @Test("a name and title fall back to what there is")
    func texts() {
        let bare = Category(
            id: CategoryID(5), parentID: nil, position: 0, isActive: true, isInMenu: true, isAnchor: true, texts: [:])
        #expect(bare.name(in: french) == "5")
        #expect(category(4, in: 3).metaTitle(in: english) == "N4")
    }
}

@Suite("The attribute registry")
struct AttributeRegistryTests {
    private func attribute(
        _ id: Int64, _ code: String, _ input: AttributeInput = .select, position: Int64 = 0, isFilterable: Bool = true
    ) -> Attribute {
        Attribute(
            id: AttributeID(id), code: code, input: input, scope: .global, isRequired: false,
            isFilterable: isFilterable,
            isVisibleOnFront: true, isUserDefined: true, position: position,
            labels: [.all: "Couleur", english: "Colour"],
            options: [
                AttributeOption(
                    id: OptionID(2), position: 1, labels: [.all: "Bleu Nuit", english: "Night blue"],
                    swatch: "#000080"),
                AttributeOption(id: OptionID(1), position: 1, labels: [.all: "Écru"], swatch: nil),
                AttributeOption(id: OptionID(3), position: 0, labels: [.all: "écru"], swatch: nil),
            ])
    }

    @Test("attributes are found by code and number, in order of position and number")
    func finding() {
        let registry = AttributeRegistry([
            attribute(3, "c", position: 1), attribute(2, "b"), attribute(1, "a", position: 1),
        ])
        #expect(registry.all.map(\.code) == ["b", "a", "c"])
        #expect(registry.attribute("c")?.id == AttributeID(3))
        #expect(registry.attribute(AttributeID(1))?.code == "a")
        #expect(registry.attribute("C") == nil)
        #expect(registry.attribute(AttributeID(9)) == nil)
    }

    @Test("only attributes with options filter a page")
    func filterable() {
        let registry = AttributeRegistry([
            attribute(1, "a"), attribute(2, "b", isFilterable: false), attribute(3, "price", .price),
            attribute(4, "d", .multiselect),
        ])
        #expect(registry.filterable.map(\.code) == ["a", "d"])
    }

    @Test("options are in order, and found by number and by default label in any case; of two the first wins")
    func options() {
        let color = attribute(1, "color")
        #expect(color.options.map(\.id.rawValue) == [3, 1, 2])
        #expect(color.rank(of: OptionID(1)) == 1)
        #expect(color.rank(of: OptionID(9)) == .max)
        #expect(color.option(labelled: "bleu nuit") == OptionID(2))
        #expect(color.option(labelled: "ÉCRU") == OptionID(3))
        #expect(color.option(labelled: "Night blue") == nil)
        #expect(color.option(OptionID(2))?.label(in: english) == "Night blue")
        #expect(color.option(OptionID(1))?.label(in: english) == "Écru")
        #expect((color.label(in: english), color.label(in: french)) == ("Colour", "Couleur"))
    }
}
