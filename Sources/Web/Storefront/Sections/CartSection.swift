import Basics
import Catalog
import Commerce
import JSON
import Sales
import WebSupport

/// The section `cart` of `/customer/section/load/`, in Magento's shape (`Magento\Checkout\CustomerData\Cart`).
struct CartSection {
    let site: Site
    let cart: PricedCart?
    private let prices: PriceText

    init(_ site: Site, _ cart: PricedCart?) {
        (self.site, self.cart) = (site, cart)
        prices = PriceText(magento: site.phrases.language)
    }

    /// Writes the section as a member of the answer.
    func write(into json: inout JSONWriter, at now: Instant) {
        let subtotal = cart?.subtotal ?? .zero(site.reference.settings.currency)
        let net = subtotal - (cart?.tax ?? .zero(subtotal.currency))
        json.object("cart") { json in
            json.member("summary_count", digits: (cart?.pieces ?? .zero).description)
            json.member("subtotalAmount", digits: subtotal.text())
            json.member("subtotal", markup(subtotal))
            json.member("possible_onepage_checkout", true)
            json.array("items") { json in
                // The newest first, as Magento's minicart has them.
                for line in cart?.lines.reversed() ?? [] { item(line, &json) }
            }
            json.member("extra_actions", "")
            json.member("isGuestCheckoutAllowed", true)
            json.member("website_id", site.store.websiteID.description)
            json.member("storeId", site.store.id.description)
            json.member("subtotal_incl_tax", markup(subtotal))
            json.member("subtotal_excl_tax", markup(net))
            json.member("data_id", now.seconds)
        }
    }

    /// One line (`Magento\Checkout\CustomerData\DefaultItem`).
    private func item(_ line: PricedCart.Line, _ json: inout JSONWriter) {
        let (product, store) = (line.product, site.store.id)
        let url = site.url(of: product)
        let id = line.line.id?.description ?? ""
        json.object { json in
            json.member("product_type", product.kind.rawValue)
            json.array("options") { json in
                for (attribute, option) in line.chosenOptions(site.reference.attributes) {
                    json.object { json in
                        json.member("label", attribute.label(in: store))
                        json.member("value", option.label(in: store))
                        json.member("option_id", attribute.id.rawValue)
                        json.member("option_value", option.id.description)
                    }
                }
            }
            json.member("qty", digits: line.line.quantity.description)
            json.member("item_id", id)
            json.member("configure_url", site.absolute("\(site.cartURL)configure/id/\(id)/product_id/\(product.id)/"))
            json.member("is_visible_in_site_visibility", url != nil)
            json.member("product_id", product.id.description)
            json.member("product_name", product.name(in: store))
            json.member("product_sku", line.variant.sku.text)
            json.member("product_url", url.map { site.absolute($0) })
            json.member("product_has_url", url != nil)
            json.member("product_price", unitMarkup(line.unitPrice))
            json.member("product_price_value", line.unitPrice.text(digitsAtLeast: 4))
            json.object("product_image") { json in
                json.member("src", site.absolute(line.picture.map { site.url(ofPicture: $0) } ?? "/placeholder.svg"))
                json.member("alt", product.name(in: store))
                json.member("width", 150)
                json.member("height", 150)
            }
            json.member("canApplyMsrp", false)
            json.member("message", "")
        }
    }

    /// An amount as Magento's template of the cart's corner wraps it, blanks and all: clients compare it as text.
    private func unitMarkup(_ amount: Money) -> String {
        "\n    <span class=\"price-including-tax\" data-label=\"Incl.&#x20;Tax\">\n            "
            + "<span class=\"minicart-price\">\n            \(markup(amount))        </span>\n\n        </span>\n\n"
    }

    private func markup(_ amount: Money) -> String { "<span class=\"price\">\(prices.text(amount))</span>" }
}
