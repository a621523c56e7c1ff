import Basics
import Catalog
import Commerce

/// What is on hand and how it is sold; on default rows only (§3).
extension RowMapping {
    /// What is not there, or of a kind that has none, is not in stock by number; a configurable product's own flag says
    /// only that the shop's team sells it.
    mutating func mapStock() {
        guard isDefaultRow else { return }
        mapStockRules()
        let isOnSale = row.text("is_in_stock").map(RowMapping.isYes)
        guard result.kind != .configurable else {
            if row.cell("qty") != nil || standing.isNew { draft.quantity = .zero }
            draft.isInStock = isOnSale ?? (standing.isNew ? true : nil)
            return
        }
        draft.isInStock = isOnSale
        guard let text = row.text("qty") else {
            if makesProduct { (draft.quantity, draft.isInStock) = (.zero, isOnSale ?? false) }
            return
        }
        guard let quantity = CellValue.quantity(text) else { return refuse("qty", .invalidAttributeType, "qty") }
        draft.quantity = quantity
        if standing.isNew { draft.isInStock = isOnSale ?? true }
    }

    private mutating func mapStockRules() {
        draft.stockRules.minQuantity = quantityRule("out_of_stock_qty", "use_config_min_qty")
        draft.stockRules.minSaleQuantity = quantityRule("min_cart_qty", "use_config_min_sale_qty")
        draft.stockRules.maxSaleQuantity = quantityRule("max_cart_qty", "use_config_max_sale_qty")
        draft.stockRules.notifyBelow = quantityRule("notify_on_stock_below", "use_config_notify_stock_qty")
        draft.stockRules.increments = quantityRule("qty_increments", "use_config_qty_increments")
        // The odd name of its flag is Magento's.
        draft.stockRules.enablesIncrements = rule(
            "enable_qty_increments", "use_config_enable_qty_inc", CellValue.flag)
        draft.stockRules.managesStock = rule("manage_stock", "use_config_manage_stock", CellValue.flag)
        draft.stockRules.backorders = rule("allow_backorders", "use_config_backorders") { text in
            Int64(text).flatMap(Backorders.init)
        }
        draft.stockRules.isDecimal = row.text("is_qty_decimal").map(RowMapping.isYes)
        draft.stockRules.isDecimalDivided = row.text("is_decimal_divided").map(RowMapping.isYes)
    }

    private mutating func quantityRule(_ column: String, _ flag: String) -> StockRulesChange.Rule<Quantity>? {
        rule(column, flag, CellValue.quantity)
    }

    /// A value without its flag is the product's own, unless it is the words `Use Config`.
    private mutating func rule<Value>(
        _ column: String, _ flag: String, _ read: (String) -> Value?
    ) -> StockRulesChange.Rule<Value>? {
        let usesConfig = row.text(flag).map(RowMapping.isYes)
        if usesConfig == true { return .asShop }
        guard let text = row.text(column).map({ $0.trimmed }) else { return nil }
        if usesConfig == nil, text.lowercased() == "use config" { return .asShop }
        guard let value = read(text) else {
            refuse(column, .invalidAttributeType, column)
            return nil
        }
        return .own(value)
    }

    static func isYes(_ text: String) -> Bool { ["1", "yes"].contains(text.trimmed.lowercased()) }
}
