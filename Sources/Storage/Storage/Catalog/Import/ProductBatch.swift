import Basics
import Catalog
import Commerce
import MariaDB

/// One batch of drafts on its way into the tables.
struct ProductBatch {
    let drafts: [ProductDraft]
    let transaction: WriterTransaction
    let context: WritingContext

    /// Products that are removed first.
    let replaced: [SKU]

    init(
        _ drafts: [ProductDraft], replacing replaced: [SKU] = [], in transaction: WriterTransaction,
        _ context: WritingContext
    ) {
        (self.drafts, self.transaction, self.context) = (drafts, transaction, context)
        self.replaced = replaced
    }

    var now: CivilTime { CivilTime(utc: context.now) }

    /// Writes everything that the drafts say, a few statements a table.
    func save() async throws -> ImportCounts {
        let skus = drafts.map(\.sku)
        try await rename()
        if !replaced.isEmpty {
            let gone = try await ids(of: replaced)
            try await ProductRemoval(transaction: transaction).remove(gone.values.sorted())
        }
        let present = try await ids(of: skus)
        let created = try await create(present)
        let all = created.isEmpty ? present : try await ids(of: skus)
        let known = drafts.compactMap { draft in
            all[draft.sku].map { Placed(draft: draft, id: $0, isNew: created.contains(draft.sku)) }
        }
        try await writeColumns(known, created: created)
        try await writeValues(known)
        try await writePlaces(known)
        try await writeStock(known)
        try await writeMedia(known)
        try await writeScopedMedia(known)
        try await writeGalleries(known)
        try await writeLinks(known)
        try await writeTierPrices(known)
        try await writeCustomOptions(known)
        try await writeNamedOptions(known)
        let new = Set(known.filter(\.isNew).map(\.id))
        try await PriceHistoryRows(transaction: transaction, context: context)
            .append(ProductBatch.repriced(known), new: new)
        let touched = Array(Set(known.map(\.id))).sorted()
        let forgetful = Set(known.filter { !$0.draft.keepsOldPaths }.map(\.id))
        try await URLPaths.write(for: touched, new: new, forgetting: forgetful, in: transaction)
        if touched.count > created.count {
            try await transaction.run("UPDATE product SET updated_at = \(now) WHERE id IN \(list: touched)")
        }
        for id in touched { transaction.touch(.product(id)) }
        var counts = ImportCounts()
        counts.created = created.count
        counts.updated = touched.count - created.count
        return counts
    }

    /// A draft and its product's number.
    struct Placed {
        let draft: ProductDraft
        let id: ProductID
        /// Whether this batch makes the product: it has no rows yet.
        var isNew = false
    }

    /// The products whose price may have changed.
    private static func repriced(_ placed: [Placed]) -> [ProductID] {
        let clearing: Set<ClearableColumn> = [.price, .specialPrice, .specialFrom, .specialTo]
        return placed.filter { place in
            let columns = place.draft.columns
            return place.draft.store == .all
                && (columns.price != nil || columns.specialPrice != nil || columns.specialFrom != nil
                    || columns.specialTo != nil || !clearing.isDisjoint(with: place.draft.cleared))
        }.map(\.id)
    }

    func ids(of skus: [SKU]) async throws -> [SKU: ProductID] {
        let rows = try await transaction.rows(
            "SELECT sku, id FROM product WHERE sku_folded IN \(list: skus)", as: SKU.self, ProductID.self)
        return Dictionary(rows) { first, _ in first }
    }

    /// A product's stock goes with its SKU.
    private func rename() async throws {
        for draft in drafts {
            guard let id = draft.renamed else { continue }
            try await transaction.run(
                """
                UPDATE source_item s JOIN product p ON p.sku_folded = s.sku_folded SET s.sku_folded = \(draft.sku)
                WHERE p.id = \(id)
                """)
            try await transaction.run(
                "UPDATE product SET sku = \(draft.sku.text), sku_folded = \(draft.sku) WHERE id = \(id)")
        }
    }

    /// Makes the products that are not there and gives their SKUs.
    private func create(_ present: [SKU: ProductID]) async throws -> Set<SKU> {
        var created: Set<SKU> = []
        var rows: [[any SQLParameter]] = []
        for draft in drafts where present[draft.sku] == nil {
            guard let kind = draft.kind, let set = draft.attributeSetID, created.insert(draft.sku).inserted else {
                continue
            }
            rows.append([draft.sku.text, draft.sku, kind, set, now, now])
        }
        guard !rows.isEmpty else { return [] }
        try await transaction.run(
            "INSERT INTO product (sku, sku_folded, kind, attribute_set_id, created_at, updated_at) VALUES \(rows: rows)"
        )
        return created
    }
}

/// Built-in attributes.
extension ProductBatch {
    private func writeColumns(_ placed: [Placed], created: Set<SKU>) async throws {
        var rows: [[any SQLParameter]] = []
        var begun: Set<ProductID> = []
        for place in placed {
            var columns = place.draft.columns
            // A second draft of the default scope must not take the first one's values back to the defaults.
            if created.contains(place.draft.sku), place.draft.store == .all, begun.insert(place.id).inserted {
                columns.status = columns.status ?? .enabled
                columns.visibility = columns.visibility ?? .catalogAndSearch
                if place.draft.kind?.isSold ?? true {
                    columns.taxClassID = columns.taxClassID ?? ProductBatch.taxableGoods
                }
            }
            guard columns != ProductColumns() || place.draft.store == .all else { continue }
            rows.append(ProductBatch.row(place.id, place.draft.store, columns))
        }
        guard !rows.isEmpty else { return try await clear(placed) }
        try await transaction.run(
            """
            INSERT INTO product_scope (product_id, store_id, name, url_key, description, short_description, meta_title,
            meta_keyword, meta_description, status, visibility, tax_class_id, price, special_price, special_from,
            special_to, news_from, news_to, weight) VALUES \(rows: rows)
            ON DUPLICATE KEY UPDATE name = COALESCE(VALUES(name), name), url_key = COALESCE(VALUES(url_key), url_key),
            description = COALESCE(VALUES(description), description),
            short_description = COALESCE(VALUES(short_description), short_description),
            meta_title = COALESCE(VALUES(meta_title), meta_title),
            meta_keyword = COALESCE(VALUES(meta_keyword), meta_keyword),
            meta_description = COALESCE(VALUES(meta_description), meta_description),
            status = COALESCE(VALUES(status), status), visibility = COALESCE(VALUES(visibility), visibility),
            tax_class_id = COALESCE(VALUES(tax_class_id), tax_class_id), price = COALESCE(VALUES(price), price),
            special_price = COALESCE(VALUES(special_price), special_price),
            special_from = COALESCE(VALUES(special_from), special_from),
            special_to = COALESCE(VALUES(special_to), special_to), news_from = COALESCE(VALUES(news_from), news_from),
            news_to = COALESCE(VALUES(news_to), news_to), weight = COALESCE(VALUES(weight), weight)
            """)
        try await clear(placed)
    }

    /// Magento's `Taxable Goods`.
    private static let taxableGoods = TaxClassID(2)

    private static func row(
        _ id: ProductID, _ store: StoreViewID, _ columns: ProductColumns
    ) -> [any SQLParameter] {
        [
            id, store, columns.name, columns.urlKey, columns.description, columns.shortDescription, columns.metaTitle,
            columns.metaKeyword, columns.metaDescription, columns.status, columns.visibility, columns.taxClassID,
            columns.price?.text(), columns.specialPrice?.text(), columns.specialFrom, columns.specialTo,
            columns.newsFrom, columns.newsTo, columns.weight,
        ]
    }

    private func clear(_ placed: [Placed]) async throws {
        for place in placed {
            for column in place.draft.cleared.sorted(by: { $0.rawValue < $1.rawValue }) {
                let name = SQL(verbatim: column.columnName)
                try await transaction.run(
                    """
                    UPDATE product_scope SET \(raw: name) = NULL
                    WHERE product_id = \(place.id) AND store_id = \(place.draft.store)
                    """)
            }
        }
    }
}

extension ClearableColumn {
    fileprivate var columnName: String {
        switch self {
        case .name: "name"
        case .urlKey: "url_key"
        case .status: "status"
        case .visibility: "visibility"
        case .taxClass: "tax_class_id"
        case .price: "price"
        case .description: "description"
        case .shortDescription: "short_description"
        case .metaTitle: "meta_title"
        case .metaKeyword: "meta_keyword"
        case .metaDescription: "meta_description"
        case .specialPrice: "special_price"
        case .specialFrom: "special_from"
        case .specialTo: "special_to"
        case .newsFrom: "news_from"
        case .newsTo: "news_to"
        case .weight: "weight"
        }
    }
}
