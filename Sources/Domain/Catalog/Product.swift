package import Basics
package import Commerce

/// A product's place in a category.
package struct CategoryLink: Sendable, Equatable {
    package let categoryID: CategoryID
    package let position: Int64

    /// A place in a category.
    package init(categoryID: CategoryID, position: Int64) {
        (self.categoryID, self.position) = (categoryID, position)
    }
}

/// An attribute by which a configurable product's variants differ (Magento's super attribute).
package struct ConfigurableAxis: Sendable, Equatable {
    package let id: Int64
    package let attributeID: AttributeID
    package let label: String?
    package let position: Int64

    /// An axis.
    package init(id: Int64, attributeID: AttributeID, label: String?, position: Int64) {
        (self.id, self.attributeID, self.label, self.position) = (id, attributeID, label, position)
    }
}

/// Everything the shop shows of a product, in all scopes; a configurable one holds its variants. Immutable: it lives in
/// the object cache and is shared by all loops.
package final class Product: Sendable {
    package let id: ProductID
    package let sku: SKU
    package let kind: ProductKind
    package let attributeSetID: AttributeSetID
    package let createdAt: Instant
    package let updatedAt: Instant
    package let websiteIDs: [WebsiteID]
    package let categories: [CategoryLink]
    package let media: [MediaEntry]
    /// What is on hand; nil where nobody ever said.
    package let knownStock: Stock?
    package let stockRules: StockRules
    package let lowStockSince: CivilTime?
    package let tierPrices: [TierPrice]
    package let links: [ProductLink]
    package let customOptions: [CustomOption]
    /// What it cost in the default scope over the last weeks, and will as far as that is settled; oldest first.
    package let priceHistory: [PricePoint]
    /// The attributes by which the variants differ, in order; empty unless configurable.
    package let axes: [ConfigurableAxis]
    /// The simple products that one buys of a configurable one, in order.
    package let variants: [Product]
    private let scopes: [StoreViewID: Scope]
    private let defaults: Scope
    private let values: [StoreViewID: [AttributeID: AttributeValue]]

    /// A product. `columns` and `values` hold what each scope says itself; scope 0 is the default.
    package init(
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
        scopes = columns.mapValues { Scope($0.inheriting(base)) }
        self.values = values
    }

    /// What few pages ask of a product.
    package struct Extras: Sendable {
        package var stockRules = StockRules()
        /// Since when there is less than the shop's team wants to be told of.
        package var lowStockSince: CivilTime?
        package var tierPrices: [TierPrice] = []
        package var links: [ProductLink] = []
        package var customOptions: [CustomOption] = []
        package var priceHistory: [PricePoint] = []

        /// None.
        package init() {}
    }

    /// What is on hand.
    package var stock: Stock { knownStock ?? .none }

    /// The products shown beside it, in order.
    package func linked(_ kind: ProductLinkKind) -> [ProductLink] {
        links.filter { $0.kind == kind }.sorted { ($0.position, $0.productID) < ($1.position, $1.productID) }
    }

    /// Whether the product needs a choice before it can be bought (Magento's `required_options`).
    package var hasRequiredOptions: Bool { customOptions.contains(where: \.isRequired) }

    /// The built-in attributes as a store view shows them. A copy of many texts: to read one or two, ask for those.
    package func columns(in store: StoreViewID) -> ProductColumns { scope(store).columns }

    /// What a store view shows, behind a reference: reading one column of it copies nothing else.
    final class Scope: Sendable {
        let columns: ProductColumns

        init(_ columns: ProductColumns) { self.columns = columns }
    }

    func scope(_ store: StoreViewID) -> Scope { scopes[store] ?? defaults }

    /// The value of one of the merchant's attributes as a store view shows it.
    package func value(of attribute: AttributeID, in store: StoreViewID) -> AttributeValue? {
        values[store]?[attribute] ?? values[.all]?[attribute]
    }

    /// The option that this variant has on an axis; axes are global.
    package func option(on axis: AttributeID) -> OptionID? {
        guard case .option(let option) = value(of: axis, in: .all) else { return nil }
        return option
    }

    /// The file of the picture with a role, or of the first picture.
    package func picture(_ role: String = "image") -> String? {
        let shown = media.filter { !$0.isDisabled }
        return (shown.first { $0.roles.contains(role) } ?? shown.first)?.file
    }

    /// The name in a store view.
    package func name(in store: StoreViewID) -> String { scope(store).columns.name ?? sku.text }

    /// Whether the product is enabled in a store view.
    package func isEnabled(in store: StoreViewID) -> Bool { scope(store).columns.status ?? .enabled == .enabled }

    /// Whether at least one piece (of one variant) can be bought now.
    package func isSalable(in store: StoreViewID) -> Bool {
        guard isEnabled(in: store) else { return false }
        guard kind == .configurable else { return kind.isSold && stockRules.isSalable(stock) }
        return (knownStock?.isInStock ?? true) && variants.contains { $0.isSalable(in: store) }
    }

    /// The numbers of the product and of its variants: what an answer about it depends on.
    package var dependencies: [ProductID] { [id] + variants.map(\.id) }
}
