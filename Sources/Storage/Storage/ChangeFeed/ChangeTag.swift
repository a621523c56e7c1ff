import Basics
public import Commerce

/// What a change touched, in the words of the page cache and the CDN (Magento's cache tags).
public enum ChangeTag: Hashable, Sendable {
    case product(ProductID)
    case category(CategoryID)
    /// Stores, attributes, settings, VAT.
    case reference
    /// The keys that tokens and cookies are signed with.
    case signingKeys
    /// So much that naming it is not worth it.
    case everything
    /// A tag of a later release: it stands for everything to one that does not know it.
    case unknown(String)

    /// The tag as it is kept: `cat_p_42`, `cat_c_7`, `reference`, `keys`, `*`.
    public var text: String {
        switch self {
        case .product(let id): "cat_p_\(id)"
        case .category(let id): "cat_c_\(id)"
        case .reference: "reference"
        case .signingKeys: "keys"
        case .everything: "*"
        case .unknown(let text): text
        }
    }

    /// Reads a kept tag.
    public init(_ text: String) {
        if text == "reference" {
            self = .reference
        } else if text == "keys" {
            self = .signingKeys
        } else if text == "*" {
            self = .everything
        } else if text.hasPrefix("cat_p_"), let number = Int64(text.dropFirst(6)) {
            self = .product(ProductID(number))
        } else if text.hasPrefix("cat_c_"), let number = Int64(text.dropFirst(6)) {
            self = .category(CategoryID(number))
        } else {
            self = .unknown(text)
        }
    }
}
