import Basics
import HTTP

/// Tells of turns of a loop that took too long, and of the last request that was begun in them; a line a second at most.
struct SlowTurns {
    private var target: [UInt8] = []
    private var untold = 0
    private var nextLine = MonotonicInstant(nanoseconds: 0)

    private static let targetBytesMax = 200

    init() { target.reserveCapacity(SlowTurns.targetBytesMax) }

    /// A request has begun.
    mutating func note(_ request: Request) {
        target.removeAll(keepingCapacity: true)
        target.append(contentsOf: request.path.prefix(SlowTurns.targetBytesMax))
    }

    /// A turn was slow.
    mutating func note(_ span: TimeSpan, at now: MonotonicInstant, loop index: Int, _ log: Log) {
        guard now >= nextLine else { return untold += 1 }
        let others = untold > 0 ? " (and \(untold) others before it)" : ""
        let target = String(utf8: target)
        log.warning("a turn of \(span.milliseconds) ms on loop \(index), last request \(target)\(others)")
        untold = 0
        nextLine = now.advanced(by: .seconds(1))
    }
}
