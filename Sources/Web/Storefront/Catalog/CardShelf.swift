import Basics
import Catalog
import Commerce
import WebSupport

/// The cards of one loop: most of those on a page were on another one a moment ago.
///
/// A card is kept for one value of its product: when the catalogue hands out another one under the same number, the
/// product was changed and its card is made anew. So is one whose price or newness has changed with time.
final class CardShelf {
    /// A card is some 2 KB; when the shelf is full it is cleared, which costs each card's making once.
    private let cardsMax: Int

    private struct Place: Hashable {
        let product: ProductID
        let store: StoreViewID
        let group: CustomerGroupID
    }

    private struct Kept {
        /// Weak: what the object cache gave up is not held here.
        weak var product: Product?
        let card: Card?
        let changesAt: Instant?
    }

    private var kept: [Place: Kept] = [:]
    /// The shop that the cards are written for; another one makes them all anew.
    private var sites: Sites?

    init(cardsMax: Int = 4_096) { self.cardsMax = cardsMax }

    var count: Int { kept.count }

    /// The cards of products in their order, without those that have no page; the facts learn of all of them.
    ///
    /// In what is looked for (`chosen`) a card shows another picture: such a one is made for its page alone.
    func cards(
        of products: [Product], _ visit: Visit, at now: Instant, chosen: [AttributeID: [OptionID]] = [:],
        _ facts: inout PageFacts
    ) -> [Card] {
        if sites !== visit.sites {
            kept.removeAll(keepingCapacity: true)
            sites = visit.sites
        }
        return products.compactMap { product in
            let known = found(product, visit, at: now)
            facts.add(product.id, changesAt: known.changesAt)
            let isPlain = product.axes.allSatisfy { chosen[$0.attributeID] == nil }
            return isPlain ? known.card : Card(product, visit.site, for: visit.group, at: now, chosen: chosen)
        }
    }

    private func found(_ product: Product, _ visit: Visit, at now: Instant) -> Kept {
        let site = visit.site
        let place = Place(product: product.id, store: site.store.id, group: visit.group)
        if let known = kept[place], known.product === product, known.changesAt.map({ now < $0 }) ?? true {
            return known
        }
        let made = Kept(
            product: product, card: Card(product, site, for: visit.group, at: now),
            changesAt: product.changesAt(in: site.store.id, at: now, site.reference.clock))
        if kept.count >= cardsMax { kept.removeAll(keepingCapacity: true) }
        kept[place] = made
        return made
    }
}
