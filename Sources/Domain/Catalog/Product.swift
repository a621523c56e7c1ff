public import Basics
public import Commerce

/// A product's place in a category.
public struct CategoryLink: Sendable, Equatable {
    public let categoryID: CategoryID
    public let position: Int64

    /// A place in a category.
    public init(categoryID: CategoryID, position: Int64) {
        (self.categoryID, self.position) = (categoryID, position)
    }
}

/// An attribute by which a configurable product's variants differ (Magento's super attribute).
public struct ConfigurableAxis: Sendable, Equatable {
    public let id: Int64
    public let attributeID: AttributeID
    public let label: String?
    public let position: Int64

    /// An axis.
    public init(id: Int64, attributeID: AttributeID, label: String?, position: Int64) {
        (self.id, self.attributeID, self.label, self.position) = (id, attributeID, label, position)
    }
}

/// Everything the shop shows of a product, in all scopes; a configurable one holds its variants. Immutable: it lives in
/// the object cache and is shared by all loops.
public final class Product: Sendable {
    public let id: ProductID
    public let sku: SKU
    public let kind: ProductKind
    public let attributeSetID: AttributeSetID
    public let createdAt: Instant
    public let updatedAt: Instant
    public let websiteIDs: [WebsiteID]
    public let categories: [CategoryLink]
    public let media: [MediaEntry]
    /// What is on hand; nil where nobody ever said.
    public let knownStock: Stock?
    public let stockRules: StockRules
    public let lowStockSince: CivilTime?
    public let tierPrices: [TierPrice]
    public let links: [ProductLink]
    public let customOptions: [CustomOption]
    /// What it cost in the default scope over the last weeks, and will as far as that is settled; oldest first.
    public let priceHistory: [PricePoint]
    /// The attributes by which the variants differ, in order; empty unless configurable.
    public let axes: [ConfigurableAxis]
    /// The simple products that one buys of a configurable one, in order.
    public let variants: [Product]
    /// A list, as they are few: finding one takes less than hashing its number.
    private let scopes: [(store: StoreViewID, scope: Scope)]
    private let defaults: Scope
    private let values: [(store: StoreViewID, values: [AttributeID: AttributeValue])]
    private let defaultValues: [AttributeID: AttributeValue]

    /// A product. `columns` and `values` hold what each scope says itself; scope 0 is the default.
    public init(
        id: ProductID, sku: SKU, kind: ProductKind, attributeSetID: AttributeSetID, createdAt: Instant,
        updatedAt: Instant, websiteIDs: [WebsiteID], categories: [CategoryLink], media: [MediaEntry], stock: Stock?,
        axes: [ConfigurableAxis], variants: [Product], columns: [StoreViewID: ProductColumns],
        values: [StoreViewID: [AttributeID: AttributeValue]], extras: Extras = Extras()
    ) {
        (self.id, self.sku, self.kind, self.attributeSetID) = (id, sku, kind, attributeSetID)
        (self.createdAt, self.updatedAt, self.websiteIDs) = (createdAt, updatedAt, websiteIDs)
        (self.categories, self.media, knownStock) = (categories, media, stock)
        (stockRules, tierPrices, links) = (extras.stockRules, extras.tierPrices, extras.links)
        lowStockSince = extras.lowStockSince
        (customOptions, priceHistory) = (extras.customOptions, extras.priceHistory)
        (self.axes, self.variants) = (axes.sorted { $0.position < $1.position }, variants)
        let base = columns[.all] ?? ProductColumns()
        defaults = Scope(base)
        scopes = columns.filter { $0.key != .all }.map { ($0.key, Scope($0.value.inheriting(base))) }
        self.values = values.filter { $0.key != .all }.map { ($0.key, $0.value) }
        defaultValues = values[.all] ?? [:]
    }

    /// What few pages ask of a product.
    public struct Extras: Sendable {
        public var stockRules = StockRules()
        /// Since when there is less than the shop's team wants to be told of.
        public var lowStockSince: CivilTime?
        public var tierPrices: [TierPrice] = []
        public var links: [ProductLink] = []
        public var customOptions: [CustomOption] = []
        public var priceHistory: [PricePoint] = []

        /// None.
        public init() {}
    }

    /// What is on hand.
    public var stock: Stock { knownStock ?? .none }

    /// The products shown beside it, in order.
    public func linked(_ kind: ProductLinkKind) -> [ProductLink] {
        links.filter { $0.kind == kind }.sorted { ($0.position, $0.productID) < ($1.position, $1.productID) }
    }

    /// Whether the product needs a choice before it can be bought (Magento's `required_options`).
    public var hasRequiredOptions: Bool { customOptions.contains(where: \.isRequired) }

    /// The built-in attributes as a store view shows them. A copy of many texts: to read one or two, ask for those.
    public func columns(in store: StoreViewID) -> ProductColumns { scope(store).columns }

    /// What a store view shows, behind a reference: reading one column of it copies nothing else.
    final class Scope: Sendable {
        let columns: ProductColumns

        init(_ columns: ProductColumns) { self.columns = columns }
    }

    func scope(_ store: StoreViewID) -> Scope {
        for entry in scopes where entry.store == store { return entry.scope }
        return defaults
    }

    /// The value of one of the merchant's attributes as a store view shows it.
    public func value(of attribute: AttributeID, in store: StoreViewID) -> AttributeValue? {
        for entry in values where entry.store == store {
            if let value = entry.values[attribute] { return value }
        }
        return defaultValues[attribute]
    }

    /// The option that this variant has on an axis; axes are global.
    public func option(on axis: AttributeID) -> OptionID? {
        guard case .option(let option) = value(of: axis, in: .all) else { return nil }
        return option
    }

    /// The file of the picture with a role, or of the first picture.
    public func picture(_ role: String = "image") -> String? {
        let shown = media.filter { !$0.isDisabled }
        return (shown.first { $0.roles.contains(role) } ?? shown.first)?.file
    }

    /// The name in a store view.
    public func name(in store: StoreViewID) -> String { scope(store).columns.name ?? sku.text }

    /// Whether the product is enabled in a store view.
    public func isEnabled(in store: StoreViewID) -> Bool { scope(store).columns.status ?? .enabled == .enabled }

    /// Whether at least one piece (of one variant) can be bought now.
    public func isSalable(in store: StoreViewID) -> Bool {
        guard isEnabled(in: store) else { return false }
        guard kind == .configurable else { return kind.isSold && stockRules.isSalable(stock) }
        return (knownStock?.isInStock ?? true) && variants.contains { $0.isSalable(in: store) }
    }

    /// The numbers of the product and of its variants: what an answer about it depends on.
    public var dependencies: [ProductID] { [id] + variants.map(\.id) }
}
