import Basics
import Catalog
import Commerce
import Sales

/// Products in memory.
final class FakeProducts: ProductReading {
    var byID: [ProductID: Product] = [:]
    var failure: StoreFailure?

    func products(_ ids: [ProductID]) async throws(StoreFailure) -> [Product] {
        if let failure { throw failure }
        return ids.compactMap { byID[$0] }
    }

    func productID(of sku: SKU) async throws(StoreFailure) -> ProductID? {
        byID.values.first { $0.sku == sku }?.id
    }
}

/// Paths in memory.
final class FakePages: PageFinding {
    var targets: [StoreViewID: [String: PageTarget]] = [:]

    func target(of path: String, in store: StoreViewID) async throws(StoreFailure) -> PageTarget? {
        targets[store]?[path]
    }
}

/// A frozen catalogue.
final class FakeCatalog: CatalogViewing {
    var reference: Reference
    var listings: [StoreViewID: ListingIndex]

    init(_ reference: Reference, _ listings: [StoreViewID: ListingIndex]) {
        (self.reference, self.listings) = (reference, listings)
    }

    func listing(in store: StoreViewID) -> ListingIndex {
        listings[store]
            ?? ListingIndex(rows: [], categories: reference.categories, facets: [], axes: [])
    }
}

/// Carts in memory, with the stock as the writer has it.
final class FakeCarts: CartKeeping {
    var carts: [MaskedCartID: Cart] = [:]
    var stock: [ProductID: Stock] = [:]
    var failure: StoreFailure?
    private var generator = CountingGenerator()
    private var lineNumber: Int64 = 0

    func create(in store: StoreViewID) async throws(CartError) -> Cart {
        if let failure { throw .failed(failure) }
        let cart = Cart(
            id: CartID(Int64(carts.count + 1)), maskedID: MaskedCartID(using: &generator), storeID: store, lines: [],
            createdAt: Instant(seconds: 0), updatedAt: Instant(seconds: 0))
        carts[cart.maskedID] = cart
        return cart
    }

    func cart(_ masked: MaskedCartID) async throws(CartError) -> Cart {
        if let failure { throw .failed(failure) }
        guard let cart = carts[masked] else { throw .noSuchCart }
        return cart
    }

    func change(
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
final class FakeSessions: SessionKeeping {
    var messages: [SessionID: [VisitorMessage]] = [:]
    var isAway = false

    func add(_ message: VisitorMessage, to session: SessionID) async -> Bool {
        guard !isAway else { return false }
        messages[session, default: []].append(message)
        return true
    }

    func takeMessages(of session: SessionID) async -> [VisitorMessage] {
        isAway ? [] : messages.removeValue(forKey: session) ?? []
    }
}

/// Numbers that are not random, so that a test is the same every time.
struct CountingGenerator: RandomNumberGenerator {
    private var state: UInt64 = 1

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 29
    }
}
