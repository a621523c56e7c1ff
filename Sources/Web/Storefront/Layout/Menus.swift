import Catalog
import Commerce
import Markup

/// A menu for a kind of screen.
enum MenuKind {
    case phone, wideScreen
}

/// The menu of phones: folded away behind a button, whole without scripts.
struct MenuDrawer: HTML {
    let site: Site
    let current: CategoryID?

    var body: some HTML {
        Element("details", .class("drawer")) {
            Element("summary") { site.phrases.menu }
            Element("nav", .class("drawer-panel"), .aria("label", site.phrases.menu)) {
                for branch in site.branches {
                    if branch.children.isEmpty {
                        MenuLink(entry: branch.entry, current: current)
                    } else {
                        Element("section") {
                            Element("h2") { branch.entry.name }
                            Element("ul") {
                                for child in branch.children {
                                    Element("li") { MenuLink(entry: child, current: current) }
                                }
                                Element("li") {
                                    MenuLink(
                                        entry: branch.entry, current: current,
                                        text: site.phrases.everything(in: branch.entry.name))
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The menu of wide screens: a row, in which a department opens a panel with what is below it.
struct MenuRow: HTML {
    let site: Site
    let current: CategoryID?

    var body: some HTML {
        Element("nav", .class("menu"), .aria("label", site.phrases.categories)) {
            Element("ul") {
                for branch in site.branches {
                    Element("li") {
                        MenuLink(entry: branch.entry, current: current, marksBelow: branch.children)
                        if !branch.children.isEmpty { MenuPanel(entries: branch.children, current: current) }
                    }
                }
            }
        }
    }
}

private struct MenuPanel: HTML {
    let entries: [Site.Entry]
    let current: CategoryID?

    var body: some HTML {
        Element("ul", .class("panel")) {
            for entry in entries {
                Element("li") { MenuLink(entry: entry, current: current) }
            }
        }
    }
}

/// A category of the menu; the one that the page is of says so.
private struct MenuLink: HTML {
    let entry: Site.Entry
    let current: CategoryID?
    var text: String?
    /// The categories for which this one is marked as being on the way to.
    var marksBelow: [Site.Entry] = []

    var body: some HTML {
        Element("a", .href(entry.url), .aria("current", mark)) { text ?? entry.name }
    }

    private var mark: String? {
        guard let current else { return nil }
        if entry.id == current { return "page" }
        return marksBelow.contains { $0.id == current } ? "true" : nil
    }
}
