import Basics
import CLinux
import EventLoop
import HTTP

/// Accepts in batches on one loop and hands each connection to the loop that has the fewest.
final class Acceptor: DescriptorHandler, @unchecked Sendable {
    private let listener: ListeningSocket
    private let hosts: [ConnectionHost]
    private let loop: EventLoop
    private let connectionsMax: Int
    private let log: Log
    /// Where the kernel writes the address of who has connected.
    private let peer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 16)
    private var isPaused = false
    private var isStopped = false
    /// When the log may next say that accepting rests.
    private var nextTelling = MonotonicInstant(nanoseconds: 0)

    /// So many are accepted before others get their turn.
    private static let batchMax = 64
    /// After the process has run out of descriptors or connections, accepting rests for so long.
    private static let pauseMilliseconds = 50
    private static let secondsBetweenTellings = 10

    init(_ listener: ListeningSocket, _ hosts: [ConnectionHost], on loop: EventLoop, connectionsMax: Int, log: Log) {
        (self.listener, self.hosts, self.loop) = (listener, hosts, loop)
        (self.connectionsMax, self.log) = (connectionsMax, log)
    }

    deinit { peer.deallocate() }

    func begin() {
        guard !isStopped else { return }
        do {
            try loop.watch(listener.descriptor, self)
            acceptBatch()
        } catch {
            log.error("cannot accept connections: \(error)")
        }
    }

    /// Takes the clients that the kernel has let in already, for closing the socket would cut them off, and closes it.
    func stop() {
        guard !isStopped else { return }
        while case .accepted = acceptOne() {}
        leave()
    }

    /// Closes the socket, whose clients another process accepts.
    func leave() {
        guard !isStopped else { return }
        isStopped = true
        loop.unwatch(listener.descriptor)
        close(listener.descriptor)
    }

    func becameReady(_ readiness: Readiness) { acceptBatch() }

    private func acceptBatch() {
        guard !isStopped, !isPaused else { return }
        for _ in 0..<Acceptor.batchMax {
            switch acceptOne() {
            case .accepted: continue
            case .noneWaits: return
            case .mustRest(let reason): return pause(reason)
            }
        }
        // Edge-triggered: what is left in the queue announces itself no more.
        loop.post { self.acceptBatch() }
    }

    private enum Outcome {
        case accepted, noneWaits
        case mustRest(String)
    }

    private func acceptOne() -> Outcome {
        while true {
            guard hosts.reduce(0, { $0 + $1.liveCount }) < connectionsMax else {
                return .mustRest("\(connectionsMax) connections are open")
            }
            let descriptor = clinux_accept_from(listener.descriptor, peer.baseAddress)
            if descriptor >= 0 {
                hand(descriptor, NetworkAddress(bytes: UnsafeRawBufferPointer(peer)))
                return .accepted
            }
            switch clinux_errno() {
            case EAGAIN: return .noneWaits
            // The client has gone again, or its network has (accept(2)); the next may be there.
            case ECONNABORTED, EINTR, EPROTO, EPERM, ENETDOWN, ENOPROTOOPT, EHOSTDOWN, EHOSTUNREACH, ENETUNREACH:
                continue
            default: return .mustRest("\(SystemError("accept"))")
            }
        }
    }

    private func pause(_ reason: String) {
        isPaused = true
        if loop.now >= nextTelling {
            log.warning("accepting rests: \(reason)")
            nextTelling = loop.now.advanced(by: .seconds(Acceptor.secondsBetweenTellings))
        }
        loop.schedule(after: .milliseconds(Acceptor.pauseMilliseconds)) { [weak self] in
            guard let self else { return }
            isPaused = false
            acceptBatch()
        }
    }

    private func hand(_ descriptor: Int32, _ peer: NetworkAddress?) {
        guard let host = hosts.min(by: { $0.liveCount < $1.liveCount }) else { return }
        host.reserve()
        if host.loop === loop { return host.adopt(descriptor, from: peer) }
        host.loop.post { host.adopt(descriptor, from: peer) }
    }
}
