import Catalog
public import Commerce

/// What an answer was made from: when it is touched, the answer is no longer true.
public enum PageTag: Hashable, Sendable {
    /// A product, with its variants.
    case product(ProductID)
    /// Which products a category lists, in which order and with which filters; of the root category, the whole shop.
    case listing(CategoryID)
    /// All products and what categories list: answers to questions about any of them.
    case catalogue
    /// Stores, categories, attributes, configuration: every answer is made from these.
    case reference

    /// The name by which a CDN purges (Magento's tags).
    public var surrogateKey: String {
        switch self {
        case .product(let id): "cat_p_\(id.rawValue)"
        case .listing(let id): "cat_c_\(id.rawValue)"
        case .catalogue: "cat_p"
        case .reference: "store"
        }
    }
}
