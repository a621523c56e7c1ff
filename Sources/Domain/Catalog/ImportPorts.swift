public import Commerce

/// What an import must know of a product that is there already.
public struct KnownProduct: Sendable {
    public let id: ProductID
    public let kind: ProductKind
    public let attributeSetID: AttributeSetID

    /// A product that is there.
    public init(id: ProductID, kind: ProductKind, attributeSetID: AttributeSetID) {
        (self.id, self.kind, self.attributeSetID) = (id, kind, attributeSetID)
    }
}

/// Whose a URL key is.
public enum URLKeyOwner: Sendable, Equatable {
    case product(SKU)
    case category(CategoryID)
}

/// A URL key in a store view.
public struct ScopedURLKey: Hashable, Sendable {
    public let store: StoreViewID
    public let key: String

    /// A URL key in a store view.
    public init(store: StoreViewID, key: String) { (self.store, self.key) = (store, key) }
}

/// A row that could not be taken, and why.
public struct RowProblem: Sendable, Equatable {
    public var row: Int
    /// The file's line on which the row begins; 0 where it is not known.
    public var line = 0
    public var sku: String
    public var column: String
    /// Magento's code, as in `invalidAttrSet`, or ours.
    public var code: String
    public var sentence: String

    /// A problem.
    public init(row: Int, sku: String, column: String, code: String, sentence: String) {
        (self.row, self.sku, self.column) = (row, sku, column)
        (self.code, self.sentence) = (code, sentence)
    }
}

/// How many products, or other things, an import made, changed and removed.
public struct ImportCounts: Sendable, Equatable {
    public var created = 0
    public var updated = 0
    public var deleted = 0

    /// None.
    public init() {}
}

/// What a product import asks and keeps. Reads and writes go to the writer: an import sees what it has just written.
public protocol ProductImporting: ProductKeeping, SKUKnowing {
    /// Websites by code, attribute sets by name, product tax classes by lower-cased name.
    func vocabulary() async throws(StoreFailure) -> ImportVocabulary

    /// Who has these URL keys now; keys that nobody has are left out.
    func owners(of keys: [ScopedURLKey]) async throws(StoreFailure) -> [ScopedURLKey: URLKeyOwner]

    /// The category at a path of default-scope names from a root category's name on, compared without regard to case.
    /// Missing levels are made (active, in the menu). Nil when the root itself is unknown.
    func category(at path: [String]) async throws(CategoryFailure) -> CategoryID?

    /// The product tax class with a name, which is made where it is missing.
    func taxClass(named name: String) async throws(StoreFailure) -> TaxClassID
}

/// Keeps what a product import brings, on the writer. The same drafts kept again change nothing.
public protocol ProductKeeping: AnyObject {
    /// Keeps a batch of drafts in one transaction, in their order; products that are not there are created. Those
    /// with the SKUs in `replaced` are removed first, with all that refers to them.
    func save(_ drafts: [ProductDraft], replacing replaced: [SKU]) async throws(StoreFailure) -> ImportCounts

    /// Removes products with all that refers to them and gives the number of those that were there.
    func remove(_ skus: [SKU]) async throws(StoreFailure) -> Int

    /// Links variants to their configurable products. Gives a problem for each variant that is unknown, lacks a value
    /// on an axis, or has the same combination as another; the rest is linked.
    func link(_ drafts: [VariationsDraft]) async throws(StoreFailure) -> [RowProblem]

    /// Shows products beside others. SKUs that are not there, and a product's own, are left out.
    func relate(_ drafts: [RelationsDraft]) async throws(StoreFailure)
}

/// The names by which an import's cells refer to what is there.
public struct ImportVocabulary: Sendable {
    public var websites: [String: WebsiteID]
    public var attributeSets: [String: AttributeSetID]
    public var taxClasses: [String: TaxClassID]

    /// A vocabulary.
    public init(
        websites: [String: WebsiteID] = [:], attributeSets: [String: AttributeSetID] = [:],
        taxClasses: [String: TaxClassID] = [:]
    ) {
        (self.websites, self.attributeSets, self.taxClasses) = (websites, attributeSets, taxClasses)
    }
}
