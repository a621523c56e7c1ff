import Basics
import EventLoop
import JSON
import Storage

/// `vitrine reindex`: tells every node to read everything anew, and waits until each has.
struct ReindexCommand: Command {
    private let configuration: NodeConfiguration
    private let secondsMax: Int
    private let writesJSON: Bool

    /// How often the nodes are looked at.
    private static let pollMilliseconds = 200

    init(_ words: ArraySlice<String>, _ environment: Environment) throws {
        let context = try CommandContext(words, environment, ReindexCommand.description)
        try context.expectNoWords()
        configuration = try NodeConfiguration(context.values)
        let text = context.arguments["timeout"] ?? "60"
        guard let seconds = Int(text), (1...3_600).contains(seconds) else {
            throw UsageError("--timeout needs seconds from 1 to 3600")
        }
        secondsMax = seconds
        writesJSON = context.arguments.has("json")
    }

    func run() throws -> ExitStatus {
        try EventLoop.runToEnd { loop in
            try await CommandDatabases.use(configuration, on: loop) { databases in
                try await reindex(NodeRegister(databases.writer), on: loop)
            }
        }
    }

    private func reindex(_ register: NodeRegister, on loop: EventLoop) async throws -> ExitStatus {
        let start = MonotonicInstant.now()
        let position = try await register.tellAll()
        let deadline = start.advanced(by: .seconds(secondsMax))
        while true {
            let nodes = try await register.nodes()
            let behind = nodes.filter { $0.position < position }
            if behind.isEmpty {
                let milliseconds = MonotonicInstant.now().since(start).milliseconds
                let json = ReindexCommand.json(position: position, nodes: nodes.count, milliseconds: milliseconds)
                writeLine(writesJSON ? json : ReindexCommand.summary(nodes.count), to: 1)
                return .ok
            }
            guard MonotonicInstant.now() < deadline else {
                let hosts = behind.map(\.host).joined(separator: ", ")
                throw CommandFailure(
                    status: .temporary,
                    message: "not rebuilt after \(secondsMax) s: \(hosts); look at the log there, and run it again")
            }
            await loop.sleep(for: .milliseconds(ReindexCommand.pollMilliseconds))
        }
    }

    private static func json(position: UInt64, nodes: Int, milliseconds: Int) -> String {
        var json = JSONWriter(escaping: .plain)
        json.object { json in
            json.member("position", position)
            json.member("nodes", nodes)
            json.member("milliseconds", milliseconds)
        }
        return String(utf8: json.takeBytes())
    }

    private static func summary(_ count: Int) -> String {
        switch count {
        case 0: "No node serves; the next one to start reads everything."
        case 1: "1 node has rebuilt everything."
        default: "\(count) nodes have rebuilt everything."
        }
    }
}
