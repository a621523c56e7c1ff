import Catalog
import Commerce
import Markup
import Sales

/// A category: what it is, what narrows it, its things.
struct CategoryPage: HTML {
    let site: Site
    let category: Catalog.Category
    /// The category's address without a query.
    let path: String
    let query: CategoryQuery
    let listing: ListingPage
    let cards: [Card]
    let head: PageHead
    let messages: [VisitorMessage]

    var body: some HTML {
        Page(site, head, messages: messages) {
            Breadcrumbs(site, to: category.id)
            CategoryHead(site: site, category: category)
            Element("div", .class("toolbar")) {
                FilterPanel(site, listing, query, path: path)
                SortPanel(site: site, query: query, path: path)
                Element("p", .class("count")) { site.phrases.articles(listing.total) }
                FilterChips(site, query, path: path)
            }
            if cards.isEmpty {
                NothingHere(page: self)
            } else {
                CardGrid(cards: cards, site: site)
                JSONScript(
                    StructuredData.items(
                        cards, from: (query.page - 1) * CategoryQuery.pageSize + 1, of: listing.total, site))
            }
            PageLinks(
                site.phrases, page: query.page, total: listing.total, pageSize: CategoryQuery.pageSize,
                url: { path + query.at(page: $0).text })
        }
    }
}

extension CategoryPage {
    /// What the page says about itself. One filter at a time is worth an entry in search engines, several are not; the
    /// order is never part of the address to be known by.
    static func head(
        _ category: Catalog.Category, _ query: CategoryQuery, _ sites: Sites, _ site: Site, path: String
    ) -> PageHead {
        let phrases = site.phrases
        let known = query.count > 1 ? query.unfiltered : query.sorted(by: .position).at(page: query.page)
        let places = sites.all.compactMap { other in
            other.url(of: category.id).map { url in
                Whereabouts(
                    site: other, url: url, query: query.text(in: other), indexedQuery: known.text(in: other))
            }
        }
        var title = category.metaTitle(in: site.store.id)
        if query.page > 1 { title += " \u{2013} \(phrases.page(query.page))" }
        return PageHead(
            title: phrases.title(title),
            description: category.description(in: site.store.id).map(plainText),
            canonical: path + known.text,
            whereabouts: places, category: category.id, isIndexed: query.count <= 1)
    }
}

/// Title, a sentence, and the categories below.
private struct CategoryHead: HTML {
    let site: Site
    let category: Catalog.Category

    var body: some HTML {
        Element("div", .class("category-head")) {
            Element("h1") { category.name(in: site.store.id) }
            if let text = category.description(in: site.store.id) { Prose(text) }
            if !below.isEmpty {
                Element("nav", .class("subcategories"), .aria("label", category.name(in: site.store.id))) {
                    for (name, url) in below { Element("a", .class("chip"), .href(url)) { name } }
                }
            }
        }
    }

    private var below: [(String, String)] {
        site.reference.categories.children(of: category.id).compactMap { child in
            site.url(of: child.id).map { (child.name(in: site.store.id), $0) }
        }
    }
}

/// Why there is nothing to see, and a way on.
private struct NothingHere: HTML {
    let page: CategoryPage

    var body: some HTML {
        let phrases = page.site.phrases
        let isPastEnd = page.listing.total > 0
        Element("div", .class("empty")) {
            Element("p") {
                isPastEnd
                    ? phrases.pastLastPage : page.query.count > 0 ? phrases.nothingMatches : phrases.shelfIsEmpty
            }
            if isPastEnd {
                Element("a", .class("button"), .href(page.path + page.query.at(page: 1).text)) { phrases.firstPage }
            } else if page.query.count > 0 {
                Element("a", .class("button"), .href(page.path + page.query.unfiltered.text)) { phrases.clearFilters }
            }
        }
    }
}
