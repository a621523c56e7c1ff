import Catalog
import Commerce
import JSON
import Markup

/// What search engines are told of the shop and the way to a page (schema.org).
enum StructuredData {
    /// The house, with its site: on the home page.
    static func organization(_ site: Site) -> [UInt8] {
        var json = JSONWriter(escaping: .plain, capacity: 256)
        json.object { json in
            json.member("@context", "https://schema.org")
            json.member("@type", "Organization")
            json.member("name", "Vitrine")
            json.member("url", site.absolute(site.homeURL))
            json.member("logo", site.absolute("/favicon.svg"))
            json.member("description", site.phrases.shopLine)
        }
        return json.bytes
    }

    /// The way to a page; a step without an address is the page itself.
    static func breadcrumbs(_ steps: [Breadcrumbs.Step], _ site: Site) -> [UInt8] {
        var json = JSONWriter(escaping: .plain, capacity: 512)
        json.object { json in
            json.member("@context", "https://schema.org")
            json.member("@type", "BreadcrumbList")
            json.array("itemListElement") { json in
                for (place, step) in steps.enumerated() {
                    json.object { json in
                        json.member("@type", "ListItem")
                        json.member("position", Int64(place + 1))
                        json.member("name", step.name)
                        if let url = step.url { json.member("item", site.absolute(url)) }
                    }
                }
            }
        }
        return json.bytes
    }

    /// The products of a category's page, in their order. `first` is the place of the first one among all.
    static func items(_ cards: [Card], from first: Int, of total: Int, _ site: Site) -> [UInt8] {
        var json = JSONWriter(escaping: .plain, capacity: 4_096)
        json.object { json in
            json.member("@context", "https://schema.org")
            json.member("@type", "ItemList")
            json.member("numberOfItems", Int64(total))
            json.array("itemListElement") { json in
                for (place, card) in cards.enumerated() {
                    json.object { json in
                        json.member("@type", "ListItem")
                        json.member("position", Int64(first + place))
                        json.member("url", site.absolute(card.plainURL))
                    }
                }
            }
        }
        return json.bytes
    }
}
