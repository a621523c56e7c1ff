import Commerce
import HTTP
import JSON

/// Tax errors in Magento's sentences.
extension RESTError {
    static func noSuchTaxRate(_ id: Int64) -> RESTError { .noSuchEntity("taxRateId", .integer(id)) }
    static func noSuchTaxRule(_ id: Int64) -> RESTError { .noSuchEntity("taxRuleId", .integer(id)) }
    static func noSuchTaxClass(_ id: Int64) -> RESTError { .noSuchEntity("class_id", .integer(id)) }

    /// What a tax error is to a client of the API.
    init(_ error: TaxError) {
        switch error {
        case .noSuchRate(let id): self = .noSuchTaxRate(id.rawValue)
        case .noSuchRule(let id): self = .noSuchTaxRule(id.rawValue)
        case .noSuchClass(let id): self = .noSuchTaxClass(id.rawValue)
        case .nameIsTaken: self.init(.badRequest, "%1 already exists.", .listed([.string("Code")]))
        case .isInRule:
            self.init(.badRequest, "The tax rate can't be removed because it exists in a tax rule.")
        case .isOnProducts: self = .classInUse(by: "product")
        case .isOnGroups: self = .classInUse(by: "customer group")
        case .failed(let failure): self.init(failure)
        }
    }

    private static func classInUse(by objects: String) -> RESTError {
        RESTError(
            .badRequest, "You cannot delete this tax class because it is used in existing %1(s).",
            .listed([.string(objects)]))
    }

    /// Runs what may fail by the rules of taxes.
    static func taxErrors<Value>(_ body: () async throws(TaxError) -> Value) async throws(RESTError) -> Value {
        do throws(TaxError) {
            return try await body()
        } catch {
            throw RESTError(error)
        }
    }
}
