public import Basics
import CLinux

/// A descriptor that one task at a time waits on. It stays registered for its whole life (edge-triggered, with the
/// edges remembered), so a wait costs no system call.
public final class LoopSocket: DescriptorHandler {
    /// The descriptor.
    public let descriptor: Int32
    private let loop: EventLoop
    private var remembered: Readiness = []
    private var wanted: Readiness = []
    private var waiter: UnsafeContinuation<Readiness, Never>?
    private var deadline: MovingDeadline?

    /// Watches `descriptor` on `loop`. The descriptor stays its owner's to close, after `unwatch`.
    public init(_ descriptor: Int32, on loop: EventLoop) throws(SystemError) {
        (self.descriptor, self.loop) = (descriptor, loop)
        try loop.watch(descriptor, self)
        deadline = MovingDeadline(on: loop) { [unowned self] in resume([]) }
    }

    /// Stops watching; who waits is resumed with nothing.
    public func unwatch() {
        loop.unwatch(descriptor)
        resume([])
    }

    /// Waits until the descriptor is ready for one of `wanted` or has failed; an empty set means that `end` came first.
    /// May return early: the caller tries, and waits again when it would block.
    public func wait(for wanted: Readiness, until end: MonotonicInstant) async -> Readiness {
        precondition(waiter == nil, "one task at a time waits on a descriptor")
        let ready = remembered.intersection(wanted.union(.failed))
        if !ready.isEmpty {
            remembered.subtract(ready)
            return ready
        }
        return await withUnsafeContinuation { continuation in
            self.wanted = wanted.union(.failed)
            waiter = continuation
            deadline?.set(end)
        }
    }

    /// Remembers the edge, or wakes the one who waits for it.
    public func becameReady(_ readiness: Readiness) {
        remembered.formUnion(readiness)
        let ready = remembered.intersection(wanted)
        guard waiter != nil, !ready.isEmpty else { return }
        remembered.subtract(ready)
        resume(ready)
    }

    private func resume(_ readiness: Readiness) {
        deadline?.clear()
        wanted = []
        waiter.take()?.resume(returning: readiness)
    }
}
