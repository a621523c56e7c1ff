import Catalog
import Commerce
import Markup
import WebSupport

/// The ways to narrow a category: an option is a link, a second touch takes it back. Options that would leave nothing
/// are not offered, unless they are chosen.
struct FilterPanel: HTML {
    private let site: Site
    private let total: Int
    private let groups: [FilterGroup]
    private let query: CategoryQuery
    private let path: String

    /// Prices come after so many groups: sizes and colours are what shoppers look for first.
    private static let groupsBeforePrices = 2

    init(_ site: Site, _ page: ListingPage, _ query: CategoryQuery, path: String) {
        (self.site, self.query, self.path, total) = (site, query, path, page.total)
        let filters = FilterOptions(site, query, path: path)
        var groups = page.facets.compactMap { facet in
            site.reference.attributes.attribute(facet.attribute).map { filters.group(of: $0, facet.counts) }
        }.filter { !$0.options.isEmpty }
        if let prices = filters.prices(page.prices) {
            groups.insert(prices, at: min(groups.count, FilterPanel.groupsBeforePrices))
        }
        if let sale = filters.sale(page.reducedCount) { groups.insert(sale, at: 0) }
        self.groups = groups
    }

    var body: some HTML {
        if !groups.isEmpty {
            Element("details", .class("filters")) {
                Element("summary") {
                    site.phrases.filter
                    if query.count > 0 { " (\(query.count))" }
                }
                Element("div", .class("sheet")) {
                    groups
                    Element("div", .class("sheet-foot")) {
                        Element("a", .class("button primary show-results"), .href(path + query.at(page: 1).text)) {
                            site.phrases.show(total)
                        }
                    }
                }
            }
        }
    }
}

/// The options of one filter.
struct FilterGroup: HTML {
    struct Option {
        let label: String
        var colour: String?
        let count: Int
        let isChosen: Bool
        let url: String
        /// Whether the link leads to several filters at once, which search engines need not follow.
        let isDeep: Bool
    }

    let label: String
    let options: [Option]
    var form: PriceForm?
    var classes: String?

    var body: some HTML {
        Element("section", .class("filter-group", classes)) {
            Element("h2") { label }
            Element("ul") {
                for option in options { FilterLink(option: option) }
            }
            form
        }
    }
}

private struct FilterLink: HTML {
    let option: FilterGroup.Option

    var body: some HTML {
        Element("li") {
            Element(
                "a", .class("filter-option"), .href(option.url), .aria("current", option.isChosen ? "true" : nil),
                .named("rel", option.isDeep ? "nofollow" : nil)
            ) {
                if let colour = option.colour { ColourDot(colour: colour) }
                option.label
                " "
                Element("span", .class("count")) { option.count }
            }
        }
    }
}

/// Prices from and to amounts of the shopper's own. What else is chosen goes along.
struct PriceForm: HTML {
    let site: Site
    let query: CategoryQuery
    let path: String

    var body: some HTML {
        let phrases = site.phrases
        let only = query.prices.count == 1 ? query.prices.first : nil
        Element("form", .class("price-form"), .method("get"), .action(path)) {
            for pair in query.unpriced.pairs(in: site) {
                Element("input", .type("hidden"), .name(pair.name), .value(pair.value))
            }
            field("price_from", phrases.priceFrom, only.map(\.from).flatMap { $0 > 0 ? $0 : nil })
            field("price_to", phrases.priceTo, only?.to)
            Element("button", .class("button"), .type("submit")) { phrases.apply }
        }
    }

    private func field(_ name: String, _ label: String, _ amount: Int64?) -> some HTML {
        Element("label") {
            Element("span") { label }
            Element(
                "input", .type("text"), .name(name), .inputmode("decimal"), .autocomplete("off"), .maxlength(8),
                .value(amount.map { PriceBand.text($0) }))
        }
    }
}

/// What each filter offers, with the address that a touch leads to.
struct FilterOptions {
    private let site: Site
    private let query: CategoryQuery
    private let path: String

    init(_ site: Site, _ query: CategoryQuery, path: String) {
        (self.site, self.query, self.path) = (site, query, path)
    }

    func group(of attribute: Catalog.Attribute, _ counts: [OptionID: Int]) -> FilterGroup {
        let options = site.offered(by: attribute).compactMap { offered -> FilterGroup.Option? in
            let count = counts[offered.id] ?? 0
            let isChosen = query.contains(offered.id, of: attribute.id)
            guard count > 0 || isChosen else { return nil }
            return option(
                offered.label, colour: offered.colour, count, isChosen, query.toggling(offered.id, of: attribute))
        }
        return FilterGroup(label: attribute.label(in: site.store.id), options: options)
    }

    /// The category's bands, and spans of the shopper's own that are chosen.
    func prices(_ counts: [ListingPage.PriceCount]) -> FilterGroup? {
        guard !counts.isEmpty || !query.prices.isEmpty else { return nil }
        let options = counts.compactMap { counted -> FilterGroup.Option? in
            let isChosen = query.prices.contains(counted.band)
            guard counted.count > 0 || isChosen else { return nil }
            return option(site.name(of: counted.band), counted.count, isChosen, query.toggling(counted.band))
        }
        return FilterGroup(
            label: site.phrases.price, options: options, form: PriceForm(site: site, query: query, path: path))
    }

    func sale(_ count: Int) -> FilterGroup? {
        guard count > 0 || query.isReducedOnly else { return nil }
        return FilterGroup(
            label: site.phrases.offers,
            options: [option(site.phrases.onSale, count, query.isReducedOnly, query.togglingReduced)],
            classes: "offers")
    }

    private func option(
        _ label: String, colour: String? = nil, _ count: Int, _ isChosen: Bool, _ next: CategoryQuery
    ) -> FilterGroup.Option {
        FilterGroup.Option(
            label: label, colour: colour, count: count, isChosen: isChosen, url: path + next.text,
            isDeep: next.count > 1)
    }
}

extension Site {
    /// An option of a filter as shoppers read it.
    struct Offered {
        let id: OptionID
        let label: String
        let colour: String?
    }

    /// What an attribute offers as a filter, in the order of positions; yes before no.
    func offered(by attribute: Catalog.Attribute) -> [Offered] {
        guard attribute.input == .boolean else {
            return attribute.options.map { Offered(id: $0.id, label: $0.label(in: store.id), colour: $0.colour) }
        }
        return [
            Offered(id: .yes, label: phrases.yes, colour: nil), Offered(id: .no, label: phrases.no, colour: nil),
        ]
    }

    /// A span of prices in words.
    func name(of band: PriceBand) -> String {
        func amount(_ millionths: Int64) -> String {
            prices.shortText(Money(millionths: millionths, reference.settings.currency))
        }
        guard let to = band.to else { return phrases.priceOver(amount(band.from)) }
        return band.from == 0 ? phrases.priceUnder(amount(to)) : phrases.priceBetween(amount(band.from), amount(to))
    }
}
