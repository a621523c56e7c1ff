import Catalog
import Markup

/// The orders to choose from.
struct SortPanel: HTML {
    let site: Site
    let query: CategoryQuery
    let path: String

    var body: some HTML {
        Element("details", .class("sort")) {
            Element("summary") { site.phrases.sort }
            Element("div", .class("sheet")) {
                Element("ul") {
                    for sort in ListingSort.allCases {
                        Element("li") {
                            Element(
                                "a", .class("sort-option"), .href(path + query.sorted(by: sort).text),
                                .aria("current", sort == query.sort ? "true" : nil), .rel("nofollow")
                            ) { site.phrases.name(of: sort) }
                        }
                    }
                }
            }
        }
    }
}
