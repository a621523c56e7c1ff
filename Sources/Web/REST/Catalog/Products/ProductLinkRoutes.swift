import Catalog
import Commerce
import HTTP
import JSON
import WebSupport

/// Links between products: related, up-sell, cross-sell.
struct ProductLinkRoutes {
    private let services: ShopServices

    private static let reading = RESTAccess.catalogue("Magento_Catalog::catalog")
    private static let writing = RESTAccess.admin("Magento_Catalog::catalog")

    init(_ services: ShopServices) { self.services = services }

    func add(to routes: inout RouteTable<RESTRoute>.Builder) {
        routes.add(.get, "/V1/products/links/types", RESTRoute(ProductLinkRoutes.reading, types))
        routes.add(.get, "/V1/products/links/:type/attributes", RESTRoute(ProductLinkRoutes.reading, attributes))
        routes.add(.get, "/V1/products/:sku/links/:type", RESTRoute(ProductLinkRoutes.reading, list))
        routes.add(.post, "/V1/products/:sku/links", RESTRoute(ProductLinkRoutes.writing, replace))
        routes.add(.put, "/V1/products/:sku/links", RESTRoute(ProductLinkRoutes.writing, put))
        routes.add(
            .delete, "/V1/products/:sku/links/:type/:linkedProductSku", RESTRoute(ProductLinkRoutes.writing, remove))
    }

    /// Magento's numbers of the link types.
    private static let types: [(code: Int, name: String)] = [
        (1, "related"), (5, "crosssell"), (4, "upsell"), (3, "associated"),
    ]

    private func types(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        RESTAnswer.list { json in
            for type in ProductLinkRoutes.types {
                json.object { json in
                    json.member("code", type.code)
                    json.member("name", type.name)
                }
            }
        }
    }

    private func attributes(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let type = try ProductLinkRoutes.known(call.variable("type"))
        let names = type == "associated" ? [("position", "int"), ("qty", "decimal")] : [("position", "int")]
        return RESTAnswer.list { json in
            for (code, type) in names {
                json.object { json in
                    json.member("code", code)
                    json.member("type", type)
                }
            }
        }
    }

    private static func known(_ type: String) throws(RESTError) -> String {
        guard types.contains(where: { $0.name == type }) else {
            throw RESTError(
                .notFound, "The \"%1\" link type is unknown. Verify the type and try again.", .listed([.string(type)]))
        }
        return type
    }

    private func list(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let products = services.products(for: call.caller)
        let product = try await products.required(call.variable("sku"))
        let type = try ProductLinkRoutes.known(call.variable("type"))
        guard let kind = ProductLinkKind(rawValue: type) else { return RESTAnswer.emptyList }
        let linked = try await products.linked(by: [product])
        return RESTAnswer.list { json in
            for link in product.linked(kind) {
                guard let other = linked[link.productID] else { continue }
                ProductLinkResponse(link, of: product, to: other).write(into: &json)
            }
        }
    }

    /// Replaces the links of the types that are named.
    private func replace(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let (sku, items) = try call.read(.text("sku"), .objects("items", of: "Catalog.ProductLink", ProductShapes.link))
        guard !items.isEmpty else { throw .invalid("items", .string("empty array")) }
        let product = try await services.administration.products.required(sku)
        var links: [ProductLinkKind: [LinksDraft.Link]] = [:]
        for item in items {
            let link = try ProductLinkRoutes.link(item)
            links[link.kind, default: []].append(link.link)
        }
        var draft = ProductDraft(row: 0, sku: product.sku, store: .all)
        draft.links = links.mapValues { LinksDraft($0, isWhole: true) }
        try await save(draft)
        return RESTAnswer.true
    }

    private static func link(
        _ item: RESTObject
    ) throws(RESTError) -> (kind: ProductLinkKind, link: LinksDraft.Link) {
        guard let type = item.text("link_type"), !type.isEmpty else { throw .required("linkType") }
        guard types.contains(where: { $0.name == type }) else {
            throw RESTError(
                .notFound, "The \"%1\" link type wasn't found. Verify the type and try again.", .listed([.string(type)])
            )
        }
        guard let kind = ProductLinkKind(rawValue: type),
            let sku = item.text("linked_product_sku").flatMap({ SKU($0) })
        else { throw .badLinks }
        return (kind, LinksDraft.Link(sku: sku, position: item.integer("position")))
    }

    private func put(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let (sku, entity) = try call.read(.text("sku"), .object("entity", ProductShapes.link))
        let product = try await services.administration.products.required(sku)
        let link = try ProductLinkRoutes.link(entity)
        var draft = ProductDraft(row: 0, sku: product.sku, store: .all)
        draft.links = [link.kind: LinksDraft([link.link], isWhole: false)]
        try await save(draft)
        return RESTAnswer.true
    }

    private func save(_ draft: ProductDraft) async throws(RESTError) {
        do throws(ProductSavingError) {
            _ = try await services.administration.saving.save([draft], ConfigurableChange())
        } catch .noSuchLinkedProduct {
            throw .badLinks
        } catch {
            throw RESTError(error)
        }
    }

    private func remove(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let (text, type, other) = (
            call.variable("sku"), call.variable("type"), call.variable("linkedProductSku")
        )
        let product = try await services.administration.products.required(text)
        let missing = RESTError(
            .notFound, "Product %1 doesn't have linked %2 as %3",
            .listed([.string(product.sku.text), .string(other), .string(type)]))
        _ = try ProductLinkRoutes.known(type)
        guard let kind = ProductLinkKind(rawValue: type), let linked = SKU(other) else { throw missing }
        let count: Int64
        do throws(ProductSavingError) {
            count = try await services.administration.saving.change(product.sku, .removeLink(kind, linked))
        } catch .noSuchLinkedProduct {
            throw .noSuchProduct
        } catch {
            throw RESTError(error)
        }
        guard count > 0 else { throw missing }
        return RESTAnswer.true
    }
}

extension RESTError {
    static let badLinks = RESTError(
        .badRequest, "The linked products data is invalid. Verify the data and try again.")
}
