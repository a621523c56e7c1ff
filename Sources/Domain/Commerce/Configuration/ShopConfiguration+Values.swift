/// What other parts ask of the configuration, in their words.
extension ShopConfiguration {
    /// The currency in which all prices are kept.
    public var currency: Currency { Currency(code: text(.baseCurrency)) }

    /// The locale of a store view, as in `fr_FR`.
    public func locale(in store: StoreViewID = .all) -> String { text(.locale, in: store) }

    /// Whether the shop sells to a country.
    public func sells(to country: String, in store: StoreViewID = .all) -> Bool {
        let allowed = list(.allowedCountries, in: store)
        return allowed.isEmpty || allowed.contains(country)
    }

    /// The limits of lists and pages by REST; nil where they are off.
    public var inputLimits: InputLimits? {
        guard isOn(.inputLimits) else { return nil }
        return InputLimits(
            arrayItemsMax: Int(number(.arrayItemsMax)), pageSizeMax: Int(number(.pageSizeMax)),
            pageSize: Int(number(.pageSizeStandard)))
    }

    /// What holds for the stock of a product that does not say otherwise.
    public var stockStandards: StockStandards {
        StockStandards(
            managesStock: isOn(.manageStock), backorders: Int(number(.backorders)), minQuantity: quantity(.minQuantity),
            minSaleQuantity: quantity(.minSaleQuantity), maxSaleQuantity: quantity(.maxSaleQuantity),
            notifyQuantity: quantity(.notifyQuantity), hasIncrements: isOn(.quantityIncrementsOn),
            increments: quantity(.quantityIncrements))
    }

    /// Delivery at a fixed price, where it is offered.
    public func flatRate(in store: StoreViewID) -> FlatRate? {
        guard isOn(.flatRateActive, in: store) else { return nil }
        return FlatRate(
            title: text(.flatRateTitle, in: store), name: text(.flatRateName, in: store),
            basis: FlatRate.Basis(rawValue: text(.flatRateType, in: store)) ?? .free,
            price: money(.flatRatePrice, in: store), position: number(.flatRateOrder, in: store),
            countries: countries(.flatRateIsSpecific, .flatRateCountries, in: store),
            refusal: isOn(.flatRateIsShown, in: store) ? text(.flatRateMessage, in: store) : nil)
    }

    /// Free delivery, where it is offered.
    public func freeShipping(in store: StoreViewID) -> FreeShipping? {
        guard isOn(.freeShippingActive, in: store) else { return nil }
        return FreeShipping(
            title: text(.freeShippingTitle, in: store), name: text(.freeShippingName, in: store),
            subtotal: money(.freeShippingSubtotal, in: store),
            subtotalIncludesTax: isOn(.freeShippingWithTax, in: store),
            position: number(.freeShippingOrder, in: store),
            countries: countries(.freeShippingIsSpecific, .freeShippingCountries, in: store))
    }

    private func countries(
        _ isSpecific: ConfigurationEntry, _ listed: ConfigurationEntry, in store: StoreViewID
    ) -> [String]? {
        isOn(isSpecific, in: store) ? list(listed, in: store) : nil
    }
}

/// The limits of lists and pages by REST.
public struct InputLimits: Sendable, Equatable {
    public let arrayItemsMax: Int
    public let pageSizeMax: Int
    /// The page of a search that asks for none.
    public let pageSize: Int
}

/// What holds for the stock of a product that does not say otherwise.
public struct StockStandards: Sendable, Equatable {
    public let managesStock: Bool
    /// 0 for no, 1 for yes, 2 for yes with a word to the customer.
    public let backorders: Int
    /// At how many pieces a product is sold out, how many a cart may hold, and when the merchant is told.
    public let minQuantity: Quantity
    public let minSaleQuantity: Quantity
    public let maxSaleQuantity: Quantity
    public let notifyQuantity: Quantity
    /// Whether pieces are sold in steps only, and the step.
    public let hasIncrements: Bool
    public let increments: Quantity
}

/// Delivery at a fixed price.
public struct FlatRate: Sendable, Equatable {
    /// What the price is for.
    public enum Basis: String, Sendable {
        case order = "O"
        case piece = "I"
        case free = ""
    }

    /// What the carrier and the method are called, and what the price is for.
    public let title: String
    public let name: String
    public let basis: Basis
    public let price: Money
    /// Its place among the methods.
    public let position: Int64
    /// The countries it is for; nil for all.
    public let countries: [String]?
    /// What is said where it is not offered; nil where it is then left out.
    public let refusal: String?
}

/// Free delivery.
public struct FreeShipping: Sendable, Equatable {
    public let title: String
    public let name: String
    /// The subtotal from which it is offered.
    public let subtotal: Money
    public let subtotalIncludesTax: Bool
    /// Its place among the methods.
    public let position: Int64
    /// The countries it is for; nil for all.
    public let countries: [String]?
}
