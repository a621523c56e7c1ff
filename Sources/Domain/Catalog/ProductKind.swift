/// The kinds of product (Magento's `type_id`). The shop sells three of them; what else a client of the API makes is
/// kept and given back, and never sold.
public enum ProductKind: Hashable, Sendable, RawRepresentable {
    case simple, virtual, configurable
    case other(String)

    /// The kind of a name.
    public init(rawValue: String) {
        switch rawValue {
        case "simple": self = .simple
        case "virtual": self = .virtual
        case "configurable": self = .configurable
        default: self = .other(rawValue)
        }
    }

    /// The kind that a name stands for where the shop sells it.
    public init?(sold name: String) {
        let kind = ProductKind(rawValue: name)
        guard kind.isSold else { return nil }
        self = kind
    }

    /// The name on the wire and in the database.
    public var rawValue: String {
        switch self {
        case .simple: "simple"
        case .virtual: "virtual"
        case .configurable: "configurable"
        case .other(let name): name
        }
    }

    /// Whether the shop knows how to sell it.
    public var isSold: Bool {
        if case .other = self { false } else { true }
    }

    /// Whether it has pieces of its own; a configurable product has those of its variants.
    public var hasQuantity: Bool { self == .simple || self == .virtual }
}
