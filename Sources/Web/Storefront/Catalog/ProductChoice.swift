import Basics
import Catalog
import Commerce
import HTTP

/// What has been chosen of a configurable product's axes, and what can still be had. Colours come first: the sizes are
/// those of the chosen colour.
struct ProductChoice {
    /// An option of an axis.
    struct Option {
        let option: AttributeOption
        /// Whether it can be bought with what is chosen on the axes before.
        let isAvailable: Bool
        /// What the address asks for once it is chosen.
        let query: String
    }

    /// An axis with its options in the order of positions.
    struct Axis {
        let attribute: Catalog.Attribute
        let options: [Option]
        let chosen: AttributeOption?

        var isColour: Bool { options.contains { $0.option.colour != nil } }
    }

    /// An axis' attribute and the option taken on it.
    private struct Step {
        let attribute: Catalog.Attribute
        let option: OptionID

        init(_ attribute: Catalog.Attribute, _ option: OptionID) { (self.attribute, self.option) = (attribute, option) }
    }

    let axes: [Axis]
    /// The product itself, or the variant that is chosen; nil while an axis is open.
    let variant: Product?
    /// A variant that looks like what is chosen, for its picture.
    let lookalike: Product?
    /// Whether what is chosen, or one of the variants that are left to choose from, can be bought.
    let isSalable: Bool
    /// What the address asks for.
    private let asked: [Step]

    /// What `items` choose by attribute code and option. Without a choice the first colour that can be bought is
    /// shown, and an axis with a single option needs none. What cannot be bought is not chosen.
    init(_ product: Product, _ items: FormItems, _ site: Site) {
        let store = site.store.id
        let variants = product.variants.filter { $0.isEnabled(in: store) }
        let known = product.axes.compactMap { site.reference.attributes.attribute($0.attributeID) }
        let ordered = known.filter(\.hasColours) + known.filter { !$0.hasColours }
        var axes: [Axis] = []
        var matching = variants
        // What the address says by itself, and what links to the next axis say, defaults included.
        var (asked, fixed): ([Step], [Step]) = ([], [])
        for (place, attribute) in ordered.enumerated() {
            let later = ordered[(place + 1)...].compactMap { other in
                Self.asked(items, other, site).map { (other, $0) }
            }
            let available = matching.filter { $0.isSalable(in: store) }.compactMap { $0.option(on: attribute.id) }
            let offered = product.options(on: attribute, in: store)
            let wanted = Self.asked(items, attribute, site).flatMap { id in offered.first { $0.id == id } }
            let chosen = Self.chosen(wanted, attribute, offered: offered, available: available)
            let options = offered.map { option in
                let fits = matching.filter { $0.option(on: attribute.id) == option.id && $0.isSalable(in: store) }
                let kept = later.filter { other, id in fits.contains { $0.option(on: other.id) == id } }
                let steps = fixed + [Step(attribute, option.id)] + kept.map { Step($0.0, $0.1) }
                return Option(
                    option: option, isAvailable: available.contains(option.id), query: Self.text(steps, site))
            }
            axes.append(Axis(attribute: attribute, options: options, chosen: chosen))
            if let chosen {
                matching = matching.filter { $0.option(on: attribute.id) == chosen.id }
                fixed.append(Step(attribute, chosen.id))
                if wanted?.id == chosen.id { asked.append(Step(attribute, chosen.id)) }
            }
        }
        self.axes = axes
        let isComplete = !axes.isEmpty && axes.allSatisfy { $0.chosen != nil }
        variant = product.kind == .configurable ? (isComplete ? matching.first : nil) : product
        lookalike = product.kind == .configurable ? matching.first { $0.picture() != nil } : product
        isSalable = (product.kind == .configurable ? matching : [product]).contains { $0.isSalable(in: store) }
        self.asked = asked
    }

    /// What the address asks for, in the one spelling of a store view.
    func query(in site: Site) -> String { Self.text(asked, site) }

    /// The first axis that is still open.
    var open: Catalog.Attribute? { axes.first { $0.chosen == nil }?.attribute }

    /// The chosen colour's label.
    func colour(in store: StoreViewID) -> String? { axes.first(where: \.isColour)?.chosen?.label(in: store) }

    private static func asked(_ items: FormItems, _ attribute: Catalog.Attribute, _ site: Site) -> OptionID? {
        items[attribute.code].flatMap { site.words.option($0, of: attribute) }
    }

    private static func chosen(
        _ wanted: AttributeOption?, _ attribute: Catalog.Attribute, offered: [AttributeOption], available: [OptionID]
    ) -> AttributeOption? {
        if attribute.hasColours {
            return wanted ?? offered.first { available.contains($0.id) } ?? offered.first
        }
        if let wanted, available.contains(wanted.id) { return wanted }
        return offered.count == 1 && available.contains(offered[0].id) ? offered[0] : nil
    }

    private static func text(_ steps: [Step], _ site: Site) -> String {
        site.query(choosing: steps.map { ($0.attribute, $0.option) })
    }
}

extension Catalog.Attribute {
    /// Whether its options are colours.
    fileprivate var hasColours: Bool { options.contains { $0.colour != nil } }
}
