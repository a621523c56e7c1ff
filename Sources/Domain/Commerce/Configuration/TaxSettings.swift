import Basics

/// How tax is reckoned and shown in one store view.
public struct TaxSettings: Sendable, Equatable {
    /// Where tax is rounded.
    public enum Algorithm: String, Sendable {
        case unit = "UNIT_BASE_CALCULATION"
        case row = "ROW_BASE_CALCULATION"
        case total = "TOTAL_BASE_CALCULATION"
    }

    /// How an amount is shown.
    public enum Display: String, Sendable {
        case withoutTax = "1"
        case withTax = "2"
        case both = "3"
    }

    /// The address that decides the rate.
    public enum Basis: String, Sendable {
        case shipping
        case billing
        case origin
    }

    /// Where tax is rounded, and the address that decides the rate.
    public let algorithm: Algorithm
    public let basis: Basis
    /// Whether prices in the catalogue are with tax.
    public let pricesIncludeTax: Bool
    public let shippingIncludesTax: Bool
    /// Whether tax is reckoned on what is left after discounts.
    public let appliesAfterDiscount: Bool
    /// Whether a discount is reckoned on prices with tax.
    public let discountsIncludeTax: Bool
    /// Whether a price with tax stays the same in every country.
    public let isCrossBorder: Bool
    /// The product tax class of delivery.
    public let shippingClass: TaxClassID
    public let productClass: TaxClassID
    public let customerClass: TaxClassID
    /// Where the tax holds that applies until an address is known.
    public let defaultPlace: TaxPlace
    /// Where the shop delivers from: prices with tax include the tax of this place.
    public let origin: TaxPlace
    public let prices: Display
    public let shipping: Display
    public let cartPrices: Display
    public let cartSubtotal: Display
    public let cartShipping: Display
    /// Whether the cart shows the grand total without tax too, each rate, and a tax line of nothing.
    public let showsGrandTotalWithoutTax: Bool
    public let showsEachRate: Bool
    public let showsZeroTax: Bool

    init(_ said: [String: String]) {
        func text(_ entry: ConfigurationEntry) -> String { said[entry.path] ?? entry.standard }
        func isOn(_ entry: ConfigurationEntry) -> Bool { text(entry) == "1" }
        func taxClass(_ entry: ConfigurationEntry) -> TaxClassID { TaxClassID(Int64(text(entry)) ?? 0) }
        func display(_ entry: ConfigurationEntry) -> Display { Display(rawValue: text(entry)) ?? .withoutTax }
        algorithm = Algorithm(rawValue: text(.taxAlgorithm)) ?? .total
        basis = Basis(rawValue: text(.taxBasedOn)) ?? .shipping
        (pricesIncludeTax, shippingIncludesTax) = (isOn(.pricesIncludeTax), isOn(.shippingIncludesTax))
        (appliesAfterDiscount, discountsIncludeTax) = (isOn(.taxAfterDiscount), isOn(.discountWithTax))
        isCrossBorder = isOn(.crossBorderTrade)
        shippingClass = taxClass(.shippingTaxClass)
        (productClass, customerClass) = (taxClass(.productTaxClass), taxClass(.customerTaxClass))
        defaultPlace = TaxPlace(
            country: text(.taxCountry), region: RegionID(Int64(text(.taxRegion)) ?? 0), postcode: text(.taxPostcode))
        origin = TaxPlace(
            country: text(.originCountry), region: RegionID(Int64(text(.originRegion)) ?? 0),
            postcode: text(.originPostcode))
        (prices, shipping) = (display(.displayPrices), display(.displayShipping))
        cartPrices = display(.cartPrices)
        (cartSubtotal, cartShipping) = (display(.cartSubtotal), display(.cartShipping))
        (showsGrandTotalWithoutTax, showsEachRate) = (isOn(.cartGrandTotal), isOn(.cartFullSummary))
        showsZeroTax = isOn(.cartZeroTax)
    }
}
