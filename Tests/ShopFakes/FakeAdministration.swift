import Basics
public import Catalog
public import Commerce

/// An administration that reads the fakes' products and keeps nothing: what is written is tried on the real database.
public final class FakeAdministration: ProductSaving, ProductSearching, PriceKeeping, PriceVocabulary, StockKeeping,
    MediaKeeping, CategorySaving
{
    private static let away = StoreFailure.unavailable("the fakes keep nothing")

    private let categories: CategoryTree

    /// An administration that keeps nothing, of a shop with these categories.
    public init(_ categories: CategoryTree) { self.categories = categories }

    public func save(
        _ drafts: [ProductDraft], _ configurable: ConfigurableChange
    ) async throws(ProductSavingError) -> ProductID { throw .failed(FakeAdministration.away) }

    public func delete(_ sku: SKU) async throws(ProductSavingError) { throw .failed(FakeAdministration.away) }

    public func change(_ sku: SKU, _ change: ProductChange) async throws(ProductSavingError) -> Int64 {
        throw .failed(FakeAdministration.away)
    }

    public func search(
        _ criteria: SearchCriteria, in store: StoreViewID, sizeMax: Int?, _ reference: Reference
    ) async throws(SearchFailure) -> (page: SearchResult<ProductID>, store: StoreViewID) {
        throw .failed(FakeAdministration.away)
    }

    public func prices(_ attribute: String, of skus: [SKU]) async throws(StoreFailure) -> [KeptPrice] { [] }

    public func specialPrices(of skus: [SKU]) async throws(StoreFailure) -> [KeptSpecialPrice] { [] }

    public func tiers(of skus: [SKU]) async throws(StoreFailure) -> [KeptTier] { [] }

    public func save(_ drafts: [ProductDraft]) async throws(StoreFailure) {
        if !drafts.isEmpty { throw FakeAdministration.away }
    }

    public func changeTiers(
        added: [KeptTier], removed: [KeptTier], cleared: [SKU]
    ) async throws(StoreFailure) { throw FakeAdministration.away }

    public func kinds(of skus: [SKU]) async throws(StoreFailure) -> [SKU: ProductKind] { [:] }

    public func customerGroups() async throws(StoreFailure) -> [String: CustomerGroupID] { [:] }

    public func low(
        atMost quantity: Quantity, offset: Int64, count: Int64
    ) async throws(StoreFailure) -> SearchResult<LowStock> { SearchResult(items: [], totalCount: 0) }

    public func sourceItems(_ criteria: SearchCriteria) async throws(SearchFailure) -> SearchResult<SourceItem> {
        SearchResult(items: [], totalCount: 0)
    }

    public func save(_ items: [SourceItem]) async throws(StoreFailure) -> Bool { false }

    public func remove(_ items: [SourceItem]) async throws(StoreFailure) { throw FakeAdministration.away }

    public func keep(_ bytes: [UInt8], named name: String) async throws(StoreFailure) -> String {
        throw FakeAdministration.away
    }

    public func tree() async throws(StoreFailure) -> CategoryTree { categories }

    public func save(_ draft: CategoryDraft) async throws(CategoryFailure) -> Catalog.Category {
        throw .store(FakeAdministration.away)
    }

    public func move(
        _ id: CategoryID, under parent: CategoryID, after sibling: CategoryID?
    ) async throws(CategoryFailure) { throw .store(FakeAdministration.away) }

    public func delete(_ id: CategoryID) async throws(CategoryFailure) { throw .store(FakeAdministration.away) }

    public func picture(_ file: String) async throws(StoreFailure) -> [UInt8]? { nil }
}

/// One of the two databases, as far as it knows what categories hold: which one was asked is seen by its answer.
public final class FakeCategoryProducts: CategoryProductListing {
    /// So many products are in every category.
    private let count: Int

    /// A database with so many products in every category.
    public init(count: Int) { self.count = count }

    public func products(in categories: [CategoryID], countMax: Int?) async throws(StoreFailure) -> [CategoryProduct] {
        (0..<min(count, countMax ?? count)).compactMap { number in
            SKU("P-\(number)").map { CategoryProduct(sku: $0, position: Int64(number)) }
        }
    }

    public func counts(_ groups: [CategoryID: [CategoryID]]) async throws(StoreFailure) -> [CategoryID: Int64] {
        groups.mapValues { _ in Int64(count) }
    }
}
