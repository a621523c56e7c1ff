import Catalog
import Commerce
import Markup

/// The ways to narrow a category: an option is a link, a second touch takes it back. Options that would leave nothing
/// are not offered, unless they are chosen.
struct FilterPanel: HTML {
    private let site: Site
    private let total: Int
    private let groups: [FilterGroup]
    private let query: CategoryQuery
    private let path: String

    init(_ site: Site, _ page: ListingPage, _ query: CategoryQuery, path: String) {
        (self.site, self.query, self.path, total) = (site, query, path, page.total)
        let registry = site.reference.attributes
        groups = page.facets.compactMap { facet in
            guard let attribute = registry.attribute(facet.attribute) else { return nil }
            let group = FilterGroup(site, attribute, facet.counts, query, path: path)
            return group.options.isEmpty ? nil : group
        }
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

/// The options of one attribute.
private struct FilterGroup: HTML {
    struct Option {
        let label: String
        let swatch: String?
        let count: Int
        let isChosen: Bool
        let url: String
        /// Whether the link leads to several filters at once, which search engines need not follow.
        let isDeep: Bool
    }

    let label: String
    let options: [Option]

    init(
        _ site: Site, _ attribute: Catalog.Attribute, _ counts: [OptionID: Int], _ query: CategoryQuery, path: String
    ) {
        let store = site.store.id
        label = attribute.label(in: store)
        options = attribute.options.compactMap { option in
            let count = counts[option.id] ?? 0
            let isChosen = query.contains(option.id, of: attribute.id)
            guard count > 0 || isChosen else { return nil }
            let next = query.toggling(option.id, of: attribute, order: site.reference.attributes)
            return Option(
                label: option.label(in: store), swatch: option.swatch, count: count, isChosen: isChosen,
                url: path + next.text, isDeep: next.count > 1)
        }
    }

    var body: some HTML {
        Element("section", .class("filter-group")) {
            Element("h3") { label }
            Element("ul") {
                for option in options { FilterLink(option: option) }
            }
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
                if let swatch = option.swatch { ColourDot(colour: swatch) }
                option.label
                " "
                Element("span", .class("count")) { option.count }
            }
        }
    }
}

/// The orders to choose from.
struct SortPanel: HTML {
    let site: Site
    let query: CategoryQuery
    let path: String

    var body: some HTML {
        Element("details", .class("sort")) {
            Element("summary") { site.phrases.sort }
            Element("div", .class("sheet")) {
                Element("ul") {
                    for sort in ListingSort.allCases {
                        Element("li") {
                            Element(
                                "a", .class("sort-option"), .href(path + query.sorted(by: sort).text),
                                .aria("current", sort == query.sort ? "true" : nil), .rel("nofollow")
                            ) { site.phrases.name(of: sort) }
                        }
                    }
                }
            }
        }
    }
}

/// What is chosen, each to be taken back by a touch.
struct FilterChips: HTML {
    private struct Chip {
        let label: String
        let url: String
    }

    private let chips: [Chip]
    private let site: Site
    private let clearURL: String

    init(_ site: Site, _ query: CategoryQuery, path: String) {
        self.site = site
        clearURL = path + query.unfiltered.text
        chips = query.choices.flatMap { choice in
            choice.options.compactMap { id in
                guard let option = choice.attribute.option(id) else { return nil }
                let rest = query.toggling(id, of: choice.attribute, order: site.reference.attributes)
                let label = option.label(in: site.store.id)
                return Chip(
                    label: option.swatch == nil ? "\(choice.attribute.label(in: site.store.id)) \(label)" : label,
                    url: path + rest.text)
            }
        }
    }

    var body: some HTML {
        if !chips.isEmpty {
            Element("div", .class("chips")) {
                for chip in chips {
                    Element(
                        "a", .class("chip remove"), .href(chip.url), .aria("label", site.phrases.remove(chip.label))
                    ) { chip.label }
                }
                if chips.count > 1 {
                    Element("a", .class("chip"), .href(clearURL)) { site.phrases.clearFilters }
                }
            }
        }
    }
}
