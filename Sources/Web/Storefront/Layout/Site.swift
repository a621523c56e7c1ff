import Catalog
import Commerce
import HTTP
import Markup
import WebSupport

/// The shop in one store view, as each of its pages needs it: words, addresses, menu. Derived from the reference data
/// once and kept until those are replaced.
final class Site {
    let store: StoreView
    let reference: Reference
    let phrases: Phrases
    let prices: PriceText
    /// `/en`; nothing for the default store view.
    let prefix: String
    let frame: PageFrame
    /// How options are spelt in addresses.
    let words: AddressWords
    /// The categories that products hang in: those of the menu without others of the menu below them.
    let menu: [Entry]
    /// The categories directly under the store's root that have others below them.
    let departments: [Entry]
    /// The menu's categories directly under the root, each with those below it.
    let branches: [Branch]

    /// The same on every page.
    private(set) lazy var footer = Rendered(SiteFooter(site: self))
    private var menus: [MenuKind: [CategoryID?: Rendered]] = [:]

    private let urls: [CategoryID: String]
    private let tints: [CategoryID: (class: String, level: Int)]

    /// A category with its address.
    struct Entry {
        let id: CategoryID
        let name: String
        let url: String
    }

    /// A category of the menu with those directly below it.
    struct Branch {
        let entry: Entry
        let children: [Entry]
    }

    init(_ store: StoreView, _ reference: Reference, _ frame: PageFrame) {
        (self.store, self.reference, self.frame) = (store, reference, frame)
        let language = Language(locale: store.locale)
        (phrases, prices) = (Phrases(language), PriceText(language))
        words = AddressWords(reference.attributes, in: store.id)
        let views = reference.stores
        prefix = store.id == views.defaultView.id ? "" : "/\(store.code)"
        let (tree, root) = (reference.categories, store.rootCategoryID)
        var urls: [CategoryID: String] = [:]
        var tints: [CategoryID: (class: String, level: Int)] = [:]
        for category in tree.all {
            if let path = tree.urlPath(of: category.id, below: root, in: store.id) {
                urls[category.id] = "\(prefix)/\(path)"
            }
            if let key = category.urlKey(in: views.defaultView.id) {
                tints[category.id] = ("tint-\(key)", tree.trail(to: category.id, below: root).count)
            }
        }
        (self.urls, self.tints) = (urls, tints)
        func entries(_ categories: [Catalog.Category]) -> [Entry] {
            categories.filter { $0.isInMenu(in: store.id) }.compactMap { category in
                urls[category.id].map { Entry(id: category.id, name: category.name(in: store.id), url: $0) }
            }
        }
        let top = entries(tree.children(of: root))
        branches = top.map { Branch(entry: $0, children: entries(tree.children(of: $0.id))) }
        departments = top.filter { !entries(tree.children(of: $0.id)).isEmpty }
        menu = Site.leaves(of: top) { entries(tree.children(of: $0)) }
    }

    /// A menu that marks a category, written once: there are no more of them than categories.
    func menu(of kind: MenuKind, marking category: CategoryID?) -> Rendered {
        if let kept = menus[kind]?[category] { return kept }
        let made =
            switch kind {
            case .phone: Rendered(MenuDrawer(site: self, current: category))
            case .wideScreen: Rendered(MenuRow(site: self, current: category))
            }
        menus[kind, default: [:]][category] = made
        return made
    }

    private static func leaves(of entries: [Entry], _ children: (CategoryID) -> [Entry]) -> [Entry] {
        var leaves: [Entry] = []
        var pending = entries
        for _ in 0..<menuStepsMax {
            guard !pending.isEmpty else { break }
            let entry = pending.removeFirst()
            let below = children(entry.id)
            if below.isEmpty { leaves.append(entry) } else { pending.insert(contentsOf: below, at: 0) }
        }
        return leaves
    }

    /// More categories are no menu; and a cycle in the data must not hang the shop.
    private static let menuStepsMax = 400
}

/// Addresses within the shop, without its origin.
extension Site {
    var homeURL: String { "\(prefix)/" }
    var cartURL: String { "\(prefix)/checkout/cart/" }
    var addURL: String { "\(prefix)/checkout/cart/add/" }
    var updateURL: String { "\(prefix)/checkout/cart/updatePost/" }
    var deleteURL: String { "\(prefix)/checkout/cart/delete/" }
    var sectionURL: String { "\(prefix)/customer/section/load/" }

    /// The page of a category; nil where it has none in this store view.
    func url(of category: CategoryID) -> String? { urls[category] }

    /// The page of a product; nil where it has none in this store view.
    func url(of product: Product) -> String? {
        let columns = product.columns(in: store.id)
        guard let key = columns.urlKey, product.isEnabled(in: store.id),
            (columns.visibility ?? .catalogAndSearch).hasPage, product.websiteIDs.contains(store.websiteID)
        else { return nil }
        return "\(prefix)/\(key).html"
    }

    /// The address of a product's picture.
    func url(ofPicture file: String) -> String { "/media/catalog/product\(file)" }

    /// The page that a visitor sees after the shop's own address.
    func absolute(_ url: String) -> String { frame.origin + url }
}

/// Facts that many pages show.
extension Site {
    /// The class of the panel on which a category's things stand, named for its French URL key.
    func tint(of category: CategoryID) -> String { tints[category]?.class ?? "" }

    /// The class of the panel on which a product stands: that of its deepest category.
    func tint(of product: Product) -> String {
        let known = product.categories.compactMap { tints[$0.categoryID] }
        return known.max { $0.level < $1.level }?.class ?? ""
    }

    /// The category that a product is shown under: the deepest with a page.
    func category(of product: Product) -> CategoryID? {
        product.categories.map(\.categoryID).filter { urls[$0] != nil }.max {
            (tints[$0]?.level ?? 0) < (tints[$1]?.level ?? 0)
        }
    }

    /// From here on delivery is free; nil where it never is.
    var freeDeliveryFrom: Money? { reference.configuration.freeShipping(in: store.id)?.subtotal }

    /// The same in words.
    var freeDeliveryText: String? { freeDeliveryFrom.map { prices.shortText($0) } }
}

/// What is the same on every page of every store view.
struct PageFrame: Sendable {
    /// The shop's address without a path: `https://shop.example`.
    let origin: String
    /// The address of the style sheet, with the version of its bytes.
    let stylesURL: String
    /// The address of the script, with the version of its bytes.
    let scriptURL: String
    /// The address of the file of symbols, with the version of its bytes.
    let symbolsURL: String

    init(origin: String, assetsVersion: String) {
        let version = PercentCoding.encoded(assetsVersion)
        self.origin = origin
        (stylesURL, scriptURL) = ("/styles.css?v=\(version)", "/shop.js?v=\(version)")
        symbolsURL = "/symbols.svg?v=\(version)"
    }
}
