import Basics
import Glibc

/// Server processes that a test starts, stops and lets go on.
enum ServerProcess {
    /// Starts a program with its output thrown away.
    static func start(_ path: String, _ arguments: String...) -> pid_t { start(path, arguments) }

    /// Starts a program with its output thrown away.
    static func start(_ path: String, _ arguments: [String]) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor: Int32 in 1...2 {
            posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
        }
        var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var pid: pid_t = 0
        let code = posix_spawn(&pid, path, &actions, nil, &words, environ)
        precondition(code == 0, "cannot start \(path): \(String(cString: strerror(code)))")
        return pid
    }

    /// Runs a program to its end.
    static func run(_ path: String, _ arguments: String...) {
        var status: Int32 = 0
        waitpid(start(path, arguments), &status, 0)
    }

    /// Whether a process runs; one that has ended and whose parent has not asked for it yet does not.
    static func isRunning(_ pid: pid_t) -> Bool {
        let stat = TextFile.read("/proc/\(pid)/stat")
        guard let state = stat.split(separator: ")").last?.split(separator: " ").first else { return false }
        return state != "Z" && state != "X"
    }

    /// Ends a process and waits until it is gone.
    static func end(_ pid: pid_t, signal: Int32 = SIGTERM) {
        var status: Int32 = 0
        kill(pid, signal)
        waitpid(pid, &status, 0)
    }

    /// Waits until a server listens on a Unix socket.
    static func waitForSocket(_ path: String) {
        for _ in 0..<1_000 {
            let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
            defer { close(descriptor) }
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
            let isOpen = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
                }
            }
            if isOpen { return }
            usleep(10_000)
        }
        preconditionFailure("no server came up at \(path)")
    }

    /// Ends the processes and removes their folder when this process ends; what was started last ends first.
    static func endWithThisProcess(_ pids: [pid_t], folder: String? = nil, signal: Int32 = SIGKILL) {
        remembered.withLock { $0.append(Remembered(pids: pids, folder: folder, signal: signal)) }
        atexit {
            let all = ServerProcess.remembered.withLock { all in
                defer { all = [] }
                return all
            }
            for entry in all.reversed() {
                for pid in entry.pids where kill(pid, 0) == 0 { ServerProcess.end(pid, signal: entry.signal) }
                if let folder = entry.folder { ServerProcess.run("/bin/rm", "-rf", folder) }
            }
        }
    }

    private struct Remembered {
        let pids: [pid_t]
        let folder: String?
        let signal: Int32
    }

    private static let remembered = Guarded<[Remembered]>([])
}
