package import Commerce

/// What an import must know of a product that is there already.
package struct KnownProduct: Sendable {
    package let id: ProductID
    package let kind: ProductKind
    package let attributeSetID: AttributeSetID

    /// A product that is there.
    package init(id: ProductID, kind: ProductKind, attributeSetID: AttributeSetID) {
        (self.id, self.kind, self.attributeSetID) = (id, kind, attributeSetID)
    }
}

/// Whose a URL key is.
package enum URLKeyOwner: Sendable, Equatable {
    case product(SKU)
    case category(CategoryID)
}

/// A URL key in a store view.
package struct ScopedURLKey: Hashable, Sendable {
    package let store: StoreViewID
    package let key: String

    /// A URL key in a store view.
    package init(store: StoreViewID, key: String) { (self.store, self.key) = (store, key) }
}

/// A row that could not be taken, and why.
package struct RowProblem: Sendable, Equatable {
    package var row: Int
    package var sku: String
    package var column: String
    /// Magento's code, as in `invalidAttrSet`, or ours.
    package var code: String
    package var sentence: String

    /// A problem.
    package init(row: Int, sku: String, column: String, code: String, sentence: String) {
        (self.row, self.sku, self.column) = (row, sku, column)
        (self.code, self.sentence) = (code, sentence)
    }
}

/// How many products an import made and changed.
package struct ImportCounts: Sendable, Equatable {
    package var created = 0
    package var updated = 0

    /// None.
    package init() {}
}

/// Takes what a product import brings. Reads and writes go to the writer: an import sees what it has just written.
package protocol ProductImporting: AnyObject {
    /// Websites by code, attribute sets by name, product tax classes by lower-cased name.
    func vocabulary() async throws(StoreFailure) -> ImportVocabulary

    /// The products that are there, of these.
    func known(_ skus: [SKU]) async throws(StoreFailure) -> [SKU: KnownProduct]

    /// Who has these URL keys now; keys that nobody has are left out.
    func owners(of keys: [ScopedURLKey]) async throws(StoreFailure) -> [ScopedURLKey: URLKeyOwner]

    /// The category at a path of default-scope names from a root category's name on, compared without regard to case.
    /// Missing levels are made (active, in the menu). Nil when the root itself is unknown.
    func category(at path: [String]) async throws(StoreFailure) -> CategoryID?

    /// Keeps a batch of drafts in one transaction, in their order; products that are not there are created. The same
    /// batch kept again changes nothing.
    func save(_ drafts: [ProductDraft]) async throws(StoreFailure) -> ImportCounts

    /// Links variants to their configurable products. Gives a problem for each variant that is unknown, lacks a value
    /// on an axis, or has the same combination as another; the rest is linked.
    func link(_ drafts: [VariationsDraft]) async throws(StoreFailure) -> [RowProblem]
}

/// The names by which an import's cells refer to what is there.
package struct ImportVocabulary: Sendable {
    package var websites: [String: WebsiteID]
    package var attributeSets: [String: AttributeSetID]
    package var taxClasses: [String: TaxClassID]

    /// A vocabulary.
    package init(
        websites: [String: WebsiteID], attributeSets: [String: AttributeSetID], taxClasses: [String: TaxClassID]
    ) {
        (self.websites, self.attributeSets, self.taxClasses) = (websites, attributeSets, taxClasses)
    }
}
