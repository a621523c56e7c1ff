import Basics

/// Whose value it is: the narrower scope wins, store view over website over the default.
public enum ConfigurationScope: Hashable, Sendable {
    /// The whole shop (Magento's `default`).
    case shop
    case website(WebsiteID)
    case storeView(StoreViewID)

    /// The reach that a path must have to be set here.
    public var reach: ConfigurationReach {
        switch self {
        case .shop: .shop
        case .website: .website
        case .storeView: .storeView
        }
    }

    /// The scope as it is kept: `default`, `websites` or `stores`, and a number.
    public var kept: (scope: String, id: Int64) {
        switch self {
        case .shop: ("default", 0)
        case .website(let id): ("websites", id.rawValue)
        case .storeView(let id): ("stores", id.rawValue)
        }
    }

    /// Reads a kept scope. A website or store view 0 is the whole shop, as in Magento.
    public init?(scope: String, id: Int64) {
        switch scope {
        case "default": self = .shop
        case "websites": self = id == 0 ? .shop : .website(WebsiteID(id))
        case "stores": self = id == 0 ? .shop : .storeView(StoreViewID(id))
        default: return nil
        }
    }
}

extension StoreTree {
    /// The scope that `default`, `websites/base` or `stores/en` names; nil where the shop has no such thing.
    public func scope(named text: String) -> ConfigurationScope? {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        switch (parts[0], parts.count == 2 ? parts[1] : nil) {
        case ("default", nil): return .shop
        case ("websites", let code?): return website(code: code).map { $0.id.rawValue == 0 ? .shop : .website($0.id) }
        case ("stores", let code?): return view(code: code).map { .storeView($0.id) }
        default: return nil
        }
    }

    /// How a scope is written: `default`, `websites/base`, `stores/en`.
    public func name(of scope: ConfigurationScope) -> String {
        switch scope {
        case .shop: "default"
        case .website(let id): "websites/\(websites.first { $0.id == id }?.code ?? "\(id)")"
        case .storeView(let id): "stores/\(view(id)?.code ?? "\(id)")"
        }
    }
}
