import Basics
import EventLoop

/// `vitrine serve`: one node of a shop whose servers the configuration names.
struct ServeCommand: Command {
    private let configuration: NodeConfiguration
    private let environment: Environment

    init(_ words: ArraySlice<String>, _ environment: Environment) throws {
        let context = try CommandContext(words, environment, ServeCommand.description)
        try context.expectNoWords()
        configuration = try NodeConfiguration(context.values)
        self.environment = environment
    }

    func run() throws -> ExitStatus {
        let place = try StartPlace.ofProcess(setting: configuration.executable, environment)
        let passed = PassedDescriptors(environment)
        try EventLoop.runToEnd { loop in
            let process = NodeProcess(configuration, .service(place), environment, on: loop)
            let signals = try SignalSource(loop, [.interrupt, .terminate, .hangUp]) { process.take($0) }
            try await process.run(NodeSockets.open(configuration, passed), passed)
            withExtendedLifetime(signals) {}
        }
        return .ok
    }
}
