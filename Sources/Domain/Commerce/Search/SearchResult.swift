/// A page of a list, and how many there are on all pages.
public struct SearchResult<Item: Sendable>: Sendable {
    /// The page's items, in order.
    public var items: [Item]
    public var totalCount: Int64

    /// A page.
    public init(items: [Item], totalCount: Int64) { (self.items, self.totalCount) = (items, totalCount) }
}

/// Why a list cannot be made.
public enum SearchFailure: Error, Equatable {
    /// There is no such attribute; nil where none was named.
    case noSuchField(String?)
    case failed(StoreFailure)
}
