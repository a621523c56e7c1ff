import Basics
import EventLoop

/// `vitrine doctor`.
struct DoctorCommand {
    private let context: CommandContext
    private let nodes: Int?

    init(_ words: ArraySlice<String>, _ environment: Environment) throws {
        context = try CommandContext(words, environment, valued: ["nodes", "var"], plain: ["json", "help"])
        try context.expectNoWords()
        nodes = try context.arguments["nodes"].map { asked in
            guard let nodes = Int(asked), (1...1_000).contains(nodes) else {
                throw UsageError("--nodes \(asked): a whole number from 1 to 1000 is needed")
            }
            return nodes
        }
    }

    func run() throws -> ExitStatus {
        guard !context.arguments.has("help") else {
            writeLine(DoctorCommand.help, to: 1)
            return .ok
        }
        let configuration = try NodeConfiguration(context.values)
        let folder = context.arguments["var"] ?? "var"
        let found = try EventLoop.runToEnd { loop in
            try await Doctor.findings(configuration, nodes: nodes, varFolder: folder, on: loop)
        }
        for line in context.arguments.has("json") ? [found.json] : found.lines { writeLine(line, to: 1) }
        return found.hasFailures ? .failure : .ok
    }

    static let help = """
        vitrine doctor [--config FILE] [--nodes N] [--var DIR] [--json]

        Looks at writer, readers and how far they are behind, the schema, the servers' limits, Redis, open files, disk
        space, media, addresses and the shop's configuration, and says what to do about each.

        --nodes N    nodes that may run at once, for the sum of connections; when it is not given those that serve now
                     and one more, since a node and its successor run together during a release
        --var DIR    the folder of `vitrine up`, whose disk is looked at; var when it is not given
        --json       for programs: {"ok": …, "checks": [{"state", "place", "fact", "advice"}]}

        Ends with 0 when nothing failed, with 1 when something did, with 78 when the configuration cannot be used.
        """
}
