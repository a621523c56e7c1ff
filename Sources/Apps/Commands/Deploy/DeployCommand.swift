import Basics
import EventLoop
import HTTP

/// `vitrine deploy HOOK`: what CodeDeploy's hooks do on a node, for the bundle's scripts and for people.
struct DeployCommand: Command {
    private enum Work {
        case hook(DeployHook)
        case rollback
        case status
    }

    private let work: Work
    private let folders: ReleaseFolders
    private let bundle: Bundle
    private let configuration: NodeConfiguration
    private let configurationFile: String

    /// As the unit says them.
    private static let unitsConfiguration = "/etc/vitrine/vitrine.conf"
    private static let controlSocket = "/run/vitrine/node.sock"

    init(_ words: ArraySlice<String>, _ environment: Environment) throws {
        let arguments = try Arguments(words, DeployCommand.description)
        work = try DeployCommand.work(arguments.words)
        folders = ReleaseFolders(root: arguments["root"] ?? "/opt/vitrine")
        bundle = Bundle(folder: arguments["bundle"] ?? Release.folder ?? ".")
        let named = arguments["config"] ?? environment["VITRINE_CONFIG"]
        configurationFile = named ?? DeployCommand.unitsConfiguration
        let context = try CommandContext(
            words + (named == nil ? ["--config", configurationFile] : []), environment, DeployCommand.description)
        var values = context.values
        if values["control_socket"].isEmpty {
            values.set("control_socket", DeployCommand.controlSocket, from: .standard)
        }
        if values["migrations_folder"].isEmpty {
            values.set("migrations_folder", "\(bundle.folder)/Migrations", from: .standard)
        }
        configuration = try NodeConfiguration(values)
    }

    private static func work(_ words: [String]) throws -> Work {
        switch words.first {
        case "rollback" where words.count == 1: return .rollback
        case "status" where words.count == 1: return .status
        case let word?:
            guard words.count == 1, let hook = DeployHook(rawValue: word) else {
                let near = word.nearest(among: DeployHook.allCases.map(\.rawValue)).map { "; did you mean \($0)?" }
                throw UsageError("'\(words.joined(separator: " "))' is no hook\(near ?? "")")
            }
            return .hook(hook)
        case nil: throw UsageError("a hook of CodeDeploy's is needed, or rollback, or status")
        }
    }

    func run() throws -> ExitStatus {
        try Files.makeFolders(folders.root)
        return try withLock {
            do {
                try EventLoop.runToEnd { loop in try await doWork(on: loop) }
            } catch {
                throw CommandFailure(status: .failure, message: "deploy \(name): \(error)")
            }
            return .ok
        }
    }

    private func withLock(_ body: () throws -> ExitStatus) throws -> ExitStatus {
        do {
            let lock = try FileLock.take("\(folders.root)/deploy.lock")
            let status = try body()
            _ = consume lock
            return status
        } catch FileLock.Failure.held(let holder) {
            throw CommandFailure(
                status: .temporary,
                message: "another deployment is at work here\(holder.map { " (process \($0))" } ?? ""): wait for it")
        }
    }

    private func doWork(on loop: EventLoop) async throws {
        let deployment = Deployment(
            folders: folders, bundle: bundle, service: NodeService(loop: loop, folder: folders.root),
            questions: questions, configuration: configuration, configurationFile: configurationFile,
            machine: DeployMachine(loop: loop), loop: loop, say: { writeLine("deploy \(name): \($0)", to: 1) })
        switch work {
        case .hook(let hook): try await deployment.run(hook)
        case .rollback: try await deployment.rollback()
        case .status: writeLine(try await deployment.status(), to: 1)
        }
    }

    private var name: String {
        switch work {
        case .hook(let hook): hook.rawValue
        case .rollback: "rollback"
        case .status: "status"
        }
    }

    private var questions: NodeQuestions {
        let any = configuration.listenAddress == "0.0.0.0"
        let shop = (host: any ? "127.0.0.1" : configuration.listenAddress, port: configuration.listenPort)
        let health = configuration.privateListen.map { place in
            (host: place.address == "0.0.0.0" ? "127.0.0.1" : place.address, port: place.port)
        }
        let authority = configuration.baseURLs.first.map { url in
            url.port == url.scheme.defaultPort ? url.host : "\(url.host):\(url.port)"
        }
        return NodeQuestions(health: health ?? shop, shop: shop, authority: authority)
    }
}

extension DeployCommand {
    static let description = CommandDescription(
        name: "deploy", summary: "what CodeDeploy's hooks do on a node",
        usage: ["HOOK [--bundle DIR]", "rollback", "status"],
        about: """
            HOOK is one of \(DeployHook.allCases.prefix(4).map(\.rawValue).joined(separator: ", ")),
            \(DeployHook.allCases.dropFirst(4).map(\.rawValue).joined(separator: ", ")).
            Each may be run again, also after it was killed: it does what is not done yet. A release that does not start
            leaves the one before it serving. rollback goes back to the release that served before; the database stays
            as it is, for each release works with the schema of the next. Runs as root; docs/operating/deployment.md.
            """,
        flags: [
            CommandFlag("bundle", "DIR", "the unpacked bundle; the one that this program lies in when it is not given"),
            CommandFlag("root", "DIR", "where releases lie; /opt/vitrine when it is not given"),
        ],
        examples: ["vitrine deploy AfterInstall --bundle /opt/vitrine/incoming", "vitrine deploy rollback"],
        ends: [.failure, .temporary])
}
