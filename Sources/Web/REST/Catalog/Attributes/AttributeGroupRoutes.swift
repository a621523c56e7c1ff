import Basics
import Catalog
import Commerce
import HTTP
import JSON
import WebSupport

/// `/V1/products/attribute-sets/groups`: the groups of sets.
struct AttributeGroupRoutes {
    private let registry: RegistryAccess

    private static let shape: RESTShape = [
        "attribute_group_id": .text, "attribute_group_name": .text, "attribute_set_id": .integer,
        "extension_attributes": .object(["attribute_group_code": .text, "sort_order": .text]),
    ]

    init(_ services: ShopServices) { registry = RegistryAccess(services) }

    func add(to routes: inout RouteTable<RESTRoute>.Builder) {
        let (read, admin) = (
            RESTAccess.catalogue(AttributeSetRoutes.resource), RESTAccess.admin(AttributeSetRoutes.resource)
        )
        let sets = "/V1/products/attribute-sets"
        routes.add(.get, sets + "/groups/list", RESTRoute(read, list))
        routes.add(.post, sets + "/groups", RESTRoute(admin, save))
        routes.add(.put, sets + "/:attributeSetId/groups", RESTRoute(admin, save))
        routes.add(.delete, sets + "/groups/:groupId", RESTRoute(admin, remove))
    }

    /// The set must be named by a filter.
    private func list(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let criteria = try call.read(.searchCriteria)
        guard let text = criteria.groups.joined().first(where: { $0.field == "attribute_set_id" })?.value else {
            throw .required("attribute_set_id")
        }
        let registry = try await registry.read(call)
        guard let set = Int64(text).flatMap({ registry.set(AttributeSetID($0)) }) else {
            throw .noSuchEntity("attributeSetId", .string(text))
        }
        let groups = set.groups.sorted { $0.id < $1.id }
        let found = try RESTError.searchErrors { () throws(SearchError) in
            try AttributeSearch.groups().search(groups, criteria, sizeMax: call.pageSizeMax)
        }
        return SearchResults.bytes(criteria, total: found.total) { json in
            for group in found.rows { AttributeGroupResponse(group: group).write(into: &json) }
        }
    }

    private func save(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let sent = try call.read(.object("group", AttributeGroupRoutes.shape))
        let setID = sent.integer("attribute_set_id") ?? 0
        let registry = try await registry.read(call)
        guard registry.set(AttributeSetID(setID)) != nil else {
            throw .noSuchEntity("attributeSetId", .number("\(setID)"))
        }
        let id = sent.text("attribute_group_id").flatMap { Int64($0) }.map { AttributeGroupID($0) }
        let known = id.flatMap { registry.group($0) }
        var draft = AttributeGroupDraft(
            id: id, in: AttributeSetID(setID), name: sent.text("attribute_group_name") ?? known?.name ?? "")
        let extras = sent.object("extension_attributes")
        draft.code = extras?.text("attribute_group_code")
        draft.position = extras?.text("sort_order").flatMap { Int64($0) }
        if let known, known.setID != draft.setID {
            throw RESTError(.badRequest, "The attribute group doesn't belong to the provided attribute set.")
        }
        let saved = try await self.registry.save(.putGroup(draft))
        guard let group = saved.registry.group(AttributeGroupID(saved.numbers[0])) else {
            throw .masked("an attribute group that was saved is not there")
        }
        var json = JSONWriter()
        AttributeGroupResponse(group: group).write(into: &json)
        return json.takeBytes()
    }

    private func remove(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let id = try call.read(.integer("groupId"))
        _ = try await registry.save(.removeGroup(AttributeGroupID(id)))
        return Array("true".utf8)
    }
}
