public import Commerce

/// What changes of a category, or of one to be made, in one scope. What it does not say stays as it is.
public struct CategoryDraft: Sendable {
    /// The category; nil to make one.
    public var id: CategoryID?
    /// Where a new one hangs. A known one keeps its place: moving is an act of its own.
    public var parentID: CategoryID?
    /// The scope of the texts: 0 for the default.
    public var store: StoreViewID
    /// For all scopes; a new category comes last.
    public var position: Int64?
    public var isAnchor: Bool?
    public var texts = Category.Texts()
    /// What is set back to inheriting, or to nothing in the default scope.
    public var cleared: Set<CategoryField> = []

    /// A draft that changes a category.
    public init(changing id: CategoryID, in store: StoreViewID) { (self.id, self.store) = (id, store) }

    /// A draft that makes a category, in the default scope.
    public init(under parent: CategoryID, name: String) {
        (parentID, store) = (parent, .all)
        texts.name = name
    }
}

/// What of a category can be cleared.
public enum CategoryField: Hashable, Sendable {
    case name, urlKey, description, metaTitle, metaKeywords, metaDescription, isActive, isInMenu
    case detail(CategoryDetail)
}

/// Why a category cannot be kept, moved or removed.
public enum CategoryFailure: Error, Equatable {
    case unknown(CategoryID)
    /// A name is needed in the default scope.
    case nameIsMissing
    /// Another page has the path that the category, or one below it, would have.
    case urlKeyIsTaken(String)
    /// A category cannot hang below itself.
    case belowItself
    /// The tree's root and the stores' roots stay.
    case isRoot(CategoryID)
    case store(StoreFailure)
}

/// Writes categories, with the paths of their pages and of those below them. Reads and writes go to the writer.
public protocol CategorySaving: AnyObject {
    /// All categories as they are at this moment.
    func tree() async throws(StoreFailure) -> CategoryTree

    /// Makes or changes a category and gives it as it is then. A path that is given up leads on to the new one. The
    /// URL key of a new one is made of its name.
    func save(_ draft: CategoryDraft) async throws(CategoryFailure) -> Category

    /// Hangs a category and all below it elsewhere, behind `sibling`, or as the last one.
    func move(_ id: CategoryID, under parent: CategoryID, after sibling: CategoryID?) async throws(CategoryFailure)

    /// Removes a category and all below it. Products stay, without their places there.
    func delete(_ id: CategoryID) async throws(CategoryFailure)
}
