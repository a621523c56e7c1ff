package import Commerce

/// Whether more can be bought than is on hand (Magento's `backorders`).
package enum Backorders: Int64, Sendable {
    case refused = 0
    case taken = 1
    case takenWithNotice = 2
}

/// How stock is counted and sold where a product does not say (Magento's `cataloginventory/item_options/*`).
package struct StockDefaults: Sendable, Equatable {
    /// A product with no more than this is out of stock.
    package var minQuantity = Quantity.zero
    package var minSaleQuantity = Quantity(1)
    package var maxSaleQuantity = Quantity(10_000)
    package var notifyBelow = Quantity(1)
    package var increments = Quantity.zero
    package var enablesIncrements = false
    package var backorders = Backorders.refused
    package var managesStock = true

    /// Magento's own defaults.
    package init() {}

    /// What a shop has configured.
    package init(_ standards: StockStandards) {
        (minQuantity, minSaleQuantity) = (standards.minQuantity, standards.minSaleQuantity)
        (maxSaleQuantity, notifyBelow) = (standards.maxSaleQuantity, standards.notifyQuantity)
        (increments, enablesIncrements) = (standards.increments, standards.hasIncrements)
        backorders = Backorders(rawValue: Int64(standards.backorders)) ?? .refused
        managesStock = standards.managesStock
    }
}

/// How a product's stock is counted and sold (Magento's stock item without its quantity).
package struct StockRules: Sendable, Equatable {
    /// What the product says itself; nil is as the shop's configuration says (`use_config_…`).
    package struct Own: Sendable, Equatable {
        package var minQuantity: Quantity?
        package var minSaleQuantity: Quantity?
        package var maxSaleQuantity: Quantity?
        package var notifyBelow: Quantity?
        package var increments: Quantity?
        package var enablesIncrements: Bool?
        package var backorders: Backorders?
        package var managesStock: Bool?
        /// Whether it is sold by fractions of a piece.
        package var isDecimal = false
        /// Whether a fraction may be shipped apart.
        package var isDecimalDivided = false

        /// Rules that say nothing.
        package init() {}
    }

    /// What the product says itself.
    package var own: Own
    /// What the shop's configuration says.
    package var shop: StockDefaults

    /// Rules of a product in a shop.
    package init(_ own: Own = Own(), shop: StockDefaults = StockDefaults()) { (self.own, self.shop) = (own, shop) }

    /// A product with no more than this is out of stock (Magento's `min_qty`).
    package var minQuantity: Quantity { own.minQuantity ?? shop.minQuantity }
    /// The least of it in a cart.
    package var minSaleQuantity: Quantity { own.minSaleQuantity ?? shop.minSaleQuantity }
    /// The most of it in a cart.
    package var maxSaleQuantity: Quantity { own.maxSaleQuantity ?? shop.maxSaleQuantity }
    /// With less than this the shop's team is told.
    package var notifyBelow: Quantity { own.notifyBelow ?? shop.notifyBelow }
    /// It is sold in multiples of this, where `enablesIncrements`.
    package var increments: Quantity { own.increments ?? shop.increments }
    /// Whether it is sold in multiples.
    package var enablesIncrements: Bool { own.enablesIncrements ?? shop.enablesIncrements }
    /// Whether more can be bought than is on hand.
    package var backorders: Backorders { own.backorders ?? shop.backorders }
    /// Whether pieces are counted at all.
    package var managesStock: Bool { own.managesStock ?? shop.managesStock }

    /// Whether at least one piece can be sold of such a stock.
    package func isSalable(_ stock: Stock) -> Bool {
        guard managesStock else { return true }
        return stock.isInStock && allows(stock.quantity)
    }

    /// Whether something is left to sell of so many pieces: more than the threshold, or backorders are taken.
    package func allows(_ quantity: Quantity) -> Bool { quantity > minQuantity || backorders != .refused }
}
