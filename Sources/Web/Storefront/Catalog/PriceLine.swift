import Catalog
import Commerce
import Markup
import WebSupport

/// A price; a reduced one with what it was and the percent. Colour is never the only sign: what a screen reader says
/// is written out.
struct PriceLine: HTML {
    let price: Price
    /// The lowest price of the 30 days before the reduction, where it is known. Percent are counted from it: the law
    /// lets no reduction be announced from a price that was asked for a few days only.
    var lowest: Money?
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
                if percent > 0 { Element("span", .class("percent")) { site.prices.reduction(percent) } }
            }
        } else {
            Element("p", .class("price", classes)) { site.prices.text(price.final) }
        }
    }

    private var percent: Int64 { price.percentOff(lowest.map { min($0, price.regular) } ?? price.regular) }
}
