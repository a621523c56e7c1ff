/// `vitrine help`.
enum Help {
    static var text: String {
        let commands = CommandTable.all.map { ("vitrine \($0.description.name)", $0.description.summary) }
        let others = [
            ("vitrine help [COMMAND]", "this text, or a command's own; `vitrine COMMAND --help` is the same"),
            ("vitrine --version", "which release this is"),
        ]
        let settings = Setting.all.map { ("--\($0.flag)", $0.help) }
        return """
            \(columns(commands + others).joined(separator: "\n"))

            Settings come from the configuration file, then the environment (VITRINE_LISTEN_PORT), then flags:
            \(columns(settings).joined(separator: "\n"))
            """
    }

    /// Names and what each means, one under the other.
    static func columns(_ rows: [(name: String, meaning: String)]) -> [String] {
        let width = rows.map(\.name.count).max() ?? 0
        return rows.map { "  \($0.name)\(String(repeating: " ", count: width - $0.name.count))  \($0.meaning)" }
    }
}
