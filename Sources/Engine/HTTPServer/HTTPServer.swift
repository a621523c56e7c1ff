public import Basics
import CLinux
public import EventLoop
public import HTTP

/// The shell around `HTTP`: accepts, reads, writes and closes. One loop accepts in batches and hands each descriptor to
/// the loop with the fewest live connections: connections from a balancer are few and long-lived, so hashing or racing
/// would load the loops unevenly. Its owner keeps it while it serves, and its loops longer.
///
/// Its end comes in steps: `announceEnd`, then `stopAccepting` or `leaveAccepting`, then `drain`.
public final class HTTPServer: @unchecked Sendable {
    private let hosts: [ConnectionHost]
    private let accepting: EventLoop
    private let acceptor: Acceptor
    /// When a drain waits no longer; the accepting loop's own.
    private var drainEnd = MonotonicInstant(nanoseconds: 0)

    /// Serves on `loops` once it is opened, with a line for each answer in `accessLog` where there is one. Balancers in
    /// `trust` say who their clients are. `responder` makes each loop's own responder, on that loop's thread.
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
    }

    /// Begins to accept.
    public func open() { accepting.post { [acceptor] in acceptor.begin() } }

    /// Lets every answer from now on say that its connection ends. Accepting goes on.
    public func announceEnd() {
        for host in hosts { host.loop.post { host.announceEnd() } }
    }

    /// Closes the listening socket, and answers the clients that wait in it.
    public func stopAccepting() { accepting.post { [acceptor] in acceptor.stop() } }

    /// Leaves the listening socket, and the clients that wait in it, to the process that has it too; calls `done` on
    /// the accepting loop once nobody is accepted here any more.
    public func leaveAccepting(done: @escaping @Sendable () -> Void = {}) {
        accepting.post { [acceptor] in
            acceptor.leave()
            done()
        }
    }

    /// Closes connections that ask for nothing within `idleSeconds`, and calls `done` on the accepting loop when
    /// connections and tasks have ended. After `graceSeconds` it closes what is left and waits no longer.
    public func drain(idleSeconds: Int, graceSeconds: Int, done: @escaping @Sendable () -> Void) {
        accepting.post { [self] in
            beginDrain(idleSeconds, graceSeconds)
            waitUntilEmpty { [hosts, accepting] in HTTPServer.flushLogs(hosts, on: accepting, done) }
        }
    }

    /// Gives a drain that is under way other times, from now.
    public func hastenDrain(idleSeconds: Int, graceSeconds: Int) {
        accepting.post { [self] in beginDrain(idleSeconds, graceSeconds) }
    }

    private func beginDrain(_ idleSeconds: Int, _ graceSeconds: Int) {
        for host in hosts { host.loop.post { host.drain(idleSeconds: idleSeconds) } }
        drainEnd = MonotonicInstant.now().advanced(by: .seconds(graceSeconds))
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

    private func waitUntilEmpty(_ done: @escaping @Sendable () -> Void) {
        guard hosts.contains(where: { $0.liveCount > 0 }) else { return done() }
        guard MonotonicInstant.now() < drainEnd else { return HTTPServer.cut(hosts, on: accepting, done) }
        accepting.schedule(after: .milliseconds(HTTPServer.drainCheckMilliseconds)) { [self] in waitUntilEmpty(done) }
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
