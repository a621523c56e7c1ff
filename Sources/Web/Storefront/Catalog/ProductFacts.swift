import Catalog
import Commerce
import JSON

/// What search engines are told of a product (schema.org's `Product`).
enum ProductFacts {
    static func json(_ page: ProductPage) -> [UInt8] {
        let (site, product) = (page.site, page.product)
        let columns = product.columns(in: site.store.id)
        var json = JSONWriter(escaping: .plain, capacity: 768)
        json.object { json in
            json.member("@context", "https://schema.org")
            json.member("@type", "Product")
            json.member("name", product.name(in: site.store.id))
            json.member("sku", (page.choice.variant ?? product).sku.text)
            json.member("url", site.absolute(page.path))
            if let picture = page.picture { json.member("image", site.absolute(site.url(ofPicture: picture))) }
            if let text = columns.metaDescription ?? columns.shortDescription {
                json.member("description", plainText(text))
            }
            if let colour = page.choice.colour(in: site.store.id) { json.member("color", colour) }
            if let price = page.price {
                json.object("offers") { json in offer(price, page, &json) }
            }
        }
        return json.bytes
    }

    private static func offer(_ price: Price, _ page: ProductPage, _ json: inout JSONWriter) {
        json.member("@type", "Offer")
        json.member("url", page.site.absolute(page.path + page.choice.query(in: page.site)))
        json.member("priceCurrency", price.final.currency.code)
        json.member("price", price.final.payable(.halfUp).text(digitsAtLeast: price.final.currency.minorDigits))
        json.member("availability", "https://schema.org/\(page.isSalable ? "InStock" : "OutOfStock")")
    }
}
