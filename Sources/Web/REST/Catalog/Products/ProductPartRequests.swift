import Basics
import Catalog
import Commerce
import HTTP

/// What a client says of how a product is sold (`CatalogInventory.StockItem`). A value counts where its `use_config_…`
/// is off; where that is not sent, it counts where the product had a value of its own.
struct StockItemRequest {
    private let object: RESTObject
    private let known: StockRules

    init(_ object: RESTObject, _ known: StockRules) { (self.object, self.known) = (object, known) }

    func apply(to draft: inout ProductDraft) {
        draft.quantity = object.decimal("qty")?.quantity ?? draft.quantity
        draft.isInStock = object.flag("is_in_stock") ?? draft.isInStock
        var rules = draft.stockRules
        rules.minQuantity = rule("min_qty", known.own.minQuantity, known.minQuantity)
        rules.minSaleQuantity = rule("min_sale_qty", known.own.minSaleQuantity, known.minSaleQuantity)
        rules.maxSaleQuantity = rule("max_sale_qty", known.own.maxSaleQuantity, known.maxSaleQuantity)
        rules.notifyBelow = rule("notify_stock_qty", known.own.notifyBelow, known.notifyBelow)
        rules.increments = rule("qty_increments", known.own.increments, known.increments)
        rules.enablesIncrements = rule(
            "use_config_enable_qty_inc", object.flag("enable_qty_increments"), known.own.enablesIncrements,
            known.enablesIncrements)
        rules.backorders = rule(
            "use_config_backorders", object.integer("backorders").flatMap(Backorders.init), known.own.backorders,
            known.backorders)
        rules.managesStock = rule(
            "use_config_manage_stock", object.flag("manage_stock"), known.own.managesStock, known.managesStock)
        rules.isDecimal = object.flag("is_qty_decimal")
        rules.isDecimalDivided = object.flag("is_decimal_divided")
        draft.stockRules = rules
    }

    private func rule(
        _ name: String, _ own: Quantity?, _ effective: Quantity
    ) -> StockRulesChange.Rule<Quantity>? {
        rule("use_config_\(name)", object.decimal(name)?.quantity, own, effective)
    }

    private func rule<Value>(
        _ switchName: String, _ sent: Value?, _ own: Value?, _ effective: Value
    ) -> StockRulesChange.Rule<Value>? {
        // Magento declares one of the switches as a number.
        let usesShop =
            switchName == "use_config_min_sale_qty"
            ? object.integer(switchName).map { $0 != 0 } : object.flag(switchName)
        switch usesShop {
        case true: return .asShop
        case false: return .own(sent ?? effective)
        default: return own == nil ? nil : sent.map { .own($0) }
        }
    }
}

/// A tier of one product (`Catalog.ProductTierPrice`).
enum TierRequest {
    /// The tier, whose price is above zero.
    static func tier(_ object: RESTObject, _ currency: Currency) throws(RESTError) -> TierPrice {
        let extras = object.object("extension_attributes")
        let percent = extras?.decimal("percentage_value")?.quantity.tenThousandths
        let amount: TierPrice.Amount
        if let percent {
            guard percent > 0, percent <= 1_000_000 else { throw .badGroupPrice }
            amount = .percent(percent)
        } else {
            guard let sent = object.decimal("value"), sent.double > 0 else { throw .badGroupPrice }
            amount = .fixed(try SentValue(sent, of: "value").price(currency))
        }
        guard let quantity = object.decimal("qty")?.quantity, quantity > .zero else { throw .badGroupPrice }
        return TierPrice(
            websiteID: WebsiteID(extras?.integer("website_id") ?? 0),
            group: CustomerGroupID(object.integer("customer_group_id") ?? CustomerGroupID.all.rawValue),
            quantity: quantity, amount: amount)
    }
}

/// A custom option (`Catalog.ProductCustomOption`) in one scope.
struct CustomOptionRequest {
    let option: CustomOption

    private static let kinds: Set = [
        "field", "area", "file", "drop_down", "radio", "checkbox", "multiple", "date", "date_time", "time",
    ]

    init(_ object: RESTObject, in scope: StoreViewID, _ currency: Currency) throws(RESTError) {
        guard let title = object.text("title"), !title.isEmpty, let kind = object.text("type"), !kind.isEmpty else {
            throw RESTError(.badRequest, "Missed values for option required fields")
        }
        guard CustomOptionRequest.kinds.contains(kind) else { throw RESTError(.badRequest, "Invalid option type") }
        var values: [CustomOption.Value] = []
        for value in object.objects("values") ?? [] {
            values.append(try CustomOptionRequest.value(value, in: scope, currency))
        }
        if CustomOption.choices.contains(kind), values.isEmpty {
            throw RESTError(.badRequest, "Invalid option value")
        }
        option = CustomOption(
            id: object.integer("option_id") ?? 0, kind: kind, isRequired: object.flag("is_require") ?? false,
            sku: object.text("sku"), position: object.integer("sort_order") ?? 0,
            charactersMax: object.integer("max_characters"), fileExtensions: object.text("file_extension"),
            imageWidth: object.integer("image_size_x"), imageHeight: object.integer("image_size_y"),
            texts: [scope: CustomOption.Texts(title: title, price: try CustomOptionRequest.price(object, currency))],
            values: values)
    }

    private static func value(
        _ object: RESTObject, in scope: StoreViewID, _ currency: Currency
    ) throws(RESTError) -> CustomOption.Value {
        let price = try price(object, currency)
        return CustomOption.Value(
            id: object.integer("option_type_id") ?? 0, sku: object.text("sku"),
            position: object.integer("sort_order") ?? 0,
            texts: [scope: CustomOption.Texts(title: object.text("title"), price: price)])
    }

    private static func price(_ object: RESTObject, _ currency: Currency) throws(RESTError) -> CustomOptionPrice? {
        guard let sent = object.decimal("price") else { return nil }
        let amount = try SentValue(sent, of: "price").amount(currency)
        return object.text("price_type") == "percent" ? .percent(amount.millionths) : .fixed(amount)
    }
}
