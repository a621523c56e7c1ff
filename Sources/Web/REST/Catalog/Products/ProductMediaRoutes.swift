import Catalog
import Commerce
import HTTP
import JSON
import WebSupport

/// Pictures of products.
struct ProductMediaRoutes {
    private let services: ShopServices

    private static let reading = RESTAccess.catalogue("Magento_Catalog::catalog")
    private static let writing = RESTAccess.admin("Magento_Catalog::catalog")

    init(_ services: ShopServices) { self.services = services }

    func add(to routes: inout RouteTable<RESTRoute>.Builder) {
        routes.add(.get, "/V1/products/:sku/media", RESTRoute(ProductMediaRoutes.reading, list))
        routes.add(.get, "/V1/products/:sku/media/:entryId", RESTRoute(ProductMediaRoutes.reading, one))
        routes.add(.post, "/V1/products/:sku/media", RESTRoute(ProductMediaRoutes.writing, post))
        routes.add(.put, "/V1/products/:sku/media/:entryId", RESTRoute(ProductMediaRoutes.writing, put))
        routes.add(.delete, "/V1/products/:sku/media/:entryId", RESTRoute(ProductMediaRoutes.writing, delete))
    }

    private func list(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let product = try await services.products(for: call.caller).required(call.variable("sku"))
        var json = JSONWriter(capacity: 4_096)
        json.beginArray()
        for entry in product.media {
            let content = try await content(of: entry)
            MediaResponse(entry.shown(in: call.store), content: content).write(into: &json)
        }
        json.endArray()
        return json.takeBytes()
    }

    private func one(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let (sku, id) = try call.read(.text("sku"), .integer("entryId"))
        let product: Product
        do throws(RESTError) {
            product = try await services.products(for: call.caller).required(sku)
        } catch  where error.status == .notFound {
            throw RESTError(.notFound, "The product doesn't exist. Verify and try again.")
        }
        guard let entry = product.media.first(where: { $0.id == id }) else {
            throw RESTError(.notFound, "The image doesn't exist. Verify and try again.")
        }
        var json = JSONWriter(capacity: 4_096)
        let content = try await content(of: entry)
        MediaResponse(entry.shown(in: call.store), content: content).write(into: &json)
        return json.takeBytes()
    }

    private func content(of entry: MediaEntry) async throws(RESTError) -> [UInt8]? {
        try await RESTError.storeFailures { () async throws(StoreFailure) in
            try await services.administration.media.picture(entry.file)
        }
    }

    /// The first picture of a product gets every role where it names none.
    private func post(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let (sku, entry) = try call.read(.text("sku"), .object("entry", ProductShapes.media))
        let product = try await services.administration.products.required(sku)
        var draft = try await MediaRequest(entry, nil).draft(
            services.administration.media, place: Int64(product.media.count + 1))
        if product.media.isEmpty, draft.roles.isEmpty { draft.roles = ["image", "small_image", "thumbnail"] }
        return RESTAnswer.text("\(try await put(draft, of: product, .all))")
    }

    private func put(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let (sku, id, entry) = try call.read(
            .text("sku"), .integer("entryId"), .object("entry", ProductShapes.media))
        let product = try await services.administration.products.required(sku)
        guard let before = product.media.first(where: { $0.id == id }) else { throw .noPicture }
        let draft = try await MediaRequest(entry, before).draft(
            services.administration.media, place: before.position)
        guard try await put(draft, of: product, call.store) > 0 else { throw .noPicture }
        return RESTAnswer.true
    }

    private func put(
        _ draft: GalleryEntryDraft, of product: Product, _ store: StoreViewID
    ) async throws(RESTError) -> Int64 {
        try await RESTError.savingErrors { () async throws(ProductSavingError) in
            try await services.administration.saving.change(product.sku, .putPicture(draft, store))
        }
    }

    private func delete(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let (sku, id) = try call.read(.text("sku"), .integer("entryId"))
        let product = try await services.administration.products.required(sku)
        let count = try await RESTError.savingErrors { () async throws(ProductSavingError) in
            try await services.administration.saving.change(product.sku, .removePicture(id))
        }
        guard count > 0 else { throw .noPicture }
        return RESTAnswer.true
    }
}

extension RESTError {
    static let noPicture = RESTError(
        .notFound, "No image with the provided ID was found. Verify the ID and try again.")
}
