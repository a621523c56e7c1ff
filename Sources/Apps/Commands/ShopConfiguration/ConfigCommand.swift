import Basics
import Commerce
import EventLoop
import Storage

/// `vitrine config`: the node's own settings, and what the shop's team configures for all nodes.
struct ConfigCommand: Command {
    /// What is asked.
    enum Act: Equatable {
        /// The node's settings with where each came from.
        case show
        case get(path: String)
        case set(path: String, value: String)
        case unset(path: String)
        /// What is configured whose path begins so.
        case list(prefix: String)
    }

    private let context: CommandContext
    private let act: Act
    private let scope: String?

    init(_ words: ArraySlice<String>, _ environment: Environment) throws {
        context = try CommandContext(words, environment, ConfigCommand.description)
        scope = context.arguments["scope"]
        act = try ConfigCommand.act(context.arguments)
    }

    /// What the words ask for.
    static func act(_ arguments: Arguments) throws(UsageError) -> Act {
        let words = arguments.words
        switch (words.first ?? "show", words.count) {
        case ("show", 0...1): return .show
        case ("get", 2): return .get(path: words[1])
        case ("set", 3): return .set(path: words[1], value: words[2])
        case ("unset", 2): return .unset(path: words[1])
        case ("list", 1): return .list(prefix: "")
        case ("list", 2): return .list(prefix: words[1])
        case ("get", _), ("set", _), ("unset", _), ("list", _), ("show", _):
            throw UsageError("`vitrine config \(words[0])` is written otherwise; see `vitrine config --help`")
        default: throw UsageError("'\(words[0])' is not expected here; see `vitrine config --help`")
        }
    }

    func run() throws -> ExitStatus {
        switch act {
        case .show: context.values.listing.forEach { writeLine($0, to: 1) }
        case .list where context.arguments.has("markdown"):
            ConfigurationText.table().forEach { writeLine($0, to: 1) }
        case .get, .set, .unset, .list: try runOnShop()
        }
        return .ok
    }

    private func runOnShop() throws {
        let configuration = try NodeConfiguration(context.values)
        let lines = try EventLoop.runToEnd { loop in
            try await CommandDatabases.use(configuration, on: loop) { databases in
                let shop = ConfigurationRepository(databases)
                let desk = try await ConfigurationDesk(
                    shop, scope: scope, writesJSON: context.arguments.has("json"),
                    listsAll: context.arguments.has("all"))
                return try await desk.lines(for: act)
            }
        }
        for line in lines { writeLine(line, to: 1) }
    }
}
