public import Commerce

/// Whether more can be bought than is on hand (Magento's `backorders`).
public enum Backorders: Int64, Sendable {
    case refused = 0
    case taken = 1
    case takenWithNotice = 2
}

/// How stock is counted and sold where a product does not say (Magento's `cataloginventory/item_options/*`).
public struct StockDefaults: Sendable, Equatable {
    /// A product with no more than this is out of stock.
    public var minQuantity = Quantity.zero
    public var minSaleQuantity = Quantity(1)
    public var maxSaleQuantity = Quantity(10_000)
    public var notifyBelow = Quantity(1)
    public var increments = Quantity.zero
    public var enablesIncrements = false
    public var backorders = Backorders.refused
    public var managesStock = true

    /// Magento's own defaults.
    public init() {}

    /// What a shop has configured.
    public init(_ standards: StockStandards) {
        (minQuantity, minSaleQuantity) = (standards.minQuantity, standards.minSaleQuantity)
        (maxSaleQuantity, notifyBelow) = (standards.maxSaleQuantity, standards.notifyQuantity)
        (increments, enablesIncrements) = (standards.increments, standards.hasIncrements)
        backorders = Backorders(rawValue: Int64(standards.backorders)) ?? .refused
        managesStock = standards.managesStock
    }
}

/// How a product's stock is counted and sold (Magento's stock item without its quantity).
public struct StockRules: Sendable, Equatable {
    /// What the product says itself; nil is as the shop's configuration says (`use_config_…`).
    public struct Own: Sendable, Equatable {
        public var minQuantity: Quantity?
        public var minSaleQuantity: Quantity?
        public var maxSaleQuantity: Quantity?
        public var notifyBelow: Quantity?
        public var increments: Quantity?
        public var enablesIncrements: Bool?
        public var backorders: Backorders?
        public var managesStock: Bool?
        /// Whether it is sold by fractions of a piece.
        public var isDecimal = false
        /// Whether a fraction may be shipped apart.
        public var isDecimalDivided = false

        /// Rules that say nothing.
        public init() {}
    }

    /// What the product says itself.
    public var own: Own
    /// What the shop's configuration says.
    public var shop: StockDefaults

    /// Rules of a product in a shop.
    public init(_ own: Own = Own(), shop: StockDefaults = StockDefaults()) { (self.own, self.shop) = (own, shop) }

    /// A product with no more than this is out of stock (Magento's `min_qty`).
    public var minQuantity: Quantity { own.minQuantity ?? shop.minQuantity }
    /// The least of it in a cart.
    public var minSaleQuantity: Quantity { own.minSaleQuantity ?? shop.minSaleQuantity }
    /// The most of it in a cart.
    public var maxSaleQuantity: Quantity { own.maxSaleQuantity ?? shop.maxSaleQuantity }
    /// With less than this the shop's team is told.
    public var notifyBelow: Quantity { own.notifyBelow ?? shop.notifyBelow }
    /// It is sold in multiples of this, where `enablesIncrements`.
    public var increments: Quantity { own.increments ?? shop.increments }
    /// Whether it is sold in multiples.
    public var enablesIncrements: Bool { own.enablesIncrements ?? shop.enablesIncrements }
    /// Whether more can be bought than is on hand.
    public var backorders: Backorders { own.backorders ?? shop.backorders }
    /// Whether pieces are counted at all.
    public var managesStock: Bool { own.managesStock ?? shop.managesStock }

    /// Whether at least one piece can be sold of such a stock.
    public func isSalable(_ stock: Stock) -> Bool {
        guard managesStock else { return true }
        return stock.isInStock && allows(stock.quantity)
    }

    /// Whether something is left to sell of so many pieces: more than the threshold, or backorders are taken.
    public func allows(_ quantity: Quantity) -> Bool { quantity > minQuantity || backorders != .refused }

    /// How many pieces can still be sold of such a stock: those above the threshold. Nil where nobody counts them, or
    /// more can be sold than there are.
    public func left(of stock: Stock) -> Quantity? {
        guard managesStock, backorders == .refused else { return nil }
        let left = Int128(stock.quantity.tenThousandths) - Int128(minQuantity.tenThousandths)
        return Quantity(tenThousandths: stock.isInStock ? Int64(clamping: max(left, 0)) : 0)
    }
}
