public import Basics
public import Catalog
public import Commerce
import MariaDB

/// Reads what exports write, from the reader, a page of products at a time.
public final class CatalogueExportRepository: CatalogueExporting {
    private let reads: CatalogueReads
    private let currency: Currency
    private let stockDefaults: StockDefaults
    private let log: Log

    /// Products read at once.
    static let pageMax = ProductFill.productsMax

    /// An export's way to the products.
    public init(
        _ databases: Databases, currency: Currency, stockDefaults: StockDefaults = StockDefaults(), log: Log
    ) {
        reads = CatalogueReads(reader: databases.reader, writer: databases.writer, feed: FeedPosition())
        (self.currency, self.stockDefaults, self.log) = (currency, stockDefaults, log)
    }

    /// Names of what is there.
    public func names() async throws(StoreFailure) -> ExportNames {
        try await reading { session in
            let websites = try await session.rows("SELECT id, code FROM website", as: WebsiteID.self, String.self)
            let sets = try await session.rows(
                "SELECT id, name FROM attribute_set", as: AttributeSetID.self, String.self)
            let classes = try await session.rows("SELECT id, name FROM tax_class", as: TaxClassID.self, String.self)
            let groups = try await session.rows(
                "SELECT id, code FROM customer_group", as: CustomerGroupID.self, String.self)
            var groupNames = Dictionary(groups) { first, _ in first }
            groupNames[.all] = "ALL GROUPS"
            return ExportNames(
                websites: Dictionary(websites) { first, _ in first },
                attributeSets: Dictionary(sets) { first, _ in first },
                taxClasses: Dictionary(classes) { first, _ in first }, customerGroups: groupNames)
        }
    }

    /// The next products after a number.
    public func records(after id: ProductID) async throws(StoreFailure) -> [ProductRecord] {
        try await reading { session in
            let ids = try await session.rows(
                """
                SELECT id FROM product WHERE id > \(id) ORDER BY id LIMIT \(CatalogueExportRepository.pageMax)
                """, as: ProductID.self)
            guard !ids.isEmpty else { return [] }
            let fill = ProductFill(session: session, currency: currency, stockDefaults: stockDefaults, log: log)
            let (parts, childrenOf) = try await fill.parts(ids)
            let linked = Set(ids.flatMap { parts[$0]?.extras.links.map(\.productID) ?? [] })
            let rows =
                linked.isEmpty
                ? []
                : try await session.rows(
                    "SELECT id, sku FROM product WHERE id IN \(list: linked.sorted())", as: ProductID.self, SKU.self)
            let skus = Dictionary(rows) { first, _ in first }
            return ids.compactMap { id in
                parts[id].map { CatalogueExportRepository.record($0, childrenOf[id] ?? [], parts, skus) }
            }
        }
    }

    private static func record(
        _ part: ProductParts, _ children: [ProductID], _ parts: [ProductID: ProductParts], _ skus: [ProductID: SKU]
    ) -> ProductRecord {
        let variants = children.compactMap { parts[$0] }.map { child in
            let options = (child.values[.all] ?? [:]).compactMapValues { value in
                if case .option(let option) = value { option } else { nil }
            }
            return ProductRecord.Variant(sku: child.sku, options: options)
        }
        let links = part.extras.links.compactMap { link in
            skus[link.productID].map { ProductRecord.Link(kind: link.kind, sku: $0, position: link.position) }
        }
        return ProductRecord(
            product: part.product(variants: []), columns: part.columns, values: part.values, variants: variants,
            links: links)
    }

    /// What sources have of the next products.
    public func stock(
        after id: ProductID
    ) async throws(StoreFailure) -> (lines: [SourceStockDraft], last: ProductID)? {
        try await reading { session in
            let ids = try await session.rows(
                "SELECT id FROM product WHERE id > \(id) ORDER BY id LIMIT 1000", as: ProductID.self)
            guard let last = ids.last else { return nil }
            let rows = try await session.rows(
                """
                SELECT p.sku, s.source_code, s.quantity, s.status FROM product p
                JOIN source_item s ON s.sku_folded = p.sku_folded WHERE p.id > \(id) AND p.id <= \(last)
                ORDER BY p.id, s.source_code
                """, as: SKU.self, String.self, Quantity.self, Bool.self)
            return (
                rows.map { SourceStockDraft(sku: $0.0, source: $0.1, quantity: $0.2, isInStock: $0.3) }, last
            )
        }
    }

    private func reading<Value>(
        _ body: (ReadSession) async throws -> Value
    ) async throws(StoreFailure) -> Value {
        do {
            return try await reads.read(body).value
        } catch {
            throw StoreFailure(error)
        }
    }
}
