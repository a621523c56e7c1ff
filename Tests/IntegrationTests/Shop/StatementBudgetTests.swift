import Glibc
import Testing

/// What docs/ARCHITECTURE.md says under "What they cost": round trips to the databases, counted by the servers.
@Suite("The statements that pages, answers and acts cost")
struct StatementBudgetTests {
    /// An address, how many statements it takes with nothing in the caches but what those before it left, and again.
    private static let budgets: [(path: String, cold: Int, warm: Int)] = [
        ("/robe-plissee-colette.html", 16, 0),  // The path 2, the product 7, those beside it 7.
        ("/vetements/robes.html", 9, 0), ("/vetements/robes.html?size=38", 0, 0), ("/", 7, 0),
        ("/nothing.html", 2, 2), ("/checkout/cart/", 0, 0), ("/customer/section/load/?sections=cart", 0, 0),
        ("/rest/V1/products/CB-0001", 16, 0),  // The SKU 2, the product 7, its links 7.
        ("/rest/V1/categories/3", 0, 0), ("/rest/V1/store/storeViews", 0, 0),
        ("/rest/V1/products?searchCriteria%5BpageSize%5D=5", 9, 2),  // How many, which, and the products 7.
    ]

    /// Asked only for how their statements are looked up.
    private static let furtherPaths = [
        "/rest/V1/products/CB-0001/media", "/rest/V1/configurable-products/RB-0001/children",
        "/rest/V1/categories/3/products", "/rest/V1/directory/countries/FR", "/en/clothing/dresses.html?p=2",
        "/rest/V1/products?searchCriteria%5Bfilter_groups%5D%5B0%5D%5Bfilters%5D%5B0%5D%5Bfield%5D=sku"
            + "&searchCriteria%5Bfilter_groups%5D%5B0%5D%5Bfilters%5D%5B0%5D%5Bvalue%5D=CB-0001",
    ]

    /// A list of products without a filter on an indexed column reads them all: these are ended at the statement
    /// deadline, as any statement is.
    private static let search = "FROM product p LEFT JOIN product_scope d"

    @Test("are as many as documented, and each finds its rows by an index")
    func budgets() throws {
        let shop = RunningShop()
        let node = shop.secondNode(["--page-cache-bytes", "0", "--loops", "1"])
        let log = try StatementLog(of: shop)
        var asked: Set<String> = []
        let visitor = Visitor(port: node.port)
        for budget in StatementBudgetTests.budgets {
            for most in [budget.cold, budget.warm] {
                try log.take()
                _ = visitor.get(budget.path)
                let statements = try log.take()
                #expect(statements.count == most, "\(budget.path): \(statements)")
                asked.formUnion(statements)
            }
        }
        // Making a cart, adding to it, showing it and telling of it.
        let acts: [(expected: Int, act: () -> Visitor.Answer)] = [
            (5, { visitor.submit("/checkout/cart/add/", "product=\(product(visitor))&qty=1") }),
            (6, { visitor.submit("/checkout/cart/add/", "product=\(product(visitor))&qty=1") }),
            (1, { visitor.get("/checkout/cart/") }), (1, { visitor.get("/customer/section/load/?sections=cart") }),
        ]
        _ = product(visitor)
        for (expected, act) in acts {
            try log.take()
            #expect(act().status < 400)
            let statements = try log.take()
            #expect(statements.count == expected, "\(statements)")
            asked.formUnion(statements)
        }
        for path in StatementBudgetTests.furtherPaths {
            #expect(visitor.get(path).status == 200, "\(path)")
            asked.formUnion(try log.take())
        }
        try check(asked, log)
        try configure(shop, visitor, log)
        kill(node.pid, SIGTERM)
        var status: Int32 = 0
        waitpid(node.pid, &status, 0)
        #expect(shop.end() == 0)
    }

    /// The tables are small, so the server may read one whole although an index would do; that there is one counts.
    private func check(_ asked: Set<String>, _ log: StatementLog) throws {
        let reads = asked.filter { $0.hasPrefix("SELECT") && !$0.contains(StatementBudgetTests.search) }
        #expect(reads.count >= 12)
        for statement in reads {
            for step in try log.plan(statement) where step.way == "ALL" && !step.table.hasPrefix("<") {
                #expect(step.keys != nil, "all of \(step.table) is read: \(statement)")
            }
        }
    }

    /// What is configured anew, unless it is of stock, lets a node read no product for its listings.
    private func configure(_ shop: RunningShop, _ visitor: Visitor, _ log: StatementLog) throws {
        try log.take()
        let set = shop.command("config", "set", "carriers/freeshipping/free_shipping_subtotal", "73.00")
        #expect(set.status == 0, "\(set.output)")
        for _ in 0..<200 where !visitor.get("/").body.contains("73") { usleep(50_000) }
        #expect(visitor.get("/").body.contains("73"))
        #expect(try log.take().filter { $0.contains("WHERE visibility > 1") } == [])
    }

    private func product(_ visitor: Visitor) -> String {
        let page = visitor.get("/cabas-souple-leonie.html").body
        return page.firstMatch(of: /name="product" value="([0-9]+)"/).map { String($0.1) } ?? ""
    }
}
