import Basics
import Catalog
import Commerce
import MariaDB

/// Reads whole products, one statement a table for all of them and their variants: at most eight, never one a product.
struct ProductFill {
    let session: ReadSession
    let currency: Currency
    let log: Log

    /// At most so many products are read by one fill; callers ask again for more.
    static let productsMax = 200

    func products(_ ids: [ProductID]) async throws -> [ProductID: Product] {
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
        try await addCategories(to: &parts, all)
        try await addMedia(to: &parts, all)
        try await addAxes(to: &parts, ids)
        return assemble(ids, parts, childrenOf)
    }

    private func assemble(
        _ ids: [ProductID], _ parts: [ProductID: ProductParts], _ childrenOf: [ProductID: [ProductID]]
    ) -> [ProductID: Product] {
        var products: [ProductID: Product] = [:]
        for id in ids {
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
    let stock: Stock
    var columns: [StoreViewID: ProductColumns] = [:]
    var values: [StoreViewID: [AttributeID: AttributeValue]] = [:]
    var categories: [CategoryLink] = []
    var media: [MediaEntry] = []
    var axes: [ConfigurableAxis] = []

    func product(variants: [Product]) -> Product {
        Product(
            id: id, sku: sku, kind: kind, attributeSetID: attributeSetID, createdAt: createdAt, updatedAt: updatedAt,
            websiteIDs: websites, categories: categories, media: media, stock: stock, axes: axes, variants: variants,
            columns: columns, values: values)
    }
}

/// A statement a table.
extension ProductFill {
    private func identities(_ ids: [ProductID]) async throws -> [ProductID: ProductParts] {
        let rows = try await session.rows(
            """
            SELECT p.id, p.sku, p.kind, p.attribute_set_id, p.created_at, p.updated_at,
            (SELECT GROUP_CONCAT(w.website_id) FROM product_website w WHERE w.product_id = p.id),
            s.quantity, s.status
            FROM product p LEFT JOIN source_item s ON s.sku_folded = p.sku_folded AND s.source_code = 'default'
            WHERE p.id IN \(list: ids)
            """,
            as: ProductID.self, SKU.self, ProductKind.self, AttributeSetID.self, String.self, String.self,
            String?.self, Quantity?.self, Bool?.self)
        var parts: [ProductID: ProductParts] = [:]
        for (id, sku, kind, set, created, updated, websites, quantity, status) in rows {
            parts[id] = ProductParts(
                id: id, sku: sku, kind: kind, attributeSetID: set, createdAt: instant(created),
                updatedAt: instant(updated),
                websites: (websites ?? "").split(separator: ",").compactMap { Int64($0).map { WebsiteID($0) } },
                stock: Stock(quantity: quantity ?? .zero, isInStock: status ?? false))
        }
        return parts
    }

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

    private func addValues(to parts: inout [ProductID: ProductParts], _ ids: [ProductID]) async throws {
        let rows = try await session.rows(
            """
            SELECT v.product_id, v.store_id, v.attribute_id, a.input, v.option_id, v.number_value, v.date_value,
            v.text_value FROM product_value v JOIN attribute a ON a.id = v.attribute_id
            WHERE v.product_id IN \(list: ids) ORDER BY v.product_id, v.store_id, v.attribute_id, v.ordinal
            """,
            as: ProductID.self, StoreViewID.self, AttributeID.self, AttributeInput.self, OptionID?.self,
            String?.self, String?.self, String?.self)
        for (product, store, attribute, input, option, number, date, text) in rows {
            var value: AttributeValue?
            switch input {
            case .select: value = option.map { .option($0) }
            case .multiselect:
                guard let option else { continue }
                if case .options(let earlier) = parts[product]?.values[store]?[attribute] {
                    value = .options(earlier + [option])
                } else {
                    value = .options([option])
                }
            case .boolean: value = number.flatMap { Money($0, currency) }.map { .integer($0.millionths / 1_000_000) }
            case .price, .weight: value = money(number).map { .decimal($0) }
            case .date: value = civil(date).map { .date($0) }
            case .text, .textarea, .mediaImage: value = text.map { .text($0) }
            }
            parts[product]?.values[store, default: [:]][attribute] = value
        }
    }

    private func addCategories(to parts: inout [ProductID: ProductParts], _ ids: [ProductID]) async throws {
        let rows = try await session.rows(
            """
            SELECT product_id, category_id, position FROM product_category WHERE product_id IN \(list: ids)
            ORDER BY product_id, category_id
            """, as: ProductID.self, CategoryID.self, Int64.self)
        for (product, category, position) in rows {
            parts[product]?.categories.append(CategoryLink(categoryID: category, position: position))
        }
    }

    private func addMedia(to parts: inout [ProductID: ProductParts], _ ids: [ProductID]) async throws {
        let rows = try await session.rows(
            """
            SELECT product_id, id, file, label, position, is_disabled, roles FROM product_media
            WHERE product_id IN \(list: ids) ORDER BY product_id, position, id
            """,
            as: ProductID.self, Int64.self, String.self, String?.self, Int64.self, Bool.self, String.self)
        for (product, id, file, label, position, isDisabled, roles) in rows {
            let entry = MediaEntry(
                id: id, file: file, label: label, position: position, isDisabled: isDisabled,
                roles: roles.split(separator: ",").map(String.init))
            parts[product]?.media.append(entry)
        }
    }

    private func addAxes(to parts: inout [ProductID: ProductParts], _ ids: [ProductID]) async throws {
        let rows = try await session.rows(
            """
            SELECT product_id, id, attribute_id, label, position FROM product_axis
            WHERE product_id IN \(list: ids) ORDER BY product_id, position
            """, as: ProductID.self, Int64.self, AttributeID.self, String?.self, Int64.self)
        for (product, id, attribute, label, position) in rows {
            let axis = ConfigurableAxis(id: id, attributeID: attribute, label: label, position: position)
            parts[product]?.axes.append(axis)
        }
    }

    private func money(_ text: String?) -> Money? { text.flatMap { Money($0, currency) } }

    private func civil(_ text: String?) -> CivilTime? { text.flatMap { CivilTime($0) } }

    private func instant(_ text: String) -> Instant { CivilTime(text)?.asUTC ?? Instant(seconds: 0) }
}
