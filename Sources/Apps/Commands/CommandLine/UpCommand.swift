import Basics
import EventLoop
import HTTPServer
import Importer
import LocalStack
import Storage

/// `vitrine up`: a shop with servers of its own on this machine. Addresses of real servers in the configuration take
/// the place of the private ones.
struct UpCommand: Command {
    private let context: CommandContext
    private let log: Log

    init(_ words: ArraySlice<String>, _ environment: Environment) throws {
        context = try CommandContext(words, environment, UpCommand.description)
        try context.expectNoWords()
        log = Log.standardError(least: try context.values.logLevel())
    }

    func run() throws -> ExitStatus {
        try EventLoop.runToEnd { loop in
            let ending = Ending()
            let signals = try SignalSource(loop, [.interrupt, .terminate, .hangUp]) { ending.come($0) }
            defer { withExtendedLifetime(signals) {} }
            guard context.values["writer"].isEmpty else { return try await serve(context.values, on: loop, ending) }
            try await runStack(on: loop, ending)
        }
        return .ok
    }

    private func runStack(on loop: EventLoop, _ ending: Ending) async throws {
        let current = try Files.currentFolder()
        let folder = try StackFolder.prepare(context.arguments["var"] ?? "var", currentFolder: current)
        var random = SystemRandom()
        let stack = try await PrivateStack.start(
            folder: folder, provisioner: PrivateProvisioning(on: loop), log: log, on: loop,
            environment: context.environment, random: &random)
        do {
            let values = configured(by: stack, current)
            try stack.writeConfiguration(
                Setting.all.compactMap { setting in
                    UpCommand.writtenKeys.contains(setting.key) ? (setting.key, values[setting.key]) : nil
                })
            if !ending.hasCome { try await serve(values, on: loop, ending) }
            await stack.stop()
        } catch {
            await stack.stop()
            throw error
        }
    }

    /// What the written configuration says: enough for a second node, and nothing that is this node's own but where
    /// commands ask it.
    private static let writtenKeys: Set<String> = [
        "writer", "reader", "database", "database_user", "database_password", "redis", "public_folder", "media_folder",
        "migrations_folder", "catalog_folder", "control_socket", "unready_seconds",
    ]

    private func configured(by stack: PrivateStack, _ current: String) -> SettingValues {
        var values = context.values
        let source = SettingSource.file(stack.folder.configurationFile)
        func set(_ key: String, _ value: String) { values.set(key, value, from: source) }
        let (primary, follower) = (stack.database(stack.primary), stack.database(stack.follower))
        // Both may be the writer: `scripts/promote-reader` makes the other one it.
        set("writer", "unix:\(primary.socket), unix:\(follower.socket)")
        set("reader", "unix:\(follower.socket)")
        set("database", stack.databaseName)
        set("database_user", stack.application.name)
        set("database_password", stack.application.password)
        // No balancer asks for its health.
        if values.source(of: "unready_seconds") == .standard { set("unready_seconds", "0") }
        if values["redis"].isEmpty { set("redis", "unix:\(stack.folder.socket(.redis))") }
        if values["control_socket"].isEmpty { set("control_socket", "\(stack.folder.path)/run/node.sock") }
        if values["hot_pages_file"].isEmpty { set("hot_pages_file", "\(stack.folder.path)/run/hot-pages") }
        if values.source(of: "media_folder") == .standard {
            set("media_folder", "\(stack.folder.path)/media")
        }
        for (key, name) in [("public_folder", "Public"), ("migrations_folder", "Migrations")]
        where values[key].isEmpty {
            values.set(key, Release.folder(name), from: .standard)
        }
        for key in ["public_folder", "media_folder", "migrations_folder", "catalog_folder"] where !values[key].isEmpty {
            values.set(key, Files.absolutePath(values[key], from: current), from: values.source(of: key))
        }
        return values
    }

    private func serve(_ asked: SettingValues, on loop: EventLoop, _ ending: Ending) async throws {
        var values = asked
        // Whoever tries the shop out wants to see its address, not every picture's line.
        if values.source(of: "access_log") == .standard { values.set("access_log", "off", from: .standard) }
        let isPortChosen = values.source(of: "listen_port") != .standard
        let (sockets, configuration) = try NextPort.open(values, isPortChosen: isPortChosen)
        let count = try await Migrations.run(configuration, on: loop).count
        if count > 0 { log.notice("database: \(count) migrations were run") }
        let own = Files.absolutePath(context.arguments["var"] ?? "var", from: try Files.currentFolder())
        try await SampleShop.fill(configuration, generatingInto: "\(own)/catalogue", on: loop)
        guard !ending.hasCome else { return }
        let process = NodeProcess(configuration, .shop, context.environment, on: loop)
        ending.process = process
        try await process.run(sockets)
    }
}

/// What signals ask for: before there is a node to be ended, that there be none.
private final class Ending {
    private(set) var hasCome = false
    var process: NodeProcess?

    func come(_ signal: Signal) {
        if let process { process.take(signal) } else { hasCome = true }
    }
}

/// The usual port, or the next free one when it is taken and nobody asked for it by name.
private enum NextPort {
    /// How many ports are tried.
    private static let triesMax = 50

    static func open(
        _ asked: SettingValues, isPortChosen: Bool
    ) throws -> (NodeSockets, NodeConfiguration) {
        var values = asked
        var port = try values.number("listen_port", 0...65_535)
        let last = isPortChosen ? port : port + triesMax
        while true {
            let configuration = try NodeConfiguration(values)
            do {
                return (try NodeSockets.open(configuration), configuration)
            } catch let error as SystemError where error.isAddressInUse && port < last {
                port += 1
                values.set("listen_port", "\(port)", from: .standard)
            }
        }
    }
}
