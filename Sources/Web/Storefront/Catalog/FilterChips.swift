import Catalog
import Commerce
import Markup
import WebSupport

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
        var chips = query.choices.flatMap { choice in
            let attribute = choice.attribute
            return site.offered(by: attribute).filter { choice.options.contains($0.id) }.map { offered in
                Chip(
                    label: offered.colour == nil
                        ? "\(attribute.label(in: site.store.id)) \(offered.label)" : offered.label,
                    url: path + query.toggling(offered.id, of: attribute).text)
            }
        }
        chips += query.prices.map { Chip(label: site.name(of: $0), url: path + query.toggling($0).text) }
        if query.isReducedOnly {
            chips.append(Chip(label: site.phrases.onSale, url: path + query.togglingReduced.text))
        }
        self.chips = chips
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
