import Catalog
import Commerce
import Markup
import Sales
import WebSupport

/// A line of the cart.
struct CartLineItem: HTML {
    let line: PricedCart.Line
    let site: Site

    var body: some HTML {
        let name = line.product.name(in: site.store.id)
        Element("li", .class("cart-line")) {
            LinePicture(line: line, site: site, url: url)
            Element("h2", .class("line-name card-name")) {
                if let url { Element("a", .href(url)) { name } } else { name }
            }
            Element("p", .class("line-options")) { options }
            Element("p", .class("line-price price")) { site.prices.text(line.rowTotal) }
            if line.line.quantity != Quantity(1) {
                Element("p", .class("line-options")) { site.phrases.each(site.prices.text(line.unitPrice)) }
            }
            if let id = line.line.id {
                Element("div", .class("line-qty")) {
                    QuantityForm(id: id, quantity: line.line.quantity, site: site, name: name)
                    RemoveForm(id: id, site: site, name: name)
                }
            }
        }
    }

    /// The product's page with this line's options chosen.
    private var url: String? {
        site.url(of: line.product).map { $0 + site.query(choosing: chosen.map { ($0.attribute, $0.option.id) }) }
    }

    /// `Bleu nuit · Taille 38`: a colour needs no word before it.
    private var options: String {
        chosen.map { attribute, option in
            let label = option.label(in: site.store.id)
            return option.colour == nil ? "\(attribute.label(in: site.store.id)) \(label)" : label
        }.joined(separator: " · ")
    }

    private var chosen: [(attribute: Catalog.Attribute, option: AttributeOption)] {
        line.chosenOptions(site.reference.attributes)
    }
}

extension PricedCart.Line {
    /// The options that the variant has on its product's axes.
    func chosenOptions(
        _ attributes: AttributeRegistry
    ) -> [(attribute: Catalog.Attribute, option: AttributeOption)] {
        product.axes.compactMap { axis in
            guard let attribute = attributes.attribute(axis.attributeID),
                let option = variant.option(on: attribute.id).flatMap({ attribute.option($0) })
            else { return nil }
            return (attribute, option)
        }
    }

    /// The file of the variant's picture, or of its product's.
    var picture: String? { variant.picture("thumbnail") ?? product.picture("thumbnail") }
}

private struct LinePicture: HTML {
    let line: PricedCart.Line
    let site: Site
    let url: String?

    var body: some HTML {
        let picture = Element(
            "img", .src(line.picture.map { site.url(ofPicture: $0) } ?? "/placeholder.svg"), .alt(""), .width(900),
            .height(1_200))
        // The name beside it is the same link: once is enough for a keyboard and a screen reader.
        if let url {
            Element(
                "a", .class("line-picture", site.tint(of: line.product)), .href(url), .named("tabindex", "-1"),
                .aria("hidden", "true")
            ) { picture }
        } else {
            Element("span", .class("line-picture", site.tint(of: line.product))) { picture }
        }
    }
}

/// How many: a field, and steps of one to either side. One less than one takes the line out.
private struct QuantityForm: HTML {
    let id: CartLineID
    let quantity: Quantity
    let site: Site
    let name: String

    var body: some HTML {
        let pieces = Int(quantity.tenThousandths / 10_000)
        Element("form", .method("post"), .action(site.updateURL)) {
            step(site.phrases.oneLess, "−", to: pieces - 1)
            Element(
                "input", .type("number"), .name(fieldName), .value(pieces), .min(0),
                .max(Int(CartRequest.quantityMax.tenThousandths / 10_000)), .inputmode("numeric"),
                .aria("label", "\(site.phrases.quantity), \(name)"))
            step(site.phrases.oneMore, "+", to: pieces + 1)
            Element("button", .class("update"), .type("submit")) { site.phrases.update }
        }
    }

    private var fieldName: String { "cart[\(id)][qty]" }

    private func step(_ label: String, _ sign: String, to pieces: Int) -> some HTML {
        Element(
            "button", .type("submit"), .named("form", CartPage.stepFormID), .name(fieldName), .value(pieces),
            .aria("label", "\(label), \(name)")
        ) { sign }
    }
}

private struct RemoveForm: HTML {
    let id: CartLineID
    let site: Site
    let name: String

    var body: some HTML {
        Element("form", .method("post"), .action(site.deleteURL)) {
            Element("input", .type("hidden"), .name("id"), .value("\(id)"))
            Element(
                "button", .class("remove"), .type("submit"), .aria("label", "\(site.phrases.remove) \(name)")
            ) { site.phrases.remove }
        }
    }
}
