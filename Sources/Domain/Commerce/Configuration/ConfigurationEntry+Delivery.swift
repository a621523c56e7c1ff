/// Delivery.
extension ConfigurationEntry {
    static let delivery: [ConfigurationEntry] = [
        ConfigurationEntry(
            "shipping/origin/country_id", "US", .country, .website,
            "The country that the shop delivers from; prices with tax include its tax.", example: "FR"),
        ConfigurationEntry(
            "shipping/origin/region_id", "12", .text(lettersMax: 64), .website,
            "The region that the shop delivers from, by number or name.", example: "257"),
        ConfigurationEntry(
            "shipping/origin/postcode", "90034", .text(lettersMax: 20), .website,
            "The postcode that the shop delivers from.", example: "75002"),
        ConfigurationEntry(
            "shipping/origin/city", "", .text(lettersMax: 255), .website,
            "The town that the shop delivers from.", example: "Paris"),
        ConfigurationEntry(
            "carriers/flatrate/active", "1", .flag, .website, "Whether delivery at a fixed price is offered.",
            example: "1"),
        ConfigurationEntry(
            "carriers/flatrate/title", "Flat Rate", .text(lettersMax: 255), .storeView,
            "The carrier's name at the fixed price.", example: "Livraison à domicile"),
        ConfigurationEntry(
            "carriers/flatrate/name", "Fixed", .text(lettersMax: 255), .storeView,
            "The method's name at the fixed price.", example: "48 h"),
        ConfigurationEntry(
            "carriers/flatrate/type", "I",
            .choice([.init("O", "for each order"), .init("I", "for each piece"), .init("", "free")]), .website,
            "What the fixed price is for.", example: "O"),
        ConfigurationEntry(
            "carriers/flatrate/price", "5.00", .amount, .website, "The fixed price.", example: "4.90"),
        ConfigurationEntry(
            "carriers/flatrate/sallowspecific", "0",
            .choice([.init("0", "all that the shop sells to"), .init("1", "those of specificcountry")]), .website,
            "The countries of the fixed price.", example: "1"),
        ConfigurationEntry(
            "carriers/flatrate/specificcountry", "", .countries, .website,
            "The countries of the fixed price where they are chosen.", example: "FR,BE,LU"),
        ConfigurationEntry(
            "carriers/flatrate/specificerrmsg",
            "This shipping method is not available. To use this shipping method, please contact us.",
            .text(lettersMax: 1_024), .storeView, "What is said where the fixed price is not offered.",
            example: "Nous ne livrons pas dans ce pays."),
        ConfigurationEntry(
            "carriers/flatrate/showmethod", "0", .flag, .website,
            "Whether that is said at all, or the method left out.", example: "0"),
        ConfigurationEntry(
            "carriers/flatrate/sort_order", "0", .number(0...65_535), .website,
            "The fixed price's place among the methods.", example: "20"),
        ConfigurationEntry(
            "carriers/freeshipping/active", "0", .flag, .website, "Whether free delivery is offered.", example: "1"),
        ConfigurationEntry(
            "carriers/freeshipping/title", "Free Shipping", .text(lettersMax: 255), .storeView,
            "The carrier's name where delivery is free.", example: "Livraison offerte"),
        ConfigurationEntry(
            "carriers/freeshipping/name", "Free", .text(lettersMax: 255), .storeView,
            "The method's name where delivery is free.", example: "Offerte"),
        ConfigurationEntry(
            "carriers/freeshipping/free_shipping_subtotal", "", .amount, .website,
            "The subtotal from which delivery is free.", example: "69.00"),
        ConfigurationEntry(
            "carriers/freeshipping/tax_including", "0", .flag, .website,
            "Whether that subtotal is with tax.", example: "1"),
        ConfigurationEntry(
            "carriers/freeshipping/sallowspecific", "0",
            .choice([.init("0", "all that the shop sells to"), .init("1", "those of specificcountry")]), .website,
            "The countries of free delivery.", example: "1"),
        ConfigurationEntry(
            "carriers/freeshipping/specificcountry", "", .countries, .website,
            "The countries of free delivery where they are chosen.", example: "FR,BE,LU"),
        ConfigurationEntry(
            "carriers/freeshipping/sort_order", "0", .number(0...65_535), .website,
            "Free delivery's place among the methods.", example: "10"),
        ConfigurationEntry(
            "carriers/tablerate/active", "0", .choice([.init("0", "no")]), .website,
            "Whether delivery by a table of prices is offered, which this shop does not know.", example: "0"),
    ]
}
