import Basics
import Catalog
import Commerce
import HTTP
import Markup
import WebSupport

/// What search engines read before they come: `robots.txt`, and the list of all pages in parts of some thousand.
extension ShopPages {
    /// Which part of the list a path names: `sitemap-2.xml` is 1; nil for any other path.
    static func sitemapPart(_ path: String) -> Int? {
        guard path.hasPrefix("sitemap-"), path.hasSuffix(".xml"), let number = Int(path.dropFirst(8).dropLast(4)),
            (1...sitemapPartsMax).contains(number)
        else { return nil }
        return number - 1
    }

    /// `/robots.txt`. Filtered pages stay open to robots: only those who read them see that they are not to be listed.
    func robots() -> Response {
        var response = Response.text(
            """
            User-agent: *
            Disallow: /checkout/
            Disallow: /*/checkout/
            Disallow: /customer/
            Disallow: /*/customer/
            Disallow: /*?*product_list_order=
            Sitemap: \(baseURLs[0].origin)/sitemap.xml

            """)
        response.set(.cacheControl, keptByNobody)
        return response
    }

    /// `/sitemap.xml`: the addresses of the parts.
    func sitemapIndex() -> Response {
        let parts = max(1, (listedProducts().count + sitemapProductsMax - 1) / sitemapProductsMax)
        var xml = Array(xmlStart.utf8)
        xml.append("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
        for part in 1...parts {
            xml.append("<sitemap><loc>\(escaped(baseURLs[0].origin))/sitemap-\(part).xml</loc></sitemap>\n")
        }
        xml.append("</sitemapindex>\n")
        return Response(status: .ok, fields: xmlFields, body: .bytes(xml))
    }

    /// `/sitemap-1.xml`: home and categories, then products; each page in each language, with the others beside it.
    func sitemap(part: Int) async -> Answer {
        let all = listedProducts()
        let products = all.dropFirst(part * sitemapProductsMax).prefix(sitemapProductsMax)
        guard part == 0 || !products.isEmpty else {
            return .whole(Response.text("There is no such part.\n", status: .notFound))
        }
        return .streamed(head: Response(status: .ok, fields: xmlFields)) { [self] body in
            var xml = Array(xmlStart.utf8)
            xml.append(
                "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
                    + "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n")
            if part == 0 { appendCategories(to: &xml) }
            var rest = products
            while !rest.isEmpty {
                guard await body.write(xml) else { return }
                xml = []
                let batch = Array(rest.prefix(sitemapBatch))
                rest = rest.dropFirst(sitemapBatch)
                for product in try await services.products.products(batch) {
                    append({ $0.url(of: product) }, changed: product.updatedAt, to: &xml)
                }
            }
            xml.append("</urlset>\n")
            _ = await body.write(xml)
        }
    }

    private func appendCategories(to xml: inout [UInt8]) {
        append({ $0.homeURL }, changed: nil, to: &xml)
        for category in services.reference.categories.all {
            append({ $0.url(of: category.id) }, changed: nil, to: &xml)
        }
    }

    /// The numbers of all products that some store view lists, in ascending order.
    private func listedProducts() -> [ProductID] {
        var all: [ProductID] = []
        for site in sites().all { all = merged(all, services.catalog.listing(in: site.store.id).ids) }
        return all
    }

    private func merged(_ left: [ProductID], _ right: [ProductID]) -> [ProductID] {
        if left.isEmpty || left == right { return right }
        return Set(left).union(right).sorted()
    }

    /// A page in each store view that has it.
    private func append(_ url: (Site) -> String?, changed: Instant?, to xml: inout [UInt8]) {
        let places = sites().all.compactMap { site in
            url(site).map { (language: site.store.language, url: escaped(site.absolute($0))) }
        }
        for place in places {
            xml.append("<url><loc>\(place.url)</loc>")
            if let changed {
                xml.append("<lastmod>\(CivilTime(utc: changed).sqlText.prefix(10))</lastmod>")
            }
            if places.count > 1 {
                for other in places {
                    xml.append("<xhtml:link rel=\"alternate\" hreflang=\"\(other.language)\" href=\"\(other.url)\"/>")
                }
            }
            xml.append("</url>\n")
        }
    }

    private func escaped(_ url: String) -> String {
        var text = ""
        for scalar in url.unicodeScalars {
            switch scalar {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case _ where scalar.isASCII: text.unicodeScalars.append(scalar)
            default: text += PercentCoding.encoded(String(scalar))
            }
        }
        return text
    }
}

/// The protocol allows 50,000 addresses and 50 MB a file; two languages of these stay well below.
private let sitemapProductsMax = 5_000
private let sitemapPartsMax = 10_000
private let sitemapBatch = 100
private let xmlStart = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
private let xmlFields = [
    Response.Field(.contentType, "application/xml; charset=utf-8"),
    Response.Field("X-Content-Type-Options", "nosniff"), Response.Field(.cacheControl, "public, max-age=3600"),
]
