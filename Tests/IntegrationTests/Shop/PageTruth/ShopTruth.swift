/// What is true of the shop at a moment, as far as random changes touch it.
struct ShopTruth {
    var things: [ThingTruth]
    var categories: [CategoryTruth]
    /// At how many pieces a product is sold out (`cataloginventory/item_options/min_qty`).
    var soldOutAt = 0

    /// The category above all that are here.
    static let parent = "/accessoires.html"
    /// From so few pieces on a page says how many are left.
    private static let fewMax = 2

    /// Two products without a choice, one in two colours, one in two colours and three sizes; two shelves and what is
    /// above them.
    static let beginning = ShopTruth(
        things: [
            ThingTruth("CB-0001", "/cabas-souple-leonie.html", on: "/accessoires/sacs.html"),
            ThingTruth("ET-0001", "/etole-ample-en-cachemire-philippine.html", on: shelf),
            ThingTruth(
                "FO-0001", "/foulard-imprime-eloise.html", on: shelf,
                [Piece("FO-0001-CAN", "Bleu canard"), Piece("FO-0001-COR", "Corail")]),
            ThingTruth(
                "CE-0001", "/ceinture-tressee-pia.html", on: shelf,
                [("NOI", "Noir"), ("CAM", "Camel")].flatMap { code, colour in
                    ["S", "M", "L"].map { (size: String) in Piece("CE-0001-\(code)-\(size)", colour, size) }
                }),
        ],
        categories: [
            CategoryTruth(parent, "Accessoires"), CategoryTruth("/accessoires/sacs.html", "Sacs"),
            CategoryTruth(shelf, "Foulards & ceintures"),
        ])
    private static let shelf = "/accessoires/foulards-ceintures.html"

    func isSold(_ piece: Piece) -> Bool { piece.isInStock && piece.quantity > soldOutAt }

    func isSold(_ thing: ThingTruth) -> Bool { thing.pieces.contains(where: isSold) }

    func category(_ path: String) -> CategoryTruth? { categories.first { $0.path == path } }
}

/// A product.
struct ThingTruth {
    let sku: String
    let path: String
    var name: String
    var price = 100
    var isEnabled = true
    /// The paths of the categories that it is in.
    var shelves: Set<String>
    /// What is sold of it, in the page's order: its variants, or itself.
    var pieces: [Piece]

    init(_ sku: String, _ path: String, on shelf: String, _ variants: [Piece] = []) {
        (self.sku, self.path, shelves, name) = (sku, path, [shelf], sku)
        pieces = variants.isEmpty ? [Piece(sku)] : variants
    }

    var isConfigurable: Bool { pieces[0].sku != sku }
}

/// What has a stock: a product without a choice, or a variant.
struct Piece {
    let sku: String
    let colour: String?
    let size: String?
    var quantity = 40
    var isInStock = true

    init(_ sku: String, _ colour: String? = nil, _ size: String? = nil) {
        (self.sku, self.colour, self.size) = (sku, colour, size)
    }
}

/// A category.
struct CategoryTruth {
    let path: String
    var name: String

    init(_ path: String, _ name: String) { (self.path, self.name) = (path, name) }
}

/// What pages say when this is true.
extension ShopTruth {
    /// What a product's own page says of its stock when no choice has been made: the first colour that can be had is
    /// chosen, and a size is not.
    func offer(of thing: ThingTruth) -> (stock: String, isSold: Bool, unavailable: [String]) {
        let colours = thing.pieces.compactMap(\.colour).withoutRepeats
        let lost = colours.filter { colour in !thing.pieces.contains { $0.colour == colour && isSold($0) } }
        let chosen = colours.first { !lost.contains($0) } ?? colours.first
        let shown = thing.pieces.filter { $0.colour == chosen }
        let sizes = shown.filter { !isSold($0) }.compactMap(\.size)
        guard isSold(thing) else { return ("Épuisé pour le moment", false, lost + sizes) }
        let left = shown.count == 1 ? shown[0].quantity - soldOutAt : .max
        return (left <= ShopTruth.fewMax ? "Plus que \(left) en stock" : "En stock", true, lost + sizes)
    }

    /// What a card says of the sizes that are left: something, where not all are.
    func sizesLeft(of thing: ThingTruth) -> String? {
        let sizes = thing.pieces.compactMap(\.size).withoutRepeats
        let left = sizes.filter { size in thing.pieces.contains { $0.size == size && isSold($0) } }.count
        guard left > 0, left < sizes.count else { return nil }
        return left == 1 ? "1 taille restante" : "\(left) tailles restantes"
    }

    /// The ways to a product that its page may show: through any category that it is in.
    func ways(to thing: ThingTruth) -> [[String]] {
        guard !thing.shelves.isEmpty else { return [[thing.name]] }
        return thing.shelves.map { shelf in
            [category(ShopTruth.parent)?.name, category(shelf)?.name, thing.name].compactMap(\.self)
        }
    }
}

extension [String] {
    fileprivate var withoutRepeats: [String] {
        reduce(into: []) { found, text in if !found.contains(text) { found.append(text) } }
    }
}
