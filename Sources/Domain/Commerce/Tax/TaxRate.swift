import Basics

/// Where tax is asked for: a country, a region of it by number, a postcode.
package struct TaxPlace: Sendable, Hashable {
    /// The ISO 3166 code.
    package var country: String
    /// 0 where it is unknown.
    package var region: RegionID
    package var postcode: String

    /// A place.
    package init(country: String, region: RegionID = .any, postcode: String = "") {
        (self.country, self.region, self.postcode) = (country, region, postcode)
    }
}

/// The postcodes that a tax rate is for.
package enum TaxPostcodes: Sendable, Equatable {
    /// `*` for all, `751*` for those that begin so, or one postcode.
    case pattern(String)
    /// Numbers from the one to the other.
    case range(Int64, Int64)

    /// All of them.
    package static let all = TaxPostcodes.pattern("*")

    /// As it is kept and answered: `*`, `751*`, `75001-75020`.
    package var text: String {
        switch self {
        case .pattern(let pattern): pattern
        case .range(let from, let to): "\(from)-\(to)"
        }
    }

    /// The first and the last of a range; nil for a pattern.
    package var ends: (from: Int64, to: Int64)? {
        switch self {
        case .pattern: nil
        case .range(let from, let to): (from, to)
        }
    }

    /// Whether a postcode is one of them.
    package func hold(_ postcode: String) -> Bool {
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
package struct TaxRate: Sendable, Equatable {
    package var id: TaxRateID
    /// The merchant's name for it, as in `FR-20`.
    package var code: String
    package var country: String
    /// 0 for every region of the country.
    package var region: RegionID
    package var postcodes: TaxPostcodes
    package var percent: VATRate
    /// What store views call it where that is not its code.
    package var titles: [StoreViewID: String]

    /// A rate.
    package init(
        id: TaxRateID, code: String, country: String, region: RegionID = .any, postcodes: TaxPostcodes = .all,
        percent: VATRate, titles: [StoreViewID: String] = [:]
    ) {
        (self.id, self.code, self.country, self.region) = (id, code, country, region)
        (self.postcodes, self.percent, self.titles) = (postcodes, percent, titles)
    }

    /// What a store view calls it.
    package func title(in store: StoreViewID) -> String { titles[store] ?? code }

    /// Whether a place is one of the rate's.
    package func holds(at place: TaxPlace) -> Bool {
        country == place.country && (region == .any || region == place.region) && postcodes.hold(place.postcode)
    }
}

/// Which rates hold for which products and customers (Magento's `tax_calculation_rule`).
package struct TaxRule: Sendable, Equatable {
    package var id: TaxRuleID
    package var code: String
    /// Rates of one priority are added; those of the next are reckoned on the amount with the tax before.
    package var priority: Int64
    /// Its place among the rules.
    package var position: Int64
    package var customerClasses: [TaxClassID]
    package var productClasses: [TaxClassID]
    package var rates: [TaxRateID]
    /// Whether its priority is reckoned on the amount alone, and not on the tax before.
    package var isOnSubtotalOnly: Bool

    /// A rule.
    package init(
        id: TaxRuleID, code: String, priority: Int64 = 0, position: Int64 = 0, customerClasses: [TaxClassID],
        productClasses: [TaxClassID], rates: [TaxRateID], isOnSubtotalOnly: Bool = false
    ) {
        (self.id, self.code, self.priority, self.position) = (id, code, priority, position)
        (self.customerClasses, self.productClasses) = (customerClasses, productClasses)
        (self.rates, self.isOnSubtotalOnly) = (rates, isOnSubtotalOnly)
    }
}

/// A class of products or of customers, by which rules choose.
package struct TaxClass: Sendable, Equatable {
    /// What it is a class of.
    package enum Kind: String, Sendable {
        case product = "PRODUCT"
        case customer = "CUSTOMER"
    }

    /// Its number, its name, and what it is a class of.
    package var id: TaxClassID
    package var name: String
    package var kind: Kind

    /// A tax class.
    package init(id: TaxClassID, name: String, kind: Kind) { (self.id, self.name, self.kind) = (id, name, kind) }
}

/// A group of customers (Magento's `customer_group`); 0 is that of guests.
package struct CustomerGroup: Sendable, Equatable {
    package var id: CustomerGroupID
    package var code: String
    package var taxClassID: TaxClassID

    /// A customer group.
    package init(id: CustomerGroupID, code: String, taxClassID: TaxClassID) {
        (self.id, self.code, self.taxClassID) = (id, code, taxClassID)
    }

    /// The longest code there is, in letters.
    package static let codeLettersMax = 32
}
