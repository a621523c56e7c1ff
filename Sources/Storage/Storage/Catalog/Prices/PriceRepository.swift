import Basics
public import Catalog
public import Commerce
import MariaDB

/// Many products' prices at once, on the writer.
public final class PriceRepository: PriceKeeping, PriceVocabulary {
    private let writer: Writer
    private let context: () -> WritingContext

    /// Magento's number of the attribute `cost`.
    private static let cost = AttributeID(81)

    /// A loop's way to prices; `context` gives the moment of each write.
    public init(_ databases: Databases, context: @escaping () -> WritingContext) {
        writer = databases.writer
        self.context = context
    }

    /// The prices of an attribute, `price` or `cost`, in all scopes.
    public func prices(_ attribute: String, of skus: [SKU]) async throws(StoreFailure) -> [KeptPrice] {
        guard !skus.isEmpty else { return [] }
        let sql: SQL =
            attribute == "cost"
            ? """
            SELECT p.sku, v.store_id, v.number_value FROM product p JOIN product_value v ON v.product_id = p.id
            WHERE v.attribute_id = \(PriceRepository.cost) AND v.number_value IS NOT NULL
            AND p.sku_folded IN \(list: skus) ORDER BY p.id, v.store_id
            """
            : """
            SELECT p.sku, s.store_id, s.price FROM product p JOIN product_scope s ON s.product_id = p.id
            WHERE s.price IS NOT NULL AND p.sku_folded IN \(list: skus) ORDER BY p.id, s.store_id
            """
        return try await failures {
            try await writer.rows(sql, as: SKU.self, StoreViewID.self, String.self).compactMap { sku, store, price in
                Money(price, context().currency).map { KeptPrice(sku: sku, store: store, price: $0) }
            }
        }
    }

    /// The special prices in all scopes.
    public func specialPrices(of skus: [SKU]) async throws(StoreFailure) -> [KeptSpecialPrice] {
        guard !skus.isEmpty else { return [] }
        return try await failures {
            let rows = try await writer.rows(
                """
                SELECT p.sku, s.store_id, s.special_price, f.special_from, s.special_to FROM product p
                JOIN product_scope s ON s.product_id = p.id AND s.special_price IS NOT NULL
                LEFT JOIN product_scope f ON f.product_id = p.id AND f.special_from IS NOT NULL
                WHERE p.sku_folded IN \(list: skus) ORDER BY p.id, s.store_id, f.store_id
                """, as: SKU.self, StoreViewID.self, String.self, CivilTime?.self, CivilTime?.self)
            return rows.compactMap { sku, store, price, from, to in
                Money(price, context().currency).map {
                    KeptSpecialPrice(sku: sku, store: store, price: $0, from: from, to: to)
                }
            }
        }
    }

    /// The tiers.
    public func tiers(of skus: [SKU]) async throws(StoreFailure) -> [KeptTier] {
        guard !skus.isEmpty else { return [] }
        return try await failures {
            let rows = try await writer.rows(
                """
                SELECT p.sku, t.website_id, t.customer_group_id, t.quantity, t.price, t.percent FROM product p
                JOIN tier_price t ON t.product_id = p.id WHERE p.sku_folded IN \(list: skus)
                ORDER BY p.id, t.quantity, t.id
                """,
                as: SKU.self, WebsiteID.self, CustomerGroupID.self, Quantity.self, String?.self, Quantity?.self)
            return rows.compactMap { sku, website, group, quantity, price, percent in
                let fixed = price.flatMap { Money($0, context().currency) }.map(TierPrice.Amount.fixed)
                guard let amount = fixed ?? percent.map({ .percent($0.tenThousandths) }) else { return nil }
                return KeptTier(
                    sku: sku, tier: TierPrice(websiteID: website, group: group, quantity: quantity, amount: amount))
            }
        }
    }

    /// Keeps what drafts say of prices.
    public func save(_ drafts: [ProductDraft]) async throws(StoreFailure) {
        guard !drafts.isEmpty else { return }
        let context = context()
        try await failures {
            try await writer.transaction(within: .seconds(Writer.batchSeconds)) { transaction in
                _ = try await ProductBatch(drafts, in: transaction, context).save()
            }
        }
    }

    /// Changes tiers in one transaction.
    public func changeTiers(
        added: [KeptTier], removed: [KeptTier], cleared: [SKU]
    ) async throws(StoreFailure) {
        try await failures {
            try await writer.transaction(within: .seconds(Writer.batchSeconds)) { transaction in
                let skus = Set(added.map(\.sku) + removed.map(\.sku) + cleared).sorted()
                guard !skus.isEmpty else { return }
                let known = try await transaction.rows(
                    "SELECT sku, id FROM product WHERE sku_folded IN \(list: skus)", as: SKU.self, ProductID.self)
                let ids = Dictionary(known) { first, _ in first }
                let gone = cleared.compactMap { ids[$0] }
                if !gone.isEmpty {
                    try await transaction.run("DELETE FROM tier_price WHERE product_id IN \(list: gone)")
                }
                for one in removed {
                    guard let id = ids[one.sku] else { continue }
                    try await transaction.run(
                        """
                        DELETE FROM tier_price WHERE product_id = \(id) AND website_id = \(one.tier.websiteID)
                        AND customer_group_id = \(one.tier.group) AND quantity = \(one.tier.quantity)
                        """)
                }
                let rows = added.compactMap { one in ids[one.sku].map { TierPriceRow.cells($0, one.tier) } }
                try await TierPriceRow.upsert(rows, in: transaction)
                for id in ids.values { transaction.touch(.product(id)) }
            }
        }
    }

    /// The kinds of the products that are there, of these.
    public func kinds(of skus: [SKU]) async throws(StoreFailure) -> [SKU: ProductKind] {
        guard !skus.isEmpty else { return [:] }
        return try await failures {
            let rows = try await writer.rows(
                "SELECT sku, kind FROM product WHERE sku_folded IN \(list: skus)", as: SKU.self, ProductKind.self)
            return Dictionary(rows) { first, _ in first }
        }
    }

    /// The customer groups by lower-case code.
    public func customerGroups() async throws(StoreFailure) -> [String: CustomerGroupID] {
        try await failures {
            let rows = try await writer.rows(
                "SELECT LOWER(code), id FROM customer_group", as: String.self, CustomerGroupID.self)
            return Dictionary(rows) { first, _ in first }.merging(["all groups": .all]) { first, _ in first }
        }
    }

    private func failures<Value>(_ body: () async throws -> Value) async throws(StoreFailure) -> Value {
        do {
            return try await body()
        } catch {
            throw StoreFailure(error)
        }
    }
}
