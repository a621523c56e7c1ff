/// What can be wrong with a tax rate, rule or class that is to be kept.
public enum TaxError: Error, Equatable {
    /// There is nothing with this number.
    case noSuchRate(TaxRateID)
    case noSuchRule(TaxRuleID)
    case noSuchClass(TaxClassID)
    /// Another one has this code or name.
    case nameIsTaken
    /// It belongs to a rule, to products, or to customer groups, and cannot be removed.
    case isInRule
    case isOnProducts
    case isOnGroups
    case failed(StoreFailure)
}

/// Keeps the shop's tax rates. Everything is read from the writer: who writes sees what was written.
public protocol TaxRateKeeping: AnyObject {
    /// All rates, by number.
    func rates() async throws(StoreFailure) -> [TaxRate]
    /// Keeps a new rate and gives it its number.
    func add(_ rate: TaxRate) async throws(TaxError) -> TaxRate
    /// Puts a rate in the place of the one with its number.
    func replace(_ rate: TaxRate) async throws(TaxError)
    /// Removes a rate that no rule uses.
    func remove(_ id: TaxRateID) async throws(TaxError)
}

/// Keeps the shop's tax rules.
public protocol TaxRuleKeeping: AnyObject {
    /// All rules, by number.
    func rules() async throws(StoreFailure) -> [TaxRule]
    /// Keeps a new rule and gives it its number.
    func add(_ rule: TaxRule) async throws(TaxError) -> TaxRule
    /// Puts a rule in the place of the one with its number.
    func replace(_ rule: TaxRule) async throws(TaxError)
    /// Removes a rule.
    func remove(_ id: TaxRuleID) async throws(TaxError)
}

/// Keeps the shop's tax classes, and says which customer groups there are.
public protocol TaxClassKeeping: AnyObject {
    /// All classes, by number.
    func classes() async throws(StoreFailure) -> [TaxClass]
    /// Keeps a new class and gives it its number.
    func add(_ taxClass: TaxClass) async throws(TaxError) -> TaxClass
    /// Puts a class in the place of the one with its number.
    func replace(_ taxClass: TaxClass) async throws(TaxError)
    /// Removes a class that nothing uses.
    func remove(_ id: TaxClassID) async throws(TaxError)
    /// All customer groups, by number.
    func groups() async throws(StoreFailure) -> [CustomerGroup]
}

/// All of them, as one loop has them.
public typealias TaxKeeping = TaxRateKeeping & TaxRuleKeeping & TaxClassKeeping
