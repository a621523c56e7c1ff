import Catalog
import Commerce
import Markup

/// What folds out under the way into the cart: description, what it is made of, delivery.
struct ProductDetails: HTML {
    /// One of the merchant's attributes with its value.
    private struct Fact {
        let label: String
        let value: String
    }

    private let facts: [Fact]
    private let description: String?
    private let site: Site

    init(product: Product, site: Site) {
        self.site = site
        let store = site.store.id
        description = product.columns(in: store).description
        let axes = Set(product.axes.map(\.attributeID))
        facts = site.reference.attributes.shown.compactMap { attribute in
            guard !axes.contains(attribute.id),
                let value = product.value(of: attribute.id, in: store),
                let text = ProductDetails.text(value, attribute, site), !text.isEmpty
            else { return nil }
            return Fact(label: attribute.label(in: store), value: text)
        }
    }

    var body: some HTML {
        if let description {
            Element("details", .class("more"), .open(if: true)) {
                Element("summary") { site.phrases.description }
                Element("div", .class("description")) { Prose(description) }
            }
        }
        if !facts.isEmpty {
            Element("details", .class("more")) {
                Element("summary") { site.phrases.details }
                Element("dl") {
                    for fact in facts {
                        Element("dt") { fact.label }
                        Element("dd") { fact.value }
                    }
                }
            }
        }
        Element("details", .class("more")) {
            Element("summary") { site.phrases.deliveryAndReturns }
            Element("p") { site.phrases.delivery(freeFrom: site.freeDeliveryText) }
        }
    }

    private static func text(_ value: AttributeValue, _ attribute: Catalog.Attribute, _ site: Site) -> String? {
        let store = site.store.id
        switch value {
        case .text(let text): return plainText(text)
        case .decimal(let amount): return amount.text()
        case .integer(let number): return attribute.input == .boolean ? nil : "\(number)"
        case .option(let id): return attribute.option(id)?.label(in: store)
        case .options(let ids):
            return ids.compactMap { attribute.option($0)?.label(in: store) }.joined(separator: ", ")
        case .date: return nil
        }
    }
}
