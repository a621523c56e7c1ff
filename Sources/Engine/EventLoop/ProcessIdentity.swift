public import Basics
import CLinux

/// A process that is known again even after its number has been given to another: number, start and program.
public struct ProcessIdentity: Hashable, Sendable {
    /// Its number.
    public let pid: ProcessID
    /// When it started, in clock ticks since the system's start (field 22 of `/proc/PID/stat`, proc(5)).
    public let startTicks: UInt64
    /// The path of its program's file; empty where this user may not know.
    public let executable: String

    /// A process that was noted down earlier.
    public init(pid: ProcessID, startTicks: UInt64, executable: String) {
        (self.pid, self.startTicks, self.executable) = (pid, startTicks, executable)
    }

    /// The process that has the number now; nil when none runs under it.
    public static func of(_ pid: ProcessID) -> ProcessIdentity? {
        guard let line = try? Files.read("/proc/\(pid)/stat", bytesMax: 65_536), let facts = StatLine(line),
            facts.isAlive
        else { return nil }
        // A program that was replaced by an upgrade is still the same process.
        var executable = Files.linkTarget("/proc/\(pid)/exe") ?? ""
        if executable.hasSuffix(" (deleted)") { executable.removeLast(" (deleted)".count) }
        return ProcessIdentity(pid: pid, startTicks: facts.startTicks, executable: executable)
    }

    /// The processes that run now and are this user's to look at.
    public static func all() -> [ProcessIdentity] {
        let names = (try? Files.names(in: "/proc")) ?? []
        return names.compactMap { name in Int32(name).flatMap { ProcessIdentity.of(ProcessID($0)) } }
    }

    /// Whether this very process still runs. One that has ended and was not waited for does not.
    public var isAlive: Bool { ProcessIdentity.of(pid) == self }

    /// The folder that the process is in, without links; nil when it has ended or belongs to another user.
    public var workingDirectory: String? { Files.linkTarget("/proc/\(pid)/cwd") }

    /// Asks the process, which need not be a child, to end, and makes it when `grace` has passed. False when it runs on
    /// all the same.
    public func end(grace: TimeSpan, on loop: EventLoop) async -> Bool {
        for (signal, limit) in [(Signal.terminate, grace), (.kill, .seconds(5))] {
            guard isAlive else { return true }
            guard kill(pid.rawValue, signal.rawValue) == 0 else { return !isAlive }
            if await loop.poll(within: limit, until: { !isAlive }) { return true }
        }
        return false
    }

    /// The line of `/proc/PID/stat`. The program's name stands in it in parentheses and may hold spaces and
    /// parentheses, so the fields are counted from the last closing one.
    public struct StatLine: Hashable, Sendable {
        /// When the process started, in clock ticks since the system's start.
        public let startTicks: UInt64
        /// Whether it still runs: neither a zombie nor dead.
        public let isAlive: Bool

        /// Reads a line; nil where it is none.
        public init?(_ line: [UInt8]) {
            guard let nameEnd = line.lastIndex(of: UInt8(ascii: ")")) else { return nil }
            let fields = String(utf8: line[(nameEnd + 1)...]).split(whereSeparator: \.isWhitespace)
            // The first of these is field 3, the state.
            guard fields.count > 19, let startTicks = UInt64(fields[19]) else { return nil }
            self.startTicks = startTicks
            isAlive = !["Z", "X", "x"].contains(fields[0])
        }
    }
}
