package import Commerce

/// Something that a shopper chooses or writes for a product, without variants of its own (Magento's custom options).
package struct CustomOption: Sendable, Equatable {
    /// What is said in one scope; nil is inherited from the default scope.
    package struct Texts: Sendable, Equatable {
        package var title: String?
        package var price: CustomOptionPrice?

        /// Texts.
        package init(title: String? = nil, price: CustomOptionPrice? = nil) {
            (self.title, self.price) = (title, price)
        }
    }

    /// One of the values that an option of a choosing kind offers.
    package struct Value: Sendable, Equatable {
        package let id: Int64
        package let sku: String?
        package let position: Int64
        package let texts: [StoreViewID: Texts]

        /// A value.
        package init(id: Int64, sku: String?, position: Int64, texts: [StoreViewID: Texts]) {
            (self.id, self.sku, self.position, self.texts) = (id, sku, position, texts)
        }

        /// The title in a store view.
        package func title(in store: StoreViewID) -> String? { texts[store]?.title ?? texts[.all]?.title }

        /// What it adds to the price in a store view.
        package func price(in store: StoreViewID) -> CustomOptionPrice? { texts[store]?.price ?? texts[.all]?.price }
    }

    /// Its number.
    package let id: Int64
    /// Magento's word: `field`, `area`, `file`, `drop_down`, `radio`, `checkbox`, `multiple`, `date`, `date_time` or
    /// `time`.
    package let kind: String
    package let isRequired: Bool
    package let sku: String?
    package let position: Int64
    /// The most characters that may be written; 0 for no limit.
    package let charactersMax: Int64?
    package let fileExtensions: String?
    package let imageWidth: Int64?
    package let imageHeight: Int64?
    package let texts: [StoreViewID: Texts]
    package let values: [Value]

    /// An option.
    package init(
        id: Int64, kind: String, isRequired: Bool, sku: String?, position: Int64, charactersMax: Int64?,
        fileExtensions: String?, imageWidth: Int64?, imageHeight: Int64?, texts: [StoreViewID: Texts], values: [Value]
    ) {
        (self.id, self.kind, self.isRequired, self.sku) = (id, kind, isRequired, sku)
        (self.position, self.charactersMax, self.fileExtensions) = (position, charactersMax, fileExtensions)
        (self.imageWidth, self.imageHeight, self.texts, self.values) = (imageWidth, imageHeight, texts, values)
    }

    /// Whether a shopper chooses among values rather than writes.
    package var isChoice: Bool { CustomOption.choices.contains(kind) }

    /// The kinds that offer values.
    package static let choices: Set<String> = ["drop_down", "radio", "checkbox", "multiple"]

    /// The title in a store view.
    package func title(in store: StoreViewID) -> String? { texts[store]?.title ?? texts[.all]?.title }

    /// What it adds to the price in a store view.
    package func price(in store: StoreViewID) -> CustomOptionPrice? { texts[store]?.price ?? texts[.all]?.price }
}

/// What a custom option adds to a price.
package enum CustomOptionPrice: Sendable, Equatable {
    case fixed(Money)
    /// A share of the product's price, in millionths of a percent, as `price` columns have six digits.
    case percent(Int64)
}
