import Basics
import Catalog
import Commerce
import Importer
import MariaDB
import Testing

@Suite("Exports give back what imports took")
struct RoundTripTests {
    /// Exports into one shop's texts, takes them into another, exports again.
    private func check(seed: UInt64) throws -> (first: String, second: String, problems: [String]) {
        var catalogue = RandomCatalogue(seed: seed)
        let file = catalogue.file(products: 60)
        let first = try TestDatabase.run { _, databases in
            let shop = try await ShopFiles.furnished(databases)
            let attributes = try await shop.attributes(RandomCatalogue.attributes)
            let products = try await shop.products(file)
            let again = try await shop.products(file)
            let problems = (attributes.problems + products.problems).map { "\($0.sku) \($0.column): \($0.sentence)" }
            let text = try await shop.exportedProducts()
            return (text, problems + (again.created == 0 ? [] : ["the second run made products"]))
        }
        let second = try TestDatabase.run { _, databases in
            let shop = try await ShopFiles.furnished(databases)
            _ = try await shop.attributes(RandomCatalogue.attributes)
            let outcome = try await shop.products(first.0)
            let problems = outcome.problems.map { "again, \($0.sku) \($0.column): \($0.sentence)" }
            let text = try await shop.exportedProducts()
            return (text, problems)
        }
        return (first.0, second.0, first.1 + second.1)
    }

    @Test("import(export(x)) = x for random catalogues", arguments: [1, 2, 3, 4] as [UInt64])
    func products(seed: UInt64) throws {
        let found = try check(seed: seed)
        #expect(found.problems == [])
        let (first, second) = (lines(found.first), lines(found.second))
        #expect(first.count == second.count && first.count > 60)
        for (one, other) in zip(first, second) where one != other { #expect(one == other) }
    }

    @Test("attributes come back with labels, options and sets")
    func attributes() throws {
        let texts = try [0, 1].reduce(into: [RandomCatalogue.attributes]) { texts, _ in
            let file = texts.last ?? ""
            let text = try TestDatabase.run { _, databases in
                let shop = try await ShopFiles.furnished(databases)
                let outcome = try await shop.attributes(file)
                #expect(outcome.problems == [])
                return try await shop.exported { try SheetExport(of: $0, $1, to: $2).attributes() }
            }
            texts.append(text)
        }
        #expect(texts[1] == texts[2])
        #expect(texts[1].contains("shade,en") && texts[1].contains("#111111"))
    }

    private func lines(_ text: String) -> [Substring] { text.split(separator: "\n") }
}
