import Catalog
import Commerce
import Markup

/// A colour as a dot. Drawn, since the content security policy lets no element have a style of its own.
struct ColourDot: HTML {
    let colour: String
    /// What the dot stands for, where no text beside it says so.
    var title: String?

    var body: some HTML {
        Element(
            "svg", .class("dot"), .named("viewBox", "0 0 32 32"), .width(14), .height(14),
            .aria("hidden", title == nil ? "true" : nil), .role(title == nil ? "presentation" : "img")
        ) {
            if let title { Element("title") { title } }
            Element(
                "circle", .named("cx", "16"), .named("cy", "16"), .named("r", "15"), .named("fill", colour),
                .named("stroke", "#6b655c"), .named("stroke-width", "1"))
        }
    }
}

extension Product {
    /// The axis on which the variants differ by colour.
    func colourAxis(_ attributes: AttributeRegistry) -> Catalog.Attribute? {
        axes.lazy.compactMap { attributes.attribute($0.attributeID) }.first { attribute in
            attribute.options.contains { $0.colour != nil }
        }
    }

    /// The colour that the product itself has, by the first attribute that shoppers see whose options are colours.
    func ownColour(_ attributes: AttributeRegistry, in store: StoreViewID) -> AttributeOption? {
        for attribute in attributes.shown {
            guard case .option(let id) = value(of: attribute.id, in: store) else { continue }
            if let option = attribute.option(id), option.colour != nil { return option }
        }
        return nil
    }

    /// The options that enabled variants have on an axis, in the order of positions.
    func options(on axis: Catalog.Attribute, in store: StoreViewID) -> [AttributeOption] {
        var found: [OptionID] = []
        for variant in variants where variant.isEnabled(in: store) {
            if let option = variant.option(on: axis.id), !found.contains(option) { found.append(option) }
        }
        return found.sorted { axis.rank(of: $0) < axis.rank(of: $1) }.compactMap { axis.option($0) }
    }
}
