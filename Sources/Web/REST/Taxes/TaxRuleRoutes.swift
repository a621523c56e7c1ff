import Basics
import Catalog
import Commerce
import HTTP
import JSON
import WebSupport

/// `taxRules`.
struct TaxRuleRoutes {
    private let services: ShopServices
    private static let access = RESTAccess.admin("Magento_Tax::manage_tax")
    private let table = SearchTable<TaxRule>(
        .table,
        [
            "id": { .number($0.id.rawValue) }, "tax_calculation_rule_id": { .number($0.id.rawValue) },
            "code": { .text($0.code) }, "priority": { .number($0.priority) }, "position": { .number($0.position) },
            "sort_order": { .number($0.position) }, "calculate_subtotal": { .flag($0.isOnSubtotalOnly) },
        ])

    init(_ services: ShopServices) { self.services = services }

    func add(to routes: inout RouteTable<RESTRoute>.Builder) {
        let access = TaxRuleRoutes.access
        routes.add(.post, "/V1/taxRules", RESTRoute(access, save))
        routes.add(.put, "/V1/taxRules", RESTRoute(access, save))
        routes.add(.get, "/V1/taxRules/search", RESTRoute(access, search))
        routes.add(.get, "/V1/taxRules/:ruleId", RESTRoute(access, get))
        routes.add(.delete, "/V1/taxRules/:ruleId", RESTRoute(access, remove))
    }

    private func get(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let id = try call.read(.integer("ruleId"))
        guard let rule = try await rules().first(where: { $0.id.rawValue == id }) else { throw .noSuchTaxRule(id) }
        return TaxRuleResponse(rule).bytes
    }

    /// A number makes it the change of a rule; without one the rule is new.
    private func save(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let sent = try call.read(.object("rule", TaxRuleRequest.shape))
        var old: TaxRule?
        if let id = sent.integer("id"), id != 0 {
            old = try await rules().first { $0.id.rawValue == id }
            guard old != nil else { throw .noSuchTaxRule(id) }
        }
        let taxes = services.taxes
        let classes = try await RESTError.storeFailures { () throws(StoreFailure) in try await taxes.classes() }
        let rule = try TaxRuleRequest.rule(sent, instead: old, classes)
        let kept = try await RESTError.taxErrors { () throws(TaxError) in
            guard old != nil else { return try await taxes.add(rule) }
            try await taxes.replace(rule)
            return rule
        }
        return TaxRuleResponse(kept).bytes
    }

    private func remove(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let id = try call.read(.integer("ruleId"))
        let taxes = services.taxes
        try await RESTError.taxErrors { () throws(TaxError) in try await taxes.remove(TaxRuleID(id)) }
        return Array("true".utf8)
    }

    private func search(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let criteria = try call.read(.searchCriteria)
        let found = try table.page(of: try await rules(), criteria, call)
        return SearchResults.bytes(criteria, total: found.total) { json in
            for rule in found.rows { json.object { json in TaxRuleResponse(rule).write(into: &json) } }
        }
    }

    private func rules() async throws(RESTError) -> [TaxRule] {
        let taxes = services.taxes
        return try await RESTError.storeFailures { () throws(StoreFailure) in try await taxes.rules() }
    }
}
