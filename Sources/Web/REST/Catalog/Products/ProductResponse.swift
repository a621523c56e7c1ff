import Basics
import Catalog
import Commerce
import JSON

/// A product as Magento's REST gives it (`Catalog.Product`), in the values of one scope.
struct ProductResponse {
    /// Which parts an answer has.
    struct Parts {
        /// The stock, for administrators who read or saved one product.
        var hasStock = false
        /// Empty links and tiers are left out of an answer to a POST that did not send them.
        var leavesOutEmpty = false
        /// A variant in a list of variants has neither extension attributes nor options.
        var isVariant = false

        static let full = Parts()
    }

    private let product: Product
    private let store: StoreViewID
    private let reference: Reference
    private let columns: ProductColumns
    private let linked: [ProductID: Product]
    private let parts: Parts

    /// `linked` has the products that the product's links name, for their SKUs.
    init(
        _ product: Product, in store: StoreViewID, _ reference: Reference, linked: [ProductID: Product] = [:],
        _ parts: Parts = .full
    ) {
        (self.product, self.store, self.reference) = (product, store, reference)
        (self.linked, self.parts) = (linked, parts)
        columns = product.columns(in: store)
    }

    func json() -> [UInt8] {
        var json = JSONWriter(capacity: 2_048)
        write(into: &json)
        return json.takeBytes()
    }

    func write(into json: inout JSONWriter) {
        json.object { writeMembers(into: &$0) }
    }

    private func writeMembers(into json: inout JSONWriter) {
        json.member("id", product.id.rawValue)
        json.member("sku", product.sku.text)
        json.member("name", columns.name)
        json.member("attribute_set_id", product.attributeSetID.rawValue)
        if let price { json.member("price", digits: price.text()) }
        json.member("status", (columns.status ?? .enabled).rawValue)
        json.member("visibility", (columns.visibility ?? .catalogAndSearch).rawValue)
        json.member("type_id", product.kind.rawValue)
        json.member("created_at", CivilTime(utc: product.createdAt).sqlText)
        json.member("updated_at", CivilTime(utc: product.updatedAt).sqlText)
        if let weight = columns.weight { json.member("weight", digits: weight.description) }
        if !parts.isVariant { json.object("extension_attributes") { writeExtension(into: &$0) } }
        if !parts.leavesOutEmpty || !product.links.isEmpty {
            json.array("product_links") { json in
                for link in ordered(product.links) { write(link, into: &json) }
            }
        }
        if !parts.isVariant {
            json.array("options") { json in
                for option in product.customOptions {
                    CustomOptionResponse(option, of: product, in: store).write(into: &json)
                }
            }
        }
        json.array("media_gallery_entries") { json in
            for entry in product.media { MediaResponse(entry.shown(in: store)).write(into: &json) }
        }
        if !parts.leavesOutEmpty || !product.tierPrices.isEmpty {
            json.array("tier_prices") { json in
                for tier in product.tierPrices { ProductTierResponse(tier, of: product, in: store).write(into: &json) }
            }
        }
        json.array("custom_attributes") { json in
            for value in CustomAttributes(product, in: store, reference).values { write(value, into: &json) }
        }
    }

    /// A configurable product has no price of its own.
    private var price: Money? {
        product.kind == .configurable ? .zero(reference.settings.currency) : columns.price
    }

    private func writeExtension(into json: inout JSONWriter) {
        json.array("website_ids") { json in
            for id in product.websiteIDs { json.value(id.rawValue) }
        }
        if !product.categories.isEmpty {
            json.array("category_links") { json in
                for link in product.categories {
                    json.object { json in
                        json.member("position", link.position)
                        json.member("category_id", "\(link.categoryID)")
                    }
                }
            }
        }
        if parts.hasStock {
            json.key("stock_item")
            StockItemResponse(product).write(into: &json)
        }
        guard product.kind == .configurable else { return }
        json.array("configurable_product_options") { json in
            for axis in product.axes { ConfigurableOptionResponse(axis, of: product, reference).write(into: &json) }
        }
        json.array("configurable_product_links") { json in
            for variant in product.variants { json.value(variant.id.rawValue) }
        }
    }

    /// Magento goes through the link types in its own order.
    private func ordered(_ links: [ProductLink]) -> [ProductLink] {
        [ProductLinkKind.related, .crossSell, .upSell].flatMap(product.linked)
    }

    private func write(_ link: ProductLink, into json: inout JSONWriter) {
        guard let other = linked[link.productID] else { return }
        ProductLinkResponse(link, of: product, to: other).write(into: &json)
    }

    private func write(_ attribute: CustomAttributes.Value, into json: inout JSONWriter) {
        json.object { json in
            json.member("attribute_code", attribute.code)
            switch attribute.value {
            case .text(let text): json.member("value", text)
            case .list(let items):
                json.array("value") { json in
                    for item in items { json.value(item) }
                }
            }
        }
    }
}
