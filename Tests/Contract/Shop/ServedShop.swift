public import Basics
import EventLoop
import Glibc
import JSON

/// The project, and the `vitrine` that is run.
public struct ShopProgram: Sendable {
    /// The repository's folder.
    public let root: String
    /// The path of the program.
    public let binary: String
    let environment: Environment

    /// The debug build of a repository, unless the environment names another program.
    public init(root: String, environment: Environment) {
        (self.root, self.environment) = (root, environment)
        binary = environment["VITRINE_BINARY"] ?? "\(root)/.build/debug/vitrine"
    }

    /// What every command is told: the private servers, and the folders of this run.
    func arguments(_ servers: PrivateServers, database: String) -> [String] {
        [
            "--writer", "unix:\(servers.databaseSocket)", "--database", database, "--database-user", "root",
            "--redis", "unix:\(servers.redisSocket)", "--public-folder", "\(root)/Public",
            "--media-folder", servers.mediaFolder,
            "--migrations-folder", "\(root)/Migrations", "--base-urls", "http://\(HTTPExchange.host)/",
            "--loops", "1", "--log-level", "warning",
        ]
    }

    /// Runs a command to its end; an error with what it printed when it fails.
    func run(_ words: [String], _ servers: PrivateServers, database: String) throws(ContractError) {
        let output = "\(servers.folder)/command.log"
        unlink(output)
        let status = try RunningProcesses.run(
            binary, words + arguments(servers, database: database), environment, output: output)
        guard status == 0 else {
            let text = try RecordingFolder.text(of: output).trimmed
            throw ContractError("vitrine \(words.joined(separator: " ")): \(text)")
        }
    }
}

/// A node that serves one database.
final class ServedShop: ContractShop {
    private let database: ShopDatabase
    private let name: String
    private let exchange: HTTPExchange
    private let pid: pid_t

    /// A node hears of a change within a poll of the feed and then reloads; so long is certainly enough.
    private static let followMicroseconds: useconds_t = 700_000

    /// Starts a node on a free port.
    init(_ program: ShopProgram, _ servers: PrivateServers, database name: String) throws(ContractError) {
        database = ShopDatabase(servers: servers)
        self.name = name
        let port: Int
        do throws(SystemError) {
            port = try LoopbackPort.free()
        } catch {
            throw ContractError("\(error).")
        }
        exchange = HTTPExchange(port: port)
        let output = "\(servers.folder)/\(name).log"
        pid = try RunningProcesses.start(
            program.binary, ["serve"] + program.arguments(servers, database: name) + ["--port", "\(port)"],
            program.environment, output: output)
        let (exchange, pid) = (exchange, pid)
        let isUp = PrivateServers.waits(for: { exchange.isOpen || waitpid(pid, nil, WNOHANG) != 0 })
        guard isUp, exchange.isOpen else {
            throw ContractError("No shop came up: \(try RecordingFolder.text(of: output).trimmed)")
        }
    }

    func answer(to request: ShopRequest) throws(ContractError) -> ShopAnswer { try exchange.answer(to: request) }

    func set(_ settings: [(path: String, value: String)]) throws(ContractError) {
        try database.set(settings, in: name)
        usleep(ServedShop.followMicroseconds)
    }

    /// Ends the node.
    func stop() { RunningProcesses.end(pid) }
}
