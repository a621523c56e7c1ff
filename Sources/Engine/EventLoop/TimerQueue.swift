public import Basics

/// Something that happens once at a later moment, unless it is cancelled.
public final class LoopTimer {
    /// When it is due.
    public let deadline: MonotonicInstant
    fileprivate var action: (() -> Void)?

    fileprivate init(deadline: MonotonicInstant, action: @escaping () -> Void) {
        (self.deadline, self.action) = (deadline, action)
    }

    /// Makes sure that the action does not happen any more and lets go of what it holds.
    public func cancel() { action = nil }
}

/// A loop's timers: a binary heap by deadline. Cancelled timers stay until they surface or outnumber the rest, which
/// keeps cancelling at a store and scheduling at O(log n).
struct TimerQueue {
    private var heap: [LoopTimer] = []
    private var compactAt = TimerQueue.compactMin
    private static let compactMin = 1_024

    /// When the earliest timer is due.
    var earliest: MonotonicInstant? { heap.first?.deadline }

    mutating func schedule(at deadline: MonotonicInstant, _ action: @escaping () -> Void) -> LoopTimer {
        if heap.count >= compactAt { compact() }
        let timer = LoopTimer(deadline: deadline, action: action)
        heap.append(timer)
        siftUp(heap.count - 1)
        return timer
    }

    /// Takes the next timer that is due and not cancelled, and gives its action.
    mutating func takeDue(at now: MonotonicInstant) -> (() -> Void)? {
        while let first = heap.first, first.deadline <= now {
            removeFirst()
            if let action = first.action {
                first.action = nil
                return action
            }
        }
        return nil
    }

    private mutating func compact() {
        let live = heap.filter { $0.action != nil }
        heap = live.sorted { $0.deadline < $1.deadline }
        compactAt = max(TimerQueue.compactMin, heap.count * 2)
    }

    private mutating func removeFirst() {
        heap.swapAt(0, heap.count - 1)
        heap.removeLast()
        var parent = 0
        while true {
            var smallest = parent
            for child in (2 * parent + 1)...(2 * parent + 2) where child < heap.count {
                if heap[child].deadline < heap[smallest].deadline { smallest = child }
            }
            if smallest == parent { return }
            heap.swapAt(parent, smallest)
            parent = smallest
        }
    }

    private mutating func siftUp(_ start: Int) {
        var child = start
        while child > 0 {
            let parent = (child - 1) / 2
            guard heap[child].deadline < heap[parent].deadline else { return }
            heap.swapAt(child, parent)
            child = parent
        }
    }
}

/// A deadline that moves often: moving it is a store. The one timer behind it fires, sees a later deadline and sleeps
/// on.
public final class MovingDeadline {
    private let loop: EventLoop
    private let action: () -> Void
    private var deadline: MonotonicInstant?
    private var timer: LoopTimer?

    /// A deadline on `loop` that is not set yet; passing it calls `action` once.
    public init(on loop: EventLoop, action: @escaping () -> Void) {
        (self.loop, self.action) = (loop, action)
    }

    deinit { timer?.cancel() }

    /// Moves the deadline.
    public func set(_ deadline: MonotonicInstant) {
        self.deadline = deadline
        if let timer, timer.deadline <= deadline { return }
        timer?.cancel()
        arm(deadline)
    }

    /// Takes the deadline away.
    public func clear() { deadline = nil }

    private func arm(_ moment: MonotonicInstant) {
        // Its end cancels the timer, and whoever is referred to weakly is slower to use from then on.
        timer = loop.schedule(at: moment) { [unowned self] in fire() }
    }

    private func fire() {
        timer = nil
        guard let deadline else { return }
        if deadline <= loop.now {
            self.deadline = nil
            action()
        } else {
            arm(deadline)
        }
    }
}
