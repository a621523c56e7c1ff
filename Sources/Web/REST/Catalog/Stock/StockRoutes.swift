import Basics
import Catalog
import Commerce
import HTTP
import JSON
import WebSupport

/// Stock items and statuses of products.
struct StockRoutes {
    private let services: ShopServices

    init(_ services: ShopServices) { self.services = services }

    func add(to routes: inout RouteTable<RESTRoute>.Builder) {
        let access = RESTAccess.admin("Magento_Catalog::catalog_inventory")
        routes.add(.get, "/V1/stockItems/lowStock", RESTRoute(access, low))
        routes.add(.get, "/V1/stockItems/:productSku", RESTRoute(access, item))
        routes.add(
            .get, "/V1/stockStatuses/:productSku",
            RESTRoute(.catalogue("Magento_Catalog::catalog_inventory"), status))
        routes.add(.put, "/V1/products/:productSku/stockItems/:itemId", RESTRoute(access, put))
    }

    private func product(_ call: RESTCall) async throws(RESTError) -> Product {
        let text = call.variable("productSku")
        do throws(RESTError) {
            return try await services.products(for: call.caller).required(text)
        } catch  where error.status == .notFound {
            throw .noProduct(text)
        }
    }

    private func item(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        StockItemResponse(try await product(call)).json()
    }

    /// A configurable product is in stock while one of its variants is.
    private func status(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let product = try await product(call)
        let isSalable =
            product.kind == .configurable
            ? product.isSalable(in: call.store) : product.stockRules.isSalable(product.stock)
        var json = JSONWriter()
        json.object { json in
            json.member("product_id", product.id.rawValue)
            json.member("stock_id", 1)
            json.member("qty", digits: product.stock.quantity.description)
            json.member("stock_status", isSalable ? 1 : 0)
            json.key("stock_item")
            StockItemResponse(product).write(into: &json)
        }
        return json.takeBytes()
    }

    /// The item's number in the path is not looked at: a product has one item.
    private func put(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let item = try call.read(.object("stockItem", ProductShapes.stockItem))
        let product = try await product(call)
        var draft = ProductDraft(row: 0, sku: product.sku, store: .all)
        StockItemRequest(item, product.stockRules).apply(to: &draft)
        _ = try await RESTError.savingErrors { () async throws(ProductSavingError) in
            try await services.administration.saving.save([draft], ConfigurableChange())
        }
        return RESTAnswer.number(product.id.rawValue)
    }

    /// Magento's odd list: the criteria are those of its old stock collections.
    private func low(_ call: RESTCall) async throws(RESTError) -> [UInt8] {
        let (_, quantity, page, size) = try call.read(
            .integer("scopeId"), .decimal("qty"), .integer(ifSent: "currentPage"), .integer(ifSent: "pageSize"))
        let (pageNumber, pageSize) = (max(page ?? 1, 1), max(size ?? 0, 0))
        let (before, overflow) = (pageNumber - 1).multipliedReportingOverflow(by: pageSize)
        let offset = overflow ? Int64.max : before
        let found = try await RESTError.storeFailures { () async throws(StoreFailure) in
            try await services.administration.stock.low(
                atMost: quantity.quantity, offset: offset, count: pageSize == 0 ? Int64.max : pageSize)
        }
        var json = JSONWriter(capacity: 4_096)
        json.object { json in
            json.array("items") { json in
                for row in found.items { writeLow(row, into: &json) }
            }
            json.object("search_criteria") { json in
                json.member(
                    "mapper_interface_name",
                    #"Magento\CatalogInventory\Model\ResourceModel\Stock\Item\StockItemCriteriaMapper"#)
                for key in ["criteria_list", "filters", "orders"] as [StaticString] { json.array(key) { _ in } }
                json.array("limit") { json in
                    json.value("\(pageNumber)")
                    json.value("\(pageSize)")
                }
            }
            json.member("total_count", found.totalCount)
        }
        return json.takeBytes()
    }

    private func writeLow(_ row: LowStock, into json: inout JSONWriter) {
        json.object { json in
            json.member("item_id", row.productID.rawValue)
            json.member("product_id", row.productID.rawValue)
            json.member("stock_id", 1)
            json.member("qty", digits: row.quantity.description)
        }
    }
}
