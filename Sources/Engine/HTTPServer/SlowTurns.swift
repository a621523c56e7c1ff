import Basics
import HTTP

/// Tells of turns of a loop that took too long, and of the last request that was begun in them; a line a second at
/// most.
///
/// The target is copied into memory of its own: every request passes here, and its text may be gone when a turn ends.
final class SlowTurns {
    private let target = UnsafeMutableRawBufferPointer.allocate(byteCount: SlowTurns.targetBytesMax, alignment: 1)
    private var targetBytes = 0
    private var untold = 0
    private var nextLine = MonotonicInstant(nanoseconds: 0)

    private static let targetBytesMax = 200

    deinit { target.deallocate() }

    /// A request has begun.
    func note(_ request: Request) {
        request.withPath { path in
            targetBytes = min(path.count, target.count)
            target.copyMemory(from: UnsafeRawBufferPointer(rebasing: path[..<targetBytes]))
        }
    }

    /// A turn was slow.
    func note(_ span: TimeSpan, at now: MonotonicInstant, loop index: Int, _ log: Log) {
        // Before the first request the loop makes pages ready: nobody waits for its turns.
        guard targetBytes > 0 else { return }
        guard now >= nextLine else { return untold += 1 }
        let others = untold > 0 ? " (and \(untold) others before it)" : ""
        let target = String(utf8: target[..<targetBytes])
        log.warning("a turn of \(span.milliseconds) ms on loop \(index), last request \(target)\(others)")
        untold = 0
        nextLine = now.advanced(by: .seconds(1))
    }
}
