import Basics
import Catalog
import Commerce
import EventLoop
import Storage
import Testing

/// Lists of products by what clients ask, on the real database.
@Suite("Lists of products")
struct ProductSearchTests {
    @Test("filters, groups, orders and pages")
    func lists() throws {
        let drafts = try ProductSearchTests.drafts()
        let found = try TestDatabase.run { _, databases in
            let reference = try await ReferenceLoader(
                databases, feed: FeedPosition(), log: Log(least: .error) { _ in }
            ).load()
            let shop = ProductSavingRepository(databases, context: { WritingContext(reference, now: .now()) })
            var skus: [ProductID: String] = [:]
            for draft in drafts { skus[try await shop.save([draft], ConfigurableChange())] = draft.sku.text }
            var found: [String] = []
            for criteria in ProductSearchTests.questions {
                let answer = try await ProductSearch(databases, from: .writer).search(
                    criteria, in: StoreViewID(1), sizeMax: nil, reference)
                let items = answer.page.items.map { skus[$0] ?? "?" }.joined(separator: " ")
                found.append("\(items) of \(answer.page.totalCount)")
            }
            await #expect(throws: SearchFailure.noSuchField("nope")) {
                _ = try await ProductSearch(databases, from: .writer).search(
                    ProductSearchTests.criteria([("nope", "1", "eq")]), in: .all, sizeMax: nil, reference)
            }
            return found
        }
        #expect(found == ProductSearchTests.answers)
    }

    @Test(
        "an order by price keeps to the configured stock rules",
        arguments: [
            ([:], "s-robe s-bag s-belt"), (["min_qty": "4"], "s-belt"),
            (["min_qty": "4", "backorders": "1"], "s-robe s-bag s-belt"),
            (["manage_stock": "0"], "s-robe s-bag s-belt s-hat"),
        ])
    func stockRules(rules: [String: String], expected: String) throws {
        #expect(try ProductSearchTests.byPrice(try ProductSearchTests.drafts(), rules) == expected)
    }

    @Test("a tier counts in an order by price on its own website alone, in money or in percent")
    func tiers() throws {
        var drafts = try ProductSearchTests.drafts()
        func tier(_ website: Int64, _ amount: TierPrice.Amount) -> TierPrice {
            TierPrice(websiteID: WebsiteID(website), group: .all, quantity: Quantity(1), amount: amount)
        }
        func euros(_ number: Int64) -> TierPrice.Amount { .fixed(Money(millionths: number * 1_000_000, .eur)) }
        drafts[0].tierPrices = [tier(7, euros(1))]
        drafts[1].tierPrices = [tier(1, euros(39)), tier(7, euros(2))]
        drafts[3].tierPrices = [tier(0, .percent(500_000)), tier(7, .percent(900_000))]
        #expect(try ProductSearchTests.byPrice(drafts) == "s-bag s-belt s-robe")
    }

    @Test("a category's products come as many as are wanted, and all where nobody says")
    func ofCategory() throws {
        let drafts = try ProductSearchTests.drafts()
        try TestDatabase.run { _, databases in
            let reference = try await ReferenceLoader(databases, feed: FeedPosition(), log: .silent).load()
            let shop = ProductSavingRepository(databases, context: { WritingContext(reference, now: .now()) })
            for draft in drafts { _ = try await shop.save([draft], ConfigurableChange()) }
            let (root, empty) = (CategoryID(2), CategoryID(1))
            for (side, countMax, expected) in [(DatabaseSide.reader, 2, 2), (.writer, nil, 4)] as [(_, Int?, _)] {
                let categories = CategoryProductRepository(databases, from: side)
                let found = try await categories.products(in: [root, empty], countMax: countMax)
                #expect(found.map(\.sku.text) == drafts.map(\.sku.text).prefix(expected).map { $0 })
                let counts = try await categories.counts([root: [root], empty: [empty, root]])
                #expect(counts == [root: 4, empty: 4])
            }
        }
    }

    /// The products that an order by price has in a shop with such stock rules, the dearest first.
    private static func byPrice(_ drafts: [ProductDraft], _ rules: [String: String] = [:]) throws -> String {
        try TestDatabase.run { _, databases in
            let configuration = ConfigurationRepository(databases)
            for (name, value) in rules {
                let path = "cataloginventory/item_options/\(name)"
                try await configuration.set(.init(path: path, scope: .shop, value: value))
            }
            let reference = try await ReferenceLoader(databases, feed: FeedPosition(), log: .silent).load()
            let shop = ProductSavingRepository(databases, context: { WritingContext(reference, now: .now()) })
            var skus: [ProductID: String] = [:]
            for draft in drafts { skus[try await shop.save([draft], ConfigurableChange())] = draft.sku.text }
            let found = try await ProductSearch(databases, from: .writer).search(
                criteria([], sort: ("price", false)), in: StoreViewID(1), sizeMax: nil, reference)
            return found.page.items.map { skus[$0] ?? "?" }.joined(separator: " ")
        }
    }

    private static func drafts() throws -> [ProductDraft] {
        func draft(
            _ sku: String, _ name: String, _ price: String, special: String? = nil, pieces: Int64
        ) throws
            -> ProductDraft
        {
            var draft = ProductDraft(row: 0, sku: try #require(SKU(sku)), store: .all)
            (draft.kind, draft.attributeSetID) = (.simple, AttributeSetID(4))
            (draft.columns.name, draft.columns.urlKey) = (name, Slug.text(of: sku))
            draft.columns.price = Money(price, .eur)
            draft.columns.specialPrice = special.flatMap { Money($0, .eur) }
            (draft.quantity, draft.isInStock) = (Quantity(pieces), pieces > 0)
            draft.allCategories = [CategoryLink(categoryID: CategoryID(2), position: 100 - pieces)]
            return draft
        }
        return [
            try draft("s-bag", "Sac été", "89", special: "70", pieces: 4),
            try draft("s-belt", "Ceinture", "40", pieces: 9),
            try draft("s-hat", "Chapeau", "20", pieces: 0), try draft("s-robe", "Robe", "75", pieces: 1),
        ]
    }

    private static func criteria(
        _ filters: [(String, String, String)], or: Bool = false, sort: (String, Bool)? = nil, size: Int64? = nil,
        page: Int64? = nil
    ) -> SearchCriteria {
        let all = filters.map { SearchCriteria.Filter(field: $0.0, value: $0.1, condition: $0.2) }
        return SearchCriteria(
            groups: or ? [all] : all.map { [$0] },
            sortOrders: sort.map {
                [SearchCriteria.SortOrder(field: $0.0, direction: $0.1 ? .ascending : .descending)]
            }, pageSize: size,
            currentPage: page)
    }

    private static let questions = [
        criteria([("sku", "S-BAG", "eq")]), criteria([("name", "%ETE", "like")]),
        criteria([("price", "40", "gteq"), ("price", "80", "lt")], sort: ("sku", false)),
        criteria([("sku", "s-hat,s-bag", "in"), ("price", "75", "eq")], or: true),
        criteria([("special_price", "", "notnull")]), criteria([("special_price", "1", "neq")]),
        criteria([], sort: ("price", false)), criteria([], sort: ("entity_id", false), size: 2, page: 2),
        criteria([("category_id", "2", "eq")], sort: ("position", true)), criteria([("category_id", "9", "eq")]),
        criteria([], sort: ("nope", true), size: 1), criteria([], size: 3, page: 9),
    ]

    private static let answers = [
        "s-bag of 1", "s-bag of 1", "s-robe s-belt of 2", "s-bag s-hat s-robe of 3", "s-bag of 1", "s-bag of 1",
        "s-robe s-bag s-belt of 3", "s-belt s-bag of 4", "s-belt s-bag s-robe s-hat of 4", " of 0", "s-bag of 4",
        " of 4",
    ]
}
