import Basics
import Catalog
import Commerce

/// A shop in memory that takes an import in.
final class FakeImporting: ProductImporting {
    /// What is kept of a product: per scope what the drafts said, later ones over earlier ones.
    struct Kept: Equatable {
        var id: ProductID
        var kind: ProductKind
        var attributeSetID: AttributeSetID
        var columns: [StoreViewID: ProductColumns] = [:]
        var values: [StoreViewID: [AttributeID: AttributeValue]] = [:]
        var categories: Set<CategoryID> = []
        var websites: Set<WebsiteID> = []
        var quantity: Quantity?
        var isInStock: Bool?
        var images: [ImageDraft] = []
        var variants: [SKU] = []
        var axes: [AttributeID] = []
    }

    var products: [SKU: Kept] = [:]
    var categories: [[String]: CategoryID] = [:]
    var batches: [[ProductDraft]] = []
    var links: [VariationsDraft] = []
    var relations: [RelationsDraft] = []
    var taxClasses: [String] = []
    /// URL keys that categories have.
    var categoryKeys: [ScopedURLKey: CategoryID] = [:]
    /// SKUs that cannot be kept.
    var poisoned: Set<SKU> = []
    var failure: StoreFailure?
    /// How often a save lets others go on before it is done.
    var turnsOfSave = 0

    func vocabulary() async throws(StoreFailure) -> ImportVocabulary { TestShop.vocabulary }

    func known(_ skus: [SKU]) async throws(StoreFailure) -> [SKU: KnownProduct] {
        var known: [SKU: KnownProduct] = [:]
        for sku in skus {
            guard let kept = products[sku] else { continue }
            known[sku] = KnownProduct(id: kept.id, kind: kept.kind, attributeSetID: kept.attributeSetID)
        }
        return known
    }

    func owners(of keys: [ScopedURLKey]) async throws(StoreFailure) -> [ScopedURLKey: URLKeyOwner] {
        var owners: [ScopedURLKey: URLKeyOwner] = [:]
        for key in keys {
            if let id = categoryKeys[key] { owners[key] = .category(id) }
            for (sku, kept) in products {
                let columns = (kept.columns[key.store] ?? ProductColumns()).inheriting(
                    kept.columns[.all] ?? ProductColumns())
                if columns.urlKey == key.key, columns.visibility?.hasPage ?? true { owners[key] = .product(sku) }
            }
        }
        return owners
    }

    func category(at path: [String]) async throws(CategoryFailure) -> CategoryID? {
        guard path.first?.lowercased() == "boutique" else { return nil }
        let key = path.map { $0.lowercased() }
        if let id = categories[key] { return id }
        let id = CategoryID(Int64(10 + categories.count))
        categories[key] = id
        return id
    }

    func taxClass(named name: String) async throws(StoreFailure) -> TaxClassID {
        taxClasses.append(name)
        return TaxClassID(Int64(10 + taxClasses.count))
    }

    func remove(_ skus: [SKU]) async throws(StoreFailure) -> Int {
        skus.count { products.removeValue(forKey: $0) != nil }
    }

    func relate(_ drafts: [RelationsDraft]) async throws(StoreFailure) { relations += drafts }

    func save(
        _ drafts: [ProductDraft], replacing replaced: [SKU]
    ) async throws(StoreFailure) -> ImportCounts {
        for _ in 0..<turnsOfSave { await Task.yield() }
        if let failure { throw failure }
        for sku in replaced { products[sku] = nil }
        if drafts.contains(where: { poisoned.contains($0.sku) }) { throw .broken("Data too long") }
        batches.append(drafts)
        var counts = ImportCounts()
        var seen: Set<SKU> = []
        for draft in drafts {
            if products[draft.sku] == nil {
                guard let kind = draft.kind, let set = draft.attributeSetID else { throw .broken("no kind or set") }
                products[draft.sku] = Kept(id: ProductID(Int64(products.count + 1)), kind: kind, attributeSetID: set)
                counts.created += 1
                seen.insert(draft.sku)
            } else if seen.insert(draft.sku).inserted {
                counts.updated += 1
            }
            products[draft.sku]?.take(draft)
        }
        return counts
    }

    func link(_ drafts: [VariationsDraft]) async throws(StoreFailure) -> [RowProblem] {
        links += drafts
        var problems: [RowProblem] = []
        for draft in drafts {
            products[draft.parent]?.axes = draft.axes
            for variant in draft.variants {
                guard products[variant.sku] != nil else {
                    problems.append(
                        RowProblem(
                            row: draft.row, sku: draft.parent.text, column: "configurable_variations",
                            code: "variantNotFound", sentence: "no \(variant.sku)"))
                    continue
                }
                products[draft.parent]?.variants.removeAll { $0 == variant.sku }
                if variant.isLinked { products[draft.parent]?.variants.append(variant.sku) }
            }
        }
        return problems
    }
}

extension FakeImporting.Kept {
    fileprivate mutating func take(_ draft: ProductDraft) {
        attributeSetID = draft.attributeSetID ?? attributeSetID
        columns[draft.store] = draft.columns.inheriting(columns[draft.store] ?? ProductColumns())
        values[draft.store, default: [:]].merge(draft.values) { $1 }
        for cleared in draft.clearedValues { values[draft.store]?[cleared] = nil }
        categories.formUnion(draft.categories)
        websites.formUnion(draft.websites)
        quantity = draft.quantity ?? quantity
        isInStock = draft.isInStock ?? isInStock
        for image in draft.images where !images.contains(image) { images.append(image) }
    }
}
