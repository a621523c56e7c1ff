import Basics
import CLinux
import EventLoop
import HTTP
import HTTPServer

/// A server on loopback with a small site behind it.
final class TestServer: Sendable {
    let port: Int
    let log = Journal()
    /// What the site's tasks noted.
    let journal = Journal()
    /// What `/hang` waits for.
    let gate = Gate()
    /// The listening socket's descriptor.
    let listener: Int32
    private let group: LoopGroup
    private let server: HTTPServer

    private init(
        _ listener: ListeningSocket, loops: Int, _ limits: ServerLimits, _ trust: ProxyTrust, _ accessLog: AccessLog?
    ) throws {
        (port, self.listener) = (listener.port, listener.descriptor)
        group = try LoopGroup(count: loops)
        let (journal, gate, lines) = (journal, gate, log)
        server = HTTPServer(
            listener, loops: group.loops, limits: limits, trust: trust, log: Log(least: .notice) { lines.note($0) },
            accessLog: accessLog
        ) {
            TestSite($0, journal, gate)
        }
        server.open()
    }

    /// Lends a server, which is gone afterwards.
    static func run(
        loops: Int = 2, _ limits: ServerLimits = ServerLimits(), trust: ProxyTrust = .none,
        accessLog: AccessLog? = nil, on listener: ListeningSocket? = nil,
        _ body: (TestServer) throws -> Void
    ) throws {
        let listener = try listener ?? ListeningSocket(address: "127.0.0.1", port: 0)
        let server = try TestServer(listener, loops: loops, limits, trust, accessLog)
        defer { server.stop() }
        try body(server)
    }

    private func stop() {
        gate.open()
        let isDone = Latch()
        server.stopAccepting()
        server.drain(idleSeconds: 1, graceSeconds: 0) { isDone.open() }
        _ = isDone.wait()
        group.stop()
    }

    /// Begins to drain; the latch opens when it is done.
    func drain(idleSeconds: Int = 1, graceSeconds: Int = 10) -> Latch {
        let latch = Latch()
        server.stopAccepting()
        server.drain(idleSeconds: idleSeconds, graceSeconds: graceSeconds) { latch.open() }
        return latch
    }

    /// From now on every answer says close; accepting goes on.
    func announceEnd() { server.announceEnd() }

    func hastenDrain(idleSeconds: Int, graceSeconds: Int) {
        server.hastenDrain(idleSeconds: idleSeconds, graceSeconds: graceSeconds)
    }

    /// Leaves the socket to whoever has it too.
    func leaveAccepting() { server.leaveAccepting() }

    var connectionCount: Int { server.connectionCount }

    func client(receiveBytes: Int32? = nil) throws -> Client { try Client(port: port, receiveBytes: receiveBytes) }

    /// Sends one request on a connection of its own and gives the answer.
    func get(_ path: String) throws -> WireAnswer? {
        let client = try client()
        client.get(path)
        return client.answer()
    }
}

/// Lines that several threads write.
final class Journal: Sendable {
    private let lines = Guarded<[String]>([])

    func note(_ line: String) { lines.withLock { $0.append(line) } }

    var all: [String] { lines.withLock { $0 } }

    /// Waits until a line is there; false when it does not come within ten seconds.
    func waits(for line: String) -> Bool { eventually { all.contains(line) } }
}

/// Looks every millisecond until something holds; false when it does not within ten seconds.
func eventually(_ condition: () -> Bool) -> Bool {
    for _ in 0..<10_000 {
        if condition() { return true }
        usleep(1_000)
    }
    return condition()
}

/// Something that one thread opens and another waits for.
final class Latch: Sendable {
    private let isOpen = Guarded(false)

    func open() { isOpen.withLock { $0 = true } }

    var isOpened: Bool { isOpen.withLock { $0 } }

    /// False when it is not opened within ten seconds.
    func wait() -> Bool { eventually { isOpened } }
}

/// Something that tasks wait for until a test opens it.
final class Gate: Sendable {
    private let state = Guarded<(isOpen: Bool, waiters: [UnsafeContinuation<Void, Never>])>((false, []))

    func wait() async {
        await withUnsafeContinuation { continuation in
            let isOpen = state.withLock { state in
                if !state.isOpen { state.waiters.append(continuation) }
                return state.isOpen
            }
            if isOpen { continuation.resume() }
        }
    }

    func open() {
        let waiters = state.withLock { state in
            defer { state = (true, []) }
            return state.waiters
        }
        for waiter in waiters { waiter.resume() }
    }
}
