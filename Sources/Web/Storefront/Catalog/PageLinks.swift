import Markup

/// The pages of a listing: the first, the last, and those around the present one.
struct PageLinks: HTML {
    private let page: Int
    private let shown: [Int]
    private let last: Int
    private let url: (Int) -> String
    private let phrases: Phrases

    private static let around = 2

    init(_ phrases: Phrases, page: Int, total: Int, pageSize: Int, url: @escaping (Int) -> String) {
        (self.phrases, self.page, self.url) = (phrases, page, url)
        let last = (total + pageSize - 1) / pageSize
        self.last = last
        shown =
            last < 1
            ? []
            : (1...last).filter { number in
                number == 1 || number == last || abs(number - page) <= PageLinks.around
            }
    }

    var body: some HTML {
        if last > 1 {
            Element("nav", .class("pages"), .aria("label", phrases.pages)) {
                if page > 1, page <= last {
                    Element("a", .href(url(page - 1)), .rel("prev")) { phrases.previousPage }
                }
                for (place, number) in shown.enumerated() {
                    if place > 0, number > shown[place - 1] + 1 { Element("span") { "…" } }
                    PageLink(number: number, url: number == page ? nil : url(number))
                }
                if page < last { Element("a", .href(url(page + 1)), .rel("next")) { phrases.nextPage } }
            }
        }
    }
}

private struct PageLink: HTML {
    let number: Int
    /// Nil for the page that one is on.
    let url: String?

    var body: some HTML {
        if let url {
            Element("a", .href(url)) { number }
        } else {
            Element("span", .aria("current", "page")) { number }
        }
    }
}
