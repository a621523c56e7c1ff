import Catalog
import Commerce
import Markup

/// What folds out under the way into the cart: description, what it is made of, delivery.
struct ProductDetails: HTML {
    /// One of the merchant's attributes with its value, or its values where they are drawn.
    private struct Fact {
        let label: String
        var value = ""
        var marked: [MarkedWord] = []
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
                let value = product.value(of: attribute.id, in: store)
            else { return nil }
            let label = attribute.label(in: store)
            let marked = ProductDetails.marked(value, attribute, site)
            if !marked.isEmpty { return Fact(label: label, marked: marked) }
            guard let text = ProductDetails.text(value, attribute, site), !text.isEmpty else { return nil }
            return Fact(label: label, value: text)
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
                        Element("dd") {
                            if fact.marked.isEmpty { fact.value } else { MarkedWords(words: fact.marked) }
                        }
                    }
                }
            }
        }
        Element("details", .class("more")) {
            Element("summary") { site.phrases.deliveryAndReturns }
            Element("p") { site.phrases.delivery(freeFrom: site.freeDeliveryText) }
        }
    }

    /// The chosen options where at least one has a symbol, as the ways of washing have.
    private static func marked(
        _ value: AttributeValue, _ attribute: Catalog.Attribute, _ site: Site
    ) -> [MarkedWord] {
        guard case .options(let ids) = value else { return [] }
        let words = ids.compactMap { attribute.option($0) }.map { option in
            MarkedWord(
                text: option.label(in: site.store.id),
                symbolURL: option.symbol.map { "\(site.frame.symbolsURL)#\($0)" })
        }
        return words.contains { $0.symbolURL != nil } ? words : []
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
