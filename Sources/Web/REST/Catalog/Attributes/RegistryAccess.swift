import Basics
import Catalog
import Commerce
import WebSupport

/// How routes read and change the attribute registry: administrators read what was just written.
struct RegistryAccess {
    private let services: ShopServices

    init(_ services: ShopServices) { self.services = services }

    /// The registry for a caller.
    func read(_ call: RESTCall) async throws(RESTError) -> AttributeRegistry {
        guard call.caller.isAdmin else { return services.reference.attributes }
        return try await RESTError.storeFailures { () async throws(StoreFailure) in
            try await services.administration.attributes.registry()
        }
    }

    /// Makes one change. A route whose sentences are its own says what an error is.
    func save(
        _ change: AttributeChange, _ words: (AttributeError) -> RESTError = { RESTError($0) }
    ) async throws(RESTError) -> AttributesSaved {
        do throws(AttributeError) {
            return try await services.administration.attributes.save([change])
        } catch {
            throw words(error)
        }
    }
}

extension AttributeRegistry {
    /// The attribute of products with a code; Magento takes its number too.
    func found(_ code: String) throws(RESTError) -> Attribute {
        if let attribute = attribute(code) { return attribute }
        if let number = Int64(code), let attribute = attribute(AttributeID(number)) { return attribute }
        throw .noSuchAttribute(code)
    }
}

extension RESTError {
    /// Runs a search.
    static func searchErrors<Value>(_ body: () throws(SearchError) -> Value) throws(RESTError) -> Value {
        do throws(SearchError) {
            return try body()
        } catch {
            throw RESTError(error)
        }
    }
}
