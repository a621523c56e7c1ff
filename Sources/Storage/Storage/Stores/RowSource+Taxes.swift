import Basics
import Commerce
import MariaDB

/// Tax rates, rules and classes, and customer groups: a statement a table.
extension RowSource {
    /// All tax rates by number.
    func taxRates() async throws -> [TaxRate] {
        var titles: [TaxRateID: [StoreViewID: String]] = [:]
        let said = try await rows(
            "SELECT tax_rate_id, store_id, title FROM tax_rate_title",
            as: TaxRateID.self, StoreViewID.self, String.self)
        for (rate, store, title) in said { titles[rate, default: [:]][store] = title }
        return try await rows(
            """
            SELECT id, code, country_code, region_id, postcode, zip_from, zip_to, percent FROM tax_rate ORDER BY id
            """,
            as: TaxRateID.self, String.self, String.self, RegionID.self, String.self, Int64?.self, Int64?.self,
            String.self
        ).map { id, code, country, region, postcode, from, to, percent in
            let range = from.flatMap { from in to.map { TaxPostcodes.range(from, $0) } }
            return TaxRate(
                id: id, code: code, country: country, region: region, postcodes: range ?? .pattern(postcode),
                percent: VATRate(percent: percent) ?? .zero, titles: titles[id] ?? [:])
        }
    }

    /// All tax rules by number.
    func taxRules() async throws -> [TaxRule] {
        var members: [TaxRuleID: [String: [Int64]]] = [:]
        let listed = try await rows(
            "SELECT tax_rule_id, kind, member_id FROM tax_rule_member ORDER BY tax_rule_id, kind, place",
            as: TaxRuleID.self, String.self, Int64.self)
        for (rule, kind, member) in listed { members[rule, default: [:]][kind, default: []].append(member) }
        return try await rows(
            "SELECT id, code, priority, position, calculate_subtotal FROM tax_rule ORDER BY id",
            as: TaxRuleID.self, String.self, Int64.self, Int64.self, Bool.self
        ).map { id, code, priority, position, isOnSubtotalOnly in
            let own = members[id] ?? [:]
            return TaxRule(
                id: id, code: code, priority: priority, position: position,
                customerClasses: (own["customer"] ?? []).map { TaxClassID($0) },
                productClasses: (own["product"] ?? []).map { TaxClassID($0) },
                rates: (own["rate"] ?? []).map { TaxRateID($0) }, isOnSubtotalOnly: isOnSubtotalOnly)
        }
    }

    /// All tax classes by number.
    func taxClasses() async throws -> [TaxClass] {
        try await rows(
            "SELECT id, name, kind FROM tax_class ORDER BY id", as: TaxClassID.self, String.self, TaxClass.Kind.self
        ).map { TaxClass(id: $0.0, name: $0.1, kind: $0.2) }
    }

    /// All customer groups by number.
    func customerGroups() async throws -> [CustomerGroup] {
        try await rows(
            "SELECT id, code, tax_class_id FROM customer_group ORDER BY id",
            as: CustomerGroupID.self, String.self, TaxClassID.self
        ).map { CustomerGroup(id: $0.0, code: $0.1, taxClassID: $0.2) }
    }

    /// All of it, frozen.
    func taxTable() async throws -> TaxTable {
        TaxTable(
            rates: try await taxRates(), rules: try await taxRules(), classes: try await taxClasses(),
            groups: try await customerGroups())
    }
}
