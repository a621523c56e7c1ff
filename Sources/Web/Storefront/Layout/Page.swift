import Commerce
import Markup
import Sales

/// A whole page: what is around the content, and the content.
struct Page<Content: HTML>: HTML {
    let site: Site
    let head: PageHead
    /// What the page calls out to this visitor; pages that are the same for everyone have none.
    let messages: [VisitorMessage]
    private let content: Content

    init(
        _ site: Site, _ head: PageHead, messages: [VisitorMessage], @HTMLBuilder content: () -> Content
    ) {
        (self.site, self.head, self.messages, self.content) = (site, head, messages, content())
    }

    var body: some HTML {
        Document(language: site.store.language, .data("section-url", site.sectionURL)) {
            HeadElements(head: head, site: site)
        } body: {
            Element("a", .class("skip"), .href("#content")) { site.phrases.skipToContent }
            PromoLine(site: site)
            SiteHeader(site: site, head: head)
            Element("main", .id("content")) {
                Messages(messages: messages)
                content
            }
            site.footer
        }
    }
}

/// What the last act led to, told once.
private struct Messages: HTML {
    let messages: [VisitorMessage]

    var body: some HTML {
        if !messages.isEmpty {
            Element("div", .class("messages")) {
                for message in messages {
                    Element(
                        "p", .class("message", message.kind.rawValue),
                        .role(message.kind == .error ? "alert" : "status")
                    ) { message.text }
                }
            }
        }
    }
}
