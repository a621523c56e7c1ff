import Basics
public import Commerce

/// Taxes in memory, with the numbers of Magento's installer.
public final class FakeTaxes: TaxRateKeeping, TaxRuleKeeping, TaxClassKeeping {
    public var keptRates: [TaxRate] = [
        FakeTaxes.rate(1, "US-CA-*-Rate 1", "US", 12, 82_500), FakeTaxes.rate(2, "US-NY-*-Rate 1", "US", 43, 83_750),
    ]
    public var keptRules: [TaxRule] = []
    public var keptClasses = [
        TaxClass(id: TaxClassID(2), name: "Taxable Goods", kind: .product),
        TaxClass(id: TaxClassID(3), name: "Retail Customer", kind: .customer),
    ]
    public var keptGroups = [(0, "NOT LOGGED IN"), (1, "General"), (2, "Wholesale"), (3, "Retailer")].map {
        CustomerGroup(id: CustomerGroupID($0.0), code: $0.1, taxClassID: TaxClassID(3))
    }

    /// The installer's taxes.
    public init() {}

    private static func rate(
        _ id: Int64, _ code: String, _ country: String, _ region: Int64, _ percent: Int64
    ) -> TaxRate {
        TaxRate(
            id: TaxRateID(id), code: code, country: country, region: RegionID(region),
            percent: VATRate(percentTenThousandths: percent))
    }

    public func rates() async throws(StoreFailure) -> [TaxRate] { keptRates }

    public func add(_ rate: TaxRate) async throws(TaxError) -> TaxRate {
        guard !keptRates.contains(where: { $0.code == rate.code }) else { throw .nameIsTaken }
        var kept = rate
        kept.id = TaxRateID((keptRates.map(\.id.rawValue).max() ?? 0) + 1)
        keptRates.append(kept)
        return kept
    }

    public func replace(_ rate: TaxRate) async throws(TaxError) {
        guard let place = keptRates.firstIndex(where: { $0.id == rate.id }) else { throw .noSuchRate(rate.id) }
        keptRates[place] = rate
    }

    public func remove(_ id: TaxRateID) async throws(TaxError) {
        guard let place = keptRates.firstIndex(where: { $0.id == id }) else { throw .noSuchRate(id) }
        guard !keptRules.contains(where: { $0.rates.contains(id) }) else { throw .isInRule }
        keptRates.remove(at: place)
    }

    public func rules() async throws(StoreFailure) -> [TaxRule] { keptRules }

    public func add(_ rule: TaxRule) async throws(TaxError) -> TaxRule {
        guard !keptRules.contains(where: { $0.code == rule.code }) else { throw .nameIsTaken }
        var kept = rule
        kept.id = TaxRuleID((keptRules.map(\.id.rawValue).max() ?? 0) + 1)
        keptRules.append(kept)
        return kept
    }

    public func replace(_ rule: TaxRule) async throws(TaxError) {
        guard let place = keptRules.firstIndex(where: { $0.id == rule.id }) else { throw .noSuchRule(rule.id) }
        keptRules[place] = rule
    }

    public func remove(_ id: TaxRuleID) async throws(TaxError) {
        guard let place = keptRules.firstIndex(where: { $0.id == id }) else { throw .noSuchRule(id) }
        keptRules.remove(at: place)
    }

    public func classes() async throws(StoreFailure) -> [TaxClass] { keptClasses }

    public func add(_ taxClass: TaxClass) async throws(TaxError) -> TaxClass {
        guard !keptClasses.contains(where: { ($0.name, $0.kind) == (taxClass.name, taxClass.kind) }) else {
            throw .nameIsTaken
        }
        var kept = taxClass
        kept.id = TaxClassID((keptClasses.map(\.id.rawValue).max() ?? 0) + 1)
        keptClasses.append(kept)
        return kept
    }

    public func replace(_ taxClass: TaxClass) async throws(TaxError) {
        guard let place = keptClasses.firstIndex(where: { $0.id == taxClass.id }) else {
            throw .noSuchClass(taxClass.id)
        }
        keptClasses[place] = taxClass
    }

    public func remove(_ id: TaxClassID) async throws(TaxError) {
        guard let place = keptClasses.firstIndex(where: { $0.id == id }) else { throw .noSuchClass(id) }
        let isInRule = keptRules.contains { ($0.customerClasses + $0.productClasses).contains(id) }
        guard !isInRule else { throw .isInRule }
        guard !keptGroups.contains(where: { $0.taxClassID == id }) else { throw .isOnGroups }
        keptClasses.remove(at: place)
    }

    public func groups() async throws(StoreFailure) -> [CustomerGroup] { keptGroups }
}
