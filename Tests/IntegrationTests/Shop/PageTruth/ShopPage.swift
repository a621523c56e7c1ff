/// A page that the random changes concern.
enum ShopPage {
    case home
    case thing(String)
    case category(String)
    /// What a category has in a colour.
    case colour(String, query: String, label: String)

    /// All of them.
    static let all: [ShopPage] =
        [.home] + ShopTruth.beginning.things.map { .thing($0.path) }
        + ShopTruth.beginning.categories.map { .category($0.path) }
        + [.colour(ShopTruth.parent, query: "?color=corail", label: "Corail")]

    var path: String {
        switch self {
        case .home: "/"
        case .thing(let path), .category(let path): path
        case .colour(let path, let query, _): path + query
        }
    }
}

/// What is not as it must be on a page.
extension ShopPage {
    /// By what each is about: what is wrong if this is the truth. `others` says how many things that do not change a
    /// category has.
    func flaws(_ sight: PageSight, _ truth: ShopTruth, others: [String: Int] = [:]) -> [String: String] {
        var flaws = Flaws()
        checkFrame(sight, truth, &flaws)
        switch self {
        case .home: flaws.check("status", sight.status, 200)
        case .thing(let path): checkThing(truth.things.first { $0.path == path }, sight, truth, &flaws)
        case .category(let path):
            flaws.check("status", sight.status, 200)
            flaws.check("heading", sight.heading, truth.category(path)?.name ?? "")
            flaws.check("way", sight.crumbs.last ?? "", truth.category(path)?.name ?? "")
            let shown = truth.things.filter { $0.isShown(in: path) }
            checkShelf(shown, sight, truth, &flaws)
            if let others = others[path] { flaws.check("count", sight.count ?? -1, others + shown.count) }
        case .colour(let path, _, let label):
            flaws.check("status", sight.status, 200)
            let shown = truth.things.filter { thing in
                thing.isShown(in: path) && thing.pieces.contains { $0.colour == label && truth.isSold($0) }
            }
            checkShelf(shown, sight, truth, &flaws)
        }
        return flaws.found
    }

    /// What stands on every page: the menus, and cards that say what is true.
    private func checkFrame(_ sight: PageSight, _ truth: ShopTruth, _ flaws: inout Flaws) {
        for category in truth.categories {
            let names = sight.names(ofCategoryAt: category.path)
            // One of them is that of a link to everything in it.
            let wrong = names.first { !$0.hasSuffix(category.name) }
            flaws.check("name of \(category.path)", wrong ?? (names.isEmpty ? "none" : category.name), category.name)
        }
        for thing in truth.things {
            for card in sight.cards where card.path == thing.path {
                let about = "card of \(thing.sku): "
                flaws.check(about + "enabled", true, thing.isEnabled)
                flaws.check(about + "name", card.name, thing.name)
                flaws.check(about + "price", card.price, thing.shownPrice)
                flaws.check(about + "sold out", card.isSoldOut, !truth.isSold(thing))
                flaws.check(about + "sizes", card.sizesLeft ?? "", truth.sizesLeft(of: thing) ?? "")
            }
        }
    }

    private func checkThing(_ thing: ThingTruth?, _ sight: PageSight, _ truth: ShopTruth, _ flaws: inout Flaws) {
        guard let thing else { return }
        flaws.check("status", sight.status, thing.isEnabled ? 200 : 404)
        guard thing.isEnabled else { return }
        flaws.check("heading", sight.heading, thing.name)
        flaws.check("price", sight.price ?? "", thing.shownPrice)
        let offer = truth.offer(of: thing)
        flaws.check("stock", sight.stock ?? "", offer.stock)
        flaws.check("button", sight.canBeBought, offer.isSold)
        flaws.check("availability", sight.availability ?? "", offer.isSold ? "InStock" : "OutOfStock")
        flaws.check("unavailable", sight.unavailable, offer.unavailable)
        let way = Array(sight.crumbs.dropFirst())
        let ways = truth.ways(to: thing)
        flaws.check("way", way, ways.contains(way) ? way : ways[0])
    }

    /// The cards of those things that change, and what is sold out behind what is not.
    private func checkShelf(
        _ shown: [ThingTruth], _ sight: PageSight, _ truth: ShopTruth, _ flaws: inout Flaws
    ) {
        let cards = sight.cards.compactMap { card in truth.things.first { $0.path == card.path } }
        for thing in truth.things {
            let count = cards.filter { $0.sku == thing.sku }.count
            flaws.check("cards of \(thing.sku)", count, shown.contains { $0.sku == thing.sku } ? 1 : 0)
        }
        let sold = cards.map(truth.isSold)
        flaws.check("order", sold, sold.filter(\.self) + sold.filter { !$0 })
    }
}

extension ThingTruth {
    /// Its price as pages write it.
    fileprivate var shownPrice: String { "\(price),00\u{202F}€" }

    fileprivate func isShown(in path: String) -> Bool {
        isEnabled && (path == ShopTruth.parent ? !shelves.isEmpty : shelves.contains(path))
    }
}

/// What was found to be otherwise, by what it is about.
private struct Flaws {
    private(set) var found: [String: String] = [:]

    mutating func check<Value: Equatable>(_ about: String, _ seen: Value, _ expected: Value) {
        if seen != expected { found[about] = "\(seen) instead of \(expected)" }
    }
}
