public import Basics
import CLinux

/// The service manager that started this process, such as systemd, as far as it wants to be told: a datagram on the
/// socket that `NOTIFY_SOCKET` names (sd_notify(3)). Where there is none, telling does nothing.
public struct Supervisor: Sendable {
    /// Something to tell.
    public enum Notice: Hashable, Sendable {
        /// Serving: after a start, or after `reloading`.
        case ready
        /// A successor is being started, since this moment.
        case reloading(since: MonotonicInstant)
        /// Ending.
        case stopping
        /// What a person reads in `systemctl status`.
        case status(String)
        /// Another process is the service from now on.
        case mainProcess(ProcessID)
        /// Not hanging. Expected every `watchdog` at the least.
        case alive
    }

    private let address: SocketAddress?
    /// Within which span it wants to hear `alive`; nil where it does not.
    public let watchdog: TimeSpan?

    /// The variable that names the socket.
    public static let socketVariable = "NOTIFY_SOCKET"
    /// The process that the manager expects to hear `alive` from. It goes with a hand-over, so a successor is not told.
    public static let watchdogProcessVariable = "WATCHDOG_PID"
    private static let sendingSeconds = 1

    /// The service manager that an environment speaks of. A socket that is neither a path nor an abstract name is none.
    public init(_ environment: Environment, of pid: ProcessID = .current) {
        let place = environment[Supervisor.socketVariable] ?? ""
        address =
            place.hasPrefix("/")
            ? .unix(place) : place.hasPrefix("@") ? .abstract(String(place.dropFirst())) : nil
        let isMeant = environment[Supervisor.watchdogProcessVariable].map { Int32($0) == pid.rawValue } ?? true
        watchdog =
            isMeant
            ? environment["WATCHDOG_USEC"].flatMap { UInt64($0) }.flatMap { microseconds in
                let (nanoseconds, isTooLong) = microseconds.multipliedReportingOverflow(by: 1_000)
                return microseconds > 0 && !isTooLong ? TimeSpan(nanoseconds: nanoseconds) : nil
            } : nil
    }

    /// Tells all of these at once. False where there is somebody to tell and it did not work.
    @discardableResult
    public func tell(_ notices: Notice...) -> Bool {
        guard let address else { return true }
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        // A manager that does not read holds this up for a moment, not for ever.
        var patience = timeval(tv_sec: Supervisor.sendingSeconds, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        let bytes = Array(Supervisor.message(notices).utf8)
        return address.connect(descriptor) == 0
            && send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    }

    /// The text of a datagram: a line for each assignment.
    public static func message(_ notices: [Notice]) -> String {
        notices.map { notice in
            switch notice {
            case .ready: "READY=1\n"
            // Without the moment systemd could take the answer to an earlier reload for this one's.
            case .reloading(let since): "RELOADING=1\nMONOTONIC_USEC=\(since.nanoseconds / 1_000)\n"
            case .stopping: "STOPPING=1\n"
            case .status(let text): "STATUS=\(text.split(whereSeparator: \.isNewline).joined(separator: " "))\n"
            case .mainProcess(let pid): "MAINPID=\(pid)\n"
            case .alive: "WATCHDOG=1\n"
            }
        }.joined()
    }
}
