import Catalog
import Commerce

/// One loop's frozen views of the catalogue. Made before the loop serves; afterwards only the loop touches it, and the
/// node posts new values to it.
final class LoopCatalog: CatalogViewing, @unchecked Sendable {
    private(set) var reference: Reference
    private(set) var position: UInt64
    private var listings: [StoreViewID: ListingIndex]
    private let empty: ListingIndex

    init(_ reference: Reference, _ listings: [StoreViewID: ListingIndex], at position: UInt64) {
        (self.reference, self.listings, self.position) = (reference, listings, position)
        empty = ListingIndex(rows: [], categories: CategoryTree([]), facets: [], axes: [])
    }

    func listing(in store: StoreViewID) -> ListingIndex { listings[store] ?? empty }

    func replace(_ reference: Reference, _ listings: [StoreViewID: ListingIndex], at position: UInt64) {
        (self.reference, self.listings, self.position) = (reference, listings, position)
    }
}
