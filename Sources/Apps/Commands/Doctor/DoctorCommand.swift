import Basics
import EventLoop

/// `vitrine doctor`.
struct DoctorCommand: Command {
    private let context: CommandContext
    private let nodes: Int?

    init(_ words: ArraySlice<String>, _ environment: Environment) throws {
        context = try CommandContext(words, environment, DoctorCommand.description)
        try context.expectNoWords()
        nodes = try context.arguments["nodes"].map { asked in
            guard let nodes = Int(asked), (1...1_000).contains(nodes) else {
                throw UsageError("--nodes \(asked): a whole number from 1 to 1000 is needed")
            }
            return nodes
        }
    }

    func run() throws -> ExitStatus {
        let configuration = try NodeConfiguration(context.values)
        let folder = context.arguments["var"] ?? "var"
        let found = try EventLoop.runToEnd { loop in
            try await Doctor.findings(configuration, nodes: nodes, varFolder: folder, on: loop)
        }
        for line in context.arguments.has("json") ? [found.json] : found.lines { writeLine(line, to: 1) }
        return found.hasFailures ? .failure : .ok
    }
}
