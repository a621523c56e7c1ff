public import Basics
public import EventLoop

/// The private servers of `vitrine up`: a MariaDB writer, a MariaDB reader that replicates from it, and a Redis, all in
/// one folder. They are this process's children; when it is killed they run on, and the next start ends them.
///
/// Belongs to the loop that it was started on.
public final class PrivateStack {
    /// Where everything is.
    public let folder: StackFolder
    /// The shop's database.
    public let databaseName = "vitrine"
    /// The shop's user on both databases.
    public let application: DatabaseUser

    /// How long a server may take to end by itself before it is made to.
    public static let grace = TimeSpan.seconds(30)
    /// How long a server may take to answer; after a crash it first puts its data in order.
    public static let startTimeoutSeconds = 90

    let loop: EventLoop
    let log: Log
    let programs: StackPrograms
    let account = Account.current()
    let environment: [String: String]
    let provisioner: any DatabaseProvisioning
    let replication: DatabaseUser
    var children: [StackServer: ChildProcess] = [:]
    var ports: [StackServer: Int] = [:]
    private var lock: FileLock?

    /// Starts the stack in `folder`, with the data that is there, and sets it up. What a killed run left is ended
    /// first; what was started is ended again when a step fails.
    public static func start(
        folder: StackFolder, provisioner: any DatabaseProvisioning, log: Log, on loop: EventLoop,
        environment: Environment, random: inout some RandomNumberGenerator
    ) async throws(StackError) -> PrivateStack {
        let lock = try takeLock(folder)
        let programs = try StackPrograms(environment)
        let secrets = try StackError.file { () throws(FileError) in try StackSecrets.of(folder, random: &random) }
        let stack = PrivateStack(folder, lock, programs, secrets, provisioner, log, loop, environment)
        do {
            try await Leftovers.find(in: folder).end(log: log, on: loop)
            try await stack.installDatabases()
            try await stack.bringUp()
        } catch {
            await stack.stop()
            throw error
        }
        return stack
    }

    private init(
        _ folder: StackFolder, _ lock: consuming FileLock, _ programs: StackPrograms, _ secrets: StackSecrets,
        _ provisioner: any DatabaseProvisioning, _ log: Log, _ loop: EventLoop, _ environment: Environment
    ) {
        (self.folder, self.programs, self.provisioner) = (folder, programs, provisioner)
        (self.log, self.loop) = (log, loop)
        self.lock = consume lock
        self.environment = ["PATH": environment["PATH"] ?? "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C"]
        application = DatabaseUser(name: "vitrine", password: secrets.application)
        replication = DatabaseUser(name: "vitrine_replica", password: secrets.replication)
    }

    /// Where one of the databases listens.
    public func database(_ server: StackServer) -> DatabaseServer {
        DatabaseServer(socket: folder.socket(server), port: ports[server] ?? 0, administrator: account.name)
    }

    /// Ends the servers without loss and lets go of the folder.
    public func stop() async {
        for server in [StackServer.reader, .writer, .redis] {
            guard let child = children.removeValue(forKey: server) else { continue }
            await child.end(grace: PrivateStack.grace, on: loop)
            log.notice("\(server.rawValue): ended")
        }
        try? Files.remove(folder.recordFile)
        if folder.socketFolder.hasPrefix("/tmp/") {
            try? Files.removeTree(folder.socketFolder, inside: "/tmp")
        }
        lock = nil
    }

    /// Writes the node's configuration, which holds passwords, as `key = value` lines that only their owner reads.
    public func writeConfiguration(_ lines: [(key: String, value: String)]) throws(FileError) {
        let text = lines.map { line in "\(line.key) = \(line.value)\n" }.joined()
        try Files.write(Array(text.utf8), to: folder.configurationFile, mode: 0o600)
    }

    private static func takeLock(_ folder: StackFolder) throws(StackError) -> FileLock {
        do {
            return try FileLock.take(folder.lockFile)
        } catch {
            switch error {
            case .held(let holder): throw .alreadyRunning(folder: folder.shown(folder.path), by: holder)
            case .file(let error): throw .file(error)
            }
        }
    }
}
