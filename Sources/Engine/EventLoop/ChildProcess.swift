public import Basics
import CLinux

/// A program that this process started and will wait for.
///
/// It has a process group of its own, so a terminal's Ctrl-C does not reach it; default signal handling; no descriptor
/// of this process but the three standard ones; and it outlives this process when nobody ends it.
public final class ChildProcess {
    /// What to start, and how.
    public struct Command {
        /// The path of the program's file.
        public var executable: String
        /// What follows the program's name.
        public var arguments: [String]
        /// Its variables; it inherits none.
        public var environment: [String: String]
        /// The folder it starts in; nil for this process's.
        public var workingDirectory: String?
        /// The file that its output and errors are appended to.
        public var outputPath: String

        /// A program with its arguments, its variables and the file for its output.
        public init(
            _ executable: String, _ arguments: [String], environment: [String: String] = [:],
            workingDirectory: String? = nil, outputPath: String = "/dev/null"
        ) {
            (self.executable, self.arguments, self.environment) = (executable, arguments, environment)
            (self.workingDirectory, self.outputPath) = (workingDirectory, outputPath)
        }
    }

    /// The child's number, which stays its own until `hasEnded` has told of its end.
    public let pid: ProcessID
    /// How it is recognised by a later process.
    public let identity: ProcessIdentity?
    private var exitCode: Int32?

    /// Starts a program. That its file cannot be run is an error here, all else shows in its end.
    public static func start(_ command: Command) throws(SystemError) -> ChildProcess {
        ChildProcess(pid: try spawn(command))
    }

    init(pid: ProcessID) {
        self.pid = pid
        identity = ProcessIdentity.of(pid)
    }

    /// The exit code once the child has ended, 128 + the signal when one ended it; nil while it runs.
    public func hasEnded() -> Int32? {
        if let exitCode { return exitCode }
        var status: Int32 = 0
        let answer = waitpid(pid.rawValue, &status, WNOHANG)
        if answer == pid.rawValue {
            exitCode = clinux_exit_code(status)
        } else if answer < 0, clinux_errno() == ECHILD {
            // Somebody else waited for it.
            exitCode = -1
        }
        return exitCode
    }

    /// Waits for the child's end and gives its exit code; nil when `limit` passes first.
    public func waitForEnd(on loop: EventLoop, within limit: TimeSpan) async -> Int32? {
        await loop.poll(within: limit) { hasEnded() != nil }
        return hasEnded()
    }

    /// Asks the child and what it started to end, and makes them when `grace` has passed. Afterwards the child is gone.
    public func end(_ signal: Signal = .terminate, grace: TimeSpan, on loop: EventLoop) async {
        guard hasEnded() == nil else { return }
        kill(-pid.rawValue, signal.rawValue)
        guard await waitForEnd(on: loop, within: grace) == nil else { return }
        kill(-pid.rawValue, Signal.kill.rawValue)
        _ = await waitForEnd(on: loop, within: .seconds(5))
    }
}

extension EventLoop {
    /// Asks every few milliseconds until `condition` holds; false when `limit` passes first. For starting and ending
    /// processes, which nothing tells of.
    @discardableResult
    public func poll(within limit: TimeSpan, until condition: () async -> Bool) async -> Bool {
        let end = MonotonicInstant.now().advanced(by: limit)
        var pause = 2
        while true {
            if await condition() { return true }
            guard MonotonicInstant.now() < end else { return false }
            await sleep(for: .milliseconds(pause))
            pause = min(pause * 2, 25)
        }
    }
}

/// posix_spawn(3).
extension ChildProcess {
    private static func spawn(_ command: Command) throws(SystemError) -> ProcessID {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, command.outputPath, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        posix_spawn_file_actions_addclosefrom_np(&actions, 3)
        if let folder = command.workingDirectory { posix_spawn_file_actions_addchdir_np(&actions, folder) }

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        setSignals(&attributes)
        posix_spawnattr_setpgroup(&attributes, 0)
        let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
        posix_spawnattr_setflags(&attributes, Int16(flags))

        var pid: pid_t = 0
        let variables = command.environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let code = withCStrings([command.executable] + command.arguments) { arguments in
            withCStrings(variables) { environment in
                posix_spawn(&pid, command.executable, &actions, &attributes, arguments, environment)
            }
        }
        guard code == 0 else { throw SystemError("start \(command.executable)", code: code) }
        return ProcessID(pid)
    }

    /// Nothing blocked, nothing ignored: this process's own settings would be inherited.
    private static func setSignals(_ attributes: inout posix_spawnattr_t) {
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
    }

    /// Lends `texts` in the form of `argv`: pointers to NUL-ended bytes, ended by a null pointer.
    static func withCStrings<Result>(
        _ texts: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        let copies = texts.map { text in text.withCString { strdup($0) } }
        defer { for copy in copies { free(copy) } }
        return (copies + [nil]).withUnsafeBufferPointer { pointers in
            guard let start = pointers.baseAddress else {
                preconditionFailure("an array with an element has an address")
            }
            return body(start)
        }
    }
}
