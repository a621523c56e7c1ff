import HTTP
import Markup

/// What to say when there is no page to show.
struct ErrorPage: HTML {
    let site: Site
    let head: PageHead
    private let words: (title: String, text: String, wayOn: String)
    private let wayOnURL: String
    private let status: Status

    private static let doorsMax = 6

    init(_ status: Status, _ sites: Sites, _ site: Site) {
        (self.site, self.status) = (site, status)
        words = site.phrases.error(status.code)
        wayOnURL = status == .forbidden ? site.cartURL : site.homeURL
        head = PageHead(
            title: site.phrases.title(words.title), description: nil, canonical: nil,
            whereabouts: sites.all.map { Whereabouts(site: $0, url: $0.homeURL) }, category: nil)
    }

    var body: some HTML {
        Page(site, head, messages: []) {
            Element("div", .class("error-page")) {
                Element("h1") { words.title }
                Element("p") { words.text }
                Element("a", .class("button primary"), .href(wayOnURL)) { words.wayOn }
                if status == .notFound {
                    Element("nav", .class("chips"), .aria("label", site.phrases.whereToStart)) {
                        for entry in site.menu.prefix(ErrorPage.doorsMax) {
                            Element("a", .class("chip"), .href(entry.url)) { entry.name }
                        }
                    }
                }
            }
        }
    }
}
