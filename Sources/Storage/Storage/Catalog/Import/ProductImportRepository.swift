import Basics
public import Catalog
public import Commerce
import MariaDB

/// Takes what a product import brings, on the writer: an import sees what it has just written. Statements are multi-row
/// upserts; the tags of a batch are its transaction's last statements, so nodes see the batch whole or not at all.
public final class ProductImportRepository: ProductImporting {
    let writer: Writer
    private let context: () -> WritingContext
    private var categoryAtPath: [[String]: CategoryID] = [:]

    /// An import's way to the products; `context` gives the moment of each write.
    public init(_ databases: Databases, context: @escaping () -> WritingContext) {
        writer = databases.writer
        self.context = context
    }

    /// Websites by code, attribute sets by name, product tax classes by lower-cased name.
    public func vocabulary() async throws(StoreFailure) -> ImportVocabulary {
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
    public func known(_ skus: [SKU]) async throws(StoreFailure) -> [SKU: KnownProduct] {
        try await ProductImportRepository.known(skus, writer)
    }

    static func known(_ skus: [SKU], _ writer: Writer) async throws(StoreFailure) -> [SKU: KnownProduct] {
        do {
            let rows = try await writer.rows(
                "SELECT sku, id, kind, attribute_set_id FROM product WHERE sku_folded IN \(list: skus)",
                as: SKU.self, ProductID.self, ProductKind.self, AttributeSetID.self)
            return Dictionary(
                rows.map { ($0.0, KnownProduct(id: $0.1, kind: $0.2, attributeSetID: $0.3)) }
            ) { first, _ in first }
        } catch {
            throw StoreFailure(error)
        }
    }

    /// Who has these URL keys now; a key of the default scope is had by whoever has it in any store view.
    public func owners(of keys: [ScopedURLKey]) async throws(StoreFailure) -> [ScopedURLKey: URLKeyOwner] {
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
    public func category(at path: [String]) async throws(CategoryFailure) -> CategoryID? {
        let folded = path.map { $0.lowercased() }
        if let id = categoryAtPath[folded] { return id }
        let id: CategoryID?
        do {
            id = try await writer.transaction(within: .seconds(Writer.batchSeconds)) { transaction in
                try await CategoryPaths.find(path, in: transaction)
            }
        } catch let failure as CategoryFailure {
            throw failure
        } catch {
            throw .store(StoreFailure(error))
        }
        categoryAtPath[folded] = id
        return id
    }

    /// The product tax class with a name, which is made where it is missing.
    public func taxClass(named name: String) async throws(StoreFailure) -> TaxClassID {
        try await failures {
            try await writer.transaction { transaction in
                let known = try await transaction.rows(
                    "SELECT id FROM tax_class WHERE kind = 'PRODUCT' AND LOWER(name) = LOWER(\(name)) ORDER BY id",
                    as: TaxClassID.self)
                if let id = known.first { return id }
                let effect = try await transaction.run(
                    "INSERT INTO tax_class (name, kind) VALUES (\(name), 'PRODUCT')")
                transaction.touch(.reference)
                return TaxClassID(effect.lastInsertID)
            }
        }
    }

    /// Keeps a batch of drafts in one transaction, in their order.
    public func save(
        _ drafts: [ProductDraft], replacing replaced: [SKU]
    ) async throws(StoreFailure) -> ImportCounts {
        guard !drafts.isEmpty else { return ImportCounts() }
        let context = context()
        return try await batch { transaction in
            try await ProductBatch(drafts, replacing: replaced, in: transaction, context).save()
        }
    }

    /// Removes products with all that refers to them.
    public func remove(_ skus: [SKU]) async throws(StoreFailure) -> Int {
        try await batch { transaction in
            let ids = try await transaction.rows(
                "SELECT id FROM product WHERE sku_folded IN \(list: skus)", as: ProductID.self)
            try await ProductRemoval(transaction: transaction).remove(ids)
            return ids.count
        }
    }

    /// Links variants to their configurable products.
    public func link(_ drafts: [VariationsDraft]) async throws(StoreFailure) -> [RowProblem] {
        guard !drafts.isEmpty else { return [] }
        return try await batch { try await VariantLinks(drafts, in: $0).save() }
    }

    /// Shows products beside others.
    public func relate(_ drafts: [RelationsDraft]) async throws(StoreFailure) {
        guard !drafts.isEmpty else { return }
        try await batch { transaction in
            let rows = try await transaction.rows(
                "SELECT sku, id FROM product WHERE sku_folded IN \(list: drafts.map(\.sku))", as: SKU.self,
                ProductID.self)
            let ids = Dictionary(rows) { first, _ in first }
            let said = drafts.compactMap { draft in ids[draft.sku].map { (product: $0, links: draft.links) } }
            try await LinkRows(transaction: transaction).write(said)
            for (product, _) in said { transaction.touch(.product(product)) }
        }
    }

    private func batch<Value>(
        _ body: (WriterTransaction) async throws -> Value
    ) async throws(StoreFailure) -> Value {
        try await failures { try await writer.transaction(within: .seconds(Writer.batchSeconds), body) }
    }

    private func failures<Value>(_ body: () async throws -> Value) async throws(StoreFailure) -> Value {
        do {
            return try await body()
        } catch {
            throw StoreFailure(error)
        }
    }
}
