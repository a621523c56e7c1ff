import Basics
import CLinux
import EventLoop

/// Accepts in batches on one loop and hands each connection to the loop that has the fewest.
final class Acceptor: DescriptorHandler, @unchecked Sendable {
    private let listener: ListeningSocket
    private let hosts: [ConnectionHost]
    private let loop: EventLoop
    private let connectionsMax: Int
    private let log: Log
    private var isPaused = false
    private var isStopped = false

    /// So many are accepted before others get their turn.
    private static let batchMax = 64
    /// After the process has run out of descriptors or connections, accepting rests for so long.
    private static let pauseMilliseconds = 50

    init(_ listener: ListeningSocket, _ hosts: [ConnectionHost], on loop: EventLoop, connectionsMax: Int, log: Log) {
        (self.listener, self.hosts, self.loop) = (listener, hosts, loop)
        (self.connectionsMax, self.log) = (connectionsMax, log)
    }

    func begin() {
        do {
            try loop.watch(listener.descriptor, self)
            acceptBatch()
        } catch {
            log.error("cannot accept connections: \(error)")
        }
    }

    func stop() {
        guard !isStopped else { return }
        isStopped = true
        loop.unwatch(listener.descriptor)
        close(listener.descriptor)
    }

    func becameReady(_ readiness: Readiness) {
        if !isPaused { acceptBatch() }
    }

    private func acceptBatch() {
        guard !isStopped else { return }
        for _ in 0..<Acceptor.batchMax {
            guard hosts.reduce(0, { $0 + $1.liveCount }) < connectionsMax else { return pause("connectionsMax is reached") }
            let descriptor = clinux_accept(listener.descriptor)
            if descriptor >= 0 {
                hand(descriptor)
                continue
            }
            switch clinux_errno() {
            case EAGAIN: return
            case ECONNABORTED, EINTR, EPROTO: continue
            default: return pause("\(SystemError("accept"))")
            }
        }
        // Edge-triggered: what is left in the queue announces itself no more.
        loop.post { self.acceptBatch() }
    }

    private func pause(_ reason: String) {
        guard !isPaused else { return }
        isPaused = true
        log.warning("accepting rests: \(reason)")
        loop.schedule(after: .milliseconds(Acceptor.pauseMilliseconds)) { [self] in
            isPaused = false
            acceptBatch()
        }
    }

    private func hand(_ descriptor: Int32) {
        var one: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, 4)
        guard let host = hosts.min(by: { $0.liveCount < $1.liveCount }) else { return }
        host.reserve()
        if host.loop === loop { return host.adopt(descriptor) }
        host.loop.post { host.adopt(descriptor) }
    }
}
