import Basics
import Catalog
import Commerce
import HTTP
import WebSupport

/// What a category page's address asks for: chosen options, prices, an order, a page.
///
/// Whatever the shop does not know is passed over, and the rest has one spelling, so that the same choice has one
/// address: attributes and their options in the shop's order, then prices from the lowest, the sale, the order, the
/// page.
struct CategoryQuery {
    /// An attribute with what is chosen of it.
    struct Choice {
        let attribute: Catalog.Attribute
        var options: [OptionID]
    }

    /// In the order of the attributes; none is empty.
    private(set) var choices: [Choice] = []
    /// From the lowest on; any of them will do.
    private(set) var prices: [PriceBand] = []
    private(set) var isReducedOnly = false
    private(set) var sort = ListingSort.position
    /// From 1.
    private(set) var page = 1
    /// Whether the query was filled in by hand in a form, so that its address is not yet the one to be known by.
    private(set) var isFromForm = false

    private let site: Site

    static let pageSize = 24
    /// More options than these in an address are passed over.
    static let optionsMax = 64
    static let pricesMax = 8
    private static let pageMax = 1_000_000
    private static let saleName = "sale"

    init(_ items: FormItems, _ site: Site) {
        self.site = site
        guard !items.items.isEmpty else { return }
        for attribute in site.reference.attributes.filterable {
            guard let text = items[attribute.code] else { continue }
            var options: Set<OptionID> = []
            for part in text.split(separator: ",").prefix(CategoryQuery.optionsMax) {
                if let option = site.words.option(part, of: attribute) { options.insert(option) }
            }
            if !options.isEmpty {
                choices.append(Choice(attribute: attribute, options: Self.sorted(options, of: attribute)))
            }
        }
        readPrices(items)
        isReducedOnly = items[CategoryQuery.saleName] == "1"
        readSort(items)
        if let text = items["p"], let page = Int(text), (1...CategoryQuery.pageMax).contains(page) { self.page = page }
    }

    private static func sorted(_ options: Set<OptionID>, of attribute: Catalog.Attribute) -> [OptionID] {
        options.sorted { (attribute.rank(of: $0), $0) < (attribute.rank(of: $1), $1) }
    }

    /// `price=20-40,60-`, and the fields that a shopper fills in: `price_from`, `price_to`.
    private mutating func readPrices(_ items: FormItems) {
        var bands = Set(
            (items["price"] ?? "").split(separator: ",").prefix(Self.pricesMax).compactMap { PriceBand($0) })
        if items["price_from"] != nil || items["price_to"] != nil {
            isFromForm = true
            let ends = ["price_from", "price_to"].map { name in
                items[name].flatMap { PriceBand.amount($0.replacing(",", with: ".")) }
            }
            if let band = PriceBand(from: ends[0], to: ends[1]) { bands = [band] }
        }
        prices = bands.sorted { ($0.from, $0.to ?? .max) < ($1.from, $1.to ?? .max) }
    }

    /// `product_list_order`, and Magento's way to turn prices round.
    private mutating func readSort(_ items: FormItems) {
        guard let text = items["product_list_order"], let sort = ListingSort(rawValue: text) else { return }
        let isTurned = sort == .priceAscending && items["product_list_dir"]?.lowercased() == "desc"
        self.sort = isTurned ? .priceDescending : sort
    }

    /// How many filters are chosen.
    var count: Int { choices.reduce(0) { $0 + $1.options.count } + prices.count + (isReducedOnly ? 1 : 0) }

    func contains(_ option: OptionID, of attribute: AttributeID) -> Bool {
        choices.contains { $0.attribute.id == attribute && $0.options.contains(option) }
    }

    /// What is asked of the listing index.
    func listing(of category: CategoryID) -> ListingQuery {
        ListingQuery(
            category: category, chosen: chosen, prices: prices, isReducedOnly: isReducedOnly, sort: sort, page: page,
            pageSize: CategoryQuery.pageSize)
    }

    /// The chosen options by attribute.
    var chosen: [AttributeID: [OptionID]] {
        Dictionary(uniqueKeysWithValues: choices.map { ($0.attribute.id, $0.options) })
    }
}

/// Other choices, one step away.
extension CategoryQuery {
    /// With an option more, or less where it is chosen; from the first page on.
    func toggling(_ option: OptionID, of attribute: Catalog.Attribute) -> CategoryQuery {
        var query = at(page: 1)
        guard let place = choices.firstIndex(where: { $0.attribute.id == attribute.id }) else {
            query.choices.append(Choice(attribute: attribute, options: [option]))
            query.choices.sort { left, right in
                (left.attribute.position, left.attribute.id) < (right.attribute.position, right.attribute.id)
            }
            return query
        }
        if let known = choices[place].options.firstIndex(of: option) {
            query.choices[place].options.remove(at: known)
            if query.choices[place].options.isEmpty { query.choices.remove(at: place) }
        } else {
            query.choices[place].options = Self.sorted(Set(choices[place].options + [option]), of: attribute)
        }
        return query
    }

    /// With a span of prices more, or less where it is chosen; from the first page on.
    func toggling(_ band: PriceBand) -> CategoryQuery {
        var query = at(page: 1)
        if let known = prices.firstIndex(of: band) {
            query.prices.remove(at: known)
        } else {
            query.prices = (prices + [band]).sorted { ($0.from, $0.to ?? .max) < ($1.from, $1.to ?? .max) }
        }
        return query
    }

    /// With what is reduced alone, or with all again; from the first page on.
    var togglingReduced: CategoryQuery {
        var query = at(page: 1)
        query.isReducedOnly.toggle()
        return query
    }

    /// In another order, from the first page on.
    func sorted(by sort: ListingSort) -> CategoryQuery {
        var query = at(page: 1)
        query.sort = sort
        return query
    }

    func at(page: Int) -> CategoryQuery {
        var query = self
        query.page = page
        return query
    }

    /// Without any filter, from the first page on.
    var unfiltered: CategoryQuery {
        var query = at(page: 1)
        (query.choices, query.prices, query.isReducedOnly) = ([], [], false)
        return query
    }

    /// Without a choice of prices, from the first page on.
    var unpriced: CategoryQuery {
        var query = at(page: 1)
        query.prices = []
        return query
    }
}

/// The one spelling.
extension CategoryQuery {
    /// `?color=bleu-nuit,noir&size=38&p=2`; empty when nothing is asked for.
    var text: String { text(in: site) }

    /// The spelling in the words of a store view.
    func text(in site: Site) -> String {
        var text = ""
        for (name, value) in pairs(in: site) { text += "\(text.isEmpty ? "?" : "&")\(name)=\(value)" }
        return text
    }

    /// The names and values of the address, in their order.
    func pairs(in site: Site) -> [(name: String, value: String)] {
        var pairs = choices.map { choice in
            let options = choice.options.map { site.words.text($0, of: choice.attribute.id) }
            return (name: choice.attribute.code, value: options.joined(separator: ","))
        }
        if !prices.isEmpty { pairs.append(("price", prices.map(\.text).joined(separator: ","))) }
        if isReducedOnly { pairs.append((CategoryQuery.saleName, "1")) }
        if sort != .position { pairs.append(("product_list_order", sort.rawValue)) }
        if page > 1 { pairs.append(("p", "\(page)")) }
        return pairs
    }
}
