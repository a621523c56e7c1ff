import Commerce
import Markup
import WebSupport

/// The one quiet line above the header.
struct PromoLine: HTML {
    let site: Site

    var body: some HTML {
        Element("aside", .class("promo-line"), .aria("label", site.phrases.goodToKnow)) {
            site.phrases.promise(freeFrom: site.freeDeliveryText)
        }
    }
}

/// Name, menu, other languages, cart. The count comes by script: the page is the same for everyone.
struct SiteHeader: HTML {
    let site: Site
    let head: PageHead

    var body: some HTML {
        Element("header", .class("site-header")) {
            site.menu(of: .phone, marking: head.category)
            Element("a", .class("brand"), .href(site.homeURL)) { "Vitrine" }
            site.menu(of: .wideScreen, marking: head.category)
            Element("div", .class("header-end")) {
                for place in head.whereabouts where place.site !== site { LanguageLink(place: place) }
                Element("a", .class("cart-link"), .href(site.cartURL)) {
                    site.phrases.cart
                    " "
                    Element("span", .class("cart-count"), .hidden(if: true))
                }
            }
        }
    }
}

/// The same page in another language, with what has been chosen on it.
private struct LanguageLink: HTML {
    let place: Whereabouts

    var body: some HTML {
        let language = place.site.store.language
        return Element(
            "a", .class("language"), .href(place.url + place.query), .hreflang(language), .lang(language),
            .aria("label", language == "fr" ? "Français" : language == "en" ? "English" : place.site.store.name)
        ) { language.uppercased() }
    }
}

/// Who we are, and the ways into the shop's departments.
struct SiteFooter: HTML {
    let site: Site

    var body: some HTML {
        Element("footer", .class("site-footer")) {
            Element("ul") {
                for entry in site.departments {
                    Element("li") { Element("a", .href(entry.url)) { entry.name } }
                }
            }
            Element("p") { site.phrases.shopLine }
        }
    }
}
