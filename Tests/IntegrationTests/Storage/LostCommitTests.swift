import Basics
import Commerce
import EventLoop
import MariaDB
import Sales
import Testing

@testable import Storage

/// Connections that are cut in the very moment of a COMMIT.
@Suite("A COMMIT whose answer is lost")
struct LostCommitTests {
    private static let view = StoreViewID(1)

    private typealias Place = (loop: EventLoop, databases: Databases)

    /// Runs `body` with carts behind a proxy, and a product to put into them.
    private func withCarts<Result>(
        _ body: @escaping (CartRepository, ProductID, FaultyProxy, Place) async throws -> Result
    ) throws -> Result {
        let proxy = try FaultyProxy(to: IntegrationServers.shared.writerSocket)
        defer { proxy.close() }
        return try TestDatabase.run(connectionsMax: 2, through: proxy) { loop, databases in
            let made = try await databases.writer.run(
                """
                INSERT INTO product (sku, sku_folded, kind, attribute_set_id, created_at, updated_at)
                VALUES ('A', 'a', 'simple', 4, NOW(), NOW())
                """)
            let carts = CartRepository(databases, clock: { Instant(seconds: 1_700_000_000) })
            return try await body(carts, ProductID(made.lastInsertID), proxy, (loop, databases))
        }
    }

    private func add(_ product: ProductID, to cart: inout Cart) {
        cart.lines.append(CartLine(productID: product, variantID: product, quantity: Quantity(1)))
    }

    private func lineCount(_ databases: Databases) async throws -> Int64? {
        try await databases.writer.rows("SELECT COUNT(*) FROM cart_line", as: Int64.self).first
    }

    @Test(
        "the line is in the cart, once, whether the server got the COMMIT, gets it later or never",
        arguments: FaultyProxy.CommitFate.allCases)
    func change(fate: FaultyProxy.CommitFate) throws {
        try withCarts { carts, product, proxy, place in
            let masked = try await carts.create(in: LostCommitTests.view).maskedID
            proxy.set(.cutAtCommit(fate))
            var runs = 0
            let told = try await carts.change(masked, stockOf: []) { (cart, _) throws(CartError) in
                runs += 1
                add(product, to: &cart)
            }
            let kept = try await carts.cart(masked)
            #expect(told.lines.count == 1 && kept.lines == told.lines)
            #expect(try await lineCount(place.databases) == 1)
            #expect(runs == (fate == .isLost ? 2 : 1), "what has not happened is done again, and nothing else")
        }
    }

    @Test("the last attempt's COMMIT is looked up too")
    func lastAttempt() throws {
        try withCarts { carts, product, proxy, place in
            let masked = try await carts.create(in: LostCommitTests.view).maskedID
            var runs = 0
            let told = try await carts.change(masked, stockOf: []) { (cart, _) throws(CartError) in
                runs += 1
                proxy.set(.cutAtCommit(runs < Writer.attemptsMax ? .isLost : .arrives))
                add(product, to: &cart)
            }
            #expect(runs == Writer.attemptsMax && told.lines.count == 1)
            #expect(try await lineCount(place.databases) == 1)
        }
    }

    @Test("a new cart is made once, and the answer names the one that is there", arguments: [true, false])
    func creation(isCommitted: Bool) throws {
        try withCarts { carts, product, proxy, place in
            proxy.set(.cutAtCommit(isCommitted ? .arrives : .isLost))
            let made = try await carts.create(in: LostCommitTests.view, stockOf: []) { (cart, _) throws(CartError) in
                add(product, to: &cart)
            }
            #expect(try await carts.cart(made.maskedID) == made)
            let all = try await place.databases.writer.rows("SELECT COUNT(*) FROM cart", as: Int64.self)
            #expect(all == [1])
        }
    }

    @Test("without a writer in time nothing is claimed, and the cart has what the server made of it")
    func noWriter() throws {
        try withCarts { carts, product, proxy, place in
            let masked = try await carts.create(in: LostCommitTests.view).maskedID
            proxy.set(.cutAtCommit(.arrives))
            let deadline = MonotonicInstant.now().advanced(by: .milliseconds(700))
            let failure = await RequestDeadline.$current.withValue(deadline) {
                await #expect(throws: CartError.self) {
                    _ = try await carts.change(masked, stockOf: []) { (cart, _) throws(CartError) in
                        add(product, to: &cart)
                        proxy.refuseAfterCut()
                    }
                }
            }
            guard case .failed(.unavailable) = failure else { Issue.record("\(failure as Any)"); return }
            proxy.set(.none)
            var kept: Cart?
            for _ in 0..<1_000 where kept == nil {
                kept = try? await carts.cart(masked)
                if kept == nil { await place.loop.sleep(for: .milliseconds(10)) }
            }
            #expect(kept?.lines.count == 1)
        }
    }

    @Test("a mark says yes, no, or that somebody else has written since")
    func marks() {
        let changed = CommitMark(question: "", before: 1, after: 2)
        #expect(changed.wasWritten(2) == true && changed.wasWritten(1) == false)
        #expect(changed.wasWritten(3) == nil && changed.wasWritten(nil) == nil)
        let made = CommitMark(question: "", before: nil, after: 2)
        #expect(made.wasWritten(2) == true && made.wasWritten(nil) == false && made.wasWritten(3) == nil)
    }
}
