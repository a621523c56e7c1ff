import Basics
import Catalog
import Commerce
import MariaDB
import Sales
import Storage
import Testing

@Suite("Keeping carts")
struct CartRepositoryTests {
    private static let view = StoreViewID(1)
    private static let stock = Stock(quantity: Quantity(5), isInStock: true)

    private static func repository(_ databases: Databases) -> CartRepository {
        CartRepository(databases, clock: { Instant(seconds: 1_700_000_000) })
    }

    /// Two products, by SQL; their numbers.
    private static func products(_ databases: Databases) async throws -> [ProductID] {
        var ids: [ProductID] = []
        for sku in ["A-1", "A-2"] {
            let made = try await databases.writer.run(
                """
                INSERT INTO product (sku, sku_folded, kind, attribute_set_id, created_at, updated_at)
                VALUES (\(sku), \(sku), 'simple', 4, NOW(), NOW())
                """)
            _ = try await databases.writer.run(
                "INSERT INTO source_item (source_code, sku_folded, quantity, status) VALUES ('default', \(sku), 5, 1)")
            ids.append(ProductID(Int64(made.lastInsertID)))
        }
        return ids
    }

    @Test("a line keeps its options, the same variant is there twice with others, and the destination stays")
    func lines() throws {
        let (kept, read, stock, changed) = try TestDatabase.run { _, databases in
            let carts = CartRepositoryTests.repository(databases)
            let ids = try await CartRepositoryTests.products(databases)
            let masked = try await carts.create(in: CartRepositoryTests.view).maskedID
            var seen: [ProductID: Stock] = [:]
            let kept = try await carts.change(masked, stockOf: ids) { (cart, stock) throws(CartError) in
                seen = stock
                cart.destination = TaxPlace(country: "FR", region: RegionID(257), postcode: "75002")
                cart.lines = [
                    [], [ChosenOption(optionID: 1, value: "Zoé \"1\""), ChosenOption(optionID: 2, value: "2")],
                ]
                .map { chosen in
                    CartLine(productID: ids[0], variantID: ids[0], quantity: Quantity(2), chosen: chosen)
                }
            }
            let read = try await carts.cart(masked)
            let changed = try await carts.change(masked, stockOf: []) { (cart, _) throws(CartError) in
                cart.lines.removeFirst()
                cart.lines[0].quantity = Quantity(tenThousandths: 12_500)
                cart.destination = nil
            }
            let after = try await carts.cart(masked)
            #expect(after == changed)
            return (kept, read, seen, changed)
        }
        #expect(read == kept)
        #expect(read.lines.map(\.chosen.count) == [0, 2])
        #expect(stock.values.allSatisfy { $0 == CartRepositoryTests.stock } && stock.count == 2)
        #expect(changed.lines.map(\.id) == [kept.lines[1].id])
    }

    @Test("carts that nobody touched for 30 days are thrown away, in bites, with their lines")
    func retention() throws {
        let (before, after, lines) = try TestDatabase.run { loop, databases in
            let carts = CartRepositoryTests.repository(databases)
            let ids = try await CartRepositoryTests.products(databases)
            var masked: [MaskedCartID] = []
            for _ in 0..<3 {
                let cart = try await carts.create(in: CartRepositoryTests.view, stockOf: []) {
                    (cart, _) throws(CartError) in
                    cart.lines = [CartLine(productID: ids[0], variantID: ids[0], quantity: Quantity(1))]
                }
                masked.append(cart.maskedID)
            }
            _ = try await databases.writer.run("UPDATE cart SET updated_at = UTC_TIMESTAMP() - INTERVAL 29 DAY")
            _ = try await databases.writer.run(
                "UPDATE cart SET updated_at = UTC_TIMESTAMP() - INTERVAL 31 DAY WHERE masked_id = \(masked[1])")
            func count(_ table: SQL) async throws -> [Int64] {
                try await databases.writer.rows("SELECT COUNT(*) FROM " + table, as: Int64.self)
            }
            let before = try await count("cart")
            #expect(try await !CartRetention.trim(on: databases.writer))
            return (before, try await count("cart"), try await count("cart_line"))
        }
        #expect(before == [3] && after == [2] && lines == [2])
    }
}
