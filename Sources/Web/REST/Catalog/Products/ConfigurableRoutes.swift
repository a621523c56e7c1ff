import Basics
import Catalog
import Commerce
import HTTP
import JSON
import WebSupport

/// Configurable products: their variants and axes.
struct ConfigurableRoutes {
    private let services: ShopServices

    private static let reading = RESTAccess.catalogue("Magento_Catalog::products")
    private static let writing = RESTAccess.admin("Magento_Catalog::products")

    init(_ services: ShopServices) { self.services = services }

    func add(to routes: inout RouteTable<RESTRoute>.Builder) {
        let (reading, writing) = (ConfigurableRoutes.reading, ConfigurableRoutes.writing)
        routes.add(.get, "/V1/configurable-products/:sku/children", RESTRoute(reading, children))
        routes.add(.get, "/V1/configurable-products/:sku/options/all", RESTRoute(reading, options))
        routes.add(.get, "/V1/configurable-products/:sku/options/:id", RESTRoute(reading, option))
        routes.add(.post, "/V1/configurable-products/:sku/child", RESTRoute(writing, addChild))
        routes.add(.delete, "/V1/configurable-products/:sku/children/:childSku", RESTRoute(writing, removeChild))
        routes.add(.post, "/V1/configurable-products/:sku/options", RESTRoute(writing, addOption))
        routes.add(.put, "/V1/configurable-products/:sku/options/:id", RESTRoute(writing, putOption))
        routes.add(.delete, "/V1/configurable-products/:sku/options/:id", RESTRoute(writing, removeOption))
        routes.add(.put, "/V1/configurable-products/variation", RESTRoute(writing, variation))
    }

    private func children(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let product = try await services.products(for: call.caller).required(call.variable("sku"))
        let reference = services.reference
        return RESTAnswer.list { json in
            for variant in product.variants {
                ProductResponse(variant, in: call.store, reference, ProductResponse.Parts(isVariant: true))
                    .write(into: &json)
            }
        }
    }

    private func configurable(_ call: RESTCall) async throws(RESTError) -> Product {
        let product = try await services.products(for: call.caller).required(call.variable("sku"))
        guard product.kind == .configurable else {
            throw RESTError(
                .badRequest, "This is implemented for the \"%1\" configurable product only.",
                .listed([.string(product.sku.text)]))
        }
        return product
    }

    private func options(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let product = try await configurable(call)
        let reference = services.reference
        return RESTAnswer.list { json in
            for axis in product.axes { ConfigurableOptionResponse(axis, of: product, reference).write(into: &json) }
        }
    }

    /// One axis by itself lists its values by number.
    private func option(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let id = try call.read(.integer("id"))
        let product = try await configurable(call)
        guard let axis = product.axes.first(where: { $0.id == id }) else {
            throw RESTError(
                .notFound, "The \"%1\" entity that was requested doesn't exist. Verify the entity and try again.",
                .listed([.integer(id)]))
        }
        var json = JSONWriter()
        ConfigurableOptionResponse(axis, of: product, services.reference, order: .byNumber).write(into: &json)
        return json.takeBytes()
    }
}

/// Writing.
extension ConfigurableRoutes {
    private func addChild(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let (text, childText) = try call.read(.text("sku"), .text("childSku"))
        let products = services.administration.products
        let product = try await products.required(text)
        let child = try await products.required(childText)
        do throws(ProductSavingError) {
            _ = try await services.administration.saving.change(product.sku, .attachVariant(child.sku))
        } catch .variantWithoutValue(_, let code) {
            throw RESTError(
                .badRequest,
                "The child product doesn't have the \"%1\" attribute value. Verify the value and try again.",
                .listed([.string(code)]))
        } catch {
            throw RESTError(error)
        }
        return RESTAnswer.true
    }

    private func removeChild(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let product = try await services.administration.products.required(call.variable("sku"))
        guard product.kind == .configurable else {
            throw RESTError(
                .badRequest, "The product with the \"%1\" SKU isn't a configurable product.",
                .listed([.string(product.sku.text)]))
        }
        guard let child = product.variants.first(where: { $0.sku == SKU(call.variable("childSku")) }) else {
            throw RESTError(.variantNotAttached)
        }
        return try await change(product, .detachVariant(child.sku))
    }

    private func addOption(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let (sku, option) = try call.read(.text("sku"), .object("option", ProductShapes.axis))
        let product = try await services.administration.products.required(sku)
        try ConfigurableRoutes.check(option)
        guard let axis = ProductRequest.axis(option, place: Int64(product.axes.count)) else {
            throw RESTError(.badRequest, "Option attribute ID is not specified.")
        }
        return try await put(axis, id: nil, of: product)
    }

    private static func check(_ option: RESTObject) throws(RESTError) {
        var errors: [RESTError] = []
        if option.text("attribute_id")?.isEmpty ?? true {
            errors.append(RESTError(.badRequest, "Option attribute ID is not specified."))
        }
        if option.text("label")?.isEmpty ?? true {
            errors.append(RESTError(.badRequest, "Option label is not specified."))
        }
        let values = option.objects("values") ?? []
        if values.isEmpty { errors.append(RESTError(.badRequest, "Option values are not specified.")) }
        if values.contains(where: { $0.integer("value_index") == nil }) {
            errors.append(RESTError(.badRequest, "Value index is not specified for an option."))
        }
        guard errors.isEmpty else { throw .several(errors) }
    }

    private func putOption(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let (sku, id, option) = try call.read(.text("sku"), .integer("id"), .object("option", ProductShapes.axis))
        let product = try await services.administration.products.required(sku)
        let known = product.axes.first { $0.id == id }
        let axis = ConfigurableChange.Axis(
            attributeID: known?.attributeID ?? AttributeID(0), label: option.text("label"),
            position: option.integer("position") ?? known?.position ?? 0)
        return try await put(axis, id: id, of: product)
    }

    private func put(
        _ axis: ConfigurableChange.Axis, id: Int64?, of product: Product
    ) async throws(RESTError) -> [UInt8] {
        let number = try await RESTError.savingErrors { () async throws(ProductSavingError) in
            try await services.administration.saving.change(product.sku, .putAxis(id: id, axis))
        }
        return RESTAnswer.text("\(number)")
    }

    private func removeOption(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let (sku, id) = try call.read(.text("sku"), .integer("id"))
        return try await change(try await services.administration.products.required(sku), .removeAxis(id))
    }

    private func change(_ product: Product, _ change: ProductChange) async throws(RESTError) -> [UInt8] {
        _ = try await RESTError.savingErrors { () async throws(ProductSavingError) in
            try await services.administration.saving.change(product.sku, change)
        }
        return RESTAnswer.true
    }

    /// The variants that a product and values of axes would give; nothing is kept.
    private func variation(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let (product, options) = try call.read(
            .object("product", ProductShapes.product),
            .objects("options", of: "ConfigurableProduct.Option", ProductShapes.axis))
        let axes = options.compactMap { option -> (code: String, values: [(label: String, id: Int64)])? in
            guard let id = option.text("attribute_id").flatMap({ Int64($0) }),
                let attribute = services.reference.attributes.attribute(AttributeID(id))
            else { return nil }
            let values = (option.objects("values") ?? []).compactMap { $0.integer("value_index") }
            return (attribute.code, values.map { (attribute.option(OptionID($0))?.label(in: .all) ?? "", $0) })
        }
        return VariationResponse(product, axes).json()
    }
}
