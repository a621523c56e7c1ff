import Foundation
import JSON
import Testing

/// Who changes the shop: an administrator at its API, and a person at its commands.
struct Clerk {
    private let shop: RunningShop
    private let nodes: [Visitor]
    private let token: String
    private let categoryIDs: [String: Int64]

    private static let looksMax = 1_500

    init(_ shop: RunningShop, ports: [Int]) throws {
        (self.shop, nodes) = (shop, ports.map { Visitor(port: $0) })
        let made = shop.command(
            "admin", "create", "--username", "camille", "--firstname", "Camille", "--lastname", "Martin", "--email",
            "camille@shop.example", "--password", "camille123")
        try #require(made.status == 0, "\(made.output)")
        let signedIn = nodes[0].call(
            "POST", "/rest/V1/integration/admin/token", #"{"username":"camille","password":"camille123"}"#)
        token = signedIn.body.filter { $0 != "\"" }
        let listed = nodes[0].call(
            "GET", "/rest/all/V1/categories/list?searchCriteria[pageSize]=100", token: token)
        let items = try #require(try JSONReader.parse(Array(listed.body.utf8))["items"]?.array, "\(listed.body)")
        let named = items.compactMap { item in item["name"]?.string.map { ($0, item["id"]?.integer ?? 0) } }
        categoryIDs = Dictionary(
            ShopTruth.beginning.categories.compactMap { category in
                named.first { $0.0 == category.name }.map { (category.path, $0.1) }
            }
        ) { first, _ in first }
        try #require(categoryIDs.count == ShopTruth.beginning.categories.count, "\(named)")
    }

    /// Makes the shop as a truth says, but for what it is as it comes.
    func begin(_ truth: ShopTruth) throws {
        for thing in truth.things {
            try call(0, "PUT", "products/\(thing.sku)", "{\"product\":{\"name\":\"\(thing.name)\"}}")
            try write(thing.price, of: thing, 0)
            for piece in thing.pieces { try write(piece, 0) }
        }
    }

    /// Carries a change out, by a node where it is one for the API; the truth is that which it makes.
    func carryOut(_ change: RandomChange, making truth: ShopTruth, by node: Int) throws {
        switch change {
        case .price(let thing, let price): try write(price, of: truth.things[thing], node)
        case .name(let thing, let name): try save(truth.things[thing], "\"name\":\"\(name)\"", node)
        case .status(let thing, let isEnabled):
            try save(truth.things[thing], "\"status\":\(isEnabled ? 1 : 2)", node)
        case .stock(let thing, let piece, _, let isInStock, let way):
            var piece = truth.things[thing].pieces[piece]
            piece.isInStock = isInStock
            try write(piece, by: way, node)
        case .soldOutAt(let quantity):
            try command("config", "set", "cataloginventory/item_options/min_qty", "\(quantity)")
            try waitForNodes()
        case .placement(let thing, let shelf, let isIn, let way):
            try place(truth.things[thing], on: shelf, isIn, way, node)
        case .rename(let category, let name):
            let id = categoryIDs[truth.categories[category].path] ?? 0
            try call(node, "PUT", "categories/\(id)", "{\"category\":{\"name\":\"\(name)\"}}")
        }
    }

    /// Waits until the nodes know all that has been written: they judge by it what is written next.
    private func waitForNodes() throws {
        let question = "SELECT MIN(position) >= (SELECT position FROM vitrine.change_head) FROM vitrine.node"
        var answer = ""
        for _ in 0..<Clerk.looksMax where answer != "1" {
            answer = shop.sql(question, on: "writer").filter(\.isNumber)
            usleep(20_000)
        }
        try #require(answer == "1", "a node did not hear of the shop's stock rules")
    }

    private func save(_ thing: ThingTruth, _ members: String, _ node: Int) throws {
        try call(node, "PUT", "products/\(thing.sku)", "{\"product\":{\(members)}}")
    }

    private func write(_ price: Int, of thing: ThingTruth, _ node: Int) throws {
        guard thing.isConfigurable else { return try save(thing, "\"price\":\(price)", node) }
        let rows = thing.pieces.map { "{\"sku\":\"\($0.sku)\",\"store_id\":0,\"price\":\(price)}" }
        try call(node, "POST", "products/base-prices", "{\"prices\":[\(rows.joined(separator: ","))]}")
    }

    private func write(_ piece: Piece, by way: RandomChange.StockWay = .sourceItems, _ node: Int) throws {
        let status = piece.isInStock ? 1 : 0
        switch way {
        case .stockItem:
            try call(
                node, "PUT", "products/\(piece.sku)/stockItems/1",
                "{\"stockItem\":{\"qty\":\(piece.quantity),\"is_in_stock\":\(piece.isInStock)}}")
        case .sourceItems:
            let members = "\"quantity\":\(piece.quantity),\"status\":\(status)"
            try call(
                node, "POST", "inventory/source-items",
                "{\"sourceItems\":[{\"sku\":\"\(piece.sku)\",\"source_code\":\"default\",\(members)}]}")
        case .sheet:
            let file = "\(shop.folder)/stock.csv"
            TextFile.write(
                "sku,source_code,quantity,status\n\(piece.sku),default,\(piece.quantity),\(status)\n", to: file)
            try command("import", "stock", file)
        }
    }

    private func place(
        _ thing: ThingTruth, on shelf: String, _ isIn: Bool, _ way: RandomChange.PlacementWay, _ node: Int
    ) throws {
        let id = categoryIDs[shelf] ?? 0
        switch (way, isIn) {
        case (.link, true):
            let link = "{\"sku\":\"\(thing.sku)\",\"position\":1,\"category_id\":\"\(id)\"}"
            try call(node, "POST", "categories/\(id)/products", "{\"productLink\":\(link)}")
        case (.link, false): try call(node, "DELETE", "categories/\(id)/products/\(thing.sku)")
        case (.product, _):
            let ids = thing.shelves.compactMap { categoryIDs[$0] }.map { "\"\($0)\"" }.joined(separator: ",")
            try save(
                thing, "\"custom_attributes\":[{\"attribute_code\":\"category_ids\",\"value\":[\(ids)]}]", node)
        }
    }

    private func call(_ node: Int, _ method: String, _ path: String, _ body: String = "") throws {
        let answer = nodes[node].call(method, "/rest/all/V1/\(path)", body, token: token)
        try #require(answer.status == 200, "\(method) \(path) \(body): \(answer.status) \(answer.body)")
    }

    private func command(_ words: String...) throws {
        let result = shop.command(words)
        try #require(result.status == 0, "\(words): \(result.output)")
    }
}
