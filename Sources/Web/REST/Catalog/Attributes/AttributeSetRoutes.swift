import Basics
import Catalog
import Commerce
import HTTP
import JSON
import WebSupport

/// `/V1/products/attribute-sets`: sets and the attributes in them.
struct AttributeSetRoutes {
    private let registry: RegistryAccess

    static let resource = "Magento_Catalog::sets"

    private static let shape: RESTShape = [
        "attribute_set_id": .integer, "attribute_set_name": .text, "sort_order": .integer, "entity_type_id": .integer,
        "extension_attributes": .anything,
    ]

    init(_ services: ShopServices) { registry = RegistryAccess(services) }

    func add(to routes: inout RouteTable<RESTRoute>.Builder) {
        let (read, admin) = (
            RESTAccess.catalogue(AttributeSetRoutes.resource), RESTAccess.admin(AttributeSetRoutes.resource)
        )
        let sets = "/V1/products/attribute-sets"
        routes.add(.get, sets + "/sets/list", RESTRoute(read, list))
        routes.add(.get, "/V1/eav/attribute-sets/list", RESTRoute(read, list))
        routes.add(.post, sets, RESTRoute(admin, create))
        routes.add(.post, sets + "/attributes", RESTRoute(admin, assign))
        routes.add(.get, sets + "/:attributeSetId", RESTRoute(read, one))
        routes.add(.put, sets + "/:attributeSetId", RESTRoute(admin, change))
        routes.add(.delete, sets + "/:attributeSetId", RESTRoute(admin, remove))
        routes.add(.get, sets + "/:attributeSetId/attributes", RESTRoute(read, attributes))
        routes.add(.delete, sets + "/:attributeSetId/attributes/:attributeCode", RESTRoute(admin, unassign))
    }

    private func list(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let criteria = try call.read(.searchCriteria)
        let sets = try await registry.read(call).sets
        let found = try RESTError.searchErrors { () throws(SearchError) in
            try AttributeSearch.sets().search(sets, criteria, sizeMax: call.pageSizeMax)
        }
        return SearchResults.bytes(criteria, total: found.total) { json in
            for set in found.rows { AttributeSetResponse(set: set).write(into: &json) }
        }
    }

    private func one(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let id = try call.read(.integer("attributeSetId"))
        return AttributeSetRoutes.bytes(try AttributeSetRoutes.set(id, try await registry.read(call)))
    }

    private func create(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let (sent, skeleton) = try call.read(
            .object("attributeSet", AttributeSetRoutes.shape), .integer("skeletonId"))
        if let id = sent.integer("attribute_set_id") { throw .invalid("id", .number("\(id)")) }
        guard skeleton != 0 else { throw .invalid("skeletonId", .number("0")) }
        guard try await registry.read(call).set(AttributeSetID(skeleton)) != nil else {
            let kind = AttributeSetRoutes.foreignSets.contains(skeleton) ? "non-product" : "non-existing"
            throw RESTError(
                .badRequest, "The attribute set couldn't be created because it's based on a \(kind) attribute set.")
        }
        var draft = AttributeSetDraft(name: sent.text("attribute_set_name") ?? "")
        draft.position = sent.integer("sort_order")
        draft.skeleton = AttributeSetID(skeleton)
        return try AttributeSetRoutes.bytes(await registry.save(.putSet(draft)))
    }

    private func change(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let sent = try call.read(.object("attributeSet", AttributeSetRoutes.shape))
        guard sent.integer("entity_type_id") == 4 else { throw .notAProductSet }
        let id = sent.integer("attribute_set_id") ?? 0
        let known = try AttributeSetRoutes.set(id, try await registry.read(call))
        var draft = AttributeSetDraft(id: known.id, name: sent.text("attribute_set_name") ?? known.name)
        draft.position = sent.integer("sort_order")
        return try AttributeSetRoutes.bytes(await registry.save(.putSet(draft)))
    }

    private func remove(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let id = try call.read(.integer("attributeSetId"))
        let set = try AttributeSetRoutes.set(id, try await registry.read(call))
        _ = try await registry.save(.removeSet(set.id))
        return Array("true".utf8)
    }

    private func attributes(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let id = try call.read(.integer("attributeSetId"))
        let registry = try await registry.read(call)
        let set = try AttributeSetRoutes.set(id, registry)
        var json = JSONWriter()
        json.array { json in
            for attribute in registry.attributes(in: set.id) {
                AttributeResponse(attribute, registry, in: call.store).write(into: &json)
            }
        }
        return json.takeBytes()
    }

    /// Sets of Magento's that are not of products.
    private static let foreignSets: Set<Int64> = [1, 2, 3, 5, 6, 7, 8]

    private static func set(_ id: Int64, _ registry: AttributeRegistry) throws(RESTError) -> AttributeSet {
        if let set = registry.set(AttributeSetID(id)) { return set }
        throw foreignSets.contains(id) ? .notAProductSet : RESTError(.noSuchSet(AttributeSetID(id)))
    }

    private static func bytes(_ saved: AttributesSaved) throws(RESTError) -> [UInt8] {
        bytes(try set(saved.numbers[0], saved.registry))
    }

    private static func bytes(_ set: AttributeSet) -> [UInt8] {
        var json = JSONWriter()
        AttributeSetResponse(set: set).write(into: &json)
        return json.takeBytes()
    }
}

/// Attributes' places in sets.
extension AttributeSetRoutes {
    private func assign(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let (setID, groupID, code, position) = try call.read(
            .integer("attributeSetId"), .integer("attributeGroupId"), .text("attributeCode"), .integer("sortOrder"))
        let registry = try await registry.read(call)
        let set = AttributeSetID(setID)
        guard registry.set(set) != nil else {
            if AttributeSetRoutes.foreignSets.contains(setID) {
                throw RESTError(.badRequest, "The attribute set ID is incorrect. Verify the ID and try again.")
            }
            throw RESTError(
                .notFound,
                "The AttributeSet with a \"%1\" ID doesn't exist. Verify the attributeSet and try again.",
                .listed([.number("\(setID)")]))
        }
        let group = AttributeGroupID(groupID)
        let saved = try await self.registry.save(.assign(code: code, set, group, position: position))
        var json = JSONWriter()
        json.value(saved.numbers[0])
        return json.takeBytes()
    }

    private func unassign(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let (text, code) = try call.read(.text("attributeSetId"), .text("attributeCode"))
        let registry = try await registry.read(call)
        guard let number = Int64(text), let set = registry.set(AttributeSetID(number)) else {
            throw RESTError(
                .notFound, "The \"%1\" attribute set wasn't found. Verify and try again.", .listed([.string(text)]))
        }
        let attribute = try registry.found(code)
        _ = try await self.registry.save(.unassign(code: attribute.code, set.id))
        return Array("true".utf8)
    }
}
