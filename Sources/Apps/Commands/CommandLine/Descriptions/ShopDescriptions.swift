import Basics

// What the commands that change a shop's data say of themselves.

extension ImportCommand {
    static let description = CommandDescription(
        name: "import", summary: "take a CSV file in", usage: ["KIND FILE.csv [flags]"],
        about: """
            KIND is \(ImportKind.names).
            A row that is wrong is reported and the others are taken; docs/import.md describes the files.
            """,
        flags: [
            CommandFlag("behavior", "HOW", "append (when it is not given; add_update is the same), replace or delete"),
            CommandFlag("strict", "take nothing when a row is wrong"),
            CommandFlag("allowed-errors", "N", "take nothing of a file with more errors than this"),
            CommandFlag("images", "DIR", "the folder in which the file's pictures are"),
            CommandFlag("dry-run", "look at every row and change nothing"),
            CommandFlag("report", "FILE", "write the wrong rows there, with why"),
            CommandFlag("json", "for programs: what came of it as one object, whose members docs/import.md names"),
        ],
        examples: [
            "vitrine import products spring.csv --images photos --config vitrine.conf",
            "vitrine import stock stock.csv --dry-run --report wrong.csv",
            "vitrine import prices prices.csv --strict --json",
        ],
        ends: [.failure, .data, .noInput, .ioError])
}

extension ExportCommand {
    static let description = CommandDescription(
        name: "export", summary: "write what `vitrine import KIND` takes", usage: ["KIND [--out FILE.csv]"],
        about: "KIND is \(ImportKind.names).\nA file takes its name when it is whole.",
        flags: [CommandFlag("out", "FILE.csv", "the file; standard output when it is not given")],
        examples: ["vitrine export products --out products.csv --config vitrine.conf", "vitrine export stock"],
        ends: [.failure, .ioError])
}

extension CatalogCommand {
    static let description = CommandDescription(
        name: "catalog", summary: "make the sample catalogue: CSV files and pictures",
        usage: ["generate [--out DIR] [--products N] [--variants N] [--seed N] [--date YYYY-MM-DD]"],
        about: "The same flags give the same files, byte for byte, on every machine. No database is needed.",
        flags: [
            CommandFlag("out", "DIR", "the folder, made anew each time; var/catalogue when it is not given"),
            CommandFlag("products", "N", "how many products"),
            CommandFlag("variants", "N", "how many variants each, 1 to 1000; else what colours and sizes make"),
            CommandFlag("seed", "N", "another seed is another catalogue"),
            CommandFlag("date", "YYYY-MM-DD", "the day at which it is made"),
        ],
        readsSettings: false,
        examples: ["vitrine catalog generate", "vitrine catalog generate --out /tmp/large --products 10000 --seed 7"],
        ends: [.failure, .cannotCreate, .ioError])
}

extension ConfigCommand {
    static let description = CommandDescription(
        name: "config", summary: "a node's settings, and what the shop's team configures for all nodes",
        usage: ["[show]", "get PATH", "set PATH VALUE", "unset PATH", "list [BEGINNING]"],
        about: """
            `show`, or no word, prints the node's settings, each with where it came from. The others are about the
            shop's configuration: `get` prints what holds, `set` changes it (running nodes have it within a second),
            `unset` takes it back, so that the wider scope or the standard holds, `list` prints what is configured.
            PATH is Magento's, as in general/locale/code. docs/configuration.md lists all of them.
            """,
        flags: [
            CommandFlag("scope", "SCOPE", "default (when not given), websites/base or stores/en: the narrower wins"),
            CommandFlag("all", "with list: every path there is"),
            CommandFlag("json", "for programs, with get, set, unset and list"),
            CommandFlag("markdown", "with list: every path with meaning, standard value and scope, as a table"),
        ],
        examples: [
            "vitrine config --config vitrine.conf", "vitrine config get general/locale/code --scope stores/en",
            "vitrine config set carriers/flatrate/price 4.90 --config vitrine.conf",
            "vitrine config list tax/ --all --json",
        ],
        ends: [.failure])
}

extension AdminCommand {
    static let description = CommandDescription(
        name: "admin", summary: "who may run the shop by the API",
        usage: [
            "create --username NAME --firstname NAME --lastname NAME --email MAIL [--password PASSWORD]",
            "list [--json]", "password --username NAME [--password PASSWORD]", "rotate-keys",
        ],
        about: """
            Without --password the password is read from the terminal, or from a line of standard input, and stays out
            of the list of processes. `rotate-keys` signs tokens with a new key; those of the last one stay good.
            """,
        flags: [
            CommandFlag("username", "NAME", "at most 40 letters"),
            CommandFlag("firstname", "NAME", "at most 32 letters"),
            CommandFlag("lastname", "NAME", "at most 32 letters"),
            CommandFlag("email", "MAIL", "at most 128 letters"),
            CommandFlag("password", "PASSWORD", "at least 7 signs, a letter and a digit among them"),
            CommandFlag("json", "with list, for programs: id, username, firstname, lastname, email, is_active of each"),
        ],
        examples: [
            "vitrine admin create --username camille --firstname Camille --lastname Martin --email cm@shop.example",
            "vitrine admin list --json --config vitrine.conf", "vitrine admin rotate-keys",
        ],
        ends: [.failure, .noUser, .cannotCreate])
}
