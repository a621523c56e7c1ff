import Basics
import Catalog
import Commerce
import JSON

/// A product as Magento's REST gives it (`Catalog.Product`), in the values of one scope.
struct ProductResponse {
    private let product: Product
    private let store: StoreViewID
    private let reference: Reference
    private let columns: ProductColumns

    init(_ product: Product, in store: StoreViewID, _ reference: Reference) {
        (self.product, self.store, self.reference) = (product, store, reference)
        columns = product.columns(in: store)
    }

    func json() -> [UInt8] {
        var json = JSONWriter(capacity: 2_048)
        json.object { write(into: &$0) }
        return json.takeBytes()
    }

    private func write(into json: inout JSONWriter) {
        json.member("id", product.id.rawValue)
        json.member("sku", product.sku.text)
        json.member("name", columns.name)
        json.member("attribute_set_id", product.attributeSetID.rawValue)
        json.member("price", digits: product.kind == .configurable ? "0" : columns.price?.text() ?? "0")
        json.member("status", (columns.status ?? .enabled).rawValue)
        json.member("visibility", (columns.visibility ?? .catalogAndSearch).rawValue)
        json.member("type_id", product.kind.rawValue)
        json.member("created_at", CivilTime(utc: product.createdAt).sqlText)
        json.member("updated_at", CivilTime(utc: product.updatedAt).sqlText)
        if let weight = columns.weight { json.member("weight", digits: weight.description) }
        json.object("extension_attributes") { writeExtension(into: &$0) }
        json.array("product_links") { _ in }
        json.array("options") { _ in }
        json.array("media_gallery_entries") { json in
            for entry in product.media { write(entry, into: &json) }
        }
        json.array("tier_prices") { _ in }
        json.array("custom_attributes") { json in
            for value in CustomAttributes(product, in: store, reference).values { write(value, into: &json) }
        }
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
        guard product.kind == .configurable else { return }
        json.array("configurable_product_options") { json in
            for axis in product.axes { write(axis, into: &json) }
        }
        json.array("configurable_product_links") { json in
            for variant in product.variants { json.value(variant.id.rawValue) }
        }
    }

    private func write(_ axis: ConfigurableAxis, into json: inout JSONWriter) {
        let attribute = reference.attributes.attribute(axis.attributeID)
        let options = Set(product.variants.compactMap { $0.option(on: axis.attributeID) })
        let ordered = options.sorted { (attribute?.rank(of: $0) ?? 0, $0) < (attribute?.rank(of: $1) ?? 0, $1) }
        json.object { json in
            json.member("id", axis.id)
            json.member("attribute_id", "\(axis.attributeID)")
            json.member("label", axis.label ?? attribute?.label(in: .all))
            json.member("position", axis.position)
            json.array("values") { json in
                for option in ordered { json.object { $0.member("value_index", option.rawValue) } }
            }
            json.member("product_id", product.id.rawValue)
        }
    }

    private func write(_ entry: MediaEntry, into json: inout JSONWriter) {
        json.object { json in
            json.member("id", entry.id)
            json.member("media_type", "image")
            json.member("label", entry.label)
            json.member("position", entry.position)
            json.member("disabled", entry.isDisabled)
            json.array("types") { json in
                for role in entry.roles { json.value(role) }
            }
            json.member("file", entry.file)
        }
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
