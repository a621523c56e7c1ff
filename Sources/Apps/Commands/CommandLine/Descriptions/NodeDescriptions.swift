import Basics

// What the commands that serve and prepare a shop say of themselves.

extension UpCommand {
    static let description = CommandDescription(
        name: "up", summary: "a shop with servers of its own, on this machine", usage: ["[--var DIR] [--port N]"],
        about: """
            Starts a private MariaDB writer and reader and a private Redis, fills an empty shop with the catalogue of
            `vitrine catalog generate`, or of the folder that catalog_folder names, and serves until SIGINT or SIGTERM
            (a second one cuts off what is under way).
            Where the configuration names a writer, that one is used and nothing is started. The line `Shop: http://…/`
            on standard output says where it is. Without --port the next free port is taken.
            """,
        flags: [
            CommandFlag("var", "DIR", "the folder for data, sockets and logs; var when it is not given"),
            CommandFlag("port", "N", "short for --listen-port; 0 takes any free one"),
        ],
        examples: ["vitrine up", "vitrine up --port 0 --var /tmp/shop"], ends: [.failure])
}

extension ServeCommand {
    static let description = CommandDescription(
        name: "serve", summary: "one node of a shop", usage: ["--config FILE [--port N]"],
        about: """
            Serves until SIGINT or SIGTERM, after which a balancer has time to notice (--unready-seconds) and requests
            under way may finish (--drain-seconds); a second one ends it at once. At SIGHUP it starts the program that
            its own path leads to by then, such as the next release, with its socket, and ends when that one serves.
            Any number of nodes may serve one shop. The database must be of this release: `vitrine migrate` comes first.
            """,
        flags: [CommandFlag("port", "N", "short for --listen-port; 0 takes any free one")],
        examples: ["vitrine serve --config vitrine.conf", "vitrine serve --config vitrine.conf --port 8081 --loops 2"],
        ends: [.failure])
}

extension MigrateCommand {
    static let description = CommandDescription(
        name: "migrate", summary: "bring the database to this release", usage: ["[--config FILE] [--json]"],
        about: "Runs the migrations that have not been run. Run again it finds nothing to do.",
        flags: [CommandFlag("json", #"for programs: {"applied": [{"version", "name"}]}"#)],
        examples: ["vitrine migrate --config vitrine.conf", "vitrine migrate --config vitrine.conf --json"],
        ends: [.failure])
}

extension ReindexCommand {
    static let description = CommandDescription(
        name: "reindex", summary: "tell every node to read everything anew, and wait until each has",
        usage: ["[--timeout SECONDS] [--json]"],
        about: "Nodes follow changes by themselves; this is for a database that was changed behind their backs.",
        flags: [
            CommandFlag("timeout", "SECONDS", "how long to wait, 1 to 3600; 60 when it is not given"),
            CommandFlag("json", #"for programs: {"position", "nodes", "milliseconds"}"#),
        ],
        examples: ["vitrine reindex --config vitrine.conf --timeout 120"], ends: [.failure, .temporary])
}

extension CacheCommand {
    static let description = CommandDescription(
        name: "cache", summary: "what the node on this machine keeps ready",
        usage: ["status [--json]", "flush [--json]", "warm [--json]"],
        about: """
            flush drops pages and products; they are made again as they are asked for. warm makes home, categories and
            products of all store views before anybody asks, until the page cache is nearly full. The node is asked at
            its control_socket, by the user that it runs as.
            """,
        flags: [
            CommandFlag("json", #"for programs: {"pages": {"count", "bytes", "bytes_max"}, "products", "position"}"#)
        ],
        examples: ["vitrine cache status --config vitrine.conf", "vitrine cache warm --config vitrine.conf --json"],
        ends: [.configuration, .temporary])
}

extension RoutesCommand {
    static let description = CommandDescription(
        name: "routes", summary: "the routes of the REST API and who may call them", usage: ["[--json]"],
        about: "They come from the node's own table; no database is needed.",
        flags: [CommandFlag("json", "for programs: an array of {method, path, access}")],
        examples: ["vitrine routes", "vitrine routes --json"], ends: [.failure])
}

extension DoctorCommand {
    static let description = CommandDescription(
        name: "doctor", summary: "what the shop depends on, and what to do where it is ill",
        usage: ["[--nodes N] [--var DIR] [--json]"],
        about: """
            Looks at writer, readers and how far they are behind, the schema, the servers' limits, Redis, open files,
            disk space, media, addresses and the shop's configuration, and says what to do about each.
            """,
        flags: [
            CommandFlag(
                "nodes", "N", "nodes that may run at once, for the sum of connections; else one more than serve now"),
            CommandFlag("var", "DIR", "the folder of `vitrine up`, whose disk is looked at; var when it is not given"),
            CommandFlag("json", #"for programs: {"ok": …, "checks": [{"state", "place", "fact", "advice"}]}"#),
        ],
        examples: ["vitrine doctor --config vitrine.conf", "vitrine doctor --config vitrine.conf --nodes 12 --json"],
        ends: [.failure])
}
