import Commerce
import Markup
import Sales
import WebSupport

/// The cart: lines, what they come to, and one way on.
struct CartPage: HTML {
    let site: Site
    let cart: PricedCart?
    let undo: CartUndo?
    let head: PageHead
    let messages: [VisitorMessage]

    /// Steppers belong to a form of their own, so that the Enter key in a quantity field presses `update`.
    static let stepFormID = "step"

    init(_ sites: Sites, _ site: Site, _ cart: PricedCart?, _ undo: CartUndo?, messages: [VisitorMessage]) {
        (self.site, self.undo, self.messages) = (site, undo, messages)
        self.cart = cart.flatMap { $0.lines.isEmpty ? nil : $0 }
        head = PageHead(
            title: site.phrases.title(site.phrases.cart), description: nil, canonical: nil,
            whereabouts: sites.all.map { Whereabouts(site: $0, url: $0.cartURL) }, category: nil)
    }

    var body: some HTML {
        Page(site, head, messages: messages) {
            undo
            if let cart {
                Element("div", .class("cart-head")) {
                    Element("h1") { site.phrases.cart }
                    Element("p") { site.phrases.articles(Int(cart.pieces.tenThousandths / 10_000)) }
                }
                Element("div", .class("cart")) {
                    Element("ul", .class("cart-lines")) {
                        for line in cart.lines { CartLineItem(line: line, site: site) }
                    }
                    CartTotals(cart: cart, site: site)
                }
                Element("form", .id(CartPage.stepFormID), .method("post"), .action(site.updateURL))
            } else {
                EmptyCart(site: site)
            }
        }
    }
}

extension PricedCart {
    /// How many pieces there are in the lines that still exist.
    var pieces: Quantity { lines.reduce(.zero) { $0 + $1.line.quantity } }
}

private struct EmptyCart: HTML {
    let site: Site

    var body: some HTML {
        Element("div", .class("empty")) {
            Element("h1") { site.phrases.cart }
            Element("p") { site.phrases.cartIsEmpty }
            Element("p") { site.phrases.fillCart }
            Element("a", .class("button primary"), .href(site.homeURL)) { site.phrases.seeNewThings }
        }
    }
}

/// What the lines come to, and how far free delivery is.
private struct CartTotals: HTML {
    let cart: PricedCart
    let site: Site

    var body: some HTML {
        let (phrases, prices) = (site.phrases, site.prices)
        let missing = site.freeDeliveryFrom.map { $0 - cart.subtotal }
        let isFree = missing.map { $0.millionths <= 0 } ?? false
        Element("section", .class("totals"), .aria("label", phrases.total)) {
            Element("dl") {
                Element("dt") { phrases.delivery }
                Element("dd") { isFree ? phrases.free : phrases.deliveryLater }
                Element("dt", .class("total")) { phrases.subtotal }
                Element("dd", .class("total")) { prices.text(cart.subtotal) }
            }
            Element("p", .class("vat")) { phrases.vat(prices.text(cart.tax)) }
            if let missing, !isFree { Element("p", .class("delivery")) { phrases.missing(prices.text(missing)) } }
            Element("a", .class("button primary"), .href(site.homeURL)) { phrases.goOn }
        }
    }
}
