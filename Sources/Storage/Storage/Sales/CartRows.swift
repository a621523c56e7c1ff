import Basics
import Commerce
import JSON
import MariaDB
import Sales

/// A cart as its tables hold it.
enum CartRows {
    /// The cart with a masked id and its lines, by one statement.
    static func cart(_ masked: MaskedCartID, from source: some RowSource) async throws -> Cart {
        try await read(masked, from: source, "").cart
    }

    /// The same, and the mark of its last write, for a transaction that holds the cart from now on.
    static func lock(
        _ masked: MaskedCartID, in transaction: WriterTransaction
    ) async throws -> (cart: Cart, lastWrite: UInt64) {
        try await read(masked, from: transaction, " FOR UPDATE")
    }

    private static func read(
        _ masked: MaskedCartID, from source: some RowSource, _ lock: SQL
    ) async throws -> (cart: Cart, lastWrite: UInt64) {
        let sql: SQL = """
            SELECT c.id, c.store_id, c.country_code, c.region_id, c.postcode, c.created_at, c.updated_at,
            l.id, l.product_id, l.variant_id, l.quantity, l.chosen_options, c.last_write
            FROM cart c LEFT JOIN cart_line l ON l.cart_id = c.id WHERE c.masked_id = \(masked) ORDER BY l.id
            """
        let rows = try await source.rows(
            sql + lock, as: CartID.self, StoreViewID.self, String?.self, RegionID.self, String.self, CivilTime.self,
            CivilTime.self, CartLineID?.self, ProductID?.self, ProductID?.self, Quantity?.self, String?.self,
            UInt64.self)
        guard let first = rows.first else { throw CartError.noSuchCart }
        let lines = rows.compactMap { row -> CartLine? in
            guard let id = row.7, let product = row.8, let variant = row.9, let quantity = row.10 else { return nil }
            return CartLine(
                id: id, productID: product, variantID: variant, quantity: quantity, chosen: chosen(row.11))
        }
        let destination = first.2.map { TaxPlace(country: $0, region: first.3, postcode: first.4) }
        let cart = Cart(
            id: first.0, maskedID: masked, storeID: first.1, lines: lines, destination: destination,
            createdAt: first.5.asUTC, updatedAt: first.6.asUTC)
        return (cart, first.12)
    }

    /// Choices as a column keeps them; nil for none.
    static func kept(_ chosen: [ChosenOption]) -> String? {
        guard !chosen.isEmpty else { return nil }
        var json = JSONWriter(escaping: .plain)
        json.array { json in
            for choice in chosen {
                json.array { json in
                    json.value(choice.optionID)
                    json.value(choice.value)
                }
            }
        }
        return String(decoding: json.takeBytes(), as: UTF8.self)
    }

    private static func chosen(_ kept: String?) -> [ChosenOption] {
        guard let kept, let json = try? JSONReader.parse(Array(kept.utf8)) else { return [] }
        return (json.array ?? []).compactMap { pair in
            guard let pair = pair.array, pair.count == 2, let option = pair[0].integer, let value = pair[1].string
            else { return nil }
            return ChosenOption(optionID: option, value: value)
        }
    }
}
