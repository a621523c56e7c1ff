import Basics
import Catalog
import Commerce
import HTTP

/// What a category page's address asks for: chosen options, an order, a page.
///
/// Whatever the shop does not know is passed over, and the rest has one spelling, so that the same choice has one
/// address: attributes in the shop's order, options in the order of their numbers, joined by commas.
struct CategoryQuery {
    /// An attribute with what is chosen of it.
    struct Choice {
        let attribute: Catalog.Attribute
        var options: [OptionID]
    }

    /// In the order of the attributes; none is empty.
    private(set) var choices: [Choice] = []
    private(set) var sort = ListingSort.position
    /// From 1.
    private(set) var page = 1

    static let pageSize = 24
    /// More options than these in an address are passed over.
    static let optionsMax = 64
    private static let pageMax = 1_000_000

    init(_ items: FormItems, _ attributes: AttributeRegistry) {
        for attribute in attributes.filterable {
            guard let text = items[attribute.code] else { continue }
            var options: Set<OptionID> = []
            for part in text.split(separator: ",").prefix(CategoryQuery.optionsMax) {
                if let number = Int64(part), attribute.option(OptionID(number)) != nil {
                    options.insert(OptionID(number))
                }
            }
            if !options.isEmpty { choices.append(Choice(attribute: attribute, options: options.sorted())) }
        }
        if let text = items["product_list_order"], let sort = ListingSort(rawValue: text) { self.sort = sort }
        if let text = items["p"], let page = Int(text), (1...CategoryQuery.pageMax).contains(page) { self.page = page }
    }

    /// How many options are chosen.
    var count: Int { choices.reduce(0) { $0 + $1.options.count } }

    func contains(_ option: OptionID, of attribute: AttributeID) -> Bool {
        choices.contains { $0.attribute.id == attribute && $0.options.contains(option) }
    }

    /// What is asked of the listing index.
    func listing(of category: CategoryID) -> ListingQuery {
        ListingQuery(category: category, chosen: chosen, sort: sort, page: page, pageSize: CategoryQuery.pageSize)
    }

    /// The chosen options by attribute.
    var chosen: [AttributeID: [OptionID]] {
        Dictionary(uniqueKeysWithValues: choices.map { ($0.attribute.id, $0.options) })
    }
}

/// Other choices, one step away.
extension CategoryQuery {
    /// With an option more, or less where it is chosen; from the first page on. `order` are the shop's attributes.
    func toggling(_ option: OptionID, of attribute: Catalog.Attribute, order: AttributeRegistry) -> CategoryQuery {
        var query = at(page: 1)
        guard let place = choices.firstIndex(where: { $0.attribute.id == attribute.id }) else {
            query.choices.append(Choice(attribute: attribute, options: [option]))
            let ranks = order.all.map(\.id)
            query.choices.sort { left, right in
                (ranks.firstIndex(of: left.attribute.id) ?? 0) < (ranks.firstIndex(of: right.attribute.id) ?? 0)
            }
            return query
        }
        if let known = choices[place].options.firstIndex(of: option) {
            query.choices[place].options.remove(at: known)
            if query.choices[place].options.isEmpty { query.choices.remove(at: place) }
        } else {
            query.choices[place].options.append(option)
            query.choices[place].options.sort()
        }
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
        query.choices = []
        return query
    }

    /// `?color=49,52&size=166&p=2`; empty when nothing is asked for.
    var text: String {
        var bytes: [UInt8] = []
        func begin(_ name: String) {
            bytes.append(bytes.isEmpty ? "?" : "&")
            bytes.append(name)
            bytes.append("=")
        }
        for choice in choices {
            begin(choice.attribute.code)
            for (place, option) in choice.options.enumerated() {
                if place > 0 { bytes.append(",") }
                bytes.append(decimal: option.rawValue)
            }
        }
        if sort != .position {
            begin("product_list_order")
            bytes.append(sort.rawValue)
        }
        if page > 1 {
            begin("p")
            bytes.append(decimal: page)
        }
        return String(utf8: bytes)
    }
}
