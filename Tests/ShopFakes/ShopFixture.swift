public import Basics
public import Catalog
public import Commerce

public let (french, english) = (StoreViewID(1), StoreViewID(2))
public let (colour, size, material) = (AttributeID(93), AttributeID(144), AttributeID(150))
public let care = AttributeID(151)
public let (blue, sage) = (OptionID(49), OptionID(52))
public let (size36, size38, size40) = (OptionID(165), OptionID(166), OptionID(167))
public let wholesale = CustomerGroupID(2)
public let (dress, scarf, disabled) = (ProductID(100), ProductID(200), ProductID(300))
public let (clothing, dresses, archive) = (CategoryID(3), CategoryID(4), CategoryID(5))

/// What the shop of these tests is made of: two store views and an inactive one, a dress in two colours and three
/// sizes on sale, a scarf, and what must not be seen.
public enum Fixture {
    public static func reference(anonymousReading: Bool = false) -> Reference {
        func view(_ id: StoreViewID, _ code: String, _ locale: String, isActive: Bool = true) -> StoreView {
            StoreView(
                id: id, code: code, name: code, websiteID: WebsiteID(1), rootCategoryID: CategoryID(2), locale: locale,
                isActive: isActive)
        }
        let views = [
            view(french, "default", "fr_FR"), view(english, "en", "en_GB"),
            view(StoreViewID(3), "de", "de_DE", isActive: false),
        ]
        let website = Website(id: WebsiteID(1), code: "base", name: "base", defaultGroupID: StoreGroupID(1))
        guard let stores = StoreTree(views, websites: [website]) else {
            preconditionFailure("the fixture has store views")
        }
        return Reference(
            stores: stores, categories: CategoryTree(categories), attributes: Fixture.registry,
            vat: VATTable([TaxClassID(2): VATRate(percentTenThousandths: 200_000)]),
            settings: ShopSettings(
                anonymousReading: anonymousReading, currency: .eur, country: "FR", timeZone: "Europe/Paris"),
            clock: StoreClock(), configuration: configuration, taxes: taxes)
    }

    /// Delivery costs 4.90 EUR and is free from 69 EUR; prices are with tax, as France has it.
    public static let configuration = ShopConfiguration(
        [
            ("currency/options/base", "EUR"), ("carriers/freeshipping/active", "1"),
            ("carriers/freeshipping/free_shipping_subtotal", "69.00"), ("carriers/flatrate/type", "O"),
            ("carriers/flatrate/price", "4.90"), ("tax/calculation/price_includes_tax", "1"),
            ("tax/calculation/shipping_includes_tax", "1"), ("tax/classes/shipping_tax_class", "2"),
            ("tax/defaults/country", "FR"), ("shipping/origin/country_id", "FR"), ("tax/cart_display/subtotal", "2"),
        ].map { ShopConfiguration.Entry(path: $0.0, scope: .shop, value: $0.1) })

    /// One rule: 20 % in France, for the products and customers that Magento installs.
    private static let taxes = TaxTable(
        rates: [
            TaxRate(
                id: TaxRateID(3), code: "FR-20", country: "FR", percent: VATRate(percentTenThousandths: 200_000))
        ],
        rules: [
            TaxRule(
                id: TaxRuleID(1), code: "TVA", customerClasses: [TaxClassID(3)], productClasses: [TaxClassID(2)],
                rates: [TaxRateID(3)])
        ],
        groups: [
            CustomerGroup(id: .guests, code: "NOT LOGGED IN", taxClassID: TaxClassID(3)),
            CustomerGroup(id: wholesale, code: "Wholesale", taxClassID: TaxClassID(3)),
        ])

    private static func category(
        _ id: CategoryID, in parent: CategoryID?, _ french: (String, String)?, _ english: (String, String)?,
        isActive: Bool = true
    ) -> Catalog.Category {
        var texts: [StoreViewID: Catalog.Category.Texts] = [:]
        if let french {
            texts[.all] = Category.Texts(name: french.0, urlKey: french.1, description: "Courtes & longues.")
        }
        if let english { texts[StoreViewID(2)] = Category.Texts(name: english.0, urlKey: english.1) }
        return Category(
            id: id, parentID: parent, position: id.rawValue, isActive: isActive, isInMenu: true, isAnchor: true,
            texts: texts)
    }

    private static let categories = [
        category(CategoryID(1), in: nil, nil, nil), category(CategoryID(2), in: CategoryID(1), nil, nil),
        category(clothing, in: CategoryID(2), ("Vêtements", "vetements"), ("Clothing", "clothing")),
        category(dresses, in: clothing, ("Robes", "robes"), ("Dresses", "dresses")),
        category(archive, in: CategoryID(2), ("Archives", "archives"), nil, isActive: false),
    ]

    private static func option(
        _ id: OptionID, _ french: String, _ english: String, _ swatch: String? = nil
    )
        -> AttributeOption
    {
        AttributeOption(
            id: id, position: id.rawValue, labels: [.all: french, StoreViewID(2): english], swatch: swatch)
    }

    private static func attribute(
        _ id: AttributeID, _ code: String, _ french: String, _ english: String, _ options: [AttributeOption],
        input: AttributeInput = .select
    ) -> Catalog.Attribute {
        Catalog.Attribute(
            id: id, code: code, input: input, scope: .global, isRequired: false, isFilterable: input == .select,
            isVisibleOnFront: true, isUserDefined: true, position: id.rawValue,
            labels: [.all: french, StoreViewID(2): english], options: options)
    }

    static let attributes = [
        attribute(
            colour, "color", "Couleur", "Colour",
            [option(blue, "Bleu nuit", "Midnight blue", "#1C2541"), option(sage, "Vert sauge", "Sage", "#9CAF94")]),
        attribute(
            size, "size", "Taille", "Size",
            [option(size36, "36", "36"), option(size38, "38", "38"), option(size40, "40", "40")]),
        attribute(material, "material", "Matière", "Fabric", [option(OptionID(300), "Crêpe", "Crepe")]),
        attribute(
            care, "care", "Entretien", "Care",
            [
                option(OptionID(310), "Lavage à la main", "Hand wash", "wash-hand"),
                option(OptionID(311), "Sécher à plat", "Dry flat"),
            ], input: .multiselect),
    ]

    /// Every product, variants among them, with the number that are on hand.
    public static func products() -> [Product] {
        let dress = stockedDress(inSage: 5)
        return dress.variants + [
            dress,
            product(scarf, "FO-0001", .simple, ("Foulard", "foulard"), ("Scarf", "scarf"), price: "29.99", pieces: 3),
            product(
                disabled, "OLD-1", .simple, ("Ancienne", "ancienne"), ("Old", "old"), price: "10", pieces: 3,
                isEnabled: false),
        ]
    }

    /// The dress with so many pieces in sage, of size 36.
    public static func stockedDress(inSage pieces: Int64) -> Product {
        let variants = [
            variant(101, blue, size36, pieces: 0), variant(102, blue, size38, pieces: 2),
            variant(103, blue, size40, pieces: 9), variant(111, sage, size36, pieces: pieces),
            variant(112, sage, size38, pieces: 0),
        ]
        return product(
            dress, "RB-0001", .configurable, ("Robe plissée “Colette” & Co", "robe-plissee-colette"),
            ("Colette pleated dress", "colette-pleated-dress"), price: "89.95", special: "62.95", pieces: 0,
            values: [material: .option(OptionID(300)), care: .options([OptionID(310), OptionID(311)])],
            variants: variants)
    }

    /// The scarf with so many pieces, sold by these rules.
    public static func stockedScarf(pieces: Int64, _ rules: StockRules.Own = StockRules.Own()) -> Product {
        product(
            scarf, "FO-0001", .simple, ("Foulard", "foulard"), nil, price: "29.99", pieces: pieces, rules: rules)
    }

    /// The scarf when it costs less for one group of customers.
    public static func scarfAt(_ price: String, for group: CustomerGroupID) -> Product {
        guard let price = Money(price, .eur) else { preconditionFailure("the fixture's prices are numbers") }
        let tier = TierPrice(websiteID: WebsiteID(0), group: group, quantity: Quantity(1), amount: .fixed(price))
        return product(
            scarf, "FO-0001", .simple, ("Foulard", "foulard"), nil, price: "29.99", pieces: 3, tiers: [tier])
    }

    /// The scarf when it is to be reduced from a day on.
    public static func scarfReduced(from day: CivilTime) -> Product {
        product(
            scarf, "FO-0001", .simple, ("Foulard", "foulard"), nil, price: "29.99", special: "19.99", from: day,
            pieces: 3)
    }

    private static func variant(_ id: Int64, _ colour: OptionID, _ size: OptionID, pieces: Int64) -> Product {
        product(
            ProductID(id), "RB-0001-\(id)", .simple, ("Robe \(id)", "robe-\(id)"), nil, price: "89.95",
            special: "62.95", pieces: pieces, isVisible: false, picture: "/r/b/rb-\(colour).svg",
            values: [AttributeID(93): .option(colour), AttributeID(144): .option(size)])
    }

    private static func product(
        _ id: ProductID, _ sku: String, _ kind: ProductKind, _ french: (String, String), _ english: (String, String)?,
        price: String, special: String? = nil, from day: CivilTime? = nil, pieces: Int64, isEnabled: Bool = true,
        isVisible: Bool = true,
        picture: String = "/r/b/rb-52.svg", values: [AttributeID: AttributeValue] = [:], variants: [Product] = [],
        tiers: [TierPrice] = [], rules: StockRules.Own = StockRules.Own()
    ) -> Product {
        var extras = Product.Extras()
        (extras.tierPrices, extras.stockRules) = (tiers, StockRules(rules))
        var base = ProductColumns()
        (base.name, base.urlKey) = french
        base.status = isEnabled ? .enabled : .disabled
        base.visibility = isVisible ? .catalogAndSearch : .notVisibleIndividually
        base.price = Money(price, .eur)
        base.specialPrice = special.flatMap { Money($0, .eur) }
        base.specialFrom = day
        base.taxClassID = TaxClassID(2)
        base.description = "<p>Une <script>alert(1)</script>robe.</p>"
        var columns = [StoreViewID.all: base]
        if let english {
            var scope = ProductColumns()
            (scope.name, scope.urlKey) = english
            columns[StoreViewID(2)] = scope
        }
        guard let sku = SKU(sku) else { preconditionFailure("the fixture's SKUs are valid") }
        return Product(
            id: id, sku: sku, kind: kind, attributeSetID: AttributeSetID(4), createdAt: Instant(seconds: id.rawValue),
            updatedAt: Instant(seconds: 0), websiteIDs: [WebsiteID(1)],
            categories: isVisible ? [CategoryLink(categoryID: dresses, position: id.rawValue)] : [],
            media: [
                MediaEntry(id: 1, file: picture, label: nil, position: 1, isDisabled: false, roles: ["image"])
            ],
            stock: Stock(quantity: Quantity(pieces), isInStock: pieces > 0 || kind == .configurable),
            axes: variants.isEmpty
                ? []
                : [
                    ConfigurableAxis(id: 1, attributeID: colour, label: nil, position: 0),
                    ConfigurableAxis(id: 2, attributeID: size, label: nil, position: 1),
                ],
            variants: variants, columns: columns, values: [.all: values], extras: extras)
    }
}
