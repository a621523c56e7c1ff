public import Basics
import CLinux
public import EventLoop
public import HTTP

/// The shell around `HTTP`: accepts, reads, writes and closes. One loop accepts in batches and hands each descriptor to
/// the loop with the fewest live connections: connections from a balancer are few and long-lived, so hashing or racing
/// would load the loops unevenly. Its owner keeps it while it serves, and its loops longer.
public final class HTTPServer: @unchecked Sendable {
    private let hosts: [ConnectionHost]
    private let accepting: EventLoop
    private let acceptor: Acceptor

    /// Serves on `loops`, with a line for each answer in `accessLog` where there is one. Balancers in `trust` say
    /// who their clients are. `responder` makes each loop's own responder, on that loop's thread.
    public init(
        _ listener: ListeningSocket, loops: [EventLoop], limits: ServerLimits, trust: ProxyTrust = .none, log: Log,
        accessLog: AccessLog? = nil, responder: @escaping @Sendable (EventLoop) -> any Responder
    ) {
        precondition(!loops.isEmpty, "a server has a loop")
        hosts = loops.map { ConnectionHost($0, limits: limits, trust: trust, log: log, accessLog: accessLog) }
        accepting = loops[0]
        acceptor = Acceptor(listener, hosts, on: loops[0], connectionsMax: limits.connectionsMax, log: log)
        for host in hosts {
            host.loop.post { host.begin(with: responder(host.loop)) }
        }
        accepting.post { [acceptor] in acceptor.begin() }
    }

    /// Stops accepting, lets every answer say that the connection ends, closes a connection that asks for nothing
    /// within a second, and calls `done` on the accepting loop when connections and tasks have ended. After
    /// `graceSeconds` it closes what is left and waits no longer.
    public func drain(graceSeconds: Int, done: @escaping @Sendable () -> Void) {
        accepting.post { [acceptor, hosts, accepting] in
            acceptor.stop()
            for host in hosts { host.loop.post { host.drain() } }
            let end = MonotonicInstant.now().advanced(by: .seconds(graceSeconds))
            HTTPServer.waitUntilEmpty(hosts, on: accepting, until: end) {
                HTTPServer.flushLogs(hosts, on: accepting, done)
            }
        }
    }

    /// Hands over the last lines, loop by loop.
    private static func flushLogs(
        _ hosts: [ConnectionHost], on loop: EventLoop, _ done: @escaping @Sendable () -> Void
    ) {
        guard let host = hosts.first else { return done() }
        host.loop.post {
            host.accessLines?.flush()
            loop.post { flushLogs(Array(hosts.dropFirst()), on: loop, done) }
        }
    }

    /// How many connections are open.
    public var connectionCount: Int { hosts.reduce(0) { $0 + $1.liveCount } }

    private static let drainCheckMilliseconds = 20

    private static func waitUntilEmpty(
        _ hosts: [ConnectionHost], on loop: EventLoop, until end: MonotonicInstant,
        _ done: @escaping @Sendable () -> Void
    ) {
        guard hosts.contains(where: { $0.liveCount > 0 }) else { return done() }
        guard MonotonicInstant.now() < end else { return cut(hosts, on: loop, done) }
        loop.schedule(after: .milliseconds(drainCheckMilliseconds)) {
            waitUntilEmpty(hosts, on: loop, until: end, done)
        }
    }

    /// Closes what is left, loop by loop.
    private static func cut(_ hosts: [ConnectionHost], on loop: EventLoop, _ done: @escaping @Sendable () -> Void) {
        guard let host = hosts.first else { return done() }
        host.loop.post {
            host.cut()
            loop.post { cut(Array(hosts.dropFirst()), on: loop, done) }
        }
    }
}
