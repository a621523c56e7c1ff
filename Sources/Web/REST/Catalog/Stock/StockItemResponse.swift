import Basics
import Catalog
import Commerce
import JSON

/// How a product is sold (`CatalogInventory.StockItem`). The one stock has number 1, and an item its product's number.
struct StockItemResponse {
    private let productID: ProductID
    private let stock: Stock?
    private let rules: StockRules
    private let lowSince: CivilTime?
    private let isCounted: Bool

    /// A product's stock item.
    init(_ product: Product) {
        (productID, stock, rules) = (product.id, product.knownStock, product.stockRules)
        lowSince = product.lowStockSince
        isCounted = product.kind.hasQuantity
    }

    func json() -> [UInt8] {
        var json = JSONWriter()
        write(into: &json)
        return json.takeBytes()
    }

    func write(into json: inout JSONWriter) {
        let own = rules.own
        json.object { json in
            json.member("item_id", productID.rawValue)
            json.member("product_id", productID.rawValue)
            json.member("stock_id", 1)
            // Nobody ever said how many there are.
            if let quantity = stock?.quantity ?? (isCounted ? nil : .zero) {
                json.member("qty", digits: quantity.description)
            } else {
                json.member("qty", .null)
            }
            json.member("is_in_stock", stock?.isInStock ?? false)
            json.member("is_qty_decimal", own.isDecimal)
            json.member("show_default_notification_message", false)
            json.member("use_config_min_qty", own.minQuantity == nil)
            json.member("min_qty", digits: rules.minQuantity.description)
            json.member("use_config_min_sale_qty", own.minSaleQuantity == nil ? 1 : 0)
            json.member("min_sale_qty", digits: rules.minSaleQuantity.description)
            json.member("use_config_max_sale_qty", own.maxSaleQuantity == nil)
            json.member("max_sale_qty", digits: rules.maxSaleQuantity.description)
            json.member("use_config_backorders", own.backorders == nil)
            json.member("backorders", rules.backorders.rawValue)
            json.member("use_config_notify_stock_qty", own.notifyBelow == nil)
            json.member("notify_stock_qty", digits: rules.notifyBelow.description)
            json.member("use_config_qty_increments", own.increments == nil)
            // The shop's own increments are not shown, only a product's.
            json.member("qty_increments", digits: (own.increments ?? .zero).description)
            json.member("use_config_enable_qty_inc", own.enablesIncrements == nil)
            json.member("enable_qty_increments", rules.enablesIncrements)
            json.member("use_config_manage_stock", own.managesStock == nil)
            json.member("manage_stock", rules.managesStock)
            json.member("low_stock_date", lowSince?.sqlText)
            json.member("is_decimal_divided", own.isDecimalDivided)
            json.member("stock_status_changed_auto", 0)
        }
    }
}
