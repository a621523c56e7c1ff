import Basics
public import Catalog
public import Commerce
import MariaDB

/// Lists products by filters and orders on their attributes, with one statement for the page and one for the count. An
/// administrator's list comes from the writer, anybody else's from the reader.
public final class ProductSearch: ProductSearching {
    private let databases: Databases
    private let side: DatabaseSide

    /// A loop's way to lists of products.
    public init(_ databases: Databases, from side: DatabaseSide) { (self.databases, self.side) = (databases, side) }

    /// The products that meet the criteria, and the store view whose values they are to be shown with.
    public func search(
        _ criteria: SearchCriteria, in store: StoreViewID, sizeMax: Int?, _ reference: Reference
    ) async throws(SearchFailure) -> (page: SearchResult<ProductID>, store: StoreViewID) {
        let store = ProductSearch.store(of: criteria) ?? store
        let query = try ProductQuery(criteria, in: store, reference)
        let page = criteria.page(sizeMax: sizeMax)
        do {
            let counts = try await databases.rows(from: side, query.count, as: Int64.self)
            let total = counts.first ?? 0
            let isBeyond = page.offset >= total
            let items = isBeyond ? [] : try await databases.rows(from: side, query.page(page), as: ProductID.self)
            return (SearchResult(items: items, totalCount: total), store)
        } catch {
            throw .failed(StoreFailure(error))
        }
    }

    /// The store view that a filter names: Magento's collections change their store by it.
    private static func store(of criteria: SearchCriteria) -> StoreViewID? {
        let filter = criteria.groups.joined().first { $0.field == "store_id" || $0.field == "store" }
        return filter.flatMap { Int64($0.value ?? "") }.map { StoreViewID($0) }
    }
}
