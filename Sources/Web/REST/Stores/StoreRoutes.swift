import Basics
import Catalog
import Commerce
import HTTP
import JSON
import WebSupport

/// Websites, store groups, store views and their configurations.
struct StoreRoutes {
    private let services: ShopServices

    init(_ services: ShopServices) { self.services = services }

    func add(to routes: inout RouteTable<RESTRoute>.Builder) {
        let access = RESTAccess.catalogue("Magento_Backend::store")
        routes.add(.get, "/V1/store/websites", RESTRoute(access, websites))
        routes.add(.get, "/V1/store/storeGroups", RESTRoute(access, groups))
        routes.add(.get, "/V1/store/storeViews", RESTRoute(access, views))
        routes.add(.get, "/V1/store/storeConfigs", RESTRoute(access, configurations))
    }

    private func websites(_ call: RESTCall) throws(RESTError) -> [UInt8] {
        list(services.reference.stores.websites) { website, json in
            json.member("id", website.id.rawValue)
            json.member("code", website.code)
            json.member("name", website.name)
            json.member("default_group_id", website.defaultGroupID.rawValue)
        }
    }

    private func groups(_ call: RESTCall) throws(RESTError) -> [UInt8] {
        list(services.reference.stores.groups) { group, json in
            json.member("id", group.id.rawValue)
            json.member("website_id", group.websiteID.rawValue)
            json.member("root_category_id", group.rootCategoryID.rawValue)
            json.member("default_store_id", group.defaultStoreID.rawValue)
            json.member("name", group.name)
            json.member("code", group.code)
        }
    }

    /// The back office's view is among them. The addressed view comes first: Magento has loaded it before the rest.
    private func views(_ call: RESTCall) throws(RESTError) -> [UInt8] {
        let all = [StoreView.admin] + services.reference.stores.all
        let addressed = all.filter { $0.id == call.store }
        return list(addressed + all.filter { $0.id != call.store }) { view, json in
            json.member("id", view.id.rawValue)
            json.member("code", view.code)
            json.member("name", view.name)
            json.member("website_id", view.websiteID.rawValue)
            json.member("store_group_id", view.groupID.rawValue)
            json.member("is_active", view.isActive ? 1 : 0)
        }
    }

    /// Those of the named store views, or of all; a code that there is not is passed over.
    private func configurations(_ call: RESTCall) throws(RESTError) -> [UInt8] {
        let codes = try call.read(.texts(ifSent: "storeCodes"))
        let views = services.reference.stores.all.filter { view in
            codes.map { $0.isEmpty || $0.contains(view.code) } ?? true
        }
        let configuration = services.reference.configuration
        return list(views.sorted { ($0.position, $0.name) < ($1.position, $1.name) }) { view, json in
            StoreConfigResponse(view, configuration, services.address).write(into: &json)
        }
    }

    private func list<Element>(
        _ elements: [Element], _ write: (Element, inout JSONWriter) -> Void
    ) -> [UInt8] {
        var json = JSONWriter()
        json.array { json in
            for element in elements { json.object { json in write(element, &json) } }
        }
        return json.takeBytes()
    }
}
