import Basics
import Foundation

/// A port of this machine that leads to a server's socket, and fails as it is told: what a node sees of a server that
/// is gone, hangs, or loses an answer.
final class FaultyProxy: Sendable {
    /// What goes wrong.
    enum Fault: Equatable, Sendable {
        case none
        /// Nobody listens, and what was open is gone.
        case refused
        /// Whoever connects is cut off at once, and so is what was open.
        case reset
        /// Connections stand, and nothing passes.
        case hangs
        /// Each answer comes so much later.
        case slow(milliseconds: Int)
        /// Answers are not what the server said.
        case garbled
        /// The connection is cut at the first COMMIT, and everything is well afterwards.
        case cutAtCommit(CommitFate)
    }

    /// What becomes of a COMMIT whose sender is cut off.
    enum CommitFate: CaseIterable, Sendable {
        /// The server gets it.
        case arrives
        /// The server gets it a while after the sender has been cut off.
        case arrivesLate
        /// The server never hears of it.
        case isLost
    }

    let port: Int
    private let target: String
    private let state = Guarded(State())

    private struct State {
        var fault = Fault.none
        var isFollowed = true
        var afterCut = Fault.none
        var isClosed = false
    }

    private static let lookMilliseconds: Int32 = 5
    private static let lateMicroseconds: UInt32 = 300_000
    private static let commit: [UInt8] = [7, 0, 0, 0, 3] + Array("COMMIT".utf8)

    /// Leads to the server at a Unix socket.
    init(to target: String) throws {
        self.target = target
        let (listener, port) = try FaultyProxy.listen(0)
        self.port = port
        Thread.detachNewThread { self.accept(listener) }
    }

    /// Fails like this from now on.
    func set(_ fault: Fault) {
        state.withLock {
            $0.fault = fault; $0.isFollowed = false
        }
        while !state.withLock({ $0.isFollowed }) { usleep(1_000) }
    }

    /// After the COMMIT at which the connection is cut nobody listens any more.
    func refuseAfterCut() { state.withLock { $0.afterCut = .refused } }

    /// Ends it.
    func close() { state.withLock { $0.isClosed = true } }

    private var fault: Fault { state.withLock { $0.fault } }

    private func accept(_ first: Int32) {
        var listener = first
        while !state.withLock({ $0.isClosed }) {
            let fault = fault
            if fault == .refused, listener >= 0 {
                Glibc.close(listener)
                listener = -1
            }
            if fault != .refused, listener < 0 { listener = (try? FaultyProxy.listen(port).descriptor) ?? -1 }
            state.withLock { $0.isFollowed = $0.isFollowed || $0.fault == fault }
            var polled = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
            guard poll(&polled, 1, FaultyProxy.lookMilliseconds) > 0, listener >= 0 else { continue }
            let client = Glibc.accept(listener, nil, nil)
            guard client >= 0 else { continue }
            if self.fault == .reset {
                FaultyProxy.reset(client)
            } else {
                Thread.detachNewThread { self.relay(client) }
            }
        }
        if listener >= 0 { Glibc.close(listener) }
    }

    /// Passes bytes on in both directions until one side ends.
    private func relay(_ client: Int32) {
        let server = FaultyProxy.connect(to: target)
        guard server >= 0 else { return FaultyProxy.reset(client) }
        defer { Glibc.close(server) }
        while true {
            switch fault {
            case .refused, .reset: return FaultyProxy.reset(client)
            case .hangs:
                usleep(UInt32(FaultyProxy.lookMilliseconds) * 1_000)
                if state.withLock({ $0.isClosed }) { return FaultyProxy.reset(client) }
                continue
            case .none, .slow, .garbled, .cutAtCommit: break
            }
            var polled = [
                pollfd(fd: client, events: Int16(POLLIN), revents: 0),
                pollfd(fd: server, events: Int16(POLLIN), revents: 0),
            ]
            poll(&polled, 2, FaultyProxy.lookMilliseconds)
            if polled[0].revents != 0 {
                guard let bytes = FaultyProxy.receive(client) else { break }
                if case .cutAtCommit(let fate) = fault,
                    bytes.suffix(FaultyProxy.commit.count) == FaultyProxy.commit[...]
                {
                    return cut(client, server, bytes, fate)
                }
                guard FaultyProxy.send(bytes, to: server) else { break }
            }
            if polled[1].revents != 0 {
                guard let bytes = FaultyProxy.receive(server), FaultyProxy.send(spoiled(bytes), to: client) else {
                    break
                }
            }
            if state.withLock({ $0.isClosed }) { break }
        }
        Glibc.close(client)
    }

    private func spoiled(_ bytes: [UInt8]) -> [UInt8] {
        switch fault {
        case .slow(let milliseconds):
            usleep(UInt32(milliseconds) * 1_000)
            return bytes
        case .garbled: return bytes.map { $0 ^ 0x5A }
        case .none, .refused, .reset, .hangs, .cutAtCommit: return bytes
        }
    }

    private func cut(_ client: Int32, _ server: Int32, _ commit: [UInt8], _ fate: CommitFate) {
        set(state.withLock { $0.afterCut })
        if fate == .arrives { _ = FaultyProxy.send(commit, to: server) }
        FaultyProxy.reset(client)
        if fate == .arrivesLate {
            usleep(FaultyProxy.lateMicroseconds)
            _ = FaultyProxy.send(commit, to: server)
        }
    }
}

/// Sockets.
extension FaultyProxy {
    private struct NoPort: Error {}

    private static func listen(_ port: Int) throws -> (descriptor: Int32, port: Int) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isOpen = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, size) == 0 && Glibc.listen(descriptor, 128) == 0
                    && getsockname(descriptor, $0, &size) == 0
            }
        }
        guard isOpen else {
            Glibc.close(descriptor)
            throw NoPort()
        }
        return (descriptor, Int(UInt16(bigEndian: address.sin_port)))
    }

    private static func connect(to path: String) -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let isOpen = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
        guard !isOpen else { return descriptor }
        Glibc.close(descriptor)
        return -1
    }

    private static func receive(_ descriptor: Int32) -> [UInt8]? {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        return count > 0 ? Array(buffer[..<count]) : nil
    }

    private static func send(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, 0x4000)  // MSG_NOSIGNAL
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// Closes with a reset.
    private static func reset(_ descriptor: Int32) {
        var atOnce = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &atOnce, socklen_t(MemoryLayout<linger>.size))
        Glibc.close(descriptor)
    }
}
