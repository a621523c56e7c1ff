import Basics
import Catalog
import Commerce
import HTTP
import JSON
import WebSupport

/// Multi-source inventory as far as there is one source: what it has, and what of it can be sold.
struct InventoryRoutes {
    private let services: ShopServices

    init(_ services: ShopServices) { self.services = services }

    func add(to routes: inout RouteTable<RESTRoute>.Builder) {
        let (stock, source) = (
            RESTAccess.admin("Magento_InventoryApi::stock"), RESTAccess.admin("Magento_InventoryApi::source")
        )
        let sales = RESTAccess.admin("Magento_InventorySalesApi::stock")
        routes.add(.get, "/V1/inventory/source-items", RESTRoute(source, items))
        routes.add(.post, "/V1/inventory/source-items", RESTRoute(source, save))
        routes.add(.post, "/V1/inventory/source-items-delete", RESTRoute(source, delete))
        routes.add(.get, "/V1/inventory/sources", RESTRoute(source, sources))
        routes.add(.get, "/V1/inventory/sources/:sourceCode", RESTRoute(source, oneSource))
        routes.add(
            .get, "/V1/inventory/stock-source-links",
            RESTRoute(.admin("Magento_InventoryApi::stock_source_link"), stockSourceLinks))
        routes.add(.get, "/V1/inventory/stocks", RESTRoute(stock, stocks))
        routes.add(.get, "/V1/inventory/stocks/:stockId", RESTRoute(stock, oneStock))
        routes.add(.get, "/V1/inventory/stock-resolver/:type/:code", RESTRoute(sales, resolve))
        routes.add(.get, "/V1/inventory/get-product-salable-quantity/:sku/:stockId", RESTRoute(sales, salableQuantity))
        routes.add(.get, "/V1/inventory/is-product-salable/:sku/:stockId", RESTRoute(sales, isSalable))
        routes.add(
            .get, "/V1/inventory/is-product-salable-for-requested-qty/:sku/:stockId/:requestedQty",
            RESTRoute(sales, isSalableForQuantity))
    }

    private static let itemShape: RESTShape = [
        "sku": .text, "source_code": .text, "quantity": .decimal, "status": .integer,
        "extension_attributes": .anything,
    ]

    private func items(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let criteria = try call.read(.searchCriteria)
        let found: SearchResult<SourceItem>
        do throws(SearchFailure) {
            found = try await services.administration.stock.sourceItems(criteria)
        } catch .noSuchField(let field) {
            throw .masked("source items have no field '\(field ?? "")'")
        } catch {
            throw RESTError(error)
        }
        return SearchResults.bytes(criteria, total: Int(found.totalCount)) { json in
            for item in found.items {
                json.object { json in
                    json.member("sku", item.sku)
                    json.member("source_code", item.sourceCode)
                    json.member("quantity", digits: item.quantity.description)
                    json.member("status", item.isInStock ? 1 : 0)
                }
            }
        }
    }

    private func sent(_ call: RESTCall) throws(RESTError) -> [SourceItem] {
        let items = try call.read(
            .objects("sourceItems", of: "InventoryApi.SourceItem", InventoryRoutes.itemShape))
        return items.map { object in
            SourceItem(
                sku: object.text("sku") ?? "", sourceCode: object.text("source_code") ?? "",
                quantity: object.decimal("quantity")?.quantity ?? .zero,
                isInStock: (object.integer("status") ?? 1) != 0)
        }
    }

    private func save(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let items = try sent(call)
        let isKept = try await RESTError.storeFailures { () async throws(StoreFailure) in
            try await services.administration.stock.save(items)
        }
        guard isKept else { throw .couldNotSave("Could not save Source Item") }
        return RESTAnswer.emptyList
    }

    private func delete(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let items = try sent(call)
        try await RESTError.storeFailures { () async throws(StoreFailure) in
            try await services.administration.stock.remove(items)
        }
        return RESTAnswer.emptyList
    }
}

/// The one source and the one stock.
extension InventoryRoutes {
    /// A list of the one that there is.
    private func one(
        _ call: RESTCall, _ write: (inout JSONWriter) -> Void
    ) throws(RESTError) -> [UInt8] {
        let criteria: SearchCriteria? = try call.read(.searchCriteriaIfSent)
        return SearchResults.bytes(criteria ?? SearchCriteria(), total: 1, write)
    }

    private func sources(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        try one(call) {
            writeSource(into: &$0)
        }
    }

    private func oneSource(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let code = call.variable("sourceCode")
        guard code == "default" else {
            throw RESTError(
                .notFound, "Source with code \"%value\" does not exist.",
                .named([JSONMember("value", .string(code))]))
        }
        var json = JSONWriter()
        writeSource(into: &json)
        return json.takeBytes()
    }

    private func writeSource(into json: inout JSONWriter) {
        json.object { json in
            json.member("source_code", "default")
            json.member("name", "Default Source")
            json.member("enabled", true)
            json.member("description", "Default Source")
            json.member("latitude", 0)
            json.member("longitude", 0)
            json.member("country_id", "US")
            json.member("postcode", "00000")
            json.member("use_default_carrier_config", true)
            json.array("carrier_links") { _ in }
        }
    }

    private func stocks(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        try one(call) {
            writeStock(into: &$0)
        }
    }

    private func stockSourceLinks(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        try one(call) { json in
            json.object { json in
                json.member("stock_id", 1)
                json.member("source_code", "default")
                json.member("priority", 1)
            }
        }
    }

    private func oneStock(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let id = try call.read(.integer("stockId"))
        guard id == 1 else { throw .noStock(id) }
        var json = JSONWriter()
        writeStock(into: &json)
        return json.takeBytes()
    }

    private func writeStock(into json: inout JSONWriter) {
        json.object { json in
            json.member("stock_id", 1)
            json.member("name", "Default Stock")
            json.object("extension_attributes") { json in
                json.array("sales_channels") { json in
                    for website in services.reference.stores.websites where website.id != WebsiteID(0) {
                        json.object { json in
                            json.member("type", "website")
                            json.member("code", website.code)
                        }
                    }
                }
            }
        }
    }

    private func resolve(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let (type, code) = (call.variable("type"), call.variable("code"))
        guard type == "website", services.reference.stores.websites.contains(where: { $0.code == code }) else {
            throw RESTError(.notFound, "No linked stock found")
        }
        var json = JSONWriter()
        writeStock(into: &json)
        return json.takeBytes()
    }
}

/// What can be sold.
extension InventoryRoutes {
    private func product(_ call: RESTCall) async throws(RESTError) -> Product {
        let id = try call.read(.integer("stockId"))
        guard id == 1 else { throw .noStock(id) }
        let text = call.variable("sku")
        do throws(RESTError) {
            return try await services.administration.products.required(text)
        } catch  where error.status == .notFound {
            throw .noProduct(text)
        }
    }

    /// What is on hand above the threshold.
    private func salableQuantity(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let product = try await product(call)
        guard product.kind.hasQuantity else {
            throw RESTError(
                .badRequest, "Can't check requested quantity for products without Source Items support.")
        }
        let left = product.stock.quantity.tenThousandths - product.stockRules.minQuantity.tenThousandths
        return Array(Quantity(tenThousandths: product.stock.isInStock ? left : 0).description.utf8)
    }

    private func isSalable(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let product = try await product(call)
        return Array((product.isSalable(in: .all) ? "true" : "false").utf8)
    }

    private func isSalableForQuantity(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let quantity = try call.read(.decimal("requestedQty")).quantity
        let product = try await product(call)
        var refusal: (code: String, message: String)?
        if !product.isSalable(in: .all) {
            refusal = ("is_salable_with_reservations-no_data", "The requested sku is not assigned to given stock")
        } else if product.stockRules.managesStock, product.stockRules.backorders == .refused,
            quantity > product.stock.quantity
        {
            refusal = (
                "is_salable_with_reservations-not_enough_qty", "The requested qty is not available"
            )
        }
        var json = JSONWriter()
        json.object { json in
            json.member("salable", refusal == nil)
            json.array("errors") { json in
                guard let refusal else { return }
                json.object { json in
                    json.member("code", refusal.code)
                    json.member("message", refusal.message)
                }
            }
        }
        return json.takeBytes()
    }
}

extension RESTError {
    static func noStock(_ id: Int64) -> RESTError {
        RESTError(
            .notFound, "Stock with id \"%value\" does not exist.", .named([JSONMember("value", .integer(id))]))
    }
}
