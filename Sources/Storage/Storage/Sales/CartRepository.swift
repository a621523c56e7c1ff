public import Basics
public import Catalog
public import Commerce
import MariaDB
public import Sales

/// Guests' carts on the writer.
public final class CartRepository: CartKeeping {
    private let writer: Writer
    private let clock: () -> Instant

    /// A loop's way to the carts.
    public init(_ databases: Databases, clock: @escaping () -> Instant) {
        writer = databases.writer
        self.clock = clock
    }

    /// A new empty cart.
    public func create(in store: StoreViewID) async throws(CartError) -> Cart {
        try await cartErrors {
            let blank = blank(in: store)
            return blank.cart(try await writer.run(blank.insertion).lastInsertID)
        }
    }

    /// A new cart with what `change` puts into it, in one transaction.
    public func create(
        in store: StoreViewID, stockOf variants: [ProductID],
        _ change: (inout Cart, [ProductID: Stock]) throws(CartError) -> Void
    ) async throws(CartError) -> Cart {
        try await cartErrors {
            try await writer.transaction { transaction in
                let blank = blank(in: store)
                let before = blank.cart(try await transaction.run(blank.insertion).lastInsertID)
                var after = before
                try change(&after, try await CartRepository.stock(of: variants, in: transaction))
                return try await CartRepository.writeLines(of: after, over: before, in: transaction)
            }
        }
    }

    /// The cart with a masked id.
    public func cart(_ masked: MaskedCartID) async throws(CartError) -> Cart {
        try await cartErrors {
            try await CartRows.cart(masked, from: writer, .none)
        }
    }

    /// Changes a cart under its lock, in one transaction. Locks are taken in the order cart, stock, change feed.
    public func change(
        _ masked: MaskedCartID, stockOf variants: [ProductID],
        _ change: (inout Cart, [ProductID: Stock]) throws(CartError) -> Void
    ) async throws(CartError) -> Cart {
        try await cartErrors {
            try await writer.transaction { transaction in
                let before = try await CartRows.cart(masked, from: transaction, .forUpdate)
                var after = before
                try change(&after, try await CartRepository.stock(of: variants, in: transaction))
                after.updatedAt = CivilTime(utc: clock()).asUTC
                let kept = try await CartRepository.writeLines(of: after, over: before, in: transaction)
                try await CartRepository.write(kept, in: transaction)
                return kept
            }
        }
    }

    /// The statement that makes an empty cart, and the cart once its number is known.
    private func blank(in store: StoreViewID) -> (insertion: SQL, cart: (Int64) -> Cart) {
        var generator = SystemRandom()
        let masked = MaskedCartID(using: &generator)
        let now = CivilTime(utc: clock())
        let insertion: SQL = """
            INSERT INTO cart (masked_id, store_id, created_at, updated_at)
            VALUES (\(masked), \(store), \(now), \(now))
            """
        return (
            insertion,
            { number in
                Cart(
                    id: CartID(number), maskedID: masked, storeID: store, lines: [], createdAt: now.asUTC,
                    updatedAt: now.asUTC)
            }
        )
    }

    private func cartErrors<Value>(_ body: () async throws -> Value) async throws(CartError) -> Value {
        do {
            return try await body()
        } catch let error as CartError {
            throw error
        } catch {
            throw .failed(StoreFailure(error))
        }
    }
}

/// What a change reads and writes.
extension CartRepository {
    private static func stock(
        of variants: [ProductID], in transaction: WriterTransaction
    ) async throws -> [ProductID: Stock] {
        guard !variants.isEmpty else { return [:] }
        let rows = try await transaction.rows(
            """
            SELECT p.id, s.quantity, s.status FROM product p
            JOIN source_item s ON s.sku_folded = p.sku_folded AND s.source_code = 'default'
            WHERE p.id IN \(list: variants)
            """, as: ProductID.self, Quantity.self, Bool.self)
        return Dictionary(rows.map { ($0.0, Stock(quantity: $0.1, isInStock: $0.2)) }) { first, _ in first }
    }

    /// Writes the lines that differ and gives the cart with the numbers of new ones.
    private static func writeLines(
        of after: Cart, over before: Cart, in transaction: WriterTransaction
    ) async throws -> Cart {
        var kept = after
        let known = Dictionary(before.lines.compactMap { line in line.id.map { ($0, line) } }) { first, _ in first }
        let gone = known.keys.filter { id in !after.lines.contains { $0.id == id } }
        if !gone.isEmpty {
            try await transaction.run("DELETE FROM cart_line WHERE id IN \(list: gone.sorted())")
        }
        for (place, line) in after.lines.enumerated() {
            if let id = line.id {
                guard known[id] != line else { continue }
                try await transaction.run("UPDATE cart_line SET quantity = \(line.quantity) WHERE id = \(id)")
            } else {
                let effect = try await transaction.run(
                    """
                    INSERT INTO cart_line (cart_id, product_id, variant_id, quantity, chosen_options)
                    VALUES (
                      \(after.id), \(line.productID), \(line.variantID), \(line.quantity),
                      \(CartRows.kept(line.chosen)))
                    """)
                kept.lines[place].id = CartLineID(Int64(effect.lastInsertID))
            }
        }
        return kept
    }

    /// Writes the cart itself. `last_write` is random, so that a commit whose answer was lost can be recognised.
    private static func write(_ cart: Cart, in transaction: WriterTransaction) async throws {
        let lastWrite = UInt64.random(in: .min ... .max)
        try await transaction.run(
            """
            UPDATE cart SET store_id = \(cart.storeID), country_code = \(cart.destination?.country),
            region_id = \(cart.destination?.region ?? .any), postcode = \(cart.destination?.postcode ?? ""),
            updated_at = \(CivilTime(utc: cart.updatedAt)), last_write = \(lastWrite) WHERE id = \(cart.id)
            """)
    }
}
