import Basics
import Catalog
import Commerce
import Markup
import Sales
import WebSupport

/// A product: picture, price, choices, the way into the cart, and what to know about it.
struct ProductPage: HTML {
    let site: Site
    let product: Product
    /// The product's address without a query.
    let path: String
    let choice: ProductChoice
    let price: Price?
    let lowest: Money?
    let related: [Card]
    let head: PageHead
    let messages: [VisitorMessage]

    var body: some HTML {
        Page(site, head, messages: messages) {
            Breadcrumbs(site, to: head.category, last: product.name(in: site.store.id))
            Element("article", .class("product")) {
                Gallery(product, choice, site)
                ProductInfo(page: self)
            }
            if !related.isEmpty {
                Element("section", .class("related")) {
                    Element("h2") { site.phrases.sameSpirit }
                    CardGrid(cards: related, site: site, earlyCount: 0)
                }
            }
            JSONScript(ProductFacts.json(self))
        }
    }

    /// The file of the picture in the chosen colour.
    var picture: String? { choice.lookalike?.picture() ?? product.picture() }

    /// Whether something of what is chosen can be bought.
    var isSalable: Bool { product.isSalable(in: site.store.id) && choice.isSalable }
}

extension ProductPage {
    /// What the page says about itself.
    static func head(
        _ product: Product, _ choice: ProductChoice, _ sites: Sites, _ site: Site, path: String
    ) -> PageHead {
        let columns = product.columns(in: site.store.id)
        return PageHead(
            title: columns.metaTitle ?? site.phrases.title(product.name(in: site.store.id)),
            description: columns.metaDescription ?? columns.shortDescription.map(plainText), canonical: path,
            whereabouts: sites.all.compactMap { other in
                other.url(of: product).map { Whereabouts(site: other, url: $0, query: choice.query(in: other)) }
            },
            category: site.category(of: product))
    }
}

/// What stands beside the picture.
private struct ProductInfo: HTML {
    let page: ProductPage

    var body: some HTML {
        let columns = page.product.columns(in: page.site.store.id)
        Element("div", .class("product-info")) {
            Element("h1") { page.product.name(in: page.site.store.id) }
            if let price = page.price {
                Element("div") {
                    PriceLine(price: price, lowest: page.lowest, site: page.site)
                    if let lowest = page.lowest {
                        Element("p", .class("lowest")) { page.site.phrases.lowest(page.site.prices.text(lowest)) }
                    }
                    Element("p", .class("vat")) { page.site.phrases.vatIncluded }
                }
            }
            if let text = columns.shortDescription { Element("div", .class("description")) { Prose(text) } }
            for axis in page.choice.axes { AxisOptions(axis: axis, path: page.path, site: page.site) }
            Availability(page: page)
            AddBar(page: page)
            SizeGuide(page.choice, page.site)
            ProductDetails(product: page.product, site: page.site)
        }
    }
}

/// Whether it can be had, and when it arrives.
private struct Availability: HTML {
    let page: ProductPage

    static let fewMax = Quantity(2)

    var body: some HTML {
        let phrases = page.site.phrases
        Element("div") {
            if !page.isSalable {
                Element("p", .class("stock out")) { phrases.soldOut }
            } else if let left = page.choice.variant.flatMap({ $0.stockRules.left(of: $0.stock) }),
                left <= Availability.fewMax
            {
                Element("p", .class("stock low")) { phrases.fewLeft(left.description) }
            } else {
                Element("p", .class("stock")) { phrases.inStock }
            }
            Element("p", .class("delivery")) {
                phrases.delivery(freeFrom: page.site.freeDeliveryText)
            }
        }
    }
}
