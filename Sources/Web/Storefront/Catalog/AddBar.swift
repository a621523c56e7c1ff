import Catalog
import Commerce
import Markup
import WebSupport

/// The way into the cart. While something is still to be chosen the button says what; pressed all the same, it leads
/// back here with a word.
struct AddBar: HTML {
    let page: ProductPage

    var body: some HTML {
        let isSalable = page.isSalable
        Element("div", .class("add-bar")) {
            if let price = page.price {
                Element("p", .class("price", price.isReduced ? "sale" : nil)) { page.site.prices.text(price.final) }
            }
            Element("form", .class("add-form"), .method("post"), .action(page.site.addURL)) {
                AddFields(product: page.product, choice: page.choice)
                Element("button", .class("add-to-cart"), .type("submit"), .disabled(if: !isSalable)) {
                    isSalable ? label : page.site.phrases.soldOut
                }
            }
        }
    }

    private var label: String {
        guard let open = page.choice.open else { return page.site.phrases.addToCart }
        return page.site.phrases.choose(open.label(in: page.site.store.id), code: open.code)
    }
}

/// The fields of Magento's own form: product, super attributes, quantity.
private struct AddFields: HTML {
    let product: Product
    let choice: ProductChoice

    var body: some HTML {
        Element("input", .type("hidden"), .name("product"), .value("\(product.id)"))
        for axis in choice.axes {
            if let chosen = axis.chosen {
                Element(
                    "input", .type("hidden"), .name("super_attribute[\(axis.attribute.id)]"), .value("\(chosen.id)"))
            }
        }
        Element("input", .type("hidden"), .name("qty"), .value("1"))
    }
}
