import Catalog
import Commerce
import JSON

/// The variants that the values of axes make of a product (`PUT /V1/configurable-products/variation`).
struct VariationResponse {
    typealias Axis = (code: String, values: [(label: String, id: Int64)])

    private let product: RESTObject
    private let axes: [Axis]

    /// At most so many variants are made up.
    private static let variantsMax = 1_000

    /// Nor is a product sold by more axes than these.
    private static let axesMax = 20

    init(_ product: RESTObject, _ axes: [Axis]) { (self.product, self.axes) = (product, axes) }

    func json() -> [UInt8] {
        RESTAnswer.list { json in
            for variant in combinations { write(variant, into: &json) }
        }
    }

    private var combinations: [[(code: String, label: String, id: Int64)]] {
        var all: [[(code: String, label: String, id: Int64)]] = [[]]
        for axis in axes.prefix(VariationResponse.axesMax) {
            // Lazily, so that what is past the limit is never made.
            all = Array(
                all.lazy.flatMap { variant in axis.values.lazy.map { variant + [(axis.code, $0.label, $0.id)] } }
                    .prefix(VariationResponse.variantsMax))
        }
        return axes.isEmpty ? [] : all
    }

    private func write(_ variant: [(code: String, label: String, id: Int64)], into json: inout JSONWriter) {
        let labels = variant.map(\.label)
        json.object { json in
            json.member("sku", ([product.text("sku") ?? ""] + labels).joined(separator: "-"))
            json.member("name", ([product.text("name") ?? ""] + labels).joined(separator: "-"))
            json.member("attribute_set_id", product.integer("attribute_set_id") ?? 0)
            if let price = product.decimal("price")?.money(.eur) { json.member("price", digits: price.text()) }
            json.member("status", 1)
            json.member("visibility", Visibility.notVisibleIndividually.rawValue)
            json.member("type_id", "simple")
            json.array("product_links") { _ in }
            json.array("tier_prices") { _ in }
            json.array("custom_attributes") { json in
                for value in variant {
                    json.object { json in
                        json.member("attribute_code", value.code)
                        json.member("value", "\(value.id)")
                    }
                }
            }
        }
    }
}
