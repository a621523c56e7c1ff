import Basics
import EventLoop
import HTTP

/// The requests of one loop that need more than a look-up: those that are worked on, and in their order those that wait
/// for their turn.
///
/// Work begins at once while the loop has time. When a turn of the loop is used up or as many as may be are under way,
/// it waits here, so that ready answers never stand behind it; each turn then takes up as much as fits its budget. A
/// line that does not get shorter is closed: who comes then is told to come again, which costs next to nothing, and
/// the loop's time goes to those who are in. (Without it all wait longer and longer, until answers come when nobody
/// waits for them any more.)
final class WorkLine {
    private let loop: EventLoop
    private let limits: ServerLimits
    private let log: Log
    private var waiting: [Entry?] = []
    /// How many of them have had their turn.
    private var taken = 0
    private var taskCount = 0
    private var streamCount = 0
    private var isTurnPosted = false
    private var isWatched = false
    private var refusedCount = 0
    private var nextTelling = MonotonicInstant(nanoseconds: 0)

    /// What a request takes up.
    enum Place { case task, stream }

    private struct Entry {
        let connection: Connection
        let operation: () async -> Void
        let arrived: MonotonicInstant
    }

    private static let watchMilliseconds = 250
    private static let secondsBetweenTellings = 10

    init(on loop: EventLoop, _ limits: ServerLimits, _ log: Log) {
        (self.loop, self.limits, self.log) = (loop, limits, log)
    }

    /// Begins the work of a connection's request, or lets it wait; false where it can do neither. Work that has begun
    /// ends with `ended`.
    func admit(_ connection: Connection, _ operation: @escaping () async -> Void) -> Bool {
        let now = MonotonicInstant.now()
        let budget = TimeSpan.milliseconds(EventLoop.turnBudgetMilliseconds)
        if isEmpty, taskCount < limits.tasksMax, now.since(loop.now) <= budget {
            begin(Entry(connection: connection, operation: operation, arrived: now))
            return true
        }
        guard count < limits.queueDepthMax, firstWait(at: now) < .milliseconds(limits.queueMillisecondsMax) else {
            noteRefusal()
            return false
        }
        waiting.append(Entry(connection: connection, operation: operation, arrived: now))
        postTurn()
        watch()
        return true
    }

    /// Work has come to an answer that is streamed: it makes room for other work, as a slow reader may hold it up.
    /// False where too many are streamed already.
    func becameStream() -> Bool {
        guard streamCount < limits.streamsMax else {
            noteRefusal()
            return false
        }
        streamCount += 1
        ended(.task)
        return true
    }

    /// Work has ended.
    func ended(_ place: Place) {
        switch place {
        case .task: taskCount -= 1
        case .stream: streamCount -= 1
        }
        postTurn()
    }

    private var count: Int { waiting.count - taken }
    private var isEmpty: Bool { taken == waiting.count }

    private func firstWait(at now: MonotonicInstant) -> TimeSpan {
        guard !isEmpty, let first = waiting[taken] else { return .milliseconds(0) }
        return now.since(first.arrived)
    }

    private func begin(_ entry: Entry) {
        taskCount += 1
        let end = entry.arrived.advanced(by: .seconds(ConnectionHost.answerSeconds))
        loop.start { await RequestDeadline.$current.withValue(end) { await entry.operation() } }
    }
}

/// Turns.
extension WorkLine {
    /// Lets those who wait go on in the loop's next turn, where that leads anywhere.
    private func postTurn() {
        guard !isTurnPosted, !isEmpty, taskCount < limits.tasksMax else { return }
        isTurnPosted = true
        let confined = LoopConfined(self)
        loop.post { confined.value.takeTurn() }
    }

    /// Begins as much work as fits a turn's budget.
    private func takeTurn() {
        isTurnPosted = false
        let end = MonotonicInstant.now().advanced(by: .milliseconds(EventLoop.turnBudgetMilliseconds))
        while !isEmpty, taskCount < limits.tasksMax {
            guard let entry = takeFirst() else { break }
            if entry.connection.isClosed { entry.connection.turnWasMissed() } else { begin(entry) }
            if MonotonicInstant.now() >= end { break }
        }
        postTurn()
    }

    private func takeFirst() -> Entry? {
        guard !isEmpty, let entry = waiting[taken] else { return nil }
        waiting[taken] = nil
        taken += 1
        if taken == waiting.count {
            waiting.removeAll(keepingCapacity: true)
            taken = 0
        } else if taken >= limits.queueDepthMax {
            waiting.removeFirst(taken)
            taken = 0
        }
        return entry
    }

    /// Looks now and then for those who wait behind work that does not end.
    private func watch() {
        guard !isWatched, !isEmpty else { return }
        isWatched = true
        loop.schedule(after: .milliseconds(WorkLine.watchMilliseconds)) { [weak self] in
            guard let self else { return }
            isWatched = false
            let patience = TimeSpan.milliseconds(limits.queueMillisecondsMax * 2)
            while firstWait(at: loop.now) > patience {
                noteRefusal()
                takeFirst()?.connection.turnWasMissed()
            }
            watch()
        }
    }

    private func noteRefusal() {
        refusedCount += 1
        guard loop.now >= nextTelling else { return }
        log.warning(
            "loop \(loop.index) has more work than it can do: \(refusedCount) requests were told to come again; "
                + "\(taskCount) are worked on, \(count) wait")
        refusedCount = 0
        nextTelling = loop.now.advanced(by: .seconds(WorkLine.secondsBetweenTellings))
    }
}
