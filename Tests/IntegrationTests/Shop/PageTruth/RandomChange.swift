import Basics

/// One thing that is made otherwise in the shop.
enum RandomChange {
    case price(thing: Int, Int)
    case name(thing: Int, String)
    case status(thing: Int, isEnabled: Bool)
    case stock(thing: Int, piece: Int, quantity: Int, isInStock: Bool, StockWay)
    case soldOutAt(Int)
    case placement(thing: Int, shelf: String, isIn: Bool, PlacementWay)
    case rename(category: Int, String)

    /// How a stock is written.
    enum StockWay: CaseIterable { case stockItem, sourceItems, sheet }

    /// How a product is put into a category, or taken out.
    enum PlacementWay: CaseIterable { case link, product }

    /// What changes, for figures.
    var kind: Kind {
        switch self {
        case .price: .price
        case .name: .name
        case .status: .status
        case .stock: .stock
        case .soldOutAt: .soldOutAt
        case .placement: .placement
        case .rename: .rename
        }
    }

    enum Kind: String, CaseIterable { case price, name, status, stock, soldOutAt, placement, rename }

    /// The truth after it. A stock item with no more than what counts as sold out is put out of stock as it is kept, as
    /// in Magento; a source's status is kept as it was sent.
    func made(in truth: ShopTruth) -> ShopTruth {
        var truth = truth
        switch self {
        case .price(let thing, let price): truth.things[thing].price = price
        case .name(let thing, let name): truth.things[thing].name = name
        case .status(let thing, let isEnabled): truth.things[thing].isEnabled = isEnabled
        case .stock(let thing, let piece, let quantity, let isInStock, let way):
            truth.things[thing].pieces[piece].quantity = quantity
            let isKept = way != .stockItem || quantity > truth.soldOutAt
            truth.things[thing].pieces[piece].isInStock = isInStock && isKept
        case .soldOutAt(let quantity): truth.soldOutAt = quantity
        case .placement(let thing, let shelf, true, _): truth.things[thing].shelves.insert(shelf)
        case .placement(let thing, let shelf, false, _): truth.things[thing].shelves.remove(shelf)
        case .rename(let category, let name): truth.categories[category].name = name
        }
        return truth
    }
}

/// Cards that are dealt until none is left, then shuffled anew: chance rules the order, and each comes its turn.
struct Deck<Card> {
    private let cards: [Card]
    private var rest: [Card] = []

    init(_ cards: some Sequence<Card>) { self.cards = Array(cards) }

    mutating func deal(_ random: inout SystemRandom) -> Card {
        if rest.isEmpty { rest = cards.shuffled(using: &random) }
        return rest.removeLast()
    }
}

/// Makes up changes. Each kind, each product and each way of writing comes its turn, in an order that is random.
struct ChangeDealer {
    private var random = SystemRandom()
    private var kinds = Deck<RandomChange.Kind>(
        [.price, .name, .status, .stock, .stock, .soldOutAt, .placement, .rename])
    private var things: [RandomChange.Kind: Deck<Int>] = [:]
    private var shelves = Deck(ShopTruth.beginning.categories.map(\.path).filter { $0 != ShopTruth.parent })
    private var categories = Deck(ShopTruth.beginning.categories.indices)
    private var stocks = Deck([(0, true), (1, true), (2, true), (40, true), (40, true), (40, false)])
    private var stockWays = Deck(RandomChange.StockWay.allCases)
    private var placementWays = Deck(RandomChange.PlacementWay.allCases)

    /// The change with a number, which what it writes shows.
    mutating func change(_ number: Int, of truth: ShopTruth) -> RandomChange {
        let kind = kinds.deal(&random)
        switch kind {
        case .price: return .price(thing: thing(for: kind), 100 + number)
        case .name: return .name(thing: thing(for: kind), "Pièce n° \(number)")
        case .status:
            let thing = thing(for: kind)
            return .status(thing: thing, isEnabled: !truth.things[thing].isEnabled)
        case .stock: return stock(truth)
        case .soldOutAt: return .soldOutAt(truth.soldOutAt == 0 ? 1 : 0)
        case .placement:
            let (thing, shelf) = (thing(for: kind), shelves.deal(&random))
            let isIn = !truth.things[thing].shelves.contains(shelf)
            return .placement(thing: thing, shelf: shelf, isIn: isIn, placementWays.deal(&random))
        case .rename: return .rename(category: categories.deal(&random), "Rayon & comptoir n° \(number)")
        }
    }

    /// Which node is asked.
    mutating func node(of count: Int) -> Int { Int.random(in: 0..<count, using: &random) }

    private mutating func thing(for kind: RandomChange.Kind) -> Int {
        things[kind, default: Deck(ShopTruth.beginning.things.indices)].deal(&random)
    }

    /// Of a product with variants now the one and now the other; a few of them often enough to be sold out together.
    private mutating func stock(_ truth: ShopTruth) -> RandomChange {
        let thing = thing(for: .stock)
        let piece = Int.random(in: 0..<truth.things[thing].pieces.count, using: &random)
        let (quantity, isInStock) = stocks.deal(&random)
        return .stock(
            thing: thing, piece: piece, quantity: quantity, isInStock: isInStock, stockWays.deal(&random))
    }
}
