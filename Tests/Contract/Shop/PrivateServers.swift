import Basics
import EventLoop
import Glibc

/// A MariaDB and a Redis for one run, in a folder that goes away with this process.
public final class PrivateServers: Sendable {
    let folder: String
    let databaseSocket: String
    let redisSocket: String
    /// Where the shop keeps its pictures.
    var mediaFolder: String { "\(folder)/media" }

    private static let startSecondsMax = 60

    /// Starts both.
    init(_ environment: Environment) throws(ContractError) {
        folder = "/tmp/vitrine-contract-\(getpid())"
        databaseSocket = "\(folder)/database.sock"
        redisSocket = "\(folder)/redis.sock"
        for path in [folder, "\(folder)/tmp", "\(folder)/media"] { mkdir(path, 0o755) }
        RunningProcesses.endWithThisProcess(removing: folder)
        let user = Account.current().name
        let install = try PrivateServers.program("mariadb-install-db", environment)
        let arguments = [
            "--no-defaults", "--user=\(user)", "--datadir=\(folder)/data", "--tmpdir=\(folder)/tmp",
            "--auth-root-authentication-method=normal", "--skip-test-db",
        ]
        guard try RunningProcesses.run(install, arguments, environment, output: "\(folder)/install.log") == 0 else {
            throw ContractError("The private database could not be installed; see \(folder)/install.log.")
        }
        // Nothing here outlives the run, so nothing is worth waiting for a disk.
        let options = [
            "--no-defaults", "--user=\(user)", "--datadir=\(folder)/data", "--socket=\(databaseSocket)",
            "--pid-file=\(folder)/pid", "--tmpdir=\(folder)/tmp", "--skip-networking", "--skip-log-bin",
            "--innodb-flush-log-at-trx-commit=0", "--innodb-doublewrite=0", "--innodb-buffer-pool-size=128M",
        ]
        try RunningProcesses.start(
            PrivateServers.program("mariadbd", environment), options, environment, output: "\(folder)/database.log")
        try RunningProcesses.start(
            PrivateServers.program("redis-server", environment),
            ["--port", "0", "--unixsocket", redisSocket, "--save", ""], environment, output: "\(folder)/redis.log")
        for socket in [databaseSocket, redisSocket] {
            guard PrivateServers.waits(for: { access(socket, F_OK) == 0 }) else {
                throw ContractError("No server came up at \(socket).")
            }
        }
    }

    /// Asks again and again until it holds; false when that takes too long.
    static func waits(for condition: () -> Bool) -> Bool {
        for _ in 0..<(startSecondsMax * 100) {
            if condition() { return true }
            usleep(10_000)
        }
        return false
    }

    private static func program(_ name: String, _ environment: Environment) throws(ContractError) -> String {
        if let path = environment.program(name) { return path }
        for folder in ["/usr/sbin", "/usr/bin", "/usr/local/bin"] where Files.isExecutable("\(folder)/\(name)") {
            return "\(folder)/\(name)"
        }
        throw ContractError("The program \(name) is not installed; scripts/bootstrap test brings it.")
    }
}

/// The processes that this one started.
enum RunningProcesses {
    private static let running = Guarded<[pid_t]>([])
    private static let folder = Guarded<String>("")

    /// Starts a program.
    @discardableResult
    static func start(
        _ program: String, _ arguments: [String], _ environment: Environment, output: String
    ) throws(ContractError) -> pid_t {
        var variables = environment.variables.filter { !$0.key.hasPrefix("VITRINE_") }
        variables["LC_ALL"] = "C"
        do throws(SystemError) {
            let child = try ChildProcess.start(
                ChildProcess.Command(program, arguments, environment: variables, outputPath: output))
            running.withLock { $0.append(child.pid.rawValue) }
            return child.pid.rawValue
        } catch {
            throw ContractError("\(program) cannot be started: \(error).")
        }
    }

    /// Runs a program to its end and gives its exit status.
    static func run(
        _ program: String, _ arguments: [String], _ environment: Environment, output: String
    ) throws(ContractError) -> Int32 {
        let pid = try start(program, arguments, environment, output: output)
        return end(pid, signal: 0)
    }

    /// Asks a process to end, waits until it has, and gives its exit status.
    @discardableResult
    static func end(_ pid: pid_t, signal: Int32 = SIGTERM) -> Int32 {
        var status: Int32 = 0
        kill(pid, signal)
        waitpid(pid, &status, 0)
        running.withLock { $0.removeAll { $0 == pid } }
        return status & 0x7f == 0 ? status >> 8 & 0xff : -(status & 0x7f)
    }

    /// Ends what was started when this process ends, also by a signal, and removes the folder.
    static func endWithThisProcess(removing path: String) {
        folder.withLock { $0 = path }
        atexit {
            let pids = RunningProcesses.running.withLock { $0 }
            for pid in pids { RunningProcesses.end(pid, signal: SIGKILL) }
            let folder = RunningProcesses.folder.withLock { $0 }
            if folder.hasPrefix("/tmp/vitrine-contract-") { try? Files.removeTree(folder, inside: "/tmp") }
        }
        for number in [SIGINT, SIGTERM] { signal(number) { exit(128 + $0) } }
    }
}
