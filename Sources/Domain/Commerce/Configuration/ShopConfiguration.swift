/// All that the shop's team has configured, frozen: what a store view does not say comes from its website, then from
/// the whole shop, then from the table of standard values.
public struct ShopConfiguration: Sendable {
    /// A value as it is kept.
    public struct Entry: Sendable, Hashable {
        public let path: String
        public let scope: ConfigurationScope
        public let value: String

        /// A value of a path in a scope.
        public init(path: String, scope: ConfigurationScope, value: String) {
            (self.path, self.scope, self.value) = (path, scope, value)
        }
    }

    /// What was configured and can be used, by path and scope.
    public let entries: [Entry]
    /// What was configured and cannot be used, each as a sentence; the next wider scope holds instead.
    public let problems: [String]
    /// For each store view, and for 0, what its scopes say.
    private let said: [StoreViewID: [String: String]]
    private let taxes: [StoreViewID: TaxSettings]

    /// A configuration of these values for these store views.
    public init(_ entries: [Entry] = [], websites: [StoreViewID: WebsiteID] = [:]) {
        var (good, problems): ([Entry], [String]) = ([], [])
        for entry in entries {
            if !entry.value.isEmpty, let known = ConfigurationEntry.named(entry.path),
                let problem = known.kind.problem(with: entry.value)
            {
                problems.append("configuration: \(entry.path) = '\(entry.value)' \(problem)")
            } else {
                good.append(entry)
            }
        }
        var of: [ConfigurationScope: [String: String]] = [:]
        for entry in good { of[entry.scope, default: [:]][entry.path] = entry.value }
        let shop = of[.shop] ?? [:]
        var said = [StoreViewID.all: shop]
        for (store, website) in websites {
            said[store] = shop.merging(of[.website(website)] ?? [:]) { $1 }
                .merging(of[.storeView(store)] ?? [:]) { $1 }
        }
        (self.entries, self.problems, self.said) = (good, problems, said)
        taxes = said.mapValues { TaxSettings($0) }
    }

    /// What holds for a store view; 0 asks for the whole shop.
    public func text(_ entry: ConfigurationEntry, in store: StoreViewID = .all) -> String {
        (said[store] ?? said[.all])?[entry.path] ?? entry.standard
    }

    /// Whether a setting is on.
    public func isOn(_ entry: ConfigurationEntry, in store: StoreViewID = .all) -> Bool {
        text(entry, in: store) == "1"
    }

    /// A whole number; what is empty is 0.
    public func number(_ entry: ConfigurationEntry, in store: StoreViewID = .all) -> Int64 {
        Int64(text(entry, in: store)) ?? 0
    }

    /// A quantity; what is empty is none.
    public func quantity(_ entry: ConfigurationEntry, in store: StoreViewID = .all) -> Quantity {
        Quantity(text(entry, in: store)) ?? .zero
    }

    /// An amount in the shop's currency; what is empty is nothing.
    public func money(_ entry: ConfigurationEntry, in store: StoreViewID = .all) -> Money {
        Money(text(entry, in: store), currency) ?? .zero(currency)
    }

    /// The parts of a list.
    public func list(_ entry: ConfigurationEntry, in store: StoreViewID = .all) -> [String] {
        text(entry, in: store).split(separator: ",").map(String.init)
    }

    /// The value of a path in exactly one scope, if it was configured there.
    public func own(_ path: String, in scope: ConfigurationScope) -> String? {
        entries.first { $0.path == path && $0.scope == scope }?.value
    }

    /// How tax is reckoned and shown in a store view.
    public func tax(in store: StoreViewID = .all) -> TaxSettings { taxes[store] ?? taxes[.all] ?? TaxSettings([:]) }
}
