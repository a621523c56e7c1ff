import Basics
import Catalog
import Commerce
import EventLoop
import MariaDB

/// Reads whole products, a few statements for all of them and their variants, never one a product: with the feed's
/// position seven, and three more where products have custom options.
struct ProductFill {
    let session: ReadSession
    let currency: Currency
    let stockDefaults: StockDefaults
    let log: Log

    /// At most so many products are read by one fill; callers ask again for more.
    static let productsMax = 200

    func products(_ ids: [ProductID]) async throws -> [ProductID: Product] {
        let (parts, childrenOf) = try await parts(ids)
        return await assemble(ids, parts, childrenOf)
    }

    /// What the tables say of products and of their variants, and which those are, in order.
    func parts(
        _ ids: [ProductID]
    ) async throws -> (parts: [ProductID: ProductParts], childrenOf: [ProductID: [ProductID]]) {
        let children = try await session.rows(
            """
            SELECT parent_id, child_id FROM product_variant WHERE parent_id IN \(list: ids)
            ORDER BY parent_id, position, child_id
            """, as: ProductID.self, ProductID.self)
        var childrenOf: [ProductID: [ProductID]] = [:]
        for (parent, child) in children { childrenOf[parent, default: []].append(child) }
        let all = Array(Set(ids + children.map(\.1)))
        var parts = try await identities(all)
        try await addColumns(to: &parts, all)
        try await addValues(to: &parts, all)
        try await addMedia(to: &parts, all)
        try await addSmallParts(to: &parts, all)
        try await addCustomOptions(to: &parts)
        return (parts, childrenOf)
    }

    private func assemble(
        _ ids: [ProductID], _ parts: [ProductID: ProductParts], _ childrenOf: [ProductID: [ProductID]]
    ) async -> [ProductID: Product] {
        var products: [ProductID: Product] = [:]
        for id in ids {
            await session.connection.loop.yieldIfDue()
            guard let part = parts[id] else { continue }
            let variants = (childrenOf[id] ?? []).compactMap { child in
                products[child] ?? parts[child]?.product(variants: [])
            }
            products[id] = part.product(variants: variants)
        }
        return products
    }
}

/// What the tables say of one product, gathered row by row.
struct ProductParts {
    let id: ProductID
    let sku: SKU
    let kind: ProductKind
    let attributeSetID: AttributeSetID
    let createdAt: Instant
    let updatedAt: Instant
    let websites: [WebsiteID]
    let stock: Stock?
    let hasOptions: Bool
    var extras: Product.Extras
    var columns: [StoreViewID: ProductColumns] = [:]
    var values: [StoreViewID: [AttributeID: AttributeValue]] = [:]
    var categories: [CategoryLink] = []
    var media: [MediaEntry] = []
    var axes: [ConfigurableAxis] = []

    func product(variants: [Product]) -> Product {
        Product(
            id: id, sku: sku, kind: kind, attributeSetID: attributeSetID, createdAt: createdAt, updatedAt: updatedAt,
            websiteIDs: websites, categories: categories, media: media, stock: stock, axes: axes, variants: variants,
            columns: columns, values: values, extras: extras)
    }
}

/// A statement a table.
extension ProductFill {
    private func addColumns(to parts: inout [ProductID: ProductParts], _ ids: [ProductID]) async throws {
        let rows = try await session.rows(
            """
            SELECT product_id, store_id, name, url_key, description, short_description, meta_title, meta_keyword,
            meta_description, status, visibility, tax_class_id, price, special_price, special_from, special_to,
            news_from, news_to, weight FROM product_scope WHERE product_id IN \(list: ids)
            """,
            as: ProductID.self, StoreViewID.self, String?.self, String?.self, String?.self, String?.self,
            String?.self, String?.self, String?.self, ProductStatus?.self, Visibility?.self, TaxClassID?.self,
            String?.self, String?.self, String?.self, String?.self, String?.self, String?.self, Quantity?.self)
        for row in rows {
            var columns = ProductColumns()
            (columns.name, columns.urlKey, columns.description, columns.shortDescription) = (row.2, row.3, row.4, row.5)
            (columns.metaTitle, columns.metaKeyword, columns.metaDescription) = (row.6, row.7, row.8)
            (columns.status, columns.visibility, columns.taxClassID) = (row.9, row.10, row.11)
            (columns.price, columns.specialPrice) = (money(row.12), money(row.13))
            (columns.specialFrom, columns.specialTo) = (civil(row.14), civil(row.15))
            (columns.newsFrom, columns.newsTo, columns.weight) = (civil(row.16), civil(row.17), row.18)
            parts[row.0]?.columns[row.1] = columns
        }
    }

    /// A row's filled column says the value's form; a number is whole where the attribute's are.
    private func addValues(to parts: inout [ProductID: ProductParts], _ ids: [ProductID]) async throws {
        let rows = try await session.rows(
            """
            SELECT v.product_id, v.store_id, v.attribute_id, a.input = 'multiselect',
            a.input = 'boolean' OR a.backend_type = 'int', v.option_id, v.number_value, v.date_value, v.text_value
            FROM product_value v JOIN attribute a ON a.id = v.attribute_id
            WHERE v.product_id IN \(list: ids) ORDER BY v.product_id, v.store_id, v.attribute_id, v.ordinal
            """,
            as: ProductID.self, StoreViewID.self, AttributeID.self, Bool.self, Bool?.self, OptionID?.self,
            String?.self, String?.self, String?.self)
        for (product, store, attribute, isList, isWhole, option, number, date, text) in rows {
            var value: AttributeValue?
            if let option, isList {
                if case .options(let earlier) = parts[product]?.values[store]?[attribute] {
                    value = .options(earlier + [option])
                } else {
                    value = .options([option])
                }
            } else if let option {
                value = .option(option)
            } else if let amount = money(number) {
                value = isWhole == true ? .integer(amount.millionths / 1_000_000) : .decimal(amount)
            } else {
                value = civil(date).map { .date($0) } ?? text.map { .text($0) }
            }
            parts[product]?.values[store, default: [:]][attribute] = value
        }
    }

    func money(_ text: String?) -> Money? { text.flatMap { Money($0, currency) } }

    func civil(_ text: String?) -> CivilTime? { text.flatMap { CivilTime($0) } }

    func instant(_ text: String) -> Instant { CivilTime(text)?.asUTC ?? Instant(seconds: 0) }
}
