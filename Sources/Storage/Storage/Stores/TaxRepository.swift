import Basics
public import Commerce
import MariaDB

/// Keeps tax rates, rules and classes. All of it is read from the writer; a change is told to all nodes.
public final class TaxRepository: TaxRateKeeping, TaxRuleKeeping, TaxClassKeeping {
    private let writer: Writer

    /// A loop's way to the shop's taxes.
    public init(_ databases: Databases) { writer = databases.writer }

    /// Changes something in a transaction that is told to all nodes.
    private func change<Value>(
        _ body: (WriterTransaction) async throws -> Value
    ) async throws(TaxError) -> Value {
        do {
            return try await writer.transaction { transaction in
                let value = try await body(transaction)
                transaction.touch(.reference)
                return value
            }
        } catch let error as TaxError {
            throw error
        } catch let error as MariaDBError where error.kind == .duplicateKey {
            throw .nameIsTaken
        } catch {
            throw .failed(StoreFailure(error))
        }
    }

    private func read<Value>(_ body: (Writer) async throws -> Value) async throws(StoreFailure) -> Value {
        do {
            return try await body(writer)
        } catch {
            throw StoreFailure(error)
        }
    }
}

/// Rates.
extension TaxRepository {
    /// All rates, by number.
    public func rates() async throws(StoreFailure) -> [TaxRate] {
        try await read { try await $0.taxRates() }
    }

    /// Keeps a new rate and gives it its number.
    public func add(_ rate: TaxRate) async throws(TaxError) -> TaxRate {
        try await change { transaction in
            let (from, to) = (rate.postcodes.ends?.from, rate.postcodes.ends?.to)
            let effect = try await transaction.run(
                """
                INSERT INTO tax_rate (code, country_code, region_id, postcode, zip_from, zip_to, percent)
                VALUES (\(rate.code), \(rate.country), \(rate.region), \(rate.postcodes.text), \(from), \(to),
                  \(rate.percent.percentText))
                """)
            var kept = rate
            kept.id = TaxRateID(Int64(effect.lastInsertID))
            try await TaxRepository.keepTitles(of: kept, transaction)
            return kept
        }
    }

    /// Puts a rate in the place of the one with its number.
    public func replace(_ rate: TaxRate) async throws(TaxError) {
        try await change { transaction in
            let known = try await transaction.rows(
                "SELECT id FROM tax_rate WHERE id = \(rate.id) FOR UPDATE", as: TaxRateID.self)
            guard !known.isEmpty else { throw TaxError.noSuchRate(rate.id) }
            let (from, to) = (rate.postcodes.ends?.from, rate.postcodes.ends?.to)
            try await transaction.run(
                """
                UPDATE tax_rate SET code = \(rate.code), country_code = \(rate.country), region_id = \(rate.region),
                  postcode = \(rate.postcodes.text), zip_from = \(from), zip_to = \(to),
                  percent = \(rate.percent.percentText)
                WHERE id = \(rate.id)
                """)
            try await transaction.run("DELETE FROM tax_rate_title WHERE tax_rate_id = \(rate.id)")
            try await TaxRepository.keepTitles(of: rate, transaction)
        }
    }

    /// Removes a rate that no rule uses.
    public func remove(_ id: TaxRateID) async throws(TaxError) {
        try await change { transaction in
            let known = try await transaction.rows(
                "SELECT id FROM tax_rate WHERE id = \(id) FOR UPDATE", as: TaxRateID.self)
            guard !known.isEmpty else { throw TaxError.noSuchRate(id) }
            let rules = try await transaction.rows(
                "SELECT tax_rule_id FROM tax_rule_member WHERE kind = 'rate' AND member_id = \(id) LIMIT 1 FOR UPDATE",
                as: TaxRuleID.self)
            guard rules.isEmpty else { throw TaxError.isInRule }
            try await transaction.run("DELETE FROM tax_rate WHERE id = \(id)")
        }
    }

    private static func keepTitles(of rate: TaxRate, _ transaction: WriterTransaction) async throws {
        let titles = rate.titles.filter { !$0.value.isEmpty }
        guard !titles.isEmpty else { return }
        let rows = titles.map { [rate.id, $0.key, $0.value] as [any SQLParameter] }
        try await transaction.run("INSERT INTO tax_rate_title (tax_rate_id, store_id, title) VALUES \(rows: rows)")
    }
}

/// Rules.
extension TaxRepository {
    /// All rules, by number.
    public func rules() async throws(StoreFailure) -> [TaxRule] {
        try await read { try await $0.taxRules() }
    }

    /// Keeps a new rule and gives it its number.
    public func add(_ rule: TaxRule) async throws(TaxError) -> TaxRule {
        try await change { transaction in
            let effect = try await transaction.run(
                """
                INSERT INTO tax_rule (code, priority, position, calculate_subtotal)
                VALUES (\(rule.code), \(rule.priority), \(rule.position), \(rule.isOnSubtotalOnly))
                """)
            var kept = rule
            kept.id = TaxRuleID(Int64(effect.lastInsertID))
            try await TaxRepository.keepMembers(of: kept, transaction)
            return kept
        }
    }

    /// Puts a rule in the place of the one with its number.
    public func replace(_ rule: TaxRule) async throws(TaxError) {
        try await change { transaction in
            try await TaxRepository.requireRule(rule.id, transaction)
            try await transaction.run(
                """
                UPDATE tax_rule SET code = \(rule.code), priority = \(rule.priority), position = \(rule.position),
                  calculate_subtotal = \(rule.isOnSubtotalOnly) WHERE id = \(rule.id)
                """)
            try await transaction.run("DELETE FROM tax_rule_member WHERE tax_rule_id = \(rule.id)")
            try await TaxRepository.keepMembers(of: rule, transaction)
        }
    }

    /// Removes a rule.
    public func remove(_ id: TaxRuleID) async throws(TaxError) {
        try await change { transaction in
            try await TaxRepository.requireRule(id, transaction)
            try await transaction.run("DELETE FROM tax_rule WHERE id = \(id)")
        }
    }

    private static func requireRule(_ id: TaxRuleID, _ transaction: WriterTransaction) async throws {
        let known = try await transaction.rows(
            "SELECT id FROM tax_rule WHERE id = \(id) FOR UPDATE", as: TaxRuleID.self)
        guard !known.isEmpty else { throw TaxError.noSuchRule(id) }
    }

    /// The rates and classes are locked: none of them may go while the rule is made.
    private static func keepMembers(of rule: TaxRule, _ transaction: WriterTransaction) async throws {
        let rates = rule.rates.sorted()
        let known = try await transaction.rows(
            "SELECT id FROM tax_rate WHERE id IN \(list: rates) FOR UPDATE", as: TaxRateID.self)
        for rate in rates where !known.contains(rate) { throw TaxError.noSuchRate(rate) }
        let wanted = Set(rule.customerClasses + rule.productClasses).sorted()
        let classes = try await transaction.rows(
            "SELECT id FROM tax_class WHERE id IN \(list: wanted) FOR UPDATE", as: TaxClassID.self)
        for one in wanted where !classes.contains(one) { throw TaxError.noSuchClass(one) }
        func members(_ kind: String, _ ids: [Int64]) -> [[any SQLParameter]] {
            ids.enumerated().map { [rule.id, kind, $0.offset, $0.element] }
        }
        let rows =
            members("customer", rule.customerClasses.map(\.rawValue))
            + members("product", rule.productClasses.map(\.rawValue)) + members("rate", rule.rates.map(\.rawValue))
        try await transaction.run(
            "INSERT INTO tax_rule_member (tax_rule_id, kind, place, member_id) VALUES \(rows: rows)")
    }
}

/// Classes and groups.
extension TaxRepository {
    /// All classes, by number.
    public func classes() async throws(StoreFailure) -> [TaxClass] {
        try await read { try await $0.taxClasses() }
    }

    /// All customer groups, by number.
    public func groups() async throws(StoreFailure) -> [CustomerGroup] {
        try await read { try await $0.customerGroups() }
    }

    /// Keeps a new class and gives it its number.
    public func add(_ taxClass: TaxClass) async throws(TaxError) -> TaxClass {
        try await change { transaction in
            let effect = try await transaction.run(
                "INSERT INTO tax_class (name, kind) VALUES (\(taxClass.name), \(taxClass.kind))")
            var kept = taxClass
            kept.id = TaxClassID(Int64(effect.lastInsertID))
            return kept
        }
    }

    /// Puts a class in the place of the one with its number.
    public func replace(_ taxClass: TaxClass) async throws(TaxError) {
        try await change { transaction in
            try await TaxRepository.requireClass(taxClass.id, transaction)
            try await transaction.run(
                "UPDATE tax_class SET name = \(taxClass.name), kind = \(taxClass.kind) WHERE id = \(taxClass.id)")
        }
    }

    /// Removes a class that nothing uses.
    public func remove(_ id: TaxClassID) async throws(TaxError) {
        try await change { transaction in
            try await TaxRepository.requireClass(id, transaction)
            let rules = try await transaction.rows(
                """
                SELECT tax_rule_id FROM tax_rule_member
                WHERE kind IN ('customer', 'product') AND member_id = \(id) LIMIT 1
                """, as: TaxRuleID.self)
            guard rules.isEmpty else { throw TaxError.isInRule }
            let products = try await transaction.rows(
                "SELECT product_id FROM product_scope WHERE tax_class_id = \(id) LIMIT 1", as: ProductID.self)
            guard products.isEmpty else { throw TaxError.isOnProducts }
            let groups = try await transaction.rows(
                "SELECT id FROM customer_group WHERE tax_class_id = \(id) LIMIT 1", as: CustomerGroupID.self)
            guard groups.isEmpty else { throw TaxError.isOnGroups }
            try await transaction.run("DELETE FROM tax_class WHERE id = \(id)")
        }
    }

    private static func requireClass(_ id: TaxClassID, _ transaction: WriterTransaction) async throws {
        let known = try await transaction.rows(
            "SELECT id FROM tax_class WHERE id = \(id) FOR UPDATE", as: TaxClassID.self)
        guard !known.isEmpty else { throw TaxError.noSuchClass(id) }
    }
}
