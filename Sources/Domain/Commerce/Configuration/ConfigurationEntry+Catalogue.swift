/// The catalogue.
extension ConfigurationEntry {
    static let catalogue: [ConfigurationEntry] = [
        ConfigurationEntry(
            "catalog/seo/product_url_suffix", ".html", .text(lettersMax: 16), .storeView,
            "What products' addresses end in.", example: ".html"),
        ConfigurationEntry(
            "catalog/seo/category_url_suffix", ".html", .text(lettersMax: 16), .storeView,
            "What categories' addresses end in.", example: ".html"),
        ConfigurationEntry(
            "catalog/frontend/grid_per_page", "12", .number(1...300), .storeView,
            "How many products a category's page shows as a grid.", example: "24"),
        ConfigurationEntry(
            "catalog/frontend/list_per_page", "10", .number(1...300), .storeView,
            "How many products a category's page shows as a list.", example: "24"),
        ConfigurationEntry(
            "catalog/frontend/default_sort_by", "position",
            .choice([.init("position", "the merchant's order"), .init("name", "by name"), .init("price", "by price")]),
            .storeView, "How a category is sorted until the visitor chooses.", example: "position"),
    ]
}

/// Stock: what holds for a product that does not say otherwise.
extension ConfigurationEntry {
    static let stock: [ConfigurationEntry] = [
        ConfigurationEntry(
            "cataloginventory/options/show_out_of_stock", "0", .flag, .shop,
            "Whether products that are sold out stay in the catalogue.", example: "1"),
        ConfigurationEntry(
            "cataloginventory/options/stock_threshold_qty", "0", .amount, .website,
            "From how many pieces downwards pages say how many are left.", example: "5"),
        ConfigurationEntry(
            "cataloginventory/options/can_subtract", "1", .flag, .shop,
            "Whether an order takes its pieces from the stock.", example: "1"),
        ConfigurationEntry(
            "cataloginventory/options/can_back_in_stock", "1", .flag, .shop,
            "Whether a cancelled order gives its pieces back.", example: "1"),
        ConfigurationEntry(
            "cataloginventory/item_options/manage_stock", "1", .flag, .shop,
            "Whether the shop counts how many are on hand.", example: "1"),
        ConfigurationEntry(
            "cataloginventory/item_options/backorders", "0",
            .choice([
                .init("0", "no"), .init("1", "yes"), .init("2", "yes, and the customer is told"),
            ]), .shop, "Whether more can be sold than is on hand.", example: "0"),
        ConfigurationEntry(
            "cataloginventory/item_options/min_qty", "0", .amount, .shop,
            "At how many pieces a product is sold out.", example: "0"),
        ConfigurationEntry(
            "cataloginventory/item_options/min_sale_qty", "1", .amount, .shop,
            "The fewest pieces that a cart may hold.", example: "1"),
        ConfigurationEntry(
            "cataloginventory/item_options/max_sale_qty", "10000", .amount, .shop,
            "The most pieces that a cart may hold.", example: "20"),
        ConfigurationEntry(
            "cataloginventory/item_options/notify_stock_qty", "1", .amount, .shop,
            "Below how many pieces the merchant is told.", example: "3"),
        ConfigurationEntry(
            "cataloginventory/item_options/enable_qty_increments", "0", .flag, .shop,
            "Whether pieces are sold in steps only.", example: "0"),
        ConfigurationEntry(
            "cataloginventory/item_options/qty_increments", "1", .amount, .shop,
            "The step.", example: "2"),
    ]
}

/// Who may read by REST, and how much at once; the group of new customers.
extension ConfigurationEntry {
    static let access: [ConfigurationEntry] = [
        ConfigurationEntry(
            "webapi/webapisecurity/allow_insecure", "0", .flag, .shop,
            "Whether anyone may read catalogue, stores and CMS by REST without a token.", example: "1"),
        ConfigurationEntry(
            "webapi/validation/input_limit_enabled", "0", .flag, .shop,
            "Whether the following limits of REST hold.", example: "1"),
        ConfigurationEntry(
            "webapi/validation/complex_array_limit", "20", .number(1...100_000), .shop,
            "The most objects in one list of a request.", example: "20"),
        ConfigurationEntry(
            "webapi/validation/maximum_page_size", "300", .number(1...100_000), .shop,
            "The largest page of a search; a caller without a token gets no larger one whether limits hold or not.",
            example: "300"),
        ConfigurationEntry(
            "webapi/validation/default_page_size", "20", .number(1...100_000), .shop,
            "The page of a search that asks for none.", example: "20"),
        ConfigurationEntry(
            "customer/create_account/default_group", "1", .number(1...65_535), .storeView,
            "The group of a new customer.", example: "1"),
    ]
}
