public import Basics
import CLinux
import Synchronization

/// One thread's event loop: descriptors, timers, and the Swift tasks that prefer this thread.
///
/// A loop is a `TaskExecutor`: a task started with `start` runs at once on the loop's thread and comes back to it after
/// every suspension, so what belongs to the loop needs no lock. Between two waits (a *turn*) the loop handles what is
/// ready, then what its inbox brought, then timers, then the jobs of its tasks, one snapshot of each: nothing starves.
public final class EventLoop: TaskExecutor, @unchecked Sendable {
    /// The loop's number among its group's.
    public let index: Int
    /// The moment at which the present turn began. Cheap to ask; good enough for deadlines.
    public private(set) var now = MonotonicInstant.now()
    /// Told after a turn of more than `slowTurnMilliseconds`.
    public var slowTurn: ((TimeSpan) -> Void)?

    /// Turns longer than this are reported.
    public static let slowTurnMilliseconds = 10
    /// What starts work of its own in a turn that has lasted so long leaves it to the next.
    public static let turnBudgetMilliseconds = 2
    /// A loop over many rows gives way after so much of a turn: an answer from the cache takes a fiftieth of it.
    static let rowsBudget = TimeSpan(nanoseconds: 500_000)
    private static let eventsPerTurnMax = 256

    let poller: Int32
    private let wakeUp: Int32
    private let inbox = Guarded(Inbox())
    private var jobs: [UnownedJob] = []
    private var jobsInTurn: [UnownedJob] = []
    private var timers = TimerQueue()
    var registrations: [Registration] = []
    /// The running thread; read by others to find out that it is not theirs.
    private let thread = Atomic<pthread_t>(0)
    private var stopping = false

    private struct Inbox {
        var jobs: [UnownedJob] = []
        var actions: [@Sendable () -> Void] = []
        var isSignalled = false
    }

    /// A loop that is not running yet.
    public init(index: Int = 0) throws(SystemError) {
        self.index = index
        poller = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard poller >= 0 else { throw SystemError("epoll_create1") }
        wakeUp = eventfd(0, Int32(EFD_CLOEXEC | EFD_NONBLOCK))
        guard wakeUp >= 0 else { throw SystemError("eventfd") }
        var event = epoll_event(events: EPOLLIN.rawValue, data: epoll_data_t(u64: Registration.wakeUpKey))
        guard epoll_ctl(poller, EPOLL_CTL_ADD, wakeUp, &event) == 0 else { throw SystemError("epoll_ctl") }
    }

    deinit {
        close(poller)
        close(wakeUp)
    }

    /// Whether the caller is on this loop's thread.
    public var isCurrent: Bool {
        thread.load(ordering: .relaxed) == pthread_self()
    }

    /// Runs turns on the calling thread until `stop`.
    public func run() {
        precondition(thread.load(ordering: .relaxed) == 0, "a loop runs on one thread")
        thread.store(pthread_self(), ordering: .relaxed)
        defer { thread.store(0, ordering: .relaxed) }
        stopping = false
        withUnsafeTemporaryAllocation(of: epoll_event.self, capacity: EventLoop.eventsPerTurnMax) { events in
            while !stopping { turn(events) }
        }
    }

    /// Lets `run` return after the present turn. Called on the loop's thread; from elsewhere, `post` it.
    public func stop() { stopping = true }

    /// Runs an action on the loop's thread in one of its next turns. May be called from any thread.
    public func post(_ action: @escaping @Sendable () -> Void) {
        deliver { $0.actions.append(action) }
    }

    /// Lets `action` happen on the loop at `deadline`, unless the timer is cancelled.
    @discardableResult
    public func schedule(at deadline: MonotonicInstant, _ action: @escaping () -> Void) -> LoopTimer {
        timers.schedule(at: deadline, action)
    }

    /// Lets `action` happen on the loop after a while, unless the timer is cancelled.
    @discardableResult
    public func schedule(after span: TimeSpan, _ action: @escaping () -> Void) -> LoopTimer {
        timers.schedule(at: MonotonicInstant.now().advanced(by: span), action)
    }

    /// Takes a task's next job; the Swift runtime calls this, from any thread.
    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        if isCurrent {
            jobs.append(job)
        } else {
            deliver { $0.jobs.append(job) }
        }
    }

    private func deliver(_ put: (inout sending Inbox) -> Void) {
        let mustSignal = inbox.withLock { inbox in
            put(&inbox)
            defer { inbox.isSignalled = true }
            return !inbox.isSignalled
        }
        guard mustSignal else { return }
        var one: UInt64 = 1
        _ = write(wakeUp, &one, 8)
    }
}

/// One turn.
extension EventLoop {
    private func turn(_ events: UnsafeMutableBufferPointer<epoll_event>) {
        let count = epoll_wait(poller, events.baseAddress, Int32(events.count), millisecondsToWait())
        now = MonotonicInstant.now()
        let began = now
        for event in events.prefix(Int(max(0, count))) { handle(event) }
        while let action = timers.takeDue(at: now) { action() }
        runJobs()
        let lasted = MonotonicInstant.now().since(began)
        if lasted >= .milliseconds(EventLoop.slowTurnMilliseconds) { slowTurn?(lasted) }
    }

    private func millisecondsToWait() -> Int32 {
        guard jobs.isEmpty else { return 0 }
        guard let earliest = timers.earliest else { return -1 }
        let span = earliest.since(MonotonicInstant.now())
        return Int32(min(UInt64(60_000), (span.nanoseconds + 999_999) / 1_000_000))
    }

    private func handle(_ event: epoll_event) {
        if event.data.u64 == Registration.wakeUpKey {
            emptyInbox()
        } else {
            dispatch(event)
        }
    }

    private func emptyInbox() {
        var count: UInt64 = 0
        _ = read(wakeUp, &count, 8)
        let taken = inbox.withLock { inbox in
            defer { inbox = Inbox() }
            return (inbox.jobs, inbox.actions)
        }
        jobs.append(contentsOf: taken.0)
        for action in taken.1 { action() }
    }

    /// Runs the jobs that are there now; those they add wait for the next turn.
    private func runJobs() {
        guard !jobs.isEmpty else { return }
        swap(&jobs, &jobsInTurn)
        for job in jobsInTurn { job.runSynchronously(on: asUnownedTaskExecutor()) }
        jobsInTurn.removeAll(keepingCapacity: true)
    }
}
