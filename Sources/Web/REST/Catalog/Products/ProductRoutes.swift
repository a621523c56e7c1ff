import Basics
import Catalog
import Commerce
import HTTP
import JSON
import WebSupport

/// Products: reading one, listing, saving, deleting. What an administrator reads comes from the writer.
struct ProductRoutes {
    private let services: ShopServices

    private static let resource = "Magento_Catalog::products"

    init(_ services: ShopServices) { self.services = services }

    func add(to routes: inout RouteTable<RESTRoute>.Builder) {
        let (reading, writing) = (
            RESTAccess.catalogue(ProductRoutes.resource), RESTAccess.admin(ProductRoutes.resource)
        )
        routes.add(.get, "/V1/products", RESTRoute(reading, streaming: list))
        routes.add(.get, "/V1/products/types", RESTRoute(reading, types))
        routes.add(.get, "/V1/products/:sku", RESTRoute(reading, product))
        routes.add(.post, "/V1/products", RESTRoute(writing, post))
        routes.add(.put, "/V1/products/:sku", RESTRoute(writing, put))
        routes.add(.delete, "/V1/products/:sku", RESTRoute(writing, delete))
    }

    /// The SKU is matched in any letter case and trimmed; `storeId` asks for another store view's values.
    private func product(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let (text, storeID) = try call.read(.text("sku"), .integer(ifSent: "storeId"))
        let store = storeID.map { StoreViewID($0) } ?? call.store
        let products = services.products(for: call.caller)
        let product = try await products.required(text)
        return try await answer(product, in: store, call.caller, ProductResponse.Parts(hasStock: call.caller.isAdmin))
    }

    private func answer(
        _ product: Product, in store: StoreViewID, _ caller: RESTCaller, _ parts: ProductResponse.Parts,
        _ reference: Reference? = nil
    ) async throws(RESTError) -> [UInt8] {
        let linked = try await services.products(for: caller).linked(by: [product])
        return ProductResponse(product, in: store, reference ?? services.reference, linked: linked, parts).json()
    }

    private func types(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let labels = [
            ("simple", "Simple"), ("virtual", "Virtual"), ("downloadable", "Downloadable"), ("bundle", "Bundle"),
            ("grouped", "Grouped"), ("configurable", "Configurable"),
        ]
        var json = JSONWriter()
        json.array { json in
            for (name, label) in labels {
                json.object { json in
                    json.member("name", name)
                    json.member("label", "\(label) Product")
                }
            }
        }
        return json.takeBytes()
    }

    private func delete(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        guard let sku = SKU(call.variable("sku")) else { throw .noSuchProduct }
        try await RESTError.savingErrors { () async throws(ProductSavingError) in
            try await services.administration.saving.delete(sku)
        }
        return RESTAnswer.true
    }
}

/// Saving.
extension ProductRoutes {
    private func post(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let object = try call.read(.object("product", ProductShapes.product))
        return try await save(object, call, leavesOutEmpty: true)
    }

    private func put(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let object = try call.read(.object("product", ProductShapes.product))
        return try await save(object, call, leavesOutEmpty: false)
    }

    private func save(
        _ object: RESTObject, _ call: RESTCall, leavesOutEmpty: Bool
    ) async throws(RESTError) -> [UInt8] {
        let administration = services.administration
        let sku = try ProductRoutes.sku(of: object)
        var known = try await RESTError.storeFailures { () async throws(StoreFailure) in
            try await administration.products.product(sku)
        }
        if known == nil, let id = object.integer("id") {
            known = try await RESTError.storeFailures { () async throws(StoreFailure) in
                try await administration.products.product(ProductID(id))
            }
        }
        // An option made a moment ago is a value already, although the reference data of this node are a little older.
        let registry = try await RESTError.storeFailures { () async throws(StoreFailure) in
            try await administration.attributes.registry()
        }
        let reference = services.reference.replacing(attributes: registry)
        try checkAttributeSet(object, known, registry)
        var request = try ProductRequest(
            object, in: call.store, known: known, sku: sku, reference, at: services.now)
        try await request.takeGallery(administration.media)
        let (drafts, configurable) = (request.allDrafts, request.configurable)
        let id = try await RESTError.savingErrors { () async throws(ProductSavingError) in
            try await administration.saving.save(drafts, configurable)
        }
        let saved = try await RESTError.storeFailures { () async throws(StoreFailure) in
            try await administration.products.product(id)
        }
        guard let saved else { throw .noSuchProduct }
        let parts = ProductResponse.Parts(hasStock: true, leavesOutEmpty: leavesOutEmpty)
        return try await answer(saved, in: call.store, call.caller, parts, reference)
    }

    private static func sku(of object: RESTObject) throws(RESTError) -> SKU {
        // Magento fails with a crash where there is none; what it says of other missing fields is clearer.
        guard let text = object.text("sku") else { throw .required("sku") }
        guard !text.isEmpty else { throw .emptyAttribute("sku") }
        guard text.unicodeScalars.count <= SKU.charactersMax else {
            throw RESTError(.badRequest, "SKU length should be \(SKU.charactersMax) characters maximum.")
        }
        guard let sku = SKU(text.trimmed) else { throw .emptyAttribute("sku") }
        return sku
    }

    private func checkAttributeSet(
        _ object: RESTObject, _ known: Product?, _ registry: AttributeRegistry
    ) throws(RESTError) {
        let id = object.integer("attribute_set_id").map { AttributeSetID($0) }
        guard known == nil || id != nil else { return }
        guard let id, registry.set(id) != nil else { throw .noAttributeSet }
    }
}

/// Listing.
extension ProductRoutes {
    /// So many products are read at once: an administrator's list has no limit, and is never whole in memory. What
    /// takes the loop's time is done in bites, so that others are served in between.
    private static let batchCount = 25
    /// What is written is sent at this length.
    private static let sliceBytes = 16_384

    private func list(_ call: RESTCall) async throws(RESTError) -> RESTStream {
        let criteria = try call.read(.searchCriteria)
        let reference = services.reference
        let search = call.caller.isAdmin ? services.administration.search : services.productSearch
        let found: (page: SearchResult<ProductID>, store: StoreViewID)
        do throws(SearchFailure) {
            found = try await search.search(criteria, in: call.store, sizeMax: call.pageSizeMax, reference)
        } catch {
            throw RESTError(error)
        }
        let products = services.products(for: call.caller)
        return { body in
            var json = JSONWriter(capacity: 65_536)
            json.beginObject()
            json.key("items")
            json.beginArray()
            var rest = found.page.items[...]
            while !rest.isEmpty {
                let batch = Array(rest.prefix(ProductRoutes.batchCount))
                rest = rest.dropFirst(ProductRoutes.batchCount)
                let some = try await products.products(batch)
                let linked = try await products.linked(by: some)
                for product in some {
                    ProductResponse(product, in: found.store, reference, linked: linked).write(into: &json)
                    guard json.bytes.count >= ProductRoutes.sliceBytes else { continue }
                    guard await body.write(json.takeBytes()) else { return }
                }
            }
            json.endArray()
            SearchResults.writeEnd(criteria, total: Int(found.page.totalCount), into: &json)
            json.endObject()
            _ = await body.write(json.takeBytes())
        }
    }
}
