import Basics
import Catalog
import Commerce
import Markup
import WebSupport

/// A product as grids show it. Made once and shown on many pages, so it keeps what it was written as.
final class Card {
    let name: String
    let url: String
    /// Without what is chosen.
    let plainURL: String
    let pictureURL: String
    /// The picture that a pointer brings up: the back or a detail.
    let secondURL: String?
    let pictureText: String
    let tint: String
    let price: Price?
    let lowest: Money?
    let colours: [AttributeOption]
    /// How many sizes are left, when only few are.
    let sizesLeft: Int?
    let isNew: Bool
    let isSalable: Bool
    private var early: Rendered?
    private var late: Rendered?

    /// When at most so many sizes are left of more, the card says so.
    static let sizesLeftMax = 3
    static let coloursMax = 6

    /// The card of a product with the price for a group of customers, in the colour that is looked for; nil where it
    /// has no page.
    init?(
        _ product: Product, _ site: Site, for group: CustomerGroupID, at now: Instant,
        chosen: [AttributeID: [OptionID]] = [:]
    ) {
        let store = site.store.id
        guard let url = site.url(of: product) else { return nil }
        let attributes = site.reference.attributes
        let colourAxis = product.colourAxis(attributes)
        colours = colourAxis.map { product.options(on: $0, in: store) } ?? []
        let wanted = colourAxis.flatMap { axis in chosen[axis.id].map { (axis, $0) } }
        let shown = product.shownVariant(wanted: wanted.map { ($0.0.id, $0.1) }, in: store)
        let colour = colourAxis.flatMap { axis in shown?.option(on: axis.id).flatMap { axis.option($0) } }
        if wanted != nil, let axis = colourAxis, let colour {
            self.url = url + site.query(choosing: [(axis, colour.id)])
        } else {
            self.url = url
        }
        plainURL = url
        name = product.name(in: store)
        let file = shown?.picture("small_image") ?? product.picture("small_image")
        pictureURL = file.map { site.url(ofPicture: $0) } ?? "/placeholder.svg"
        secondURL = (shown ?? product).pictureFiles.first { $0 != file }.map { site.url(ofPicture: $0) }
        // The name is beside the picture; what can be told of the picture is the colour.
        let seen = colour ?? product.ownColour(attributes, in: store)
        pictureText = seen == nil ? "" : site.phrases.picture(of: name, colour: seen?.label(in: store))
        tint = site.tint(of: product)
        let buyer = Buyer(in: site.store, of: group)
        price = product.price(for: buyer, at: now, site.reference.clock)
        lowest = product.lowestPriceBeforeReduction(for: buyer, at: now, site.reference.clock)
        sizesLeft = Card.sizesLeft(of: product, colourAxis, attributes, in: store)
        isNew = product.newness(in: store, site.reference.clock)?.since(now) != nil
        isSalable = product.isSalable(in: store)
    }

    /// The card as HTML; `isEarly` when it is in sight as the page opens.
    func rendered(_ site: Site, isEarly: Bool) -> Rendered {
        if let kept = isEarly ? early : late { return kept }
        let made = Rendered(ProductCard(card: self, site: site, isEarly: isEarly))
        if isEarly { early = made } else { late = made }
        return made
    }

    private static func sizesLeft(
        of product: Product, _ colourAxis: Catalog.Attribute?, _ attributes: AttributeRegistry, in store: StoreViewID
    ) -> Int? {
        guard let axis = product.axes.first(where: { $0.attributeID != colourAxis?.id }),
            attributes.attribute(axis.attributeID)?.code == "size"
        else { return nil }
        var (all, left): (Set<OptionID>, Set<OptionID>) = ([], [])
        for variant in product.variants where variant.isEnabled(in: store) {
            guard let size = variant.option(on: axis.attributeID) else { continue }
            all.insert(size)
            if variant.isSalable(in: store) { left.insert(size) }
        }
        return (1...sizesLeftMax).contains(left.count) && left.count < all.count ? left.count : nil
    }
}

extension Product {
    /// The variant whose picture stands for the product: the first that can be bought in a colour that is looked for,
    /// or in any.
    func shownVariant(wanted: (axis: AttributeID, options: [OptionID])?, in store: StoreViewID) -> Product? {
        let candidates = variants.filter { variant in
            guard let wanted else { return true }
            return variant.option(on: wanted.axis).map(wanted.options.contains) ?? false
        }
        let picture = picture("small_image")
        if wanted == nil, let own = candidates.first(where: { $0.picture("small_image") == picture }) { return own }
        return candidates.first { $0.isSalable(in: store) } ?? candidates.first
    }
}

/// A card in a grid.
struct ProductCard: HTML {
    let card: Card
    let site: Site
    /// Whether the card is in sight when the page opens.
    let isEarly: Bool

    var body: some HTML {
        Element("li", .class("card")) {
            Element("a", .class("card-link"), .href(card.url)) {
                Element("span", .class("picture", card.tint)) {
                    Element(
                        "img", .src(card.pictureURL), .alt(card.pictureText), .width(900), .height(1_200),
                        .lazy(if: !isEarly), .decodedLater)
                    if let second = card.secondURL {
                        Element(
                            "img", .class("second"), .src(second), .alt(""), .width(900), .height(1_200),
                            .lazy(if: true), .decodedLater)
                    }
                }
                Element("h2", .class("card-name")) { card.name }
            }
            if let price = card.price {
                PriceLine(price: price, lowest: card.lowest, site: site)
                if let lowest = card.lowest, lowest != price.regular {
                    Element("p", .class("lowest")) { site.phrases.lowestInShort(site.prices.text(lowest)) }
                }
            }
            CardNotes(card: card, site: site)
        }
    }
}

/// Colours and what is worth knowing before looking closer.
private struct CardNotes: HTML {
    let card: Card
    let site: Site

    var body: some HTML {
        if card.colours.count > 1 {
            Element("div", .class("dots"), .role("img"), .aria("label", site.phrases.colours(card.colours.count))) {
                for colour in card.colours.prefix(Card.coloursMax) {
                    if let shade = colour.colour { ColourDot(colour: shade) }
                }
            }
        }
        if let left = card.sizesLeft { Element("p", .class("left")) { site.phrases.sizesLeft(left) } }
        if !card.isSalable {
            Element("span", .class("badge sold-out")) { site.phrases.soldOutBadge }
        } else if card.isNew {
            Element("span", .class("badge")) { site.phrases.new }
        }
    }
}

/// Cards side by side; the first row is in sight on a wide screen.
struct CardGrid: HTML {
    let cards: [Card]
    let site: Site
    var earlyCount = 4

    var body: some HTML {
        Element("ul", .class("grid")) {
            for (place, card) in cards.enumerated() {
                card.rendered(site, isEarly: place < earlyCount)
            }
        }
    }
}
