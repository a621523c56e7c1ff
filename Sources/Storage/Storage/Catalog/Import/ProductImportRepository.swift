import Basics
package import Catalog
package import Commerce
import MariaDB

/// Takes what a product import brings, on the writer: an import sees what it has just written. Statements are multi-row
/// upserts; the tags of a batch are its transaction's last statements, so nodes see the batch whole or not at all.
package final class ProductImportRepository: ProductImporting {
    let writer: Writer
    private let context: () -> WritingContext
    private var categoryAtPath: [[String]: CategoryID] = [:]

    /// An import's way to the products; `context` gives the moment of each write.
    package init(_ databases: Databases, context: @escaping () -> WritingContext) {
        writer = databases.writer
        self.context = context
    }

    /// Websites by code, attribute sets by name, product tax classes by lower-cased name.
    package func vocabulary() async throws(StoreFailure) -> ImportVocabulary {
        try await failures {
            let websites = try await writer.rows("SELECT code, id FROM website", as: String.self, WebsiteID.self)
            let sets = try await writer.rows("SELECT name, id FROM attribute_set", as: String.self, AttributeSetID.self)
            let classes = try await writer.rows(
                "SELECT LOWER(name), id FROM tax_class WHERE kind = 'PRODUCT'", as: String.self, TaxClassID.self)
            return ImportVocabulary(
                websites: Dictionary(websites) { first, _ in first },
                attributeSets: Dictionary(sets) { first, _ in first },
                taxClasses: Dictionary(classes) { first, _ in first })
        }
    }

    /// The products that are there, of these.
    package func known(_ skus: [SKU]) async throws(StoreFailure) -> [SKU: KnownProduct] {
        try await failures {
            let rows = try await writer.rows(
                "SELECT sku, id, kind, attribute_set_id FROM product WHERE sku_folded IN \(list: skus)",
                as: SKU.self, ProductID.self, ProductKind.self, AttributeSetID.self)
            return Dictionary(
                rows.map { ($0.0, KnownProduct(id: $0.1, kind: $0.2, attributeSetID: $0.3)) }
            ) { first, _ in first }
        }
    }

    /// Who has these URL keys now; a key of the default scope is had by whoever has it in any store view.
    package func owners(of keys: [ScopedURLKey]) async throws(StoreFailure) -> [ScopedURLKey: URLKeyOwner] {
        try await failures {
            let paths = Set(keys.map { $0.key + URLPaths.suffix })
            let rows = try await writer.rows(
                """
                SELECT r.store_id, r.request_path, r.kind, r.entity_id, p.sku FROM url_rewrite r
                LEFT JOIN product p ON r.kind = 'product' AND p.id = r.entity_id
                WHERE r.request_path IN \(list: paths.sorted()) AND r.kind <> 'moved'
                """, as: StoreViewID.self, String.self, String.self, Int64.self, SKU?.self)
            var owners: [ScopedURLKey: URLKeyOwner] = [:]
            for (store, path, kind, entity, sku) in rows {
                let key = String(path.dropLast(URLPaths.suffix.count))
                let owner = kind == "category" ? .category(CategoryID(entity)) : sku.map { URLKeyOwner.product($0) }
                owners[ScopedURLKey(store: store, key: key)] = owner
                owners[ScopedURLKey(store: .all, key: key)] = owner
            }
            return owners.filter { keys.contains($0.key) }
        }
    }

    /// The category at a path of default-scope names; missing levels below a known root are made.
    package func category(at path: [String]) async throws(StoreFailure) -> CategoryID? {
        let folded = path.map { $0.lowercased() }
        if let id = categoryAtPath[folded] { return id }
        let id = try await failures {
            try await writer.transaction(within: .seconds(Writer.batchSeconds)) { transaction in
                try await CategoryPaths.find(path, in: transaction)
            }
        }
        categoryAtPath[folded] = id
        return id
    }

    /// Keeps a batch of drafts in one transaction, in their order.
    package func save(_ drafts: [ProductDraft]) async throws(StoreFailure) -> ImportCounts {
        guard !drafts.isEmpty else { return ImportCounts() }
        let context = context()
        return try await failures {
            try await writer.transaction(within: .seconds(Writer.batchSeconds)) { transaction in
                try await ProductBatch(drafts, in: transaction, context).save()
            }
        }
    }

    /// Links variants to their configurable products.
    package func link(_ drafts: [VariationsDraft]) async throws(StoreFailure) -> [RowProblem] {
        guard !drafts.isEmpty else { return [] }
        return try await failures {
            try await writer.transaction(within: .seconds(Writer.batchSeconds)) { transaction in
                try await VariantLinks(drafts, in: transaction).save()
            }
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
