import Catalog
import Markup

/// A price; a reduced one with what it was and the percent. Colour is never the only sign: what a screen reader says
/// is written out.
struct PriceLine: HTML {
    let price: Price
    let site: Site
    var classes: String?

    var body: some HTML {
        if price.isReduced {
            Element("p", .class("price sale", classes)) {
                Element("span", .class("visually-hidden")) { site.phrases.saleFrom }
                site.prices.text(price.final)
                " "
                Element("s", .class("was")) {
                    Element("span", .class("visually-hidden")) { site.phrases.insteadOf }
                    site.prices.text(price.regular)
                }
                " "
                if price.percentOff > 0 {
                    Element("span", .class("percent")) { site.prices.reduction(price.percentOff) }
                }
            }
        } else {
            Element("p", .class("price", classes)) { site.prices.text(price.final) }
        }
    }
}
