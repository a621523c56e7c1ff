/// Where the shop is, what it is called and how it speaks.
extension ConfigurationEntry {
    static let general: [ConfigurationEntry] = [
        ConfigurationEntry(
            "general/locale/code", "en_US", .locale, .storeView,
            "Language and country in which a store view writes texts, numbers and countries.", example: "fr_FR"),
        ConfigurationEntry(
            "general/locale/timezone", "UTC", .timeZone, .website,
            "Where the shop's days begin: a sale from a date starts at midnight there.", example: "Europe/Paris"),
        ConfigurationEntry(
            "general/locale/weight_unit", "lbs", .choice([.init("lbs", "pounds"), .init("kgs", "kilograms")]),
            .storeView,
            "The unit of products' weights.", example: "kgs"),
        ConfigurationEntry(
            "general/country/default", "US", .country, .storeView,
            "The country that a new address begins with.", example: "FR"),
        ConfigurationEntry(
            "general/country/allow", "", .countries, .storeView,
            "The countries that the shop sells to; empty for all.", example: "FR,BE,LU"),
        ConfigurationEntry(
            "general/country/optional_zip_countries", "HK,IE,MO,PA,GB", .countries, .shop,
            "Countries whose addresses need no postcode.", example: "HK,IE,MO,PA,GB"),
        ConfigurationEntry(
            "general/country/eu_countries",
            "AT,BE,BG,CY,CZ,DE,DK,EE,ES,FI,FR,GR,HR,HU,IE,IT,LT,LU,LV,MT,NL,PL,PT,RO,SE,SI,SK",
            .countries, .website, "The countries between which EU VAT rules hold.", example: "FR,BE,LU"),
        ConfigurationEntry(
            "general/store_information/name", "", .text(lettersMax: 255), .storeView,
            "The shop's name in pages and mails.", example: "Maison Vitrine"),
        ConfigurationEntry(
            "general/store_information/phone", "", .text(lettersMax: 255), .storeView,
            "The telephone number for customers.", example: "+33 1 23 45 67 89"),
        ConfigurationEntry(
            "general/store_information/hours", "", .text(lettersMax: 255), .storeView,
            "When that number is answered.", example: "9 h – 18 h"),
        ConfigurationEntry(
            "general/store_information/country_id", "", .countries, .website,
            "The country of the shop's own address.", example: "FR"),
        ConfigurationEntry(
            "general/store_information/region_id", "", .text(lettersMax: 255), .website,
            "The region of the shop's own address, by number or name.", example: "257"),
        ConfigurationEntry(
            "general/store_information/postcode", "", .text(lettersMax: 20), .website,
            "The postcode of the shop's own address.", example: "75002"),
        ConfigurationEntry(
            "general/store_information/city", "", .text(lettersMax: 255), .website,
            "The town of the shop's own address.", example: "Paris"),
        ConfigurationEntry(
            "general/store_information/street_line1", "", .text(lettersMax: 255), .website,
            "The first line of the shop's own address.", example: "1 rue de la Paix"),
        ConfigurationEntry(
            "general/store_information/street_line2", "", .text(lettersMax: 255), .website,
            "The second line of the shop's own address.", example: "Bâtiment B"),
        ConfigurationEntry(
            "general/store_information/merchant_vat_number", "", .text(lettersMax: 64), .website,
            "The shop's own VAT number.", example: "FR00123456789"),
    ]
}

/// Addresses and cookies.
extension ConfigurationEntry {
    static let web: [ConfigurationEntry] = [
        ConfigurationEntry(
            "web/unsecure/base_url", "", .baseURL, .storeView,
            "The shop's address; empty for the node's first `base_urls`.", example: "https://shop.example/"),
        ConfigurationEntry(
            "web/unsecure/base_link_url", "", .baseURL, .storeView,
            "What links begin with; empty for the base URL.", example: "https://shop.example/"),
        ConfigurationEntry(
            "web/unsecure/base_static_url", "", .baseURL, .storeView,
            "Where style sheets and scripts are; empty for `static/` under the base URL.",
            example: "https://cdn.example/static/"),
        ConfigurationEntry(
            "web/unsecure/base_media_url", "", .baseURL, .storeView,
            "Where pictures are; empty for `media/` under the base URL.", example: "https://cdn.example/media/"),
        ConfigurationEntry(
            "web/secure/base_url", "", .baseURL, .storeView,
            "The address for encrypted pages; empty for the one above.", example: "https://shop.example/"),
        ConfigurationEntry(
            "web/secure/base_link_url", "", .baseURL, .storeView,
            "What encrypted links begin with; empty for the secure base URL.", example: "https://shop.example/"),
        ConfigurationEntry(
            "web/secure/base_static_url", "", .baseURL, .storeView,
            "Where encrypted style sheets and scripts are; empty for `static/` under the secure base URL.",
            example: "https://cdn.example/static/"),
        ConfigurationEntry(
            "web/secure/base_media_url", "", .baseURL, .storeView,
            "Where encrypted pictures are; empty for `media/` under the secure base URL.",
            example: "https://cdn.example/media/"),
        ConfigurationEntry(
            "web/cookie/cookie_lifetime", "3600", .number(0...31_536_000), .storeView,
            "How many seconds a visit's cookie lives; 0 until the browser closes.", example: "3600"),
        ConfigurationEntry(
            "web/cookie/cookie_path", "", .text(lettersMax: 255), .storeView,
            "The path that cookies are for; empty for the whole shop.", example: "/"),
        ConfigurationEntry(
            "web/cookie/cookie_domain", "", .text(lettersMax: 255), .storeView,
            "The domain that cookies are for; empty for the shop's own host.", example: "shop.example"),
        ConfigurationEntry(
            "web/cookie/cookie_httponly", "1", .flag, .storeView,
            "Whether scripts are kept from reading the visit's cookie.", example: "1"),
        ConfigurationEntry(
            "web/cookie/cookie_restriction", "0", .flag, .website,
            "Whether visitors are asked before cookies are set.", example: "1"),
    ]
}

/// Money.
extension ConfigurationEntry {
    static let currency: [ConfigurationEntry] = [
        ConfigurationEntry(
            "currency/options/base", "USD", .currency, .shop,
            "The currency in which all prices are kept.", example: "EUR"),
        ConfigurationEntry(
            "currency/options/default", "USD", .currency, .storeView,
            "The currency that a visitor sees first.", example: "EUR"),
        ConfigurationEntry(
            "currency/options/allow", "USD", .currencies, .storeView,
            "The currencies that a visitor may choose from.", example: "EUR"),
    ]
}
