import Basics

/// Where tax is asked for: a country, a region of it by number, a postcode.
public struct TaxPlace: Sendable, Hashable {
    /// The ISO 3166 code.
    public var country: String
    /// 0 where it is unknown.
    public var region: RegionID
    public var postcode: String

    /// A place.
    public init(country: String, region: RegionID = .any, postcode: String = "") {
        (self.country, self.region, self.postcode) = (country, region, postcode)
    }
}

/// The postcodes that a tax rate is for.
public enum TaxPostcodes: Sendable, Equatable {
    /// `*` for all, `751*` for those that begin so, or one postcode.
    case pattern(String)
    /// Numbers from the one to the other.
    case range(Int64, Int64)

    /// All of them.
    public static let all = TaxPostcodes.pattern("*")

    /// As it is kept and answered: `*`, `751*`, `75001-75020`.
    public var text: String {
        switch self {
        case .pattern(let pattern): pattern
        case .range(let from, let to): "\(from)-\(to)"
        }
    }

    /// The first and the last of a range; nil for a pattern.
    public var ends: (from: Int64, to: Int64)? {
        switch self {
        case .pattern: nil
        case .range(let from, let to): (from, to)
        }
    }

    /// Whether a postcode is one of them.
    public func hold(_ postcode: String) -> Bool {
        switch self {
        case .pattern(let pattern):
            if pattern.isEmpty || pattern == "*" { return true }
            guard pattern.hasSuffix("*") else { return pattern == postcode }
            return postcode.hasPrefix(pattern.dropLast())
        case .range(let from, let to):
            return Int64(postcode).map { (from...max(from, to)).contains($0) } ?? false
        }
    }
}

/// A rate of tax in a place (Magento's `tax_calculation_rate`). Rules say for whom and what it holds.
public struct TaxRate: Sendable, Equatable {
    public var id: TaxRateID
    /// The merchant's name for it, as in `FR-20`.
    public var code: String
    public var country: String
    /// 0 for every region of the country.
    public var region: RegionID
    public var postcodes: TaxPostcodes
    public var percent: VATRate
    /// What store views call it where that is not its code.
    public var titles: [StoreViewID: String]

    /// A rate.
    public init(
        id: TaxRateID, code: String, country: String, region: RegionID = .any, postcodes: TaxPostcodes = .all,
        percent: VATRate, titles: [StoreViewID: String] = [:]
    ) {
        (self.id, self.code, self.country, self.region) = (id, code, country, region)
        (self.postcodes, self.percent, self.titles) = (postcodes, percent, titles)
    }

    /// What a store view calls it.
    public func title(in store: StoreViewID) -> String { titles[store] ?? code }

    /// Whether a place is one of the rate's.
    public func holds(at place: TaxPlace) -> Bool {
        country == place.country && (region == .any || region == place.region) && postcodes.hold(place.postcode)
    }
}

/// Which rates hold for which products and customers (Magento's `tax_calculation_rule`).
public struct TaxRule: Sendable, Equatable {
    public var id: TaxRuleID
    public var code: String
    /// Rates of one priority are added; those of the next are reckoned on the amount with the tax before.
    public var priority: Int64
    /// Its place among the rules.
    public var position: Int64
    public var customerClasses: [TaxClassID]
    public var productClasses: [TaxClassID]
    public var rates: [TaxRateID]
    /// Whether its priority is reckoned on the amount alone, and not on the tax before.
    public var isOnSubtotalOnly: Bool

    /// A rule.
    public init(
        id: TaxRuleID, code: String, priority: Int64 = 0, position: Int64 = 0, customerClasses: [TaxClassID],
        productClasses: [TaxClassID], rates: [TaxRateID], isOnSubtotalOnly: Bool = false
    ) {
        (self.id, self.code, self.priority, self.position) = (id, code, priority, position)
        (self.customerClasses, self.productClasses) = (customerClasses, productClasses)
        (self.rates, self.isOnSubtotalOnly) = (rates, isOnSubtotalOnly)
    }
}

/// A class of products or of customers, by which rules choose.
public struct TaxClass: Sendable, Equatable {
    /// What it is a class of.
    public enum Kind: String, Sendable {
        case product = "PRODUCT"
        case customer = "CUSTOMER"
    }

    /// Its number, its name, and what it is a class of.
    public var id: TaxClassID
    public var name: String
    public var kind: Kind

    /// A tax class.
    public init(id: TaxClassID, name: String, kind: Kind) { (self.id, self.name, self.kind) = (id, name, kind) }
}

/// A group of customers (Magento's `customer_group`); 0 is that of guests.
public struct CustomerGroup: Sendable, Equatable {
    public var id: CustomerGroupID
    public var code: String
    public var taxClassID: TaxClassID

    /// A customer group.
    public init(id: CustomerGroupID, code: String, taxClassID: TaxClassID) {
        (self.id, self.code, self.taxClassID) = (id, code, taxClassID)
    }

    /// The longest code there is, in letters.
    public static let codeLettersMax = 32
}
