import Basics
import EventLoop

/// `vitrine serve`: one node of a shop whose servers the configuration names.
struct ServeCommand: Command {
    private let configuration: NodeConfiguration

    init(_ words: ArraySlice<String>, _ environment: Environment) throws {
        let context = try CommandContext(words, environment, ServeCommand.description)
        try context.expectNoWords()
        configuration = try NodeConfiguration(context.values)
    }

    func run() throws -> ExitStatus {
        try EventLoop.runToEnd { loop in
            let ending = Ending()
            let signals = try SignalSource(loop, [.interrupt, .terminate]) { _ in ending.come() }
            let node = try await Node.start(configuration, Node.listen(configuration), on: loop)
            writeLine("Shop: \(node.address)", to: 1)
            await ending.wait()
            await node.stop()
            withExtendedLifetime(signals) {}
        }
        return .ok
    }
}

/// The moment at which a process is asked to end. It may come before anybody waits for it.
final class Ending {
    private(set) var hasCome = false
    private var waiter: UnsafeContinuation<Void, Never>?

    func come() {
        hasCome = true
        waiter.take()?.resume()
    }

    func wait() async {
        guard !hasCome else { return }
        await withUnsafeContinuation { waiter = $0 }
    }
}
