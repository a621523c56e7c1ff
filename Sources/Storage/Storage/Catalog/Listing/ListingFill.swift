import Basics
import Catalog
import Commerce
import MariaDB

/// Reads of products just what a listing needs, in eight statements for thousands of them: no texts but names, no
/// pictures, and of the merchant's attributes those that filter. What it gives is no whole `Product` to show or keep.
struct ListingFill {
    let session: ReadSession
    let reference: Reference
    let stockDefaults: StockDefaults

    /// So many products are read at once; their variants come on top.
    static let productsMax = 1_000

    /// The products with these numbers, with their variants, as far as a listing looks at them.
    func products(_ ids: [ProductID]) async throws -> [Product] {
        let children = try await session.rows(
            """
            SELECT parent_id, child_id FROM product_variant WHERE parent_id IN \(list: ids)
            ORDER BY parent_id, position, child_id
            """, as: ProductID.self, ProductID.self)
        let parents = try await ownParts(ids)
        let variants = try await shared(Array(Set(children.map(\.1))), isVariant: true)
        let tiers = try await tiers(Array(parents.keys) + Array(variants.keys))
        var variantsOf: [ProductID: [Product]] = [:]
        for (parent, child) in children {
            if let variant = variants[child] {
                variantsOf[parent, default: []].append(variant.product([], tiers[child] ?? []))
            }
        }
        return ids.compactMap { id in parents[id].map { $0.product(variantsOf[id] ?? [], tiers[id] ?? []) } }
    }

    /// What a listing needs of products that it shows.
    private func ownParts(_ ids: [ProductID]) async throws -> [ProductID: ListedParts] {
        var parts = try await shared(ids, isVariant: false)
        let rows = try await session.rows(
            """
            SELECT 0, product_id, category_id, position FROM product_category WHERE product_id IN \(list: ids)
            UNION ALL SELECT 1, product_id, website_id, 0 FROM product_website WHERE product_id IN \(list: ids)
            UNION ALL SELECT 2, product_id, attribute_id, position FROM product_axis WHERE product_id IN \(list: ids)
            """, as: Int64.self, ProductID.self, Int64.self, Int64.self)
        for (part, product, id, position) in rows {
            switch part {
            case 0: parts[product]?.categories.append(CategoryLink(categoryID: CategoryID(id), position: position))
            case 1: parts[product]?.websites.append(WebsiteID(id))
            default:
                let axis = ConfigurableAxis(id: 0, attributeID: AttributeID(id), label: nil, position: position)
                parts[product]?.axes.append(axis)
            }
        }
        return parts
    }

    /// What a listing needs of products and variants alike.
    private func shared(_ ids: [ProductID], isVariant: Bool) async throws -> [ProductID: ListedParts] {
        guard !ids.isEmpty else { return [:] }
        var parts = try await identities(ids)
        try await addColumns(to: &parts, ids, isVariant: isVariant)
        try await addOptions(to: &parts, ids, isVariant: isVariant)
        return parts
    }

    /// The prices of one piece that are for guests: what a listing is filtered and sorted by is what a guest is shown.
    private func tiers(_ ids: [ProductID]) async throws -> [ProductID: [TierPrice]] {
        guard !ids.isEmpty else { return [:] }
        let groups = [CustomerGroupID.guests, .all]
        let rows = try await session.rows(
            """
            SELECT product_id, website_id, customer_group_id, quantity, price, percent FROM tier_price
            WHERE product_id IN \(list: ids) AND customer_group_id IN \(list: groups) AND quantity <= 1
            """,
            as: ProductID.self, WebsiteID.self, CustomerGroupID.self, Quantity.self, Millionths?.self, Quantity?.self)
        var tiers: [ProductID: [TierPrice]] = [:]
        for (product, website, group, quantity, price, percent) in rows {
            let fixed = price.map { TierPrice.Amount.fixed(Money(millionths: $0.value, reference.settings.currency)) }
            guard let amount = fixed ?? percent.map({ .percent($0.tenThousandths) }) else { continue }
            tiers[product, default: []].append(
                TierPrice(websiteID: website, group: group, quantity: quantity, amount: amount))
        }
        return tiers
    }

    private func identities(_ ids: [ProductID]) async throws -> [ProductID: ListedParts] {
        let rows = try await session.rows(
            """
            SELECT p.id, p.sku, p.kind, p.created_at, s.quantity, s.status, i.min_qty, i.backorders, i.manage_stock
            FROM product p LEFT JOIN source_item s ON s.sku_folded = p.sku_folded AND s.source_code = 'default'
            LEFT JOIN stock_item i ON i.product_id = p.id WHERE p.id IN \(list: ids)
            """,
            as: ProductID.self, SKU.self, ProductKind.self, CivilTime.self, Quantity?.self, Bool?.self,
            Quantity?.self, Int64?.self, Bool?.self)
        var parts: [ProductID: ListedParts] = [:]
        parts.reserveCapacity(rows.count)
        for row in rows {
            var own = StockRules.Own()
            own.minQuantity = row.6
            own.backorders = row.7.flatMap(Backorders.init)
            own.managesStock = row.8
            parts[row.0] = ListedParts(
                id: row.0, sku: row.1, kind: row.2, createdAt: row.3.asUTC,
                stock: row.4.map { Stock(quantity: $0, isInStock: row.5 ?? false) },
                rules: StockRules(own, shop: stockDefaults))
        }
        return parts
    }

    private func addColumns(
        to parts: inout [ProductID: ListedParts], _ ids: [ProductID], isVariant: Bool
    ) async throws {
        let name: SQL = isVariant ? "NULL" : "name"
        let rows = try await session.rows(
            """
            SELECT product_id, store_id, \(raw: name), status, visibility, price, special_price, special_from,
            special_to, news_from, news_to FROM product_scope WHERE product_id IN \(list: ids)
            """,
            as: ProductID.self, StoreViewID.self, String?.self, ProductStatus?.self, Visibility?.self,
            Millionths?.self, Millionths?.self, CivilTime?.self, CivilTime?.self, CivilTime?.self, CivilTime?.self)
        let currency = reference.settings.currency
        for row in rows {
            var columns = ProductColumns()
            (columns.name, columns.status, columns.visibility) = (row.2, row.3, row.4)
            columns.price = row.5.map { Money(millionths: $0.value, currency) }
            columns.specialPrice = row.6.map { Money(millionths: $0.value, currency) }
            (columns.specialFrom, columns.specialTo, columns.newsFrom, columns.newsTo) = (row.7, row.8, row.9, row.10)
            parts[row.0]?.columns[row.1] = columns
        }
    }

    /// A variant's axes are global; a product's own options may differ by store view.
    private func addOptions(
        to parts: inout [ProductID: ListedParts], _ ids: [ProductID], isVariant: Bool
    ) async throws {
        let attributes = isVariant ? reference.attributes.axes : reference.attributes.filterable.map(\.id)
        guard !attributes.isEmpty else { return }
        let rows = try await session.rows(
            """
            SELECT product_id, store_id, attribute_id, option_id, number_value FROM product_value
            WHERE product_id IN \(list: ids) AND attribute_id IN \(list: attributes)
            ORDER BY product_id, store_id, attribute_id, ordinal
            """,
            as: ProductID.self, StoreViewID.self, AttributeID.self, OptionID?.self, Millionths?.self)
        let lists = Set(reference.attributes.filterable.filter { $0.input == .multiselect }.map(\.id))
        for (product, store, attribute, option, number) in rows {
            if let option, lists.contains(attribute) {
                parts[product]?.append(option, to: attribute, in: store)
            } else if let option {
                parts[product]?.values[store, default: [:]][attribute] = .option(option)
            } else if let number {
                parts[product]?.values[store, default: [:]][attribute] = .integer(number.value / 1_000_000)
            }
        }
    }
}

/// What a listing looks at of one product, gathered row by row.
private struct ListedParts {
    let id: ProductID
    let sku: SKU
    let kind: ProductKind
    let createdAt: Instant
    let stock: Stock?
    let rules: StockRules
    var websites: [WebsiteID] = []
    var columns: [StoreViewID: ProductColumns] = [:]
    var values: [StoreViewID: [AttributeID: AttributeValue]] = [:]
    var categories: [CategoryLink] = []
    var axes: [ConfigurableAxis] = []

    mutating func append(_ option: OptionID, to attribute: AttributeID, in store: StoreViewID) {
        var options = [option]
        if case .options(let earlier) = values[store]?[attribute] { options = earlier + options }
        values[store, default: [:]][attribute] = .options(options)
    }

    func product(_ variants: [Product], _ tiers: [TierPrice]) -> Product {
        var extras = Product.Extras()
        (extras.stockRules, extras.tierPrices) = (rules, tiers)
        return Product(
            id: id, sku: sku, kind: kind, attributeSetID: AttributeSetID(0), createdAt: createdAt,
            updatedAt: createdAt, websiteIDs: websites, categories: categories.sorted { $0.categoryID < $1.categoryID },
            media: [], stock: stock, axes: axes, variants: variants, columns: columns, values: values, extras: extras)
    }
}

/// An amount of a DECIMAL column in millionths, read without making text of it.
private struct Millionths: SQLDecodable {
    let value: Int64

    init(_ cell: SQLCell) throws(SQLMismatch) {
        guard case .bytes(let bytes) = cell, let value = Millionths.read(bytes) else {
            throw SQLMismatch("no amount of at most six digits after the point")
        }
        self.value = value
    }

    private static func read(_ bytes: UnsafeRawBufferPointer) -> Int64? {
        let isNegative = bytes.first == UInt8(ascii: "-")
        var value: Int64 = 0
        var digitsLeft: Int?
        for byte in bytes.dropFirst(isNegative ? 1 : 0) {
            if byte == UInt8(ascii: "."), digitsLeft == nil {
                digitsLeft = 6
                continue
            }
            guard byte >= 0x30, byte <= 0x39, digitsLeft != 0 else { return nil }
            digitsLeft = digitsLeft.map { $0 - 1 }
            let (tens, isOver) = value.multipliedReportingOverflow(by: 10)
            let (sum, isOverToo) = tens.addingReportingOverflow(Int64(byte - 0x30))
            guard !isOver, !isOverToo else { return nil }
            value = sum
        }
        for _ in 0..<(digitsLeft ?? 6) {
            let (tens, isOver) = value.multipliedReportingOverflow(by: 10)
            guard !isOver else { return nil }
            value = tens
        }
        return isNegative ? -value : value
    }
}
