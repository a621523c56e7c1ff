/// How tax is reckoned and shown.
extension ConfigurationEntry {
    static let tax: [ConfigurationEntry] = [
        ConfigurationEntry(
            "tax/classes/shipping_tax_class", "0", .number(0...65_535), .website,
            "The product tax class of delivery; 0 for none.", example: "2"),
        ConfigurationEntry(
            "tax/classes/default_product_tax_class", "2", .number(0...65_535), .shop,
            "The tax class of a new product.", example: "2"),
        ConfigurationEntry(
            "tax/classes/default_customer_tax_class", "3", .number(0...65_535), .shop,
            "The tax class of a new customer group.", example: "3"),
        ConfigurationEntry(
            "tax/calculation/algorithm", "TOTAL_BASE_CALCULATION",
            .choice([
                .init("UNIT_BASE_CALCULATION", "rounds each piece"), .init("ROW_BASE_CALCULATION", "rounds each line"),
                .init("TOTAL_BASE_CALCULATION", "rounds the total"),
            ]), .website, "Where tax is rounded.", example: "TOTAL_BASE_CALCULATION"),
        ConfigurationEntry(
            "tax/calculation/based_on", "shipping",
            .choice([
                .init("shipping", "delivery address"), .init("billing", "billing address"),
                .init("origin", "where the shop delivers from"),
            ]), .website, "The address that decides the rate.", example: "shipping"),
        ConfigurationEntry(
            "tax/calculation/price_includes_tax", "0", .flag, .website,
            "Whether prices in the catalogue are with tax.", example: "1"),
        ConfigurationEntry(
            "tax/calculation/shipping_includes_tax", "0", .flag, .website,
            "Whether delivery prices are with tax.", example: "1"),
        ConfigurationEntry(
            "tax/calculation/apply_after_discount", "1", .flag, .website,
            "Whether tax is reckoned on what is left after discounts.", example: "1"),
        ConfigurationEntry(
            "tax/calculation/discount_tax", "0", .flag, .website,
            "Whether a discount is reckoned on prices with tax.", example: "1"),
        ConfigurationEntry(
            "tax/calculation/apply_tax_on", "0",
            .choice([.init("0", "the price that is paid"), .init("1", "the regular price")]), .website,
            "The price that tax is reckoned on where a special one was agreed.", example: "0"),
        ConfigurationEntry(
            "tax/calculation/cross_border_trade_enabled", "0", .flag, .website,
            "Whether a price with tax stays the same in every country.", example: "0"),
        ConfigurationEntry(
            "tax/defaults/country", "US", .country, .storeView,
            "The country whose tax holds until an address is known.", example: "FR"),
        ConfigurationEntry(
            "tax/defaults/region", "0", .number(0...4_294_967_295), .storeView,
            "The region, by number, whose tax holds until an address is known; 0 for any.", example: "0"),
        ConfigurationEntry(
            "tax/defaults/postcode", "", .text(lettersMax: 20), .storeView,
            "The postcode whose tax holds until an address is known.", example: "75002"),
        ConfigurationEntry(
            "tax/display/type", "1", .choice(shown), .storeView,
            "How prices are shown in the catalogue.", example: "2"),
        ConfigurationEntry(
            "tax/display/shipping", "1", .choice(shown), .storeView,
            "How delivery prices are shown.", example: "2"),
        ConfigurationEntry(
            "tax/cart_display/price", "1", .choice(shown), .storeView,
            "How prices are shown in the cart.", example: "2"),
        ConfigurationEntry(
            "tax/cart_display/subtotal", "1", .choice(shown), .storeView,
            "How the subtotal is shown in the cart.", example: "2"),
        ConfigurationEntry(
            "tax/cart_display/shipping", "1", .choice(shown), .storeView,
            "How delivery is shown in the cart.", example: "2"),
        ConfigurationEntry(
            "tax/cart_display/grandtotal", "0", .flag, .storeView,
            "Whether the cart shows the grand total without tax too.", example: "0"),
        ConfigurationEntry(
            "tax/cart_display/full_summary", "0", .flag, .storeView,
            "Whether the cart lists each rate of tax.", example: "0"),
        ConfigurationEntry(
            "tax/cart_display/zero_tax", "0", .flag, .storeView,
            "Whether the cart shows the tax line when there is none.", example: "0"),
    ]

    private static let shown = [
        ConfigurationChoice("1", "without tax"), ConfigurationChoice("2", "with tax"), ConfigurationChoice("3", "both"),
    ]
}
