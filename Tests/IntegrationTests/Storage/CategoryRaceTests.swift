import Basics
import Catalog
import Commerce
import EventLoop
import MariaDB
import Storage
import Testing

@Suite("Writing categories at once")
struct CategoryRaceTests {
    private let root = CategoryID(2)
    private static let roundCount = 8

    private func imports(_ databases: Databases) -> ProductImportRepository {
        ProductImportRepository(databases) {
            WritingContext(
                now: Instant(seconds: 0), clock: StoreClock(), currency: .eur, stockDefaults: StockDefaults())
        }
    }

    @Test("of two opposite moves one is refused, and the tree stays one")
    func oppositeMoves() throws {
        try TestDatabase.run { [root] loop, databases in
            let shop = CategoryRepository(databases)
            for round in 1...CategoryRaceTests.roundCount {
                let one = try await shop.save(CategoryDraft(under: root, name: "One \(round)")).id
                let other = try await shop.save(CategoryDraft(under: root, name: "Other \(round)")).id
                let failures = await gather(2, on: loop) { index in
                    await CategoryRaceTests.failure {
                        try await shop.move(
                            index == 0 ? one : other, under: index == 0 ? other : one, after: nil)
                    }
                }
                #expect(failures.compactMap { $0 } == ["\(CategoryFailure.belowItself)"])
            }
            let tree = try await shop.tree()
            #expect(tree.branch(from: CategoryTree.rootID).count == 2 + 2 * CategoryRaceTests.roundCount)
        }
    }

    @Test("two imports that name the same new category make it once")
    func samePath() throws {
        try TestDatabase.run { loop, databases in
            let shops = [imports(databases), imports(databases)]
            for round in 1...CategoryRaceTests.roundCount {
                let path = ["Default Category", "Level \(round)", "Below"]
                let found = await gather(2, on: loop) { try? await shops[$0].category(at: path) }
                #expect(found[0] != nil && found[0] == found[1])
            }
            let tree = try await CategoryRepository(databases).tree()
            #expect(tree.all.count == 2 + 2 * CategoryRaceTests.roundCount)
        }
    }

    @Test("categories are moved, made and deleted while batches put products into them, and all of it comes through")
    func besideAnImport() throws {
        try TestDatabase.run { [root] loop, databases in
            let (shop, other) = (CategoryRepository(databases), self.imports(databases))
            let parents = try await CategoryRaceTests.categories(["Left", "Right"], under: root, shop)
            let places = try await CategoryRaceTests.categories((1...6).map { "Place \($0)" }, under: root, shop)
            let failures = await gather(3, on: loop) { index in
                await CategoryRaceTests.failure {
                    for round in 1...CategoryRaceTests.roundCount {
                        switch index {
                        case 0:
                            _ = try await other.save(CategoryRaceTests.batch(round, in: places), replacing: [])
                        case 1:
                            let path = ["Default Category", "Left", "New \(round)"]
                            let made = try #require(try await other.category(at: path))
                            if round.isMultiple(of: 2) { try await shop.delete(made) }
                        default:
                            for place in places {
                                try await shop.move(place, under: parents[round % 2], after: CategoryID(0))
                            }
                        }
                    }
                }
            }
            #expect(failures == [nil, nil, nil])
        }
    }

    private static func failure(_ act: () async throws -> Void) async -> String? {
        do {
            try await act()
            return nil
        } catch {
            return "\(error)"
        }
    }

    private static func categories(
        _ names: [String], under parent: CategoryID, _ shop: CategoryRepository
    ) async throws -> [CategoryID] {
        var made: [CategoryID] = []
        for name in names { made.append(try await shop.save(CategoryDraft(under: parent, name: name)).id) }
        return made
    }

    /// Products in all of the categories, each beginning with another one.
    private static func batch(_ round: Int, in categories: [CategoryID]) -> [ProductDraft] {
        (0..<categories.count).compactMap { number in
            SKU("R\(round)-\(number)").map { sku in
                var draft = ProductDraft(row: number, sku: sku, store: .all)
                (draft.kind, draft.attributeSetID) = (.simple, AttributeSetID(4))
                draft.columns.name = sku.text
                draft.categories = Array(categories[number...] + categories[..<number])
                return draft
            }
        }
    }
}
