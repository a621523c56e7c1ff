/// `vitrine help`.
enum Help {
    static var text: String {
        let width = Setting.all.map(\.flag.count).max() ?? 0
        let settings = Setting.all.map { setting in
            "  --\(setting.flag)\(String(repeating: " ", count: width - setting.flag.count))  \(setting.help)"
        }
        return """
            vitrine up [--var DIR] [--port N]      a shop with servers of its own, on this machine
            vitrine serve [--config FILE]          one node of a shop
            vitrine migrate [--config FILE]        bring the database to this release
            vitrine import products FILE.csv [--config FILE] [--strict] [--allowed-errors N] [--dry-run]
                                                   [--report FILE]
            vitrine reindex [--timeout SECONDS]    tell every node to read everything anew, and wait until each has
            vitrine config [--config FILE]         every setting, its value and where it came from
            vitrine config get|set|unset|list      what the shop's team configures; see `vitrine config --help`
            vitrine doctor [--config FILE]         what the shop depends on, and what to do where it is ill
            vitrine help                           this text

            Settings come from the configuration file, then the environment (VITRINE_LISTEN_PORT), then flags:
            \(settings.joined(separator: "\n"))
            """
    }
}
