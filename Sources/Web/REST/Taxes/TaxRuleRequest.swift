import Basics
import Commerce
import JSON

/// A tax rule as a client sends it (`TaxRule`), checked as Magento's rule validator does: all that is wrong with it is
/// one sentence a line, filled in, as a failed save.
enum TaxRuleRequest {
    static let shape: RESTShape = [
        "id": .integer, "code": .text, "priority": .integer, "position": .integer,
        "customer_tax_class_ids": .integers, "product_tax_class_ids": .integers, "tax_rate_ids": .integers,
        "calculate_subtotal": .flag,
    ]

    /// The rule; what a change does not say of position and subtotal stays.
    static func rule(
        _ sent: RESTObject, instead old: TaxRule?, _ classes: [TaxClass]
    ) throws(RESTError) -> TaxRule {
        let sentences = problems(sent, classes)
        guard sentences.isEmpty else { throw .couldNotSave(sentences.joined(separator: "\n")) }
        return TaxRule(
            id: old?.id ?? TaxRuleID(0), code: sent.text("code") ?? "", priority: sent.integer("priority") ?? 0,
            position: sent.integer("position") ?? old?.position ?? 0,
            customerClasses: unique(sent.integers("customer_tax_class_ids")).map { TaxClassID($0) },
            productClasses: unique(sent.integers("product_tax_class_ids")).map { TaxClassID($0) },
            rates: unique(sent.integers("tax_rate_ids")).map { TaxRateID($0) },
            isOnSubtotalOnly: sent.flag("calculate_subtotal") ?? old?.isOnSubtotalOnly ?? false)
    }

    private static func unique(_ ids: [Int64]?) -> [Int64] {
        var seen: Set<Int64> = []
        return (ids ?? []).filter { seen.insert($0).inserted }
    }

    private static func problems(_ sent: RESTObject, _ classes: [TaxClass]) -> [String] {
        var found: [String] = []
        if let position = sent.integer("position"), position < 0 {
            found.append(tooSmall("position", String(position)))
        }
        switch sent.integer("priority") {
        case nil: found.append(tooSmall("priority", ""))
        case let priority? where priority < 0: found.append(tooSmall("priority", String(priority)))
        default: break
        }
        if (sent.text("code") ?? "").trimmed.isEmpty { found.append(missing("code")) }
        found += classProblems("customer_tax_class_ids", .customer, sent, classes)
        found += classProblems("product_tax_class_ids", .product, sent, classes)
        if (sent.integers("tax_rate_ids") ?? []).isEmpty { found.append(missing("tax_rate_ids")) }
        return found
    }

    private static func classProblems(
        _ field: String, _ kind: TaxClass.Kind, _ sent: RESTObject, _ classes: [TaxClass]
    ) -> [String] {
        let ids = sent.integers(field) ?? []
        guard !ids.isEmpty else { return [missing(field)] }
        var (unknown, mistaken): (String?, String?) = (nil, nil)
        for id in ids {
            switch classes.first(where: { $0.id.rawValue == id })?.kind {
            case nil: unknown = "No such entity with class_id = \(id)"
            // Magento fills in the field's name alone here.
            case kind?: break
            case _?: mistaken = "No such entity with \(field) = %fieldValue"
            }
        }
        return [unknown, mistaken].compactMap(\.self)
    }

    private static func missing(_ field: String) -> String { "\"\(field)\" is required. Enter and try again." }

    private static func tooSmall(_ field: String, _ value: String) -> String {
        "The \(field) value of \"\(value)\" must be greater than or equal to 0."
    }
}
