public import Basics
public import Commerce

/// One product as the listing index takes it in, for one store view.
public struct ListingRow: Sendable, Equatable {
    /// A variant that can be bought now: its option on each axis of the index, where it has one.
    public struct Variant: Sendable, Equatable {
        public var options: [AttributeID: OptionID]

        /// A salable variant with these options.
        public init(options: [AttributeID: OptionID]) { self.options = options }
    }

    /// The product.
    public var id: ProductID
    /// The direct assignments.
    public var categories: [CategoryLink]
    public var name: String
    public var price: Money
    /// Whether the price is a reduced one now.
    public var isReduced: Bool
    public var createdAt: Instant
    public var isSalable: Bool
    /// The product's own options by attribute, those of its variants left out.
    public var options: [AttributeID: [OptionID]]
    /// The variants that can be bought now; empty for a simple product.
    public var variants: [Variant]
    /// Since when the merchant calls the product new; nil where it does not now.
    public var newSince: Instant?
    /// When the price changes by itself, or the product begins or ends to be new.
    public var changesAt: Instant?

    /// A row.
    public init(
        id: ProductID, categories: [CategoryLink], name: String, price: Money, isReduced: Bool = false,
        newSince: Instant? = nil, createdAt: Instant, isSalable: Bool, options: [AttributeID: [OptionID]],
        variants: [Variant], changesAt: Instant?
    ) {
        (self.id, self.categories, self.name, self.price) = (id, categories, name, price)
        (self.isReduced, self.newSince) = (isReduced, newSince)
        (self.createdAt, self.isSalable, self.options) = (createdAt, isSalable, options)
        (self.variants, self.changesAt) = (variants, changesAt)
    }
}

/// The orders in which a category page can be read (Magento's `product_list_order`).
public enum ListingSort: String, Sendable, CaseIterable {
    case position
    case name
    case priceAscending = "price"
    case priceDescending = "price_desc"
    case newest = "created_at"
}

/// What is asked of the index: a category, chosen options, an order and a page.
public struct ListingQuery: Sendable {
    public var category: CategoryID
    /// Chosen options by attribute: OR within an attribute, AND across.
    public var chosen: [AttributeID: [OptionID]]
    /// Chosen spans of prices, any of which will do; empty for all.
    public var prices: [PriceBand]
    /// Whether only what is reduced now is asked for.
    public var isReducedOnly: Bool
    public var sort: ListingSort
    /// From 1.
    public var page: Int
    public var pageSize: Int

    /// A query.
    public init(
        category: CategoryID, chosen: [AttributeID: [OptionID]] = [:], prices: [PriceBand] = [],
        isReducedOnly: Bool = false, sort: ListingSort = .position, page: Int = 1, pageSize: Int = 24
    ) {
        (self.category, self.chosen, self.sort) = (category, chosen, sort)
        (self.prices, self.isReducedOnly) = (prices, isReducedOnly)
        (self.page, self.pageSize) = (page, pageSize)
    }
}

/// One page of a listing.
public struct ListingPage: Sendable, Equatable {
    /// How many products have an option, counted under every selection but the attribute's own.
    public struct Facet: Sendable, Equatable {
        public let attribute: AttributeID
        public let counts: [OptionID: Int]

        /// Counts for an attribute.
        public init(attribute: AttributeID, counts: [OptionID: Int]) {
            (self.attribute, self.counts) = (attribute, counts)
        }
    }

    /// How many products cost something of a span, counted under every selection but the one of prices.
    public struct PriceCount: Sendable, Equatable {
        public let band: PriceBand
        public let count: Int

        /// A count for a span.
        public init(band: PriceBand, count: Int) { (self.band, self.count) = (band, count) }
    }

    /// The products, in order.
    public let products: [ProductID]
    /// How many products there are on all pages.
    public let total: Int
    public let facets: [Facet]
    /// The category's price bands from the lowest on, those without a product too.
    public let prices: [PriceCount]
    /// How many of the products are reduced, counted under every selection but this one.
    public let reducedCount: Int

    /// A page.
    public init(
        products: [ProductID], total: Int, facets: [Facet], prices: [PriceCount] = [], reducedCount: Int = 0
    ) {
        (self.products, self.total, self.facets) = (products, total, facets)
        (self.prices, self.reducedCount) = (prices, reducedCount)
    }
}
