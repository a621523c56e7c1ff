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
            vitrine import KIND FILE.csv [--behavior append|replace|delete] [--strict] [--allowed-errors N]
                                         [--images DIR] [--dry-run] [--report FILE] [--config FILE]
                                                   take a file in; KIND is \(ImportKind.names)
            vitrine export KIND [--out FILE.csv]   write what `vitrine import KIND` takes
            vitrine reindex [--timeout SECONDS]    tell every node to read everything anew, and wait until each has
            vitrine admin create --username NAME --firstname NAME --lastname NAME --email MAIL [--password PASSWORD]
            vitrine admin list                     who may run the shop by the API
            vitrine admin password --username NAME [--password PASSWORD]
            vitrine admin rotate-keys              sign tokens with a new key; those of the last one stay good
            vitrine routes [--json]                the routes of the REST API and who may call them
            vitrine catalog generate [--out DIR] [--products N] [--variants N] [--seed N] [--date YYYY-MM-DD]
                                                   the sample catalogue: CSV files and pictures, in var/catalogue
            vitrine config [--config FILE]         every setting, its value and where it came from
            vitrine config get|set|unset|list      what the shop's team configures; see `vitrine config --help`
            vitrine doctor [--config FILE]         what the shop depends on, and what to do where it is ill
            vitrine help                           this text

            Settings come from the configuration file, then the environment (VITRINE_LISTEN_PORT), then flags:
            \(settings.joined(separator: "\n"))
            """
    }
}
