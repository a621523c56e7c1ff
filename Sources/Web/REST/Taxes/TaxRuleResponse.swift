import Commerce
import JSON

/// A tax rule as Magento answers it (`TaxRule`).
struct TaxRuleResponse {
    private let rule: TaxRule

    init(_ rule: TaxRule) { self.rule = rule }

    /// The object alone.
    var bytes: [UInt8] {
        var json = JSONWriter()
        json.object { json in write(into: &json) }
        return json.takeBytes()
    }

    /// Writes the members of the object.
    func write(into json: inout JSONWriter) {
        json.member("id", rule.id.rawValue)
        json.member("code", rule.code)
        json.member("priority", rule.priority)
        json.member("position", rule.position)
        json.member("customer_tax_class_ids", .array(rule.customerClasses.map { .integer($0.rawValue) }))
        json.member("product_tax_class_ids", .array(rule.productClasses.map { .integer($0.rawValue) }))
        json.member("tax_rate_ids", .array(rule.rates.map { .integer($0.rawValue) }))
        json.member("calculate_subtotal", rule.isOnSubtotalOnly)
    }
}
