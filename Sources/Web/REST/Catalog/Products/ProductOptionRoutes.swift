import Basics
import Catalog
import Commerce
import HTTP
import JSON
import WebSupport

/// Custom options and websites of products.
struct ProductOptionRoutes {
    private let services: ShopServices

    private static let reading = RESTAccess.catalogue("Magento_Catalog::catalog")
    private static let writing = RESTAccess.admin("Magento_Catalog::catalog")

    init(_ services: ShopServices) { self.services = services }

    func add(to routes: inout RouteTable<RESTRoute>.Builder) {
        routes.add(.get, "/V1/products/:sku/options", RESTRoute(ProductOptionRoutes.reading, list))
        routes.add(.get, "/V1/products/:sku/options/:optionId", RESTRoute(ProductOptionRoutes.reading, one))
        routes.add(.get, "/V1/products/options/types", RESTRoute(ProductOptionRoutes.reading, types))
        routes.add(.post, "/V1/products/options", RESTRoute(ProductOptionRoutes.writing, save))
        routes.add(.put, "/V1/products/options/:optionId", RESTRoute(ProductOptionRoutes.writing, save))
        routes.add(.delete, "/V1/products/:sku/options/:optionId", RESTRoute(ProductOptionRoutes.writing, delete))
        let websites = RESTAccess.admin("Magento_Catalog::products")
        routes.add(.post, "/V1/products/:sku/websites", RESTRoute(websites, addWebsite))
        routes.add(.put, "/V1/products/:sku/websites", RESTRoute(websites, addWebsite))
        routes.add(.delete, "/V1/products/:sku/websites/:websiteId", RESTRoute(websites, removeWebsite))
    }

    private func list(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let product = try await services.products(for: call.caller).required(call.variable("sku"))
        return RESTAnswer.list { json in
            for option in product.customOptions {
                CustomOptionResponse(option, of: product, in: call.store).write(into: &json)
            }
        }
    }

    private func one(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let (sku, id) = try call.read(.text("sku"), .integer("optionId"))
        let product = try await services.products(for: call.caller).required(sku)
        return try ProductOptionRoutes.answer(id, of: product, in: call.store)
    }

    private static func answer(
        _ id: Int64, of product: Product, in store: StoreViewID
    ) throws(RESTError) -> [UInt8] {
        guard let option = product.customOptions.first(where: { $0.id == id }) else {
            throw .noSuchEntity("optionId", .integer(id))
        }
        var json = JSONWriter()
        CustomOptionResponse(option, of: product, in: store).write(into: &json)
        return json.takeBytes()
    }

    /// Magento's kinds, by group.
    private static let types: [(label: String, code: String, group: String)] = [
        ("Field", "field", "Text"), ("Area", "area", "Text"), ("File", "file", "File"),
        ("Drop-down", "drop_down", "Select"), ("Radio Buttons", "radio", "Select"),
        ("Checkbox", "checkbox", "Select"), ("Multiple Select", "multiple", "Select"), ("Date", "date", "Date"),
        ("Date & Time", "date_time", "Date"), ("Time", "time", "Date"),
    ]

    private func types(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        RESTAnswer.list { json in
            for type in ProductOptionRoutes.types {
                json.object { json in
                    json.member("label", type.label)
                    json.member("code", type.code)
                    json.member("group", type.group)
                }
            }
        }
    }

    private func save(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let object = try call.read(.object("option", ProductShapes.option))
        guard let sku = object.text("product_sku"), !sku.isEmpty else {
            throw RESTError(.badRequest, "The ProductSku is empty. Set the ProductSku and try again.")
        }
        let product = try await services.administration.products.required(sku)
        let isKnown = product.customOptions.contains { $0.id == object.integer("option_id") ?? 0 }
        let scope = isKnown ? call.store : .all
        let option = try CustomOptionRequest(object, in: scope, services.reference.settings.currency).option
        let id = try await RESTError.savingErrors { () async throws(ProductSavingError) in
            try await services.administration.saving.change(product.sku, .putOption(option))
        }
        let saved = try await services.administration.products.required(product.sku.text)
        return try ProductOptionRoutes.answer(id, of: saved, in: call.store)
    }

    private func delete(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let (sku, id) = try call.read(.text("sku"), .integer("optionId"))
        let product = try await services.administration.products.required(sku)
        let count = try await RESTError.savingErrors { () async throws(ProductSavingError) in
            try await services.administration.saving.change(product.sku, .removeOption(id))
        }
        guard count > 0 else { throw .noSuchEntity("optionId", .integer(id)) }
        return RESTAnswer.true
    }
}

/// Websites.
extension ProductOptionRoutes {
    private static let websiteLink: RESTShape = ["sku": .text, "website_id": .integer]

    private func addWebsite(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let link = try call.read(.object("productWebsiteLink", ProductOptionRoutes.websiteLink))
        let product = try await services.administration.products.required(
            link.text("sku") ?? call.variable("sku"))
        guard let id = link.integer("website_id"), id != 0 else {
            throw RESTError(.badRequest, "There are not websites for assign to product")
        }
        guard services.reference.stores.websites.contains(where: { $0.id == WebsiteID(id) }) else {
            throw RESTError(
                .badRequest, "Could not assign product \"%1\" to websites \"%2\"",
                .listed([.string("\(product.id)"), .integer(id)]))
        }
        return try await change(product, .addWebsite(WebsiteID(id)))
    }

    private func removeWebsite(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let (sku, id) = try call.read(.text("sku"), .integer("websiteId"))
        let product = try await services.administration.products.required(sku)
        return try await change(product, .removeWebsite(WebsiteID(id)))
    }

    private func change(_ product: Product, _ change: ProductChange) async throws(RESTError) -> [UInt8] {
        _ = try await RESTError.savingErrors { () async throws(ProductSavingError) in
            try await services.administration.saving.change(product.sku, change)
        }
        return RESTAnswer.true
    }
}
