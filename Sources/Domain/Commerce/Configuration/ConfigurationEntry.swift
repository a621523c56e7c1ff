import Basics

/// A path of the shop's configuration that this shop knows, with Magento's name and standard value. The table of all of
/// them is what `vitrine config` checks values against and what `docs/configuration.md` lists.
public struct ConfigurationEntry: Sendable, Hashable {
    /// Magento's path, as in `general/locale/code`.
    public let path: String
    /// What holds where no scope says otherwise.
    public let standard: String
    /// What a value may be.
    public let kind: ConfigurationKind
    /// How narrow a scope may be that says otherwise.
    public let reach: ConfigurationReach
    /// One sentence for the shop's team.
    public let meaning: String
    /// A value as it could be set.
    public let example: String

    init(
        _ path: String, _ standard: String, _ kind: ConfigurationKind, _ reach: ConfigurationReach,
        _ meaning: String, example: String
    ) {
        (self.path, self.standard, self.kind, self.reach) = (path, standard, kind, reach)
        (self.meaning, self.example) = (meaning, example)
    }

    /// Entries are told apart by their paths.
    public static func == (left: ConfigurationEntry, right: ConfigurationEntry) -> Bool { left.path == right.path }

    /// The path stands for the entry.
    public func hash(into hasher: inout Hasher) { hasher.combine(path) }
}

/// The narrowest scope in which a value can be set (Magento's `showInWebsite`, `showInStore`).
public enum ConfigurationReach: Int, Sendable, Comparable {
    /// For the whole shop only.
    case shop
    /// For each website.
    case website
    /// For each store view.
    case storeView

    /// Orders from the whole shop to a store view.
    public static func < (left: ConfigurationReach, right: ConfigurationReach) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// The table.
extension ConfigurationEntry {
    /// Every path there is, in the order of the documentation.
    public static let all: [ConfigurationEntry] =
        general + web + currency + tax + delivery + catalogue + stock + access

    /// The entry of a path.
    public static func named(_ path: some StringProtocol) -> ConfigurationEntry? { byPath[String(path)] }

    private static let byPath: [String: ConfigurationEntry] =
        Dictionary(all.map { ($0.path, $0) }) { first, _ in first }

    /// The paths that look most like one that is unknown, the nearest first; none where nothing is near.
    public static func near(_ path: String, countMax: Int = 3) -> [String] {
        let wanted = path.split(separator: "/").last.map(String.init) ?? path
        let far = max(3, path.count / 3)
        let ranked = all.map { entry in
            let last = entry.path.split(separator: "/").last.map(String.init) ?? entry.path
            let distance = entry.path.editDistance(to: path)
            // The last part is what people remember of a path.
            return (path: entry.path, isNear: distance <= far || last == wanted, distance: distance)
        }
        return ranked.filter(\.isNear).sorted { $0.distance < $1.distance }.prefix(countMax).map(\.path)
    }
}
