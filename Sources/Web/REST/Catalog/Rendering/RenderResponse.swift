import Basics
import Catalog
import Commerce
import JSON
import WebSupport

/// One product of `products-render-info` (`Magento\Catalog\Api\Data\ProductRenderInterface`).
struct RenderResponse {
    let view: StoreView
    let currency: String
    let reference: Reference
    let address: ShopAddress
    /// The address that was asked, to which buttons lead back, as `uenc` writes it.
    let back: String
    let now: Instant

    private var fragments: RenderFragments { RenderFragments(language: Language(locale: view.locale)) }

    func write(_ product: Product, into json: inout JSONWriter) {
        let url = url(of: product)
        json.object { json in
            let addURL = "\(address.baseURL)checkout/cart/add/uenc/%25uenc%25/product/\(product.id)/"
            json.object("add_to_cart_button") { json in
                json.member("post_data", act(addURL, .string("\(product.id)"), back: "%uenc%"))
                json.member("url", addURL)
                json.member("required_options", product.hasRequiredOptions)
            }
            json.object("add_to_compare_button") { json in
                button("catalog/product_compare/add/", .string("\(product.id)"), &json)
            }
            if let price = product.price(for: Buyer(in: view), at: now, reference.clock) {
                prices(price, of: product, &json)
            }
            images(of: product, &json)
            json.member("url", url)
            json.member("id", product.id.rawValue)
            json.member("name", product.name(in: view.id))
            json.member("type", product.kind.rawValue)
            json.member("is_salable", product.isSalable(in: view.id) ? "1" : "")
            json.member("store_id", view.id.rawValue)
            json.member("currency_code", currency)
            json.object("extension_attributes") { json in
                json.member("review_html", fragments.firstReview(url))
                json.object("wishlist_button") { json in
                    button("wishlist/index/add/", .integer(product.id.rawValue), &json)
                }
            }
        }
    }

    /// Magento fills these two buttons the wrong way round: the act stands in `url`.
    private func button(_ path: String, _ product: JSONValue, _ json: inout JSONWriter) {
        json.member("post_data", nil as String?)
        json.member("url", act(address.baseURL + path, product, back: back))
        json.member("required_options", .null)
    }

    /// What a page's script posts: JSON within JSON.
    private func act(_ url: String, _ product: JSONValue, back: String) -> String {
        var json = JSONWriter()
        json.object { json in
            json.member("action", url)
            json.object("data") { json in
                json.member("product", product)
                json.member("uenc", back)
            }
        }
        return String(decoding: json.takeBytes(), as: UTF8.self)
    }

    /// Base64 in the letters that Magento puts into addresses (`Magento\Framework\Url\Encoder`).
    static func uenc(_ text: String) -> String {
        String(
            Base64.text(of: Array(text.utf8)).map { letter in
                switch letter {
                case "+": "-"
                case "/": "_"
                case "=": "~"
                default: letter
                }
            })
    }

    private func url(of product: Product) -> String {
        let prefix = view.id == reference.stores.defaultView.id ? "" : "\(view.code)/"
        guard let key = product.columns(in: view.id).urlKey else {
            return "\(address.baseURL)\(prefix)catalog/product/view/id/\(product.id)"
        }
        return "\(address.baseURL)\(prefix)\(key).html"
    }
}

/// Prices.
extension RenderResponse {
    /// With tax as the shop shows them, then without. A special price shows in `final_price` alone.
    private func prices(_ price: Price, of product: Product, _ json: inout JSONWriter) {
        let rate = reference.vat.rate(of: product.columns(in: view.id).taxClassID ?? .none)
        let final = net(price.final, rate)
        let net = Amounts(regular: net(price.regular, rate), final: final, special: final)
        json.object("price_info") { json in
            amounts(Amounts(regular: price.regular, final: price.final, special: nil), &json)
            json.object("extension_attributes") { json in
                json.object("msrp") { json in
                    json.member("msrp_price", fragments.price(.zero(price.final.currency)))
                    json.member("is_applicable", "")
                    json.member("is_shown_price_on_gesture", "")
                    json.member("msrp_message", "")
                    json.member("explanation_message", fragments.priceIsHidden)
                }
                json.object("tax_adjustments") { json in amounts(net, &json) }
                json.array("weee_attributes") { _ in }
                json.member("weee_adjustment", fragments.price(price.final))
            }
        }
    }

    /// Not rounded to coins, as Magento has it here.
    private func net(_ gross: Money, _ rate: VATRate) -> Money {
        gross.times(1_000_000, over: 1_000_000 + rate.percentTenThousandths, .halfUp)
    }

    private struct Amounts {
        let regular: Money
        let final: Money
        let special: Money?
    }

    private func amounts(_ price: Amounts, _ json: inout JSONWriter) {
        let final = price.final.text()
        json.member("final_price", digits: final)
        json.member("max_price", digits: final)
        json.member("max_regular_price", digits: final)
        json.member("minimal_regular_price", digits: final)
        json.member("special_price", digits: price.special?.text() ?? "null")
        json.member("minimal_price", digits: final)
        json.member("regular_price", digits: price.regular.text())
        json.object("formatted_prices") { json in
            let shown = fragments.price(price.final)
            json.member("final_price", shown)
            json.member("max_price", shown)
            json.member("minimal_price", shown)
            json.member("max_regular_price", shown)
            json.member("minimal_regular_price", nil as String?)
            json.member("special_price", price.special.map(fragments.price))
            json.member("regular_price", fragments.price(price.regular))
        }
    }
}

/// Pictures.
extension RenderResponse {
    /// The sizes of Magento's widgets. Ours are drawings, which one address serves in every size.
    private static let frames: [(code: String, width: Int, height: Int)] = [
        ("recently_viewed_products_grid_content_widget", 240, 300),
        ("recently_viewed_products_list_content_widget", 270, 340),
        ("recently_viewed_products_images_names_widget", 75, 90),
        ("recently_compared_products_grid_content_widget", 240, 300),
        ("recently_compared_products_list_content_widget", 270, 340),
        ("recently_compared_products_images_names_widget", 75, 90),
    ]

    private func images(of product: Product, _ json: inout JSONWriter) {
        let picture = product.picture("small_image")
        let url = address.baseURL + (picture.map { "media/catalog/product\($0)" } ?? "placeholder.svg")
        json.array("images") { json in
            for (code, width, height) in RenderResponse.frames {
                json.object { json in
                    json.member("url", url)
                    json.member("code", code)
                    json.member("height", height)
                    json.member("width", width)
                    json.member("label", product.name(in: view.id))
                    json.member("resized_width", width)
                    json.member("resized_height", height)
                }
            }
        }
    }
}
