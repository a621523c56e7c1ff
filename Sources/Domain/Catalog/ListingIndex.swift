public import Basics
public import Commerce

/// The products of a store view in columns and bitsets, so that a category page is filtered, counted, sorted and cut
/// without looking at a product.
///
/// Immutable: requests borrow it, the change feed replaces it whole, off the loops. `ListingTable` makes the next one.
public final class ListingIndex: Sendable {
    let columns: ListingColumns

    init(_ columns: ListingColumns) { self.columns = columns }

    /// The index of these products in a store view. `facets` are the attributes to count, in the order of the page;
    /// `axes` are those by which variants differ. Takes some milliseconds a thousand products.
    public convenience init(
        rows: [ListingRow], categories: CategoryTree, in store: StoreViewID = .all, facets: [AttributeID],
        axes: [AttributeID]
    ) {
        let shape = ListingShape(categories: categories, store: store, facets: facets, axes: axes)
        self.init(ListingColumns(ListingTable.ordered(rows), shape))
    }

    /// The products, in ascending order of their numbers.
    public var ids: [ProductID] { columns.ids }

    /// The earliest moment at which a price in the index changes by itself: the index must be replaced then.
    public var changesAt: Instant? { columns.changesAt }
}

/// What an index is made for, beside its rows.
struct ListingShape: Sendable {
    let categories: CategoryTree
    let store: StoreViewID
    /// The attributes to count, in the order of pages.
    let facets: [AttributeID]
    /// The attributes by which variants differ.
    let axes: [AttributeID]

    /// The categories whose products each category shows: all that an index takes from the tree.
    var shelves: [CategoryID: Set<CategoryID>] { ListingShape.shelves(of: categories, in: store) }

    static func shelves(of categories: CategoryTree, in store: StoreViewID) -> [CategoryID: Set<CategoryID>] {
        let all = categories.all.map { ($0.id, Set(categories.shown(under: $0.id, in: store))) }
        return Dictionary(uniqueKeysWithValues: all)
    }
}
