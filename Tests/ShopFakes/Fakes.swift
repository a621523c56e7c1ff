public import Basics
public import Catalog
public import Commerce
public import Sales

/// Products in memory.
public final class FakeProducts: ProductReading {
    public var byID: [ProductID: Product] = [:]
    public var failure: StoreFailure?
    /// What happens just after somebody has read products.
    public var whenRead: (() -> Void)?

    /// No products yet.
    public init() {}

    public func products(_ ids: [ProductID]) async throws(StoreFailure) -> [Product] {
        if let failure { throw failure }
        defer { whenRead?() }
        return ids.compactMap { byID[$0] }
    }

    public func productID(of sku: SKU) async throws(StoreFailure) -> ProductID? {
        byID.values.first { $0.sku == sku }?.id
    }
}

/// A clock that stands still until a test moves it.
public final class FakeClock {
    public var now = FakeShop.now

    init() {}
}

/// Paths in memory.
public final class FakePages: PageFinding {
    public var targets: [StoreViewID: [String: PageTarget]] = [:]
    /// What happens just after somebody has looked for a path.
    public var whenRead: (() -> Void)?

    /// No paths yet.
    public init() {}

    public func target(of path: String, in store: StoreViewID) async throws(StoreFailure) -> PageTarget? {
        defer { whenRead?() }
        return targets[store]?[path]
    }
}

/// A frozen catalogue.
public final class FakeCatalog: CatalogViewing {
    public var reference: Reference
    public var listings: [StoreViewID: ListingIndex]
    public var position: UInt64 = 0

    public init(_ reference: Reference, _ listings: [StoreViewID: ListingIndex]) {
        (self.reference, self.listings) = (reference, listings)
    }

    public func listing(in store: StoreViewID) -> ListingIndex {
        listings[store]
            ?? ListingIndex(rows: [], categories: reference.categories, facets: [], axes: [])
    }
}

/// Carts in memory, with the stock as the writer has it.
public final class FakeCarts: CartKeeping {
    public var carts: [MaskedCartID: Cart] = [:]
    public var stock: [ProductID: Stock] = [:]
    public var failure: StoreFailure?
    private var generator = CountingGenerator()
    private var lineNumber: Int64 = 0

    /// No carts yet.
    public init() {}

    public func create(in store: StoreViewID) async throws(CartError) -> Cart {
        if let failure { throw .failed(failure) }
        let cart = Cart(
            id: CartID(Int64(carts.count + 1)), maskedID: MaskedCartID(using: &generator), storeID: store, lines: [],
            createdAt: Instant(seconds: 0), updatedAt: Instant(seconds: 0))
        carts[cart.maskedID] = cart
        return cart
    }

    public func create(
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

    public func cart(_ masked: MaskedCartID) async throws(CartError) -> Cart {
        if let failure { throw .failed(failure) }
        guard let cart = carts[masked] else { throw .noSuchCart }
        return cart
    }

    public func change(
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
public final class FakeSessions: SessionKeeping {
    public var messages: [SessionID: [VisitorMessage]] = [:]
    public var isAway = false

    /// No sessions yet.
    public init() {}

    public func add(_ message: VisitorMessage, to session: SessionID) async -> Bool {
        guard !isAway else { return false }
        messages[session, default: []].append(message)
        return true
    }

    public func takeMessages(of session: SessionID) async -> [VisitorMessage] {
        isAway ? [] : messages.removeValue(forKey: session) ?? []
    }
}

/// Numbers that are not random, so that a test is the same every time.
public struct CountingGenerator: RandomNumberGenerator {
    private var state: UInt64 = 1

    /// The same numbers each time.
    public init() {}

    public mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 29
    }
}
