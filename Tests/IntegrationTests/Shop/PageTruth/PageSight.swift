/// What a shopper sees of a page, as far as random changes touch it.
struct PageSight {
    /// A product as grids show it.
    struct Card {
        /// Without what is chosen.
        let path: String
        let name: String
        let price: String
        let isSoldOut: Bool
        /// How many sizes are left, where the card says so.
        let sizesLeft: String?
    }

    let status: Int
    let heading: String
    /// The names on the way from the home page to here.
    let crumbs: [String]
    let price: String?
    /// What is said of the stock.
    let stock: String?
    /// Whether the button that puts it into the cart can be pressed.
    let canBeBought: Bool
    /// What search engines are told of the stock.
    let availability: String?
    /// The options of a product that cannot be had.
    let unavailable: [String]
    let cards: [Card]
    /// How many things a category says that it has.
    let count: Int?
    /// The parts that name categories: menus, the way to the page, doors, what is below a category.
    private let signs: [PageText]

    init(_ answer: Visitor.Answer) {
        let text = PageText(answer.body)
        status = answer.status
        signs = PageSight.signs.compactMap { opening, closing in
            text.piece(after: opening, before: closing).map { PageText($0.text) }
        }
        heading = text.piece(after: "<h1>", before: "</h1>").map { PageText.plain($0.text) } ?? ""
        let way = text.piece(after: "<nav class=\"breadcrumbs\"", before: "</nav>").map { PageText($0.text) }
        crumbs = way?.pieces(after: "<li", before: "</li>").map(PageText.plain) ?? []
        let main = text.place(of: "<div class=\"product-info\">")
        price = main.flatMap { text.piece(after: "<p class=\"price", before: "</p>", from: $0) }.map {
            PageText.plain($0.text)
        }
        stock = text.piece(after: "<p class=\"stock", before: "</p>").map { PageText.plain($0.text) }
        canBeBought = text.place(of: "<button class=\"add-to-cart\" type=\"submit\">") != nil
        availability = text.piece(after: "\"availability\":\"https://schema.org/", before: "\"")?.text
        unavailable =
            text.pieces(after: "class=\"swatch unavailable\"", before: "</a>").map(PageText.plain)
            + text.pieces(after: "class=\"size unavailable\"", before: "</span>").map(PageText.plain)
        cards = text.pieces(after: "<li class=\"card\">", before: "</li>").compactMap(Card.init)
        count = text.piece(after: "<p class=\"count\">", before: "</p>").flatMap { piece in
            Int(piece.text.prefix { $0.isNumber })
        }
    }

    private static let signs = [
        ("<header", "</header>"), ("<nav class=\"breadcrumbs\"", "</nav>"), ("<div class=\"doors\"", "</div>"),
        ("<nav class=\"subcategories\"", "</nav>"), ("<footer", "</footer>"),
    ]

    /// What a category is called, each time that it is.
    func names(ofCategoryAt path: String) -> [String] {
        signs.flatMap { $0.pieces(after: "href=\"\(path)\"", before: "</a>") }.map(PageText.plain)
    }
}

extension PageSight.Card {
    init?(_ html: String) {
        let text = PageText(html)
        guard let link = text.piece(after: "href=\"", before: "\""),
            let name = text.piece(after: "<h2 class=\"card-name\">", before: "</h2>"),
            let price = text.piece(after: "<p class=\"price", before: "</p>")
        else { return nil }
        self.init(
            path: String(link.text.prefix { $0 != "?" }), name: PageText.plain(name.text),
            price: PageText.plain(price.text), isSoldOut: text.place(of: "sold-out") != nil,
            sizesLeft: text.piece(after: "<p class=\"left\">", before: "</p>")?.text)
    }
}
