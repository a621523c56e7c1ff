import Basics
import EventLoop

/// The tasks that wait for a connection, in the order in which they came. One whose deadline passed leaves a gap that
/// is skipped later, so that leaving costs nothing.
final class WaitingLine {
    private var line: [Waiter] = []
    private var head = 0
    /// How many wait.
    private(set) var count = 0

    /// What a waiter gets in the end.
    enum Outcome {
        case lent(MariaDBConnection)
        /// A place became free, and it is this waiter's to open a connection in.
        case mayOpen
        case refused(MariaDBError)
    }

    private final class Waiter {
        var continuation: UnsafeContinuation<LoopConfined<Outcome>, Never>?
        var timer: LoopTimer?

        init(_ continuation: UnsafeContinuation<LoopConfined<Outcome>, Never>) { self.continuation = continuation }
    }

    /// Waits at the end of the line.
    func wait(on loop: EventLoop, until deadline: MonotonicInstant) async -> Outcome {
        let outcome: LoopConfined<Outcome> = await withUnsafeContinuation { continuation in
            let waiter = Waiter(continuation)
            line.append(waiter)
            count += 1
            waiter.timer = loop.schedule(at: deadline) { [self] in
                let error = MariaDBError(.overloaded, "no connection became free in time")
                resume(waiter, .refused(error))
            }
        }
        return outcome.value
    }

    /// Gives `outcome` to the one who waits longest; false when nobody waits.
    func serveFirst(_ outcome: Outcome) -> Bool {
        while head < line.count {
            let waiter = line[head]
            head += 1
            if waiter.continuation != nil {
                waiter.timer?.cancel()
                resume(waiter, outcome)
                compact()
                return true
            }
        }
        compact()
        return false
    }

    private func resume(_ waiter: Waiter, _ outcome: Outcome) {
        guard let continuation = waiter.continuation.take() else { return }
        count -= 1
        continuation.resume(returning: LoopConfined(outcome))
    }

    private func compact() {
        if head == line.count {
            line.removeAll(keepingCapacity: true)
            head = 0
        } else if head >= 64, head * 2 >= line.count {
            line.removeFirst(head)
            head = 0
        }
    }
}
