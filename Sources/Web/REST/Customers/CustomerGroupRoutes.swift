import Basics
import Catalog
import Commerce
import HTTP
import JSON
import WebSupport

/// `customerGroups`, reading.
struct CustomerGroupRoutes {
    private let services: ShopServices
    private static let access = RESTAccess.admin("Magento_Customer::group")

    /// A group with the name of its tax class, which can be searched by too.
    private struct Row {
        let group: CustomerGroup
        let taxClassName: String?
    }

    private let table = SearchTable<Row>(
        .table,
        [
            "id": { .number($0.group.id.rawValue) }, "customer_group_id": { .number($0.group.id.rawValue) },
            "code": { .text($0.group.code) }, "customer_group_code": { .text($0.group.code) },
            "tax_class_id": { .number($0.group.taxClassID.rawValue) },
            "tax_class_name": { .text(ifAny: $0.taxClassName) },
            "class_name": { .text(ifAny: $0.taxClassName) },
        ])

    init(_ services: ShopServices) { self.services = services }

    func add(to routes: inout RouteTable<RESTRoute>.Builder) {
        let access = CustomerGroupRoutes.access
        routes.add(.get, "/V1/customerGroups/search", RESTRoute(access, search))
        routes.add(.get, "/V1/customerGroups/default", RESTRoute(access, standard))
        routes.add(.get, "/V1/customerGroups/default/:storeId", RESTRoute(access, standard))
        routes.add(.get, "/V1/customerGroups/:id", RESTRoute(access, get))
        routes.add(.get, "/V1/customerGroups/:id/permissions", RESTRoute(access, permissions))
    }

    private func get(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let id = try call.read(.integer("id"))
        guard let group = try await groups().first(where: { $0.id.rawValue == id }) else {
            throw .noSuchEntity("id", .integer(id))
        }
        return try await bytes(group)
    }

    /// The group of new customers of a store view.
    private func standard(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let asked = try call.read(.integer(ifSent: "storeId"))
        let store = asked.map { StoreViewID($0) } ?? call.store
        guard store == .all || services.reference.stores.view(store) != nil else {
            throw RESTError(.notFound, "The store that was requested wasn't found. Verify the store and try again.")
        }
        let id = services.reference.configuration.number(.defaultCustomerGroup, in: store)
        guard let group = try await groups().first(where: { $0.id.rawValue == id }) else {
            throw .noSuchEntity("groupId", .integer(id), "storeId", .integer(store.rawValue))
        }
        return try await bytes(group)
    }

    /// Whether the group is one that cannot be removed: that of guests, or one that new customers get.
    private func permissions(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let id = try call.read(.integer("id"))
        guard try await groups().contains(where: { $0.id.rawValue == id }) else {
            throw .noSuchEntity("groupId", .integer(id))
        }
        let configuration = services.reference.configuration
        let stores = [StoreViewID.all] + services.reference.stores.all.map(\.id)
        let isStandard = stores.contains { configuration.number(.defaultCustomerGroup, in: $0) == id }
        return Array((id == CustomerGroupID.guests.rawValue || isStandard ? "true" : "false").utf8)
    }

    private func search(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let criteria = try call.read(.searchCriteria)
        let classes = try await classes()
        let rows = try await groups().map { CustomerGroupRoutes.row($0, classes) }
        let found = try table.page(of: rows, criteria, call)
        return SearchResults.bytes(criteria, total: found.total) { json in
            for row in found.rows { json.object { json in CustomerGroupRoutes.write(row, into: &json) } }
        }
    }

    private func bytes(_ group: CustomerGroup) async throws(RESTError) -> [UInt8] {
        let row = CustomerGroupRoutes.row(group, try await classes())
        var json = JSONWriter()
        json.object { json in CustomerGroupRoutes.write(row, into: &json) }
        return json.takeBytes()
    }

    private static func row(_ group: CustomerGroup, _ classes: [TaxClass]) -> Row {
        Row(group: group, taxClassName: classes.first { $0.id == group.taxClassID }?.name)
    }

    private static func write(_ row: Row, into json: inout JSONWriter) {
        json.member("id", row.group.id.rawValue)
        json.member("code", row.group.code)
        json.member("tax_class_id", row.group.taxClassID.rawValue)
        if let name = row.taxClassName { json.member("tax_class_name", name) }
    }

    private func groups() async throws(RESTError) -> [CustomerGroup] {
        let taxes = services.taxes
        return try await RESTError.storeFailures { () throws(StoreFailure) in try await taxes.groups() }
    }

    private func classes() async throws(RESTError) -> [TaxClass] {
        let taxes = services.taxes
        return try await RESTError.storeFailures { () throws(StoreFailure) in try await taxes.classes() }
    }
}
