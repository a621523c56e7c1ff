import Basics

/// Finds the tax of a sale, as Magento does (`Magento\Tax\Model\ResourceModel\Calculation`): of every rule that fits
/// the product and the customer, the rate that fits the place most closely counts. Rules of one priority are added;
/// those of the next are reckoned on the amount with the tax so far, unless they are told to take the amount alone.
///
/// The rules are put in order once; a look-up goes through those of the shop, of which there are a handful.
public struct TaxTable: Sendable {
    /// One rule with its rates, those that fit most closely first.
    private struct Candidate: Sendable {
        let rule: TaxRule
        let rates: [TaxRate]
    }

    /// All classes, by number.
    public let classes: [TaxClass]
    /// All customer groups, by number.
    public let groups: [CustomerGroup]
    private let candidates: [Candidate]

    /// A table of these rates and rules.
    public init(
        rates: [TaxRate] = [], rules: [TaxRule] = [], classes: [TaxClass] = [], groups: [CustomerGroup] = []
    ) {
        let byID = Dictionary(rates.map { ($0.id, $0) }) { first, _ in first }
        candidates = rules.sorted { ($0.priority, $0.id) < ($1.priority, $1.id) }.map { rule in
            Candidate(
                rule: rule,
                rates: rule.rates.compactMap { byID[$0] }.sorted { left, right in
                    // A region before the whole country, a postcode before all of them, then the higher rate.
                    (left.region, left.postcodes.text, left.percent.percentTenThousandths)
                        > (right.region, right.postcodes.text, right.percent.percentTenThousandths)
                })
        }
        self.classes = classes.sorted { $0.id < $1.id }
        self.groups = groups.sorted { $0.id < $1.id }
    }

    /// Whom a sale is to, what it is of and where it goes.
    public struct Sale: Sendable, Hashable {
        public var product: TaxClassID
        public var customer: TaxClassID
        public var place: TaxPlace

        /// A sale.
        public init(of product: TaxClassID, to customer: TaxClassID, at place: TaxPlace) {
            (self.product, self.customer, self.place) = (product, customer, place)
        }
    }

    /// The rates of one priority as they hold for a sale: they are added.
    public struct Applied: Sendable, Equatable {
        public let rates: [TaxRate]
        /// What they come to on the amount alone, the tax before among it where they are reckoned on it too.
        public let percent: VATRate
    }

    /// The taxes of a sale, one for each priority, in the order in which they are reckoned.
    public func applied(to sale: Sale) -> [Applied] {
        var (applied, rates): ([Applied], [TaxRate]) = ([], [])
        var total: Int64 = 0
        let fitting = candidates.compactMap { candidate in
            rate(of: candidate, for: sale).map { (rule: candidate.rule, rate: $0) }
        }
        for (index, fit) in fitting.enumerated() {
            rates.append(fit.rate)
            let isLast = index + 1 == fitting.count
            guard isLast || fitting[index + 1].rule.priority != fit.rule.priority else { continue }
            let sum = rates.reduce(0) { $0 + $1.percent.percentTenThousandths }
            let percent = fit.rule.isOnSubtotalOnly ? sum : TaxTable.compounded(sum, on: total)
            applied.append(Applied(rates: rates, percent: VATRate(percentTenThousandths: percent)))
            total += percent
            rates = []
        }
        return applied
    }

    /// The tax of a sale in all.
    public func rate(for sale: Sale) -> VATRate {
        guard sale.product != .none else { return .zero }
        return VATRate(
            percentTenThousandths: applied(to: sale).reduce(0) { $0 + $1.percent.percentTenThousandths })
    }

    /// The tax class of a customer group; guests' is group 0's.
    public func customerClass(of group: CustomerGroupID) -> TaxClassID {
        groups.first { $0.id == group }?.taxClassID ?? .none
    }

    /// The rates of a place for guests, by product tax class: for prices that are shown before an address is known.
    public func rates(at place: TaxPlace) -> VATTable {
        let customer = customerClass(of: .guests)
        let products = Set(candidates.flatMap(\.rule.productClasses))
        return VATTable(
            Dictionary(
                uniqueKeysWithValues: products.map { product in
                    (product, rate(for: Sale(of: product, to: customer, at: place)))
                }))
    }

    private func rate(of candidate: Candidate, for sale: Sale) -> TaxRate? {
        guard candidate.rule.productClasses.contains(sale.product),
            candidate.rule.customerClasses.contains(sale.customer)
        else { return nil }
        return candidate.rates.first { $0.holds(at: sale.place) }
    }

    /// A percentage of the amount with `total` percent on it, as a percentage of the amount; to the nearest
    /// ten-thousandth of a percent.
    private static func compounded(_ percent: Int64, on total: Int64) -> Int64 {
        Int64(clamping: (Int128(1_000_000 + total) * Int128(percent) + 500_000) / 1_000_000)
    }
}
