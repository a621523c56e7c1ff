package import Basics
package import Commerce

/// One product as the listing index takes it in, for one store view.
package struct ListingRow: Sendable, Equatable {
    /// A variant that can be bought now: its option on each axis of the index, where it has one.
    package struct Variant: Sendable, Equatable {
        private var list: OptionList

        /// A salable variant with these options.
        package init(options: [AttributeID: OptionID]) { list = OptionList(options.mapValues { [$0] }) }

        /// Its option on an axis, where it has one.
        package subscript(axis: AttributeID) -> OptionID? {
            get { list.first(of: axis) }
            set { list[axis] = newValue.map { [$0] } }
        }

        /// The axes on which it has an option.
        package var axes: some Sequence<AttributeID> { list.attributes }
    }

    /// The product.
    package var id: ProductID
    /// The direct assignments.
    package var categories: [CategoryLink]
    package var name: String
    package var price: Money
    /// Whether the price is a reduced one now.
    package var isReduced: Bool
    package var createdAt: Instant
    package var isSalable: Bool
    /// The product's own options by attribute, those of its variants left out.
    package var options: OptionList
    /// The variants that can be bought now; empty for a simple product.
    package var variants: [Variant]
    /// Since when the merchant calls the product new; nil where it does not now.
    package var newSince: Instant?
    /// When the price changes by itself, or the product begins or ends to be new.
    package var changesAt: Instant?

    /// A row.
    package init(
        id: ProductID, categories: [CategoryLink], name: String, price: Money, isReduced: Bool = false,
        newSince: Instant? = nil, createdAt: Instant, isSalable: Bool, options: OptionList,
        variants: [Variant], changesAt: Instant?
    ) {
        (self.id, self.categories, self.name, self.price) = (id, categories, name, price)
        (self.isReduced, self.newSince) = (isReduced, newSince)
        (self.createdAt, self.isSalable, self.options) = (createdAt, isSalable, options)
        (self.variants, self.changesAt) = (variants, changesAt)
    }

    /// Keeps what is the same in another row once for both.
    package mutating func share(with other: ListingRow) {
        if categories == other.categories { categories = other.categories }
        if options == other.options { options = other.options }
        if variants == other.variants { variants = other.variants }
        if name == other.name { name = other.name }
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
    /// Chosen spans of prices, any of which will do; empty for all.
    package var prices: [PriceBand]
    /// Whether only what is reduced now is asked for.
    package var isReducedOnly: Bool
    package var sort: ListingSort
    /// From 1.
    package var page: Int
    package var pageSize: Int

    /// A query.
    package init(
        category: CategoryID, chosen: [AttributeID: [OptionID]] = [:], prices: [PriceBand] = [],
        isReducedOnly: Bool = false, sort: ListingSort = .position, page: Int = 1, pageSize: Int = 24
    ) {
        (self.category, self.chosen, self.sort) = (category, chosen, sort)
        (self.prices, self.isReducedOnly) = (prices, isReducedOnly)
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

    /// How many products cost something of a span, counted under every selection but the one of prices.
    package struct PriceCount: Sendable, Equatable {
        package let band: PriceBand
        package let count: Int

        /// A count for a span.
        package init(band: PriceBand, count: Int) { (self.band, self.count) = (band, count) }
    }

    /// The products, in order.
    package let products: [ProductID]
    /// How many products there are on all pages.
    package let total: Int
    package let facets: [Facet]
    /// The category's price bands from the lowest on, those without a product too.
    package let prices: [PriceCount]
    /// How many of the products are reduced, counted under every selection but this one.
    package let reducedCount: Int

    /// A page.
    package init(
        products: [ProductID], total: Int, facets: [Facet], prices: [PriceCount] = [], reducedCount: Int = 0
    ) {
        (self.products, self.total, self.facets) = (products, total, facets)
        (self.prices, self.reducedCount) = (prices, reducedCount)
    }
}
