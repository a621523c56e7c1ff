import Commerce
import HTTP
import Markup

/// Where a page is in one of the store views.
struct Whereabouts {
    let site: Site
    /// Without a query.
    let url: String
    /// What has been chosen, with its `?`; empty for nothing.
    var query = ""
    /// What of it belongs to the address that search engines know the page by.
    var indexedQuery = ""
}

/// What a page says about itself.
struct PageHead {
    var title: String
    var description: String?
    /// The address to be known by; nil for pages that search engines leave out.
    var canonical: String?
    /// The page in each store view that has it, its own included.
    var whereabouts: [Whereabouts]
    /// The category that the menu marks.
    var category: CategoryID?
    var isIndexed = true
}

/// The elements in `<head>`.
struct HeadElements: HTML {
    let head: PageHead
    let site: Site

    var body: some HTML {
        Element("title") { head.title }
        if let description = head.description, !description.isEmpty {
            Element("meta", .name("description"), .content(description))
        }
        if !head.isIndexed { Element("meta", .name("robots"), .content("noindex,follow")) }
        if let canonical = head.canonical { Element("link", .rel("canonical"), .href(site.absolute(canonical))) }
        if head.isIndexed, head.canonical != nil, head.whereabouts.count > 1 {
            for place in head.whereabouts { Alternate(language: place.site.store.language, place: place) }
            if let first = head.whereabouts.first { Alternate(language: "x-default", place: first) }
        }
        FontsAndStyles(frame: site.frame)
    }
}

/// Where the page is in a language.
private struct Alternate: HTML {
    let language: String
    let place: Whereabouts

    var body: some HTML {
        Element(
            "link", .rel("alternate"), .hreflang(language), .href(place.site.absolute(place.url + place.indexedQuery)))
    }
}

/// The files that every page needs.
private struct FontsAndStyles: HTML {
    let frame: PageFrame

    var body: some HTML {
        font("/fonts/vitrine-sans.woff2")
        font("/fonts/vitrine-serif.woff2")
        Element("link", .rel("stylesheet"), .href(frame.stylesURL))
        Element("link", .rel("icon"), .href("/favicon.svg"), .type("image/svg+xml"))
        Element("script", .src(frame.scriptURL), .deferred)
    }

    private func font(_ url: String) -> some HTML {
        Element("link", .rel("preload"), .href(url), .named("as", "font"), .type("font/woff2"), .crossorigin)
    }
}
