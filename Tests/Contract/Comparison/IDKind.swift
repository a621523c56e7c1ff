import JSON

/// What an id is an id of. Ids of different kinds are remembered apart: line 17 of a cart says nothing of product 17.
///
/// Kinds are read off the key that the id stands under or off the path before it. Ids that clients hard-code (stores,
/// websites, attribute sets, groups, tax classes, countries, regions) have no kind: they must be the recorded ones.
enum IDKind {
    private static let ofKey: [String: String] = [
        "quote_id": "cart", "cart_id": "cart", "product_id": "product", "category_id": "category",
        "category_ids": "category", "attribute_id": "attribute", "option_type_id": "option value",
        "option_value": "attribute option", "value_index": "attribute option", "customer_id": "customer",
        "order_id": "order", "order_item_id": "order item", "billing_address_id": "address",
        "shipping_address_id": "address", "address_id": "address", "rule_id": "rule", "coupon_id": "coupon",
        "quote_item_id": "item", "parent_item_id": "item", "increment_id": "order number",
        "reserved_order_id": "order number", "tax_rate_ids": "taxRates",
    ]

    private static let ofParent: [String: String] = [
        "billing_address": "address", "shipping_address": "address", "address": "address", "addresses": "address",
        "children_data": "category", "media_gallery_entries": "media",
        "configurable_product_options": "configurable option",
    ]

    private static let ofSegment: [String: String] = [
        "guest-carts": "cart", "carts": "cart", "items": "item", "categories": "category", "products": "product",
        "media": "media", "options": "option", "addresses": "address", "stockItems": "stock item",
        "attributes": "attribute", "customers": "customer", "orders": "order", "order": "order",
        "payment-information": "order", "billing-address": "address", "selected-payment-method": "payment",
        "invoice": "invoice", "ship": "shipment", "refund": "creditmemo",
    ]

    /// Keys named `id` under these are numbers of the world, not of the shop.
    private static let worldly: Set = ["available_regions", "exchange_rates", "request_items", "operations_list"]

    /// What the id under `key` is of; `parents` are the keys around it, the innermost last.
    static func of(_ key: String, in parents: [String], route: String) -> String? {
        switch key {
        case "item_id":
            if parents.contains("stock_item") || route.contains("stockItems") { return "stock item" }
            return route.contains("order") || route.contains("invoice") ? "order item" : "item"
        case "option_id":
            return parents.contains("configurable_item_options") ? "attribute" : "option"
        case "parent_id":
            return route.contains("categories") ? "category" : nil
        case "id":
            let around = parents.last { $0 != "items" }
            if let around, worldly.contains(around) { return nil }
            return around.flatMap { ofParent[$0] } ?? of(route: route)
        default: return ofKey[key]
        }
    }

    /// What a route's own ids are of: that of its last segment with a meaning.
    static func of(route: String) -> String? {
        let segments = route.split(separator: "/").map(String.init)
        guard segments.first == "V1" else { return nil }
        if segments.contains("directory") || segments.contains("store") || segments.contains("inventory") {
            return nil
        }
        guard let last = segments.last(where: { ofSegment[$0] != nil }) else { return segments.dropFirst().first }
        if last == "options", segments.contains("attributes") { return "attribute option" }
        if last == "options", segments.contains("configurable-products") { return "configurable option" }
        return ofSegment[last]
    }
}
