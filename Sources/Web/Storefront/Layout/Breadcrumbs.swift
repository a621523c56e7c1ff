import Catalog
import Commerce
import Markup

/// The way from the home page to here.
struct Breadcrumbs: HTML {
    /// A step of the way; the page itself has no address.
    struct Step {
        let name: String
        let url: String?
    }

    private let site: Site
    private let steps: [Step]

    /// The way to a category, and beyond it to what is named last.
    init(_ site: Site, to category: CategoryID?, last: String? = nil) {
        self.site = site
        var steps = [Step(name: site.phrases.home, url: site.homeURL)]
        if let category {
            let trail = site.reference.categories.trail(to: category, below: site.store.rootCategoryID)
            for step in trail {
                let isHere = last == nil && step.id == category
                steps.append(
                    Step(name: step.name(in: site.store.id), url: isHere ? nil : site.url(of: step.id)))
            }
        }
        if let last { steps.append(Step(name: last, url: nil)) }
        self.steps = steps
    }

    var body: some HTML {
        Element("nav", .class("breadcrumbs"), .aria("label", site.phrases.youAreHere)) {
            Element("ol") {
                for step in steps { Crumb(step: step) }
            }
        }
        JSONScript(StructuredData.breadcrumbs(steps, site))
    }
}

private struct Crumb: HTML {
    let step: Breadcrumbs.Step

    var body: some HTML {
        Element("li", .aria("current", step.url == nil ? "page" : nil)) {
            if let url = step.url {
                Element("a", .href(url)) { step.name }
            } else {
                step.name
            }
        }
    }
}
