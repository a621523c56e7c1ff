import Basics
package import Catalog
package import Commerce
package import Sales

/// Products in memory.
package final class FakeProducts: ProductReading {
    package var byID: [ProductID: Product] = [:]
    package var failure: StoreFailure?

    /// No products yet.
    package init() {}

    package func products(_ ids: [ProductID]) async throws(StoreFailure) -> [Product] {
        if let failure { throw failure }
        return ids.compactMap { byID[$0] }
    }

    package func productID(of sku: SKU) async throws(StoreFailure) -> ProductID? {
        byID.values.first { $0.sku == sku }?.id
    }
}

/// Paths in memory.
package final class FakePages: PageFinding {
    package var targets: [StoreViewID: [String: PageTarget]] = [:]

    /// No paths yet.
    package init() {}

    package func target(of path: String, in store: StoreViewID) async throws(StoreFailure) -> PageTarget? {
        targets[store]?[path]
    }
}

/// A frozen catalogue.
package final class FakeCatalog: CatalogViewing {
    package var reference: Reference
    package var listings: [StoreViewID: ListingIndex]
    package var position: UInt64 = 0

    package init(_ reference: Reference, _ listings: [StoreViewID: ListingIndex]) {
        (self.reference, self.listings) = (reference, listings)
    }

    package func listing(in store: StoreViewID) -> ListingIndex {
        listings[store]
            ?? ListingIndex(rows: [], categories: reference.categories, facets: [], axes: [])
    }
}

/// Carts in memory, with the stock as the writer has it.
package final class FakeCarts: CartKeeping {
    package var carts: [MaskedCartID: Cart] = [:]
    package var stock: [ProductID: Stock] = [:]
    package var failure: StoreFailure?
    private var generator = CountingGenerator()
    private var lineNumber: Int64 = 0

    /// No carts yet.
    package init() {}

    package func create(in store: StoreViewID) async throws(CartError) -> Cart {
        if let failure { throw .failed(failure) }
        let cart = Cart(
            id: CartID(Int64(carts.count + 1)), maskedID: MaskedCartID(using: &generator), storeID: store, lines: [],
            createdAt: Instant(seconds: 0), updatedAt: Instant(seconds: 0))
        carts[cart.maskedID] = cart
        return cart
    }

    package func create(
        in store: StoreViewID, stockOf variants: [ProductID],
        _ change: (inout Cart, [ProductID: Stock]) throws(CartError) -> Void
    ) async throws(CartError) -> Cart {
        let made = try await create(in: store)
        do throws(CartError) {
            return try await self.change(made.maskedID, stockOf: variants, change)
        } catch {
            carts[made.maskedID] = nil
            throw error
        }
    }

    package func cart(_ masked: MaskedCartID) async throws(CartError) -> Cart {
        if let failure { throw .failed(failure) }
        guard let cart = carts[masked] else { throw .noSuchCart }
        return cart
    }

    package func change(
        _ masked: MaskedCartID, stockOf variants: [ProductID],
        _ change: (inout Cart, [ProductID: Stock]) throws(CartError) -> Void
    ) async throws(CartError) -> Cart {
        var cart = try await cart(masked)
        try change(&cart, stock.filter { variants.contains($0.key) })
        for place in cart.lines.indices where cart.lines[place].id == nil {
            lineNumber += 1
            cart.lines[place].id = CartLineID(lineNumber)
        }
        carts[masked] = cart
        return cart
    }
}

/// Sessions in memory, which can be away.
package final class FakeSessions: SessionKeeping {
    package var messages: [SessionID: [VisitorMessage]] = [:]
    package var isAway = false

    /// No sessions yet.
    package init() {}

    package func add(_ message: VisitorMessage, to session: SessionID) async -> Bool {
        guard !isAway else { return false }
        messages[session, default: []].append(message)
        return true
    }

    package func takeMessages(of session: SessionID) async -> [VisitorMessage] {
        isAway ? [] : messages.removeValue(forKey: session) ?? []
    }
}

/// Numbers that are not random, so that a test is the same every time.
package struct CountingGenerator: RandomNumberGenerator {
    private var state: UInt64 = 1

    /// The same numbers each time.
    package init() {}

    package mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 29
    }
}
