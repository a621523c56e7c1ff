public import Commerce

/// Something that a shopper chooses or writes for a product, without variants of its own (Magento's custom options).
public struct CustomOption: Sendable, Equatable {
    /// What is said in one scope; nil is inherited from the default scope.
    public struct Texts: Sendable, Equatable {
        public var title: String?
        public var price: CustomOptionPrice?

        /// Texts.
        public init(title: String? = nil, price: CustomOptionPrice? = nil) {
            (self.title, self.price) = (title, price)
        }
    }

    /// One of the values that an option of a choosing kind offers.
    public struct Value: Sendable, Equatable {
        public let id: Int64
        public let sku: String?
        public let position: Int64
        public let texts: [StoreViewID: Texts]

        /// A value.
        public init(id: Int64, sku: String?, position: Int64, texts: [StoreViewID: Texts]) {
            (self.id, self.sku, self.position, self.texts) = (id, sku, position, texts)
        }

        /// The title in a store view.
        public func title(in store: StoreViewID) -> String? { texts[store]?.title ?? texts[.all]?.title }

        /// What it adds to the price in a store view.
        public func price(in store: StoreViewID) -> CustomOptionPrice? { texts[store]?.price ?? texts[.all]?.price }
    }

    /// Its number.
    public let id: Int64
    /// Magento's word: `field`, `area`, `file`, `drop_down`, `radio`, `checkbox`, `multiple`, `date`, `date_time` or
    /// `time`.
    public let kind: String
    public let isRequired: Bool
    public let sku: String?
    public let position: Int64
    /// The most characters that may be written; 0 for no limit.
    public let charactersMax: Int64?
    public let fileExtensions: String?
    public let imageWidth: Int64?
    public let imageHeight: Int64?
    public let texts: [StoreViewID: Texts]
    public let values: [Value]

    /// An option.
    public init(
        id: Int64, kind: String, isRequired: Bool, sku: String?, position: Int64, charactersMax: Int64?,
        fileExtensions: String?, imageWidth: Int64?, imageHeight: Int64?, texts: [StoreViewID: Texts], values: [Value]
    ) {
        (self.id, self.kind, self.isRequired, self.sku) = (id, kind, isRequired, sku)
        (self.position, self.charactersMax, self.fileExtensions) = (position, charactersMax, fileExtensions)
        (self.imageWidth, self.imageHeight, self.texts, self.values) = (imageWidth, imageHeight, texts, values)
    }

    /// Whether a shopper chooses among values rather than writes.
    public var isChoice: Bool { CustomOption.choices.contains(kind) }

    /// The kinds that offer values.
    public static let choices: Set<String> = ["drop_down", "radio", "checkbox", "multiple"]

    /// The title in a store view.
    public func title(in store: StoreViewID) -> String? { texts[store]?.title ?? texts[.all]?.title }

    /// What it adds to the price in a store view.
    public func price(in store: StoreViewID) -> CustomOptionPrice? { texts[store]?.price ?? texts[.all]?.price }
}

/// What a custom option adds to a price.
public enum CustomOptionPrice: Sendable, Equatable {
    case fixed(Money)
    /// A share of the product's price, in millionths of a percent, as `price` columns have six digits.
    case percent(Int64)
}
