import Basics
import Catalog
import Commerce
import MariaDB
import Storage
import Testing

@Suite("What an import keeps")
struct ProductImportRepositoryTests {
    private func draft(_ sku: SKU, quantity: Int64) -> ProductDraft {
        var draft = ProductDraft(row: 1, sku: sku, store: .all)
        (draft.kind, draft.attributeSetID, draft.quantity) = (.simple, AttributeSetID(4), Quantity(quantity))
        draft.columns.name = sku.text
        return draft
    }

    @Test("a SKU is found in any case and keeps the form first given; an accent makes another product")
    func skus() throws {
        let accented = try #require(SKU("RB-É1"))
        let lower = try #require(SKU("rb-é1"))
        let plain = try #require(SKU("RB-E1"))
        let counts = try TestDatabase.run { [self] _, databases in
            let shop = ProductImportRepository(
                databases,
                context: {
                    WritingContext(
                        now: Instant(seconds: 0), clock: StoreClock(), currency: .eur, stockDefaults: StockDefaults())
                })
            let first = try await shop.save(
                [draft(accented, quantity: 1), draft(plain, quantity: 2)], replacing: [])
            let second = try await shop.save([draft(lower, quantity: 3)], replacing: [])
            let known = try await shop.known([lower, plain])
            #expect(known.count == 2)
            #expect(known.keys.map(\.text).sorted() == ["RB-E1", "RB-É1"])
            let stock = try await databases.writer.rows(
                """
                SELECT p.sku, s.quantity FROM product p JOIN source_item s ON s.sku_folded = p.sku_folded ORDER BY p.id
                """, as: String.self, Quantity.self)
            #expect(stock.map(\.0) == ["RB-É1", "RB-E1"])
            #expect(stock.map(\.1) == [Quantity(3), Quantity(2)])
            return [first.created, first.updated, second.created, second.updated]
        }
        #expect(counts == [2, 0, 0, 1])
    }
}
