import Basics
import Catalog
import Commerce
import Importer
import Testing

/// A good row of a new simple product; cases change some of its cells.
private let goodRow = [
    "sku": "RB-1", "store_view_code": "", "attribute_set_code": "Mode", "product_type": "simple", "name": "Robe Solène",
    "price": "79.99", "url_key": "robe-solene",
]

private let known = ProductStanding.known(
    KnownProduct(id: ProductID(1), kind: .simple, attributeSetID: TestShop.fashion))
private let knownConfigurable = ProductStanding.known(
    KnownProduct(id: ProductID(1), kind: .configurable, attributeSetID: TestShop.fashion))

private func read(
    _ changes: [String: String], without absent: [String] = [], _ options: ImportOptions = ImportOptions()
) throws -> (ProductRow, ProductRowMapper) {
    let reference = try #require(TestShop.reference())
    let cells = goodRow.merging(changes) { $1 }.filter { !absent.contains($0.key) }.sorted { $0.key < $1.key }
    func quoted(_ cells: [String]) -> String {
        cells.map {
            "\"" + $0.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
        }
        .joined(separator: ",")
    }
    var pieces = [Array((quoted(cells.map(\.key)) + "\n" + quoted(cells.map(\.value)) + "\n").utf8)][...]
    var reader = CSVReader { pieces.popFirst() ?? [] }
    let (first, second) = (try reader.next(), try reader.next())
    let (top, line) = (try #require(first), try #require(second))
    let header = try #require(ProductHeader.read(top).header)
    let row = try #require(ProductRow.read(line, header, options).row)
    return (row, ProductRowMapper(reference, TestShop.vocabulary, options))
}

private func map(
    _ changes: [String: String], _ standing: ProductStanding = .new, without absent: [String] = [],
    _ options: ImportOptions = ImportOptions()
) throws -> MappedRow {
    let (row, mapper) = try read(changes, without: absent, options)
    return mapper.map(row, try #require(mapper.sku(of: row).sku), standing)
}

private func problems(_ changes: [String: String]) throws -> [RowProblem] {
    let (row, mapper) = try read(changes)
    let (sku, problem) = mapper.sku(of: row)
    return sku.map { mapper.map(row, $0, .new).problems } ?? [problem].compactMap(\.self)
}

@Suite("A product row becomes drafts")
struct ProductRowMapperTests {
    @Test("a good row of a new product has its values and the defaults")
    func good() throws {
        let row = try map([
            "description": "<p>Longue</p>", "weight": "0.45", "product_websites": "base", "qty": "3",
            "special_price": "55.99", "special_price_from_date": "2027-01-06", "special_price_to_date": "2/2/27",
        ])
        #expect(row.problems.isEmpty)
        #expect(row.warnings.isEmpty)
        let draft = try #require(row.drafts.first)
        #expect(row.drafts.count == 1)
        #expect((draft.kind, draft.attributeSetID) == (.simple, TestShop.fashion))
        #expect(draft.columns.name == "Robe Solène")
        #expect(draft.columns.price == Money("79.99", .eur))
        #expect(draft.columns.specialPrice == Money("55.99", .eur))
        #expect(draft.columns.specialFrom == CivilTime(year: 2027, month: 1, day: 6))
        #expect(draft.columns.specialTo == CivilTime(year: 2027, month: 2, day: 2))
        #expect(draft.columns.weight == Quantity("0.45"))
        #expect(draft.columns.status == .enabled)
        #expect(draft.columns.visibility == .catalogAndSearch)
        #expect(draft.columns.taxClassID == TestShop.taxable)
        #expect(draft.columns.urlKey == "robe-solene")
        #expect((draft.quantity, draft.isInStock) == (Quantity(3), true))
        #expect(draft.websites == [TestShop.base])
        #expect(row.urlKeys.map(\.store) == [TestShop.french, TestShop.english])
    }

    @Test(
        "what is wrong is said by Magento's code",
        arguments: [
            (["sku": ""], "skuEmpty"), (["sku": "  "], "skuEmpty"), (["sku": " RB-1"], "skuMarginalWhitespaces"),
            (["sku": "RB-1\t"], "skuMarginalWhitespaces"),
            (["sku": String(repeating: "x", count: 65)], "exceededMaxLength"),
            (["store_view_code": "de"], "invalidStore"), (["product_websites": "base,uk"], "invalidWebsite"),
            (["attribute_set_code": "mode"], "invalidAttrSet"), (["attribute_set_code": ""], "invalidAttrSet"),
            (["product_type": ""], "invalidType"), (["product_type": "bundle"], "invalidType"),
            (["name": ""], "isRequired"), (["price": ""], "isRequired"), (["motto": ""], "isRequired"),
            (["name": "__EMPTY__VALUE__"], "isRequired"),
            (["name": String(repeating: "é", count: 256)], "exceededMaxLength"),
            (["url_key": String(repeating: "a", count: 251)], "exceededMaxLength"),
            (["url_key": "日本"], "invalidAttributeType"),
            (["care": String(repeating: "a", count: 256)], "exceededMaxLength"),
            (["price": "12,50"], "invalidAttributeType"),
            (["price": "-1"], "invalidAttributeType"), (["price": "dear"], "invalidAttributeType"),
            (["special_price": "1.2.3"], "invalidAttributeType"), (["weight": "-0.1"], "invalidAttributeType"),
            (["weight": "1e3"], "invalidAttributeType"), (["qty": "many"], "invalidAttributeType"),
            (["qty": "100000000"], "invalidAttributeType"),
            (["special_price_from_date": "2027-02-30"], "invalidAttributeType"),
            (["special_price_to_date": "tomorrow"], "invalidAttributeType"),
            (["launched": "13/1/27"], "invalidAttributeType"),
            (["deposit": "x"], "invalidAttributeType"), (["visibility": "Everywhere"], "absentAttributeOption"),
            (["tax_class_name": "Books"], "absentAttributeOption"), (["color": "Turquoise"], "absentAttributeOption"),
            (["additional_attributes": "color=Turquoise"], "absentAttributeOption"),
            (["is_organic": "Oui"], "absentAttributeOption"), (["usage": "Ville,Plage"], "absentAttributeOption"),
            (["usage": "Ville,ville"], "duplicatedMultiselectValues"),
            (["new_from_date": "2027-02-01", "new_to_date": "2027-01-31"], "invalidNewToDateValue"),
            (["base_image": "../a.jpg"], "invalidMediaUrlPath"),
            (["base_image": "https://example.com/a.jpg"], "invalidMediaUrlPath"),
            (["base_image": "a.exe"], "invalidMediaUrlPath"),
            (["additional_images": "a.jpg,b c.jpg"], "invalidMediaUrlPath"),
            (["small_image": ".jpg"], "invalidMediaUrlPath"), (["swatch_image": "é.png"], "invalidMediaUrlPath"),
        ] as [([String: String], String)])
    func refusals(changes: [String: String], code: String) throws {
        let problems = try problems(changes)
        #expect(problems.map(\.code) == [code])
        #expect(problems.first?.row == 1)
    }

    @Test(
        "variations that cannot be are said by Magento's code",
        arguments: [
            ("sku=A,shape=round", "attrCodeDoesNotExist"), ("sku=A,material=Lin", "attrCodeNotGlobalScope"),
            ("sku=A,is_organic=Yes", "attrCodeNotTypeSelect"), ("sku=A,size=39", "invalidOptionValue"),
            ("size=38", "unidentifiableVariation"), ("sku=A,size=38|sku=a,size=40", "duplicatedVariations"),
        ])
    func variationRefusals(cell: String, code: String) throws {
        let row = try map(["product_type": "configurable", "price": "", "configurable_variations": cell])
        #expect(row.problems.map(\.code) == [code])
    }

    @Test("a sentence is Magento's, with the facts in it")
    func sentences() throws {
        #expect(try map(["name": ""]).problems[0].sentence == "Please make sure attribute \"name\" is not empty.")
        let row = try map(["special_price_from_date": "soon"]).problems[0]
        #expect(row.sentence == "Value for 'special_from_date' attribute contains incorrect value")
        #expect(row.column == "special_price_from_date")
    }

    @Test("variations become a draft with its axes in order and its labels")
    func variations() throws {
        let row = try map([
            "product_type": "configurable", "price": "",
            "configurable_variations": "sku=A,size=38,color=rouge|sku=B,size=10,2cm,color=Rouge,display=0",
            "configurable_variation_labels": "size=Taille,shape=Forme",
        ])
        #expect(row.problems.isEmpty)
        let draft = try #require(row.variations)
        #expect(draft.axes == [TestShop.size, TestShop.color])
        #expect(draft.variants.map(\.sku.text) == ["A", "B"])
        #expect(draft.variants.map(\.isLinked) == [true, false])
        #expect(draft.labels == [TestShop.size: "Taille"])
        #expect(row.drafts.first?.columns.price == nil)
    }

    @Test("variations of anything but a configurable product say nothing, on a store view's row they are refused")
    func misplacedVariations() throws {
        #expect(try map(["configurable_variations": "sku=A,size=38"]).variations == nil)
        let row = try map(
            ["store_view_code": "en", "price": "", "configurable_variations": "sku=A,size=38"], knownConfigurable)
        #expect(row.problems.map(\.code) == ["variationsOnStoreRow"])
    }

    @Test("on a known product an absent or empty cell says nothing, the empty value clears")
    func update() throws {
        let row = try map(
            [
                "description": "", "meta_title": "__EMPTY__VALUE__", "special_price": "__EMPTY__VALUE__",
                "care": "__EMPTY__VALUE__",
            ],
            known, without: ["name", "price", "url_key", "product_type", "attribute_set_code"])
        #expect(row.problems.isEmpty)
        let draft = try #require(row.drafts.first)
        #expect(draft.columns == ProductColumns())
        #expect(draft.cleared == [.metaTitle, .specialPrice])
        #expect(draft.clearedValues == [TestShop.care])
        #expect((draft.quantity, draft.isInStock) == (nil, nil))
        #expect(row.urlKeys.isEmpty)
    }

    @Test("an empty name is forgiven on a known product, an empty price is not; a kind never changes")
    func knownProduct() throws {
        #expect(try map(["name": "", "url_key": ""], known).problems.isEmpty)
        #expect(try map(["price": ""], known).problems.map(\.code) == ["isRequired"])
        #expect(try map(["price": ""], knownConfigurable).problems.isEmpty)
        #expect(try map(["product_type": "configurable"], known).kind == .simple)
        #expect(try map(["attribute_set_code": "Default"], known).drafts.first?.attributeSetID == TestShop.other)
    }

    @Test(
        "the URL key comes from its cell, or from the name where it is new or the cell is empty",
        arguments: [
            (["url_key": "Été Bleu"], true, "ete-bleu"), (["url_key": ""], true, "robe-solene"),
            (["url_key": ""], false, "robe-solene"), ([:], true, "robe-solene"),
        ] as [([String: String], Bool, String)])
    func urlKeys(changes: [String: String], isNew: Bool, expected: String) throws {
        #expect(try map(changes, isNew ? .new : known).drafts.first?.columns.urlKey == expected)
    }

    @Test("without its column the URL key of a new product comes from the name, a known one keeps its own")
    func absentURLKey() throws {
        #expect(try map([:], .new, without: ["url_key"]).drafts.first?.columns.urlKey == "robe-solene")
        #expect(try map([:], known, without: ["url_key"]).drafts.first?.columns.urlKey == nil)
        #expect(try map(["name": "日本"], .new, without: ["url_key"]).drafts.first?.columns.urlKey == "rb-1")
    }

    @Test("what has no page of its own needs no URL key to be free")
    func invisible() throws {
        let row = try map(["visibility": "not visible individually"])
        #expect(row.urlKeys.isEmpty)
        #expect(row.drafts.first?.columns.urlKey == "robe-solene")
    }

    @Test(
        "product_online: 1 and yes enable, anything else and an empty cell disable",
        arguments: [
            ("1", .enabled), ("Yes", .enabled), ("0", .disabled), ("2", .disabled), ("", .disabled),
            ("true", .disabled),
        ] as [(String, ProductStatus)])
    func online(cell: String, status: ProductStatus) throws {
        #expect(try map(["product_online": cell], known).drafts.first?.columns.status == status)
    }

    @Test(
        "stock: a number of pieces and what the flag says; the shop knows what nothing on hand means",
        arguments: [
            ("5", "1", "5", true), ("5", "0", "5", false), ("0", "1", "0", true), ("5", "", "5", true),
            ("-2", "1", "-2", true),
            ("1.25", "1", "1.25", true),
        ])
    func stock(qty: String, flag: String, quantity: String, isInStock: Bool) throws {
        let draft = try #require(map(["qty": qty, "is_in_stock": flag]).drafts.first)
        #expect(draft.quantity == Quantity(quantity))
        #expect(draft.isInStock == isInStock)
    }

    @Test("a configurable product has no quantity of its own")
    func configurableStock() throws {
        let draft = try #require(map(["product_type": "configurable", "price": "", "qty": "7"]).drafts.first)
        #expect((draft.quantity, draft.isInStock) == (.zero, true))
    }

    @Test(
        "numbers are read as PHP and the database would",
        arguments: [
            ("10", "10"), (" 10 ", "10"), ("+3.5", "3.5"), (".5", "0.5"), ("7.", "7"), ("1.1234565", "1.123457"),
            ("1.12345649", "1.123456"), ("0.9999999", "1"), ("9.9999999", "10"), ("1.0000000000", "1"), ("007", "7"),
        ])
    func decimals(cell: String, expected: String) throws {
        #expect(try map(["price": cell]).drafts.first?.columns.price == Money(expected, .eur))
    }

    @Test(
        "days are read in ISO and in the American short form",
        arguments: [
            ("2027-01-06", 2027, 1, 6), ("2027-01-06 08:30:00", 2027, 1, 6), ("6/7/22", 2022, 6, 7),
            ("6/7/22, 3:15 PM", 2022, 6, 7), ("12/31/99, 12:00 am", 2099, 12, 31),
        ])
    func days(cell: String, year: Int, month: Int, day: Int) throws {
        #expect(
            try map(["special_price_from_date": cell]).drafts.first?.columns.specialFrom
                == CivilTime(year: year, month: month, day: day))
    }

    @Test("the merchant's attributes come from columns and from additional_attributes, which win")
    func ownAttributes() throws {
        let row = try map([
            "color": "Rouge", "usage": "Ville,Travail", "is_organic": "Yes", "launched": "2027-03-01", "deposit": "9.5",
            "additional_attributes": "color=bleu NUIT,care=Lavage à 30°, essorage doux,motto=x,has_options=1,unknown=1",
        ])
        #expect(row.problems.isEmpty)
        let expected: [AttributeID: AttributeValue] = [
            TestShop.color: .option(TestShop.option(TestShop.color, 0)),
            TestShop.usage: .options([TestShop.option(TestShop.usage, 0), TestShop.option(TestShop.usage, 1)]),
            TestShop.isOrganic: .integer(1), TestShop.launched: .date(CivilTime(year: 2027, month: 3, day: 1)),
            TestShop.deposit: .decimal(Money(millionths: 9_500_000, .eur)),
            TestShop.care: .text("Lavage à 30°, essorage doux"), TestShop.motto: .text("x"),
        ]
        #expect(row.drafts.first?.values == expected)
    }

    @Test("with quoted values a comma and an equals sign may be in a value")
    func quotedAttributes() throws {
        var options = ImportOptions()
        options.hasQuotedValues = true
        let row = try map(
            ["additional_attributes": #"care="a, b=c",usage="Ville"|"Travail""#], .new, options)
        #expect(row.drafts.first?.values[TestShop.care] == .text("a, b=c"))
        #expect(
            row.drafts.first?.values[TestShop.usage]
                == .options([TestShop.option(TestShop.usage, 0), TestShop.option(TestShop.usage, 1)]))
    }

    @Test("pictures get their place below the media folder, roles in order, a file named twice once")
    func images() throws {
        let row = try map([
            "base_image": "RB-0001.svg", "base_image_label": "De face", "small_image": "rb-0001.SVG",
            "thumbnail_image": "no_selection",
            "swatch_image": "robes/A.png", "additional_images": "x-1.jpg, rb-0001.svg",
            "additional_image_labels": "De dos",
        ])
        #expect(
            row.drafts.first?.images == [
                ImageDraft(file: "/r/b/rb-0001.svg", label: "De face", roles: ["image", "small_image"]),
                ImageDraft(file: "/a/_/a.png", label: nil, roles: ["swatch_image"]),
                ImageDraft(file: "/x/-/x-1.jpg", label: "De dos", roles: []),
            ])
    }

    @Test("categories are paths of names, with an escaped slash")
    func categories() throws {
        let row = try map(["categories": #"Boutique/Robes,Boutique/Noir \/ Blanc, Boutique / Robes ,Boutique"#])
        #expect(row.categoryPaths == [["Boutique", "Robes"], ["Boutique", "Noir / Blanc"], ["Boutique"]])
    }

    @Test("a leading blank before a sign is the export's and goes")
    func spreadsheetGuard() throws {
        #expect(try map(["care": " =1+1"]).drafts.first?.values[TestShop.care] == .text("=1+1"))
        #expect(try map(["care": " plain"]).drafts.first?.values[TestShop.care] == .text(" plain"))
    }

    @Test("control characters leave a name")
    func controls() throws {
        #expect(try map(["name": "Robe\u{7} \u{1B}Iris"]).drafts.first?.columns.name == "Robe Iris")
    }
}

@Suite("A row of a store view")
struct StoreRowTests {
    private let cells = ["store_view_code": "en", "price": "", "name": "Solène dress", "url_key": "solene-dress"]

    @Test("says something in its view and leaves the rest")
    func texts() throws {
        let row = try map(cells.merging(["visibility": "", "product_online": "", "tax_class_name": ""]) { $1 }, known)
        #expect(row.problems.isEmpty && row.warnings.isEmpty)
        var expected = ProductColumns()
        (expected.name, expected.urlKey) = ("Solène dress", "solene-dress")
        #expect(row.drafts.map(\.store) == [TestShop.english])
        #expect(row.drafts.first?.columns == expected)
        #expect(row.urlKeys == [ScopedURLKey(store: TestShop.english, key: "solene-dress")])
    }

    @Test("a global attribute on it is ignored with a warning; its pictures are its view's; its stock is not looked at")
    func globals() throws {
        let row = try map(
            cells.merging(["price": "5", "color": "Rouge", "qty": "9", "base_image": "a.jpg"]) { $1 }, known)
        #expect(row.problems.isEmpty)
        #expect(row.warnings.map(\.code) == ["globalOnStoreRow", "globalOnStoreRow"])
        #expect(row.drafts.map(\.store) == [.all, TestShop.english])
        #expect(row.drafts.allSatisfy { $0.columns.price == nil && $0.values == [:] && $0.quantity == nil })
        #expect(row.drafts.map { $0.images.map(\.roles) } == [[[]], [["image"]]])
    }

    @Test("a website's attribute on it holds in all views of the website")
    func website() throws {
        let row = try map(cells.merging(["special_price": "9", "care": "doux"]) { $1 }, known)
        #expect(row.drafts.map(\.store) == [TestShop.english, TestShop.french])
        #expect(row.drafts.map(\.columns.specialPrice) == [Money("9", .eur), Money("9", .eur)])
        #expect(row.drafts.map(\.columns.name) == ["Solène dress", nil])
        #expect(row.drafts.map(\.values) == [[TestShop.care: .text("doux")], [:]])
    }

    @Test("of a new product it must say kind and set, not the name; its values become the default ones too")
    func newProduct() throws {
        #expect(try map(cells.merging(["product_type": ""]) { $1 }).problems.map(\.code) == ["invalidType"])
        #expect(try map(cells.merging(["attribute_set_code": ""]) { $1 }).problems.map(\.code) == ["invalidAttrSet"])
        let row = try map(cells.merging(["name": ""]) { $1 })
        #expect(row.problems.isEmpty)
        #expect(row.drafts.map(\.store) == [.all, TestShop.english])
        #expect(row.drafts.map(\.columns.urlKey) == ["solene-dress", "solene-dress"])
    }

    @Test("of an announced product it need not say anything else")
    func announced() throws {
        let row = try map(cells.merging(["product_type": "", "attribute_set_code": ""]) { $1 }, .announced(.simple))
        #expect(row.problems.isEmpty)
        #expect(row.drafts.map(\.store) == [TestShop.english])
    }
}
