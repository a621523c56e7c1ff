import Catalog
import Commerce
import Markup

/// The options of an axis as links: a choice has an address and needs no script.
struct AxisOptions: HTML {
    let axis: ProductChoice.Axis
    let path: String
    let site: Site

    var body: some HTML {
        Element("section", .class("option")) {
            Element("h2", .class("option-label")) {
                "\(axis.attribute.label(in: site.store.id)) "
                if let chosen = axis.chosen { Element("span") { chosen.label(in: site.store.id) } }
            }
            Element("div", .class(axis.isColour ? "swatches" : "sizes")) {
                for option in axis.options {
                    AxisOption(option: option, axis: axis, url: path + option.query, site: site)
                }
            }
        }
    }
}

/// One option. A colour that is sold out can still be looked at; a size that is sold out is no link.
private struct AxisOption: HTML {
    let option: ProductChoice.Option
    let axis: ProductChoice.Axis
    let url: String
    let site: Site

    var body: some HTML {
        let label = option.option.label(in: site.store.id)
        if axis.isColour {
            Element(
                "a", .class("swatch", option.isAvailable ? nil : "unavailable"), .href(url),
                .aria("current", current), .rel("nofollow")
            ) {
                if let colour = option.option.colour { ColourDot(colour: colour) }
                label
            }
        } else if option.isAvailable {
            Element("a", .class("size"), .href(url), .aria("current", current), .rel("nofollow")) { label }
        } else {
            Element(
                "span", .class("size unavailable"), .role("link"), .aria("disabled", "true"),
                .title(site.phrases.unavailable)
            ) { label }
        }
    }

    private var current: String? { option.option.id == axis.chosen?.id ? "true" : nil }
}
