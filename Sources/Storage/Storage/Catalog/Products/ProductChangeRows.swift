import Catalog
import Commerce
import MariaDB

/// The smaller changes of one product, a few statements each.
struct ProductChangeRows {
    let transaction: WriterTransaction
    let product: ProductID

    /// Makes a change and gives the number that its route answers.
    func apply(_ change: ProductChange) async throws -> Int64 {
        let axes = ConfigurableRows(transaction: transaction, product: product)
        switch change {
        case .addWebsite(let website):
            try await transaction.run(
                "INSERT IGNORE INTO product_website (product_id, website_id) VALUES (\(product), \(website))")
        case .removeWebsite(let website):
            try await transaction.run(
                "DELETE FROM product_website WHERE product_id = \(product) AND website_id = \(website)")
        case .attachVariant(let sku): try await axes.attach(try await id(of: sku))
        case .detachVariant(let sku): try await axes.detach(try await id(of: sku))
        case .putAxis(let id, let axis): return try await axes.put(axis, id: id)
        case .removeAxis(let id): try await axes.removeAxis(id)
        case .putLink(let kind, let sku, let position): try await putLink(kind, sku, position)
        case .removeLink(let kind, let sku): return try await removeLink(kind, sku)
        case .putTier(let tier):
            try await TierPriceRow.upsert([TierPriceRow.cells(product, tier)], in: transaction)
        case .removeTier(let website, let group, let quantity): return try await removeTier(website, group, quantity)
        case .putOption(let option): return try await putOption(option)
        case .removeOption(let id): return try await removeOption(id)
        case .putPicture(let entry, let store): return try await putPicture(entry, store)
        case .removePicture(let id):
            let effect = try await transaction.run(
                "DELETE FROM product_media WHERE id = \(id) AND product_id = \(product)")
            return Int64(effect.affectedRows)
        }
        return 0
    }

    private func id(of sku: SKU) async throws -> ProductID {
        guard let id = try await ProductSavingRepository.id(of: sku, in: transaction) else {
            throw ProductSavingError.noSuchProduct
        }
        return id
    }

    private func putLink(_ kind: ProductLinkKind, _ sku: SKU, _ position: Int64) async throws {
        guard let linked = try await ProductSavingRepository.id(of: sku, in: transaction) else {
            throw ProductSavingError.noSuchLinkedProduct(sku)
        }
        try await transaction.run(
            """
            INSERT INTO product_link (product_id, kind, linked_id, position)
            VALUES (\(product), \(kind.rawValue), \(linked), \(position))
            ON DUPLICATE KEY UPDATE position = VALUES(position)
            """)
    }

    /// The number of links that went.
    private func removeLink(_ kind: ProductLinkKind, _ sku: SKU) async throws -> Int64 {
        guard let linked = try await ProductSavingRepository.id(of: sku, in: transaction) else {
            throw ProductSavingError.noSuchLinkedProduct(sku)
        }
        let effect = try await transaction.run(
            """
            DELETE FROM product_link
            WHERE product_id = \(product) AND kind = \(kind.rawValue) AND linked_id = \(linked)
            """)
        return Int64(effect.affectedRows)
    }

    /// The number of tiers that went.
    private func removeTier(
        _ website: WebsiteID?, _ group: CustomerGroupID, _ quantity: Quantity
    ) async throws -> Int64 {
        var sql: SQL = """
            DELETE FROM tier_price WHERE product_id = \(product) AND customer_group_id = \(group)
            AND quantity = \(quantity)
            """
        if let website { sql += " AND website_id = \(website)" }
        return Int64(try await transaction.run(sql).affectedRows)
    }

    private func putOption(_ option: CustomOption) async throws -> Int64 {
        let id = try await CustomOptionRows.save(option, of: product, in: transaction)
        try await transaction.run("UPDATE product SET has_options = 1 WHERE id = \(product)")
        return id
    }

    /// The number of options that went.
    private func removeOption(_ id: Int64) async throws -> Int64 {
        let effect = try await transaction.run(
            "DELETE FROM product_option WHERE id = \(id) AND product_id = \(product)")
        try await transaction.run(
            """
            UPDATE product SET has_options = EXISTS (SELECT 1 FROM product_option WHERE product_id = \(product))
            WHERE id = \(product)
            """)
        return Int64(effect.affectedRows)
    }

    /// A picture's number; zero for one that is not the product's.
    private func putPicture(_ entry: GalleryEntryDraft, _ store: StoreViewID) async throws -> Int64 {
        try await GalleryRows(transaction: transaction, product: product).put(entry, in: store)
    }
}
