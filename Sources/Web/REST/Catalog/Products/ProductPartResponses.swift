import Basics
import Catalog
import Commerce
import JSON

/// A link between products (`Catalog.ProductLink`).
struct ProductLinkResponse {
    private let link: ProductLink
    private let product: Product
    private let other: Product

    init(_ link: ProductLink, of product: Product, to other: Product) {
        (self.link, self.product, self.other) = (link, product, other)
    }

    func write(into json: inout JSONWriter) {
        json.object { json in
            json.member("sku", product.sku.text)
            json.member("link_type", link.kind.rawValue)
            json.member("linked_product_sku", other.sku.text)
            json.member("linked_product_type", other.kind.rawValue)
            json.member("position", link.position)
        }
    }
}

/// A picture (`Catalog.MediaGalleryEntry`), with its bytes where they are asked for.
struct MediaResponse {
    private let entry: MediaEntry
    private let content: [UInt8]?

    init(_ entry: MediaEntry, content: [UInt8]? = nil) { (self.entry, self.content) = (entry, content) }

    func write(into json: inout JSONWriter) {
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
            guard let content else { return }
            json.object("content") { json in
                json.member("base64_encoded_data", Base64.text(of: content))
                json.member("type", PictureType.of(content)?.mediaType ?? "application/octet-stream")
                json.member("name", entry.file.split(separator: "/").last.map(String.init) ?? entry.file)
            }
        }
    }
}

/// A tier of one product (`Catalog.ProductTierPrice`).
struct ProductTierResponse {
    private let tier: TierPrice
    private let regular: Money?

    init(_ tier: TierPrice, of product: Product, in store: StoreViewID) {
        self.tier = tier
        regular = product.columns(in: store).price
    }

    func write(into json: inout JSONWriter) {
        json.object { json in
            json.member("customer_group_id", tier.group.rawValue)
            json.member("qty", digits: tier.quantity.description)
            switch tier.amount {
            case .fixed(let price):
                json.member("value", digits: price.text())
                json.object("extension_attributes") { $0.member("website_id", tier.websiteID.rawValue) }
            case .percent(let share):
                json.member("value", digits: regular.map { tier.price(ofRegular: $0).text() } ?? "0")
                json.object("extension_attributes") { json in
                    json.member("percentage_value", digits: Quantity(tenThousandths: share).description)
                    json.member("website_id", tier.websiteID.rawValue)
                }
            }
        }
    }
}

/// An axis of a configurable product (`ConfigurableProduct.Option`).
struct ConfigurableOptionResponse {
    /// How the values are listed: Magento does it in two ways.
    enum Order { case asOffered, byNumber }

    private let axis: ConfigurableAxis
    private let product: Product
    private let attribute: Attribute?
    private let order: Order

    init(_ axis: ConfigurableAxis, of product: Product, _ reference: Reference, order: Order = .asOffered) {
        (self.axis, self.product, self.order) = (axis, product, order)
        attribute = reference.attributes.attribute(axis.attributeID)
    }

    func write(into json: inout JSONWriter) {
        let options = Set(product.variants.compactMap { $0.option(on: axis.attributeID) })
        let ordered = options.sorted { left, right in
            guard order == .asOffered, let attribute else { return left < right }
            func place(_ id: OptionID) -> (Int64, String, OptionID) {
                let option = attribute.option(id)
                return (option?.position ?? .max, option?.label(in: .all) ?? "", id)
            }
            return place(left) < place(right)
        }
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
}

/// A custom option (`Catalog.ProductCustomOption`).
struct CustomOptionResponse {
    private let option: CustomOption
    private let product: Product
    private let store: StoreViewID

    init(_ option: CustomOption, of product: Product, in store: StoreViewID) {
        (self.option, self.product, self.store) = (option, product, store)
    }

    func write(into json: inout JSONWriter) {
        json.object { json in
            json.member("product_sku", product.sku.text)
            json.member("option_id", option.id)
            json.member("title", option.title(in: store))
            json.member("type", option.kind)
            json.member("sort_order", option.position)
            json.member("is_require", option.isRequired)
            if !option.isChoice { write(option.price(in: store), into: &json) }
            if let sku = option.sku { json.member("sku", sku) }
            if let extensions = option.fileExtensions { json.member("file_extension", extensions) }
            if let most = option.charactersMax { json.member("max_characters", most) }
            if let width = option.imageWidth { json.member("image_size_x", width) }
            if let height = option.imageHeight { json.member("image_size_y", height) }
            guard option.isChoice else { return }
            json.array("values") { json in
                for value in option.values { write(value, into: &json) }
            }
        }
    }

    private func write(_ value: CustomOption.Value, into json: inout JSONWriter) {
        json.object { json in
            json.member("title", value.title(in: store))
            json.member("sort_order", value.position)
            write(value.price(in: store), into: &json)
            if let sku = value.sku { json.member("sku", sku) }
            json.member("option_type_id", value.id)
        }
    }

    private func write(_ price: CustomOptionPrice?, into json: inout JSONWriter) {
        switch price {
        case .fixed(let money):
            json.member("price", digits: money.text())
            json.member("price_type", "fixed")
        case .percent(let share):
            json.member("price", digits: Money(millionths: share, .eur).text())
            json.member("price_type", "percent")
        case nil: break
        }
    }
}
