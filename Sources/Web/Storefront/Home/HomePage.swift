import Catalog
import Markup
import Sales

/// The shop's window: the season, doors to the categories, what is new, and what the house promises.
struct HomePage: HTML {
    /// A way into a category.
    struct Door {
        let name: String
        let url: String
        let tint: String
        let pictureURL: String?
    }

    let site: Site
    let season: (title: String, text: String)
    let doors: [Door]
    let newCards: [Card]
    let newThingsURL: String
    let head: PageHead
    let messages: [VisitorMessage]

    var body: some HTML {
        Page(site, head, messages: messages) {
            Element("div", .class("home")) {
                Window(page: self)
                if !doors.isEmpty { Doors(doors: doors, title: site.phrases.whereToStart) }
                if !newCards.isEmpty {
                    Element("section") {
                        Element("h2") { site.phrases.newThings }
                        CardGrid(cards: newCards, site: site, earlyCount: 0)
                    }
                }
                Promises(site: site)
            }
            JSONScript(StructuredData.organization(site))
        }
    }
}

/// The one strong picture: the newest things side by side.
private struct Window: HTML {
    let page: HomePage

    static let picturesMax = 3

    var body: some HTML {
        Element("section", .class("window")) {
            Element("div", .class("window-text")) {
                Element("h1") { page.season.title }
                Element("p") { page.season.text }
                Element("a", .class("button primary"), .href(page.newThingsURL)) { page.site.phrases.seeNewThings }
            }
            Element("div", .class("window-pictures")) {
                for card in page.newCards.prefix(Window.picturesMax) {
                    Element("img", .src(card.pictureURL), .alt(""), .width(900), .height(1_200))
                }
            }
        }
    }
}

private struct Doors: HTML {
    let doors: [HomePage.Door]
    let title: String

    var body: some HTML {
        Element("section") {
            Element("h2") { title }
            Element("div", .class("doors")) {
                for door in doors {
                    Element("a", .class("door"), .href(door.url)) {
                        Element("span", .class("picture", door.tint)) {
                            if let url = door.pictureURL {
                                Element("img", .src(url), .alt(""), .width(900), .height(1_200), .lazy(if: true))
                            }
                        }
                        Element("span") { door.name }
                    }
                }
            }
        }
    }
}

private struct Promises: HTML {
    let site: Site

    var body: some HTML {
        let promises = site.phrases.promises(freeFrom: site.freeDeliveryText)
        Element("ul", .class("promises")) {
            for promise in promises {
                Element("li") {
                    Element("strong") { promise.title }
                    Element("p") { promise.text }
                }
            }
        }
    }
}
