import Basics
import Catalog
import Commerce
import Testing

private let (root, women, dresses, outlet) = (CategoryID(2), CategoryID(3), CategoryID(4), CategoryID(5))
private let (color, size, material) = (AttributeID(1), AttributeID(2), AttributeID(3))

private let tree = CategoryTree(
    [(root, CategoryID(1)), (women, root), (dresses, women), (outlet, root)].map { id, parent in
        Category(
            id: id, parentID: parent, position: id.rawValue, isActive: true, isInMenu: true, isAnchor: id != outlet,
            texts: [:])
    })

@Suite("The listing table")
struct ListingTableTests {
    /// Many small changes one after the other; after each, the index that took them in answers as a new one does.
    @Test("an index that has taken changes in answers as a new one of the same rows", arguments: 1...4)
    func changes(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        var rows: [ProductID: ListingRow] = [:]
        for number in 0..<120 { rows[ProductID(Int64(number))] = try row(number, using: &generator) }
        var table = filled(rows)
        for step in 0..<20 {
            var news: [ProductID: ListingRow?] = [:]
            for _ in 0...generator.below(step % 5 == 4 ? 60 : 6) {
                let id = ProductID(Int64(generator.below(step % 8 == 7 ? 130 : 120)))
                let isGone = generator.below(step % 8 == 6 ? 4 : 1_000) == 0
                news[id] = .some(isGone ? nil : try changed(rows[id], id, using: &generator))
            }
            for (id, row) in news { rows[id] = row }
            _ = table.take(news)
            check(table.index, rows, using: &generator)
        }
    }

    @Test("the categories of a row that changed are told, and none where nothing changed")
    func touched() throws {
        var generator = SeededGenerator(seed: 7)
        var row = try row(1, using: &generator)
        row.categories = [CategoryLink(categoryID: dresses, position: 1)]
        var table = filled([row.id: row])
        #expect(table.take([row.id: row]) == [])
        var moved = row
        moved.categories = [CategoryLink(categoryID: outlet, position: 1)]
        #expect(table.take([row.id: moved]) == [dresses, outlet])
        #expect(table.take([row.id: nil]) == [outlet])
        #expect(table.index.ids == [])
    }

    @Test("another tree has the rows on its shelves, and one that shows the same leaves the index as it is")
    func otherTree() throws {
        var generator = SeededGenerator(seed: 11)
        var row = try row(1, using: &generator)
        row.categories = [CategoryLink(categoryID: dresses, position: 1)]
        var table = filled([row.id: row])
        let first = table.index
        #expect(table.arrange(by: ListingTableTests.changed(dressesUnder: women, named: "Robes")) == [])
        #expect(table.index === first)
        #expect(table.index.products(ListingQuery(category: women)) == [row.id])
        let all: Set = [root, women, dresses, outlet]
        #expect(table.arrange(by: ListingTableTests.changed(dressesUnder: root, named: "Robes")) == all)
        #expect(table.index.products(ListingQuery(category: women)) == [])
        #expect(table.index.products(ListingQuery(category: dresses)) == [row.id])
    }

    private static func changed(dressesUnder parent: CategoryID, named name: String) -> CategoryTree {
        CategoryTree(
            tree.all.map { category in
                guard category.id == dresses else { return category }
                return Category(
                    id: dresses, parentID: parent, position: 9, isActive: true, isInMenu: true, isAnchor: true,
                    texts: [.all: Category.Texts(name: name)])
            })
    }

    @Test("the rows that change by themselves by a moment are told")
    func changesByThemselves() throws {
        var generator = SeededGenerator(seed: 9)
        var rows: [ProductID: ListingRow] = [:]
        for number in 0..<20 {
            var row = try row(number, using: &generator)
            row.changesAt = number % 3 == 0 ? Instant(seconds: Int64(number)) : nil
            rows[row.id] = row
        }
        var table = filled(rows)
        #expect(table.index.changesAt == Instant(seconds: 0))
        #expect(table.changed(by: Instant(seconds: 6)) == [0, 3, 6].map { ProductID($0) })
        var first = try #require(rows[ProductID(0)])
        first.changesAt = nil
        _ = table.take([first.id: first])
        #expect(table.index.changesAt == Instant(seconds: 3))
    }

    private func filled(_ rows: [ProductID: ListingRow]) -> ListingTable {
        var table = ListingTable()
        table.fill(
            Array(rows.values), categories: tree, in: .all, facets: [color, size, material], axes: [color, size])
        return table
    }

    private func check(
        _ index: ListingIndex, _ rows: [ProductID: ListingRow], using generator: inout SeededGenerator
    ) {
        let new = filled(rows).index
        #expect(index.ids == new.ids)
        for _ in 0..<8 {
            var query = ListingQuery(
                category: [root, women, dresses, outlet][generator.below(4)],
                sort: ListingSort.allCases[generator.below(5)], page: 1 + generator.below(3), pageSize: 20)
            query.isReducedOnly = generator.below(4) == 0
            if generator.below(3) == 0, let band = PriceBand("10-40") { query.prices = [band] }
            for attribute in [color, size, material] where generator.below(3) == 0 {
                query.chosen[attribute] = [OptionID(Int64(generator.below(4))), OptionID(2)]
            }
            #expect(index.page(query) == new.page(query), "\(query)")
        }
    }

    private func row(_ number: Int, using generator: inout SeededGenerator) throws -> ListingRow {
        func option() -> OptionID { OptionID(Int64(generator.below(4))) }
        let price = try #require(Money("\(generator.below(80))", .eur))
        return ListingRow(
            id: ProductID(Int64(number)),
            categories: [women, dresses, outlet].filter { _ in generator.below(2) == 0 }.map {
                CategoryLink(categoryID: $0, position: Int64(generator.below(9)))
            },
            name: ["Robe", "Été", "zoé", "Œuf"][generator.below(4)], price: price,
            isReduced: generator.below(3) == 0,
            newSince: generator.below(5) == 0 ? Instant(seconds: Int64(generator.below(4))) : nil,
            createdAt: Instant(seconds: Int64(generator.below(20))), isSalable: generator.below(5) > 0,
            options: OptionList([material: [option()], color: generator.below(2) == 0 ? [option()] : []]),
            variants: (0..<generator.below(4)).map { _ in .init(options: [color: option(), size: option()]) },
            changesAt: nil)
    }

    /// A row of which one thing or all is different.
    private func changed(
        _ old: ListingRow?, _ id: ProductID, using generator: inout SeededGenerator
    ) throws -> ListingRow {
        let new = try row(Int(id.rawValue), using: &generator)
        guard var row = old else { return new }
        switch generator.below(7) {
        case 0: row.price = new.price
        case 1: row.isSalable.toggle()
        case 2: row.categories = new.categories
        case 3: row.options = new.options
        case 4: row.variants = new.variants
        case 5: (row.name, row.newSince, row.isReduced) = (new.name, new.newSince, new.isReduced)
        default: row = new
        }
        return row
    }
}
