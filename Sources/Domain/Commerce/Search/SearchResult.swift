/// A page of a list, and how many there are on all pages.
package struct SearchResult<Item: Sendable>: Sendable {
    /// The page's items, in order.
    package var items: [Item]
    package var totalCount: Int64

    /// A page.
    package init(items: [Item], totalCount: Int64) { (self.items, self.totalCount) = (items, totalCount) }
}

/// Why a list cannot be made.
package enum SearchFailure: Error, Equatable {
    /// There is no such attribute; nil where none was named.
    case noSuchField(String?)
    case failed(StoreFailure)
}
