import Basics
import Catalog
import Commerce
import HTTP
import JSON
import WebSupport

/// `/V1/categories/attributes`: the attributes of categories, which are the shop's own.
struct CategoryAttributeRoutes {
    private let registry: RegistryAccess

    init(_ services: ShopServices) { registry = RegistryAccess(services) }

    func add(to routes: inout RouteTable<RESTRoute>.Builder) {
        let admin = RESTAccess.admin(AttributeRoutes.resource)
        routes.add(.get, "/V1/categories/attributes", RESTRoute(admin, list))
        routes.add(.get, "/V1/categories/attributes/:attributeCode", RESTRoute(admin, one))
        routes.add(.get, "/V1/categories/attributes/:attributeCode/options", RESTRoute(admin, options))
    }

    private func list(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let criteria = try call.read(.searchCriteria)
        let registry = try await registry.read(call)
        let found = try RESTError.searchErrors { () throws(SearchError) in
            try AttributeSearch.attributes(.categories).search(
                registry.ofCategories, criteria, sizeMax: call.pageSizeMax)
        }
        return SearchResults.bytes(criteria, total: found.total) { json in
            for attribute in found.rows {
                AttributeResponse(attribute, registry, in: call.store, .categories).write(into: &json)
            }
        }
    }

    private func one(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let registry = try await registry.read(call)
        let attribute = try CategoryAttributeRoutes.found(call.variable("attributeCode"), registry)
        var json = JSONWriter()
        AttributeResponse(attribute, registry, in: call.store, .categories).write(into: &json)
        return json.takeBytes()
    }

    private func options(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let registry = try await registry.read(call)
        let attribute = try CategoryAttributeRoutes.found(call.variable("attributeCode"), registry)
        var json = JSONWriter()
        json.array { AttributeResponse.write(registry.listedOptions(of: attribute, in: call.store), into: &$0) }
        return json.takeBytes()
    }

    private static func found(_ code: String, _ registry: AttributeRegistry) throws(RESTError) -> Attribute {
        let number = Int64(code)
        guard let attribute = registry.ofCategories.first(where: { $0.code == code || $0.id.rawValue == number }) else {
            throw .noSuchAttribute(code)
        }
        return attribute
    }
}
