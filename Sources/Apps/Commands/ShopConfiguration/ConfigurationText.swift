import Commerce

/// The table of the shop's configuration in words.
enum ConfigurationText {
    /// Every path as a row of `docs/configuration.md`.
    static func table() -> [String] {
        ["| path | meaning | values | standard | set for | example |", "|---|---|---|---|---|---|"]
            + ConfigurationEntry.all.map { entry in
                let cells = [
                    "`\(entry.path)`", entry.meaning, entry.kind.words, code(entry.standard), words(entry.reach),
                    code(entry.example),
                ]
                return "| \(cells.joined(separator: " | ")) |"
            }
    }

    /// How narrow a scope may be, in words.
    static func words(_ reach: ConfigurationReach) -> String {
        switch reach {
        case .shop: "the whole shop"
        case .website: "a website"
        case .storeView: "a store view"
        }
    }

    static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func code(_ value: String) -> String { value.isEmpty ? "empty" : "`\(value)`" }
}
