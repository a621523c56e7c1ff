package import Basics
package import Commerce

/// One product as the listing index takes it in, for one store view.
package struct ListingRow: Sendable {
    /// A variant that can be bought now: its option on each axis of the index, where it has one.
    package struct Variant: Sendable, Equatable {
        package var options: [AttributeID: OptionID]

        /// A salable variant with these options.
        package init(options: [AttributeID: OptionID]) { self.options = options }
    }

    /// The product.
    package var id: ProductID
    /// The direct assignments.
    package var categories: [CategoryLink]
    package var name: String
    package var price: Money
    package var createdAt: Instant
    package var isSalable: Bool
    /// The product's own options by attribute, those of its variants left out.
    package var options: [AttributeID: [OptionID]]
    /// The variants that can be bought now; empty for a simple product.
    package var variants: [Variant]
    /// When the price changes by itself.
    package var priceChangesAt: Instant?

    /// A row.
    package init(
        id: ProductID, categories: [CategoryLink], name: String, price: Money, createdAt: Instant, isSalable: Bool,
        options: [AttributeID: [OptionID]], variants: [Variant], priceChangesAt: Instant?
    ) {
        (self.id, self.categories, self.name, self.price) = (id, categories, name, price)
        (self.createdAt, self.isSalable, self.options) = (createdAt, isSalable, options)
        (self.variants, self.priceChangesAt) = (variants, priceChangesAt)
    }
}

/// The orders in which a category page can be read (Magento's `product_list_order`).
package enum ListingSort: String, Sendable, CaseIterable {
    case position
    case name
    case priceAscending = "price"
    case priceDescending = "price_desc"
    case newest = "created_at"
}

/// What is asked of the index: a category, chosen options, an order and a page.
package struct ListingQuery: Sendable {
    package var category: CategoryID
    /// Chosen options by attribute: OR within an attribute, AND across.
    package var chosen: [AttributeID: [OptionID]]
    package var sort: ListingSort
    /// From 1.
    package var page: Int
    package var pageSize: Int

    /// A query.
    package init(
        category: CategoryID, chosen: [AttributeID: [OptionID]] = [:], sort: ListingSort = .position, page: Int = 1,
        pageSize: Int = 24
    ) {
        (self.category, self.chosen, self.sort) = (category, chosen, sort)
        (self.page, self.pageSize) = (page, pageSize)
    }
}

/// One page of a listing.
package struct ListingPage: Sendable, Equatable {
    /// How many products have an option, counted under every selection but the attribute's own.
    package struct Facet: Sendable, Equatable {
        package let attribute: AttributeID
        package let counts: [OptionID: Int]

        /// Counts for an attribute.
        package init(attribute: AttributeID, counts: [OptionID: Int]) {
            (self.attribute, self.counts) = (attribute, counts)
        }
    }

    /// The products, in order.
    package let products: [ProductID]
    /// How many products there are on all pages.
    package let total: Int
    package let facets: [Facet]

    /// A page.
    package init(products: [ProductID], total: Int, facets: [Facet]) {
        (self.products, self.total, self.facets) = (products, total, facets)
    }
}
