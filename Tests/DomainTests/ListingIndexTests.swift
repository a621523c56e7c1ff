import Basics
import Catalog
import Commerce
import Testing

private let color = AttributeID(93)
private let size = AttributeID(200)
private let material = AttributeID(201)
private let (blue, red, green) = (OptionID(1), OptionID(2), OptionID(3))
private let (s38, s40) = (OptionID(38), OptionID(40))
private let (linen, silk) = (OptionID(51), OptionID(52))
private let (root, women, dresses, outlet) = (CategoryID(2), CategoryID(3), CategoryID(4), CategoryID(5))

private func category(
    _ id: CategoryID, in parent: CategoryID?, isAnchor: Bool = true, isActive: Bool = true
) -> Catalog.Category {
    Category(
        id: id, parentID: parent, position: id.rawValue, isActive: isActive, isInMenu: true, isAnchor: isAnchor,
        texts: [:])
}

private let tree = CategoryTree([
    category(root, in: CategoryID(1)), category(women, in: root), category(dresses, in: women),
    category(outlet, in: root, isAnchor: false), category(CategoryID(6), in: outlet),
    category(CategoryID(7), in: women, isActive: false),
])

private func row(
    _ id: Int64, _ name: String = "Robe", in categories: [(CategoryID, Int64)] = [(dresses, 0)], price: String = "10",
    created: Int64 = 0, isSalable: Bool = true, options: [AttributeID: [OptionID]] = [:],
    variants: [(OptionID, OptionID)] = [], changesAt: Int64? = nil
) throws -> ListingRow {
    ListingRow(
        id: ProductID(id), categories: categories.map { CategoryLink(categoryID: $0, position: $1) }, name: name,
        price: try #require(Money(price, .eur)), createdAt: Instant(seconds: created), isSalable: isSalable,
        options: OptionList(options), variants: variants.map { ListingRow.Variant(options: [color: $0, size: $1]) },
        changesAt: changesAt.map { Instant(seconds: $0) })
}

private func index(_ rows: [ListingRow]) -> ListingIndex {
    ListingIndex(rows: rows, categories: tree, facets: [color, size, material], axes: [color, size])
}

private func ids(_ page: ListingPage) -> [Int64] { page.products.map(\.rawValue) }

@Suite("The listing index")
struct ListingIndexTests {
    /// A dress in blue 38 and red 40, one in blue 40, a simple scarf in blue without a size, a linen one, one sold out.
    private func shop() throws -> ListingIndex {
        index([
            try row(1, variants: [(blue, s38), (red, s40)]),
            try row(2, options: [material: [linen]], variants: [(blue, s40)]),
            try row(3, options: [color: [blue]]),
            try row(4, options: [material: [linen, silk], size: [s40], color: [green]]),
            try row(5, isSalable: false, options: [color: [blue], size: [s40], material: [silk]]),
        ])
    }

    @Test(
        "a choice is OR within an attribute, AND across, on one and the same salable variant",
        arguments: [
            ([:], [1, 2, 3, 4, 5]), ([color: [blue]], [1, 2, 3]), ([color: [blue], size: [s40]], [2]),
            ([color: [blue, red], size: [s40]], [1, 2]), ([size: [s40]], [1, 2, 4]), ([color: [red], size: [s38]], []),
            ([material: [silk]], [4, 5]), ([material: [silk, linen]], [2, 4, 5]),
            ([material: [linen], color: [blue]], [2]), ([color: []], [1, 2, 3, 4, 5]), ([color: [OptionID(99)]], []),
            ([AttributeID(999): [blue]], [1, 2, 3, 4, 5]), ([color: [blue, blue, OptionID(99)]], [1, 2, 3]),
        ] as [([AttributeID: [OptionID]], [Int64])])
    func choices(chosen: [AttributeID: [OptionID]], expected: [Int64]) throws {
        let page = try shop().page(ListingQuery(category: dresses, chosen: chosen))
        #expect(ids(page) == expected)
        #expect(page.total == expected.count)
    }

    @Test(
        "counts use every choice but the attribute's own, and sizes count under the chosen colour",
        arguments: [
            ([:], [blue: 3, red: 1, green: 1], [s38: 1, s40: 3], [linen: 2, silk: 2]),
            ([color: [blue]], [blue: 3, red: 1, green: 1], [s38: 1, s40: 1], [linen: 1]),
            ([color: [red]], [blue: 3, red: 1, green: 1], [s40: 1], [:]),
            ([size: [s40]], [blue: 1, red: 1, green: 1], [s38: 1, s40: 3], [linen: 2, silk: 1]),
            ([material: [silk]], [green: 1], [s40: 1], [linen: 2, silk: 2]),
            ([color: [blue], size: [s38]], [blue: 1], [s38: 1, s40: 1], [:]),
        ] as [([AttributeID: [OptionID]], [OptionID: Int], [OptionID: Int], [OptionID: Int])])
    func counts(
        chosen: [AttributeID: [OptionID]], colors: [OptionID: Int], sizes: [OptionID: Int], materials: [OptionID: Int]
    ) throws {
        let page = try shop().page(ListingQuery(category: dresses, chosen: chosen))
        #expect(
            page.facets == [
                ListingPage.Facet(attribute: color, counts: colors), ListingPage.Facet(attribute: size, counts: sizes),
                ListingPage.Facet(attribute: material, counts: materials),
            ])
    }

    @Test("a product that cannot be bought comes last in every order")
    func unsalable() throws {
        let index = index([
            try row(1, "A", price: "1", created: 9, isSalable: false), try row(2, "B", price: "2", created: 1),
        ])
        for sort in ListingSort.allCases {
            #expect(ids(index.page(ListingQuery(category: dresses, sort: sort))) == [2, 1], "\(sort)")
        }
    }

    @Test(
        "each order, with ties in order of product number",
        arguments: [
            (.position, [3, 2, 4, 1]), (.name, [3, 1, 4, 2]), (.priceAscending, [2, 1, 3, 4]),
            (.priceDescending, [4, 1, 3, 2]), (.newest, [3, 4, 1, 2]),
        ] as [(ListingSort, [Int64])])
    func sorts(sort: ListingSort, expected: [Int64]) throws {
        let index = index([
            try row(4, "ETOLE", in: [(dresses, 1)], price: "30", created: 2),
            try row(1, "étole", in: [(dresses, 2)], price: "20", created: 1),
            try row(3, "Écharpe", in: [(dresses, 1), (women, 5)], price: "20", created: 3),
            try row(2, "Œillet", in: [(women, 9)], price: "5", created: 0),
        ])
        // The category's own products come first, by their positions there.
        #expect(ids(index.page(ListingQuery(category: women, sort: sort))) == expected)
    }

    @Test("what is called new comes before what was made last, the latest first")
    func newness() throws {
        var rows = [try row(1, created: 9), try row(2, created: 1), try row(3, created: 2), try row(4, created: 8)]
        (rows[1].newSince, rows[2].newSince) = (Instant(seconds: 0), Instant(seconds: 5))
        #expect(ids(index(rows).page(ListingQuery(category: dresses, sort: .newest))) == [3, 2, 1, 4])
    }

    @Test(
        "an anchor shows what is active below it, another category only its own",
        arguments: [
            (root, [1, 2, 3, 4]), (women, [1, 2]), (dresses, [1]), (outlet, [3]), (CategoryID(6), [4]),
            (CategoryID(7), [5]), (CategoryID(99), []),
        ] as [(CategoryID, [Int64])])
    func anchors(category: CategoryID, expected: [Int64]) throws {
        let index = index([
            try row(1, in: [(dresses, 0)]), try row(2, in: [(women, 0), (CategoryID(404), 0)]),
            try row(3, in: [(outlet, 0)]), try row(4, in: [(CategoryID(6), 0)]), try row(5, in: [(CategoryID(7), 0)]),
        ])
        // The root is an anchor: what hangs below a category that is none is below the root all the same.
        #expect(ids(index.page(ListingQuery(category: category, sort: .name))) == expected)
    }

    @Test("an unknown category's page is empty")
    func unknownCategory() throws {
        let page = try shop().page(ListingQuery(category: CategoryID(404)))
        #expect(page == ListingPage(products: [], total: 0, facets: []))
    }

    @Test(
        "pages are cut, and no page number is too strange",
        arguments: [
            (1, 2, [1, 2]), (2, 2, [3, 4]), (3, 2, [5]), (4, 2, []), (0, 2, [1, 2]), (-7, 2, [1, 2]), (.max, 2, []),
            (.max, .max, []), (1, 0, []), (1, -1, []), (.min, 3, [1, 2, 3]), (1, .max, [1, 2, 3, 4, 5]),
        ] as [(Int, Int, [Int64])])
    func paging(page: Int, pageSize: Int, expected: [Int64]) throws {
        let found = try shop().page(ListingQuery(category: dresses, page: page, pageSize: pageSize))
        #expect(ids(found) == expected)
        #expect(found.total == 5)
    }

    @Test("the index says when the next price changes")
    func priceChanges() throws {
        #expect(index([]).changesAt == nil)
        #expect(index([try row(1)]).changesAt == nil)
        let rows = [try row(1, changesAt: 90), try row(2), try row(3, changesAt: 40)]
        #expect(index(rows).changesAt == Instant(seconds: 40))
    }

    @Test("a variant without an option on an axis inherits its product's")
    func inheritedOption() throws {
        var bySize = try row(1, options: [color: [blue]])
        bySize.variants = [ListingRow.Variant(options: [size: s38])]
        let index = index([bySize])
        #expect(ids(index.page(ListingQuery(category: dresses, chosen: [color: [blue], size: [s38]]))) == [1])
        #expect(ids(index.page(ListingQuery(category: dresses, chosen: [color: [blue], size: [s40]]))) == [])
    }

    @Test("with any number of axes, random catalogues give what looking at every product gives", arguments: 0..<5)
    func randomCatalogues(axisCount: Int) throws {
        var generator = SeededGenerator(seed: UInt64(axisCount) + 1)
        for _ in 0..<12 {
            let axes = (0..<axisCount).map { AttributeID(Int64($0)) }
            let facets = [AttributeID(50), AttributeID(51)] + axes
            let rows = try (0..<generator.below(150)).map { try randomRow($0, axes: axes, using: &generator) }
            var naive = NaiveListing(rows: rows, categories: tree, facets: facets, axes: axes)
            let index = ListingIndex(
                rows: rows.shuffled(using: &generator), categories: tree, facets: facets, axes: axes)
            for _ in 0..<25 {
                let query = randomQuery(facets, using: &generator)
                let page = index.page(query)
                naive.bands = page.prices.map(\.band)
                #expect(page == naive.page(query), "\(query)")
            }
        }
    }

    private func randomRow(
        _ id: Int, axes: [AttributeID], using generator: inout SeededGenerator
    ) throws -> ListingRow {
        func options(_ most: Int) -> [OptionID] {
            Array(Set((0..<generator.below(most)).map { _ in OptionID(Int64(generator.below(4))) }))
        }
        var row = try row(
            Int64(id), ["Été", "ete", "Zoé", "Robe", "ŒUF", "oeuf"][generator.below(6)],
            in: (0..<generator.below(3)).map { _ in
                (CategoryID(Int64(2 + generator.below(6))), Int64(generator.below(4)))
            },
            price: "\(generator.below(5) * generator.below(40))", created: Int64(generator.below(5)),
            isSalable: generator.below(4) > 0,
            options: [AttributeID(50): options(3), AttributeID(51): options(2)])
        row.isReduced = generator.below(3) == 0
        if generator.below(3) == 0 { row.newSince = Instant(seconds: Int64(generator.below(3))) }
        for axis in axes where generator.below(3) > 0 { row.options[axis] = options(3) }
        for _ in 0..<generator.below(4) {
            var variant = ListingRow.Variant(options: [:])
            for axis in axes where generator.below(5) > 0 {
                variant[axis] = OptionID(Int64(generator.below(4)))
            }
            row.variants.append(variant)
        }
        return row
    }

    private func randomQuery(_ attributes: [AttributeID], using generator: inout SeededGenerator) -> ListingQuery {
        var query = ListingQuery(
            category: CategoryID(Int64(2 + generator.below(7))), sort: ListingSort.allCases[generator.below(5)],
            page: 1 + generator.below(3), pageSize: 1 + generator.below(30))
        query.isReducedOnly = generator.below(4) == 0
        for _ in 0..<[0, 0, 1, 2][generator.below(4)] {
            let from = Int64(generator.below(90)) * 1_000_000
            let to = from + Int64(1 + generator.below(60)) * 1_000_000
            if let band = PriceBand(from: from, to: generator.below(3) == 0 ? nil : to) { query.prices.append(band) }
        }
        for attribute in attributes where generator.below(3) == 0 {
            query.chosen[attribute] = (0..<generator.below(3)).map { _ in OptionID(Int64(generator.below(5))) }
        }
        return query
    }
}

@Suite("Latin folding")
struct LatinFoldingTests {
    @Test(
        "case and accents go, ligatures become letters",
        arguments: [
            ("Robe", "robe"), ("ÉTÉ", "ete"), ("e\u{301}te\u{301}", "ete"), ("Œillet", "oeillet"), ("Ægir", "aegir"),
            ("Straße", "strasse"), ("Łódź", "lodz"), ("naïve ça", "naive ca"), ("L’été", "l'ete"), ("Ærø", "aero"),
            ("日本", "日本"), ("ΑΒΓ", "αβγ"), ("", ""), ("a\u{A0}b", "a b"), ("Ÿ", "y"), ("İ", "i"),
        ])
    func folds(text: String, expected: String) {
        #expect(LatinFolding.fold(text) == expected)
    }
}
