public import Basics
import CLinux
import Synchronization

/// A few threads for work that blocks or computes for long, so that no loop has to. Its queue is bounded: a bulkhead.
/// It lives with its threads until `close`.
public final class BlockingPool: Sendable {
    /// The queue is full; the caller answers 503 and tries later.
    public struct Full: Error {}

    private struct Queue {
        var work: [@Sendable () -> Void] = []
        var isClosed = false
        var isHeld = false
    }

    private let queue = Guarded(Queue())
    private let available: Semaphore
    private let queueDepthMax: Int
    private let threads: [OSThread]
    /// How many threads are at work that nobody waits for any more.
    let lateCount = Atomic<Int>(0)

    /// Starts `threadCount` threads named after `name`; at most `queueDepthMax` pieces of work wait for them.
    public init(named name: String, threadCount: Int, queueDepthMax: Int) throws(SystemError) {
        self.queueDepthMax = queueDepthMax
        available = Semaphore()
        var threads: [OSThread] = []
        let box = PoolBox()
        for index in 0..<threadCount {
            threads.append(
                try OSThread(named: "\(name)-\(index)") { [available] in
                    while true {
                        available.wait()
                        guard let pool = box.value, pool.runNext() else { return }
                    }
                })
        }
        self.threads = threads
        box.value = self
    }

    /// Runs `work` on one of the threads and gives its result on the caller's loop.
    public func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async throws(Full) -> Value {
        let outcome: Result<Value, Full> = await withUnsafeContinuation { continuation in
            let isTaken = put { [self] in
                let value = work()
                clinux_tsan_release(order)
                continuation.resume(returning: .success(value))
            }
            if !isTaken { continuation.resume(returning: .failure(Full())) }
        }
        clinux_tsan_acquire(order)
        return try outcome.get()
    }

    /// Runs `work` on one of the threads and gives its result, or nil when `deadline` comes first: what hangs keeps its
    /// thread, but not the one who asked. Asked and answered on `loop`.
    public func run<Value: Sendable>(
        until deadline: MonotonicInstant, on loop: EventLoop, _ work: @escaping @Sendable () -> Value
    ) async throws(Full) -> Value? {
        let outcome: Result<Value?, Full> = await withUnsafeContinuation { continuation in
            let first = FirstOutcome(continuation)
            first.timer = loop.schedule(at: deadline) { first.resume(.success(nil)) }
            let isTaken = put {
                let value = work()
                loop.post { first.resume(.success(value)) }
            }
            if !isTaken { first.resume(.failure(Full())) }
        }
        return try outcome.get()
    }

    /// Runs `work` on one of the threads and waits for nothing. Says whether there was room for it.
    @discardableResult
    public func post(_ work: @escaping @Sendable () -> Void) -> Bool { put(work) }

    /// Lets what is queued from now on wait until `letGo`.
    public func hold() {
        queue.withLock { $0.isHeld = true }
    }

    /// Begins what has waited since `hold`.
    public func letGo() {
        let waiting = queue.withLock { queue in
            defer { queue.isHeld = false }
            return queue.isHeld ? queue.work.count : 0
        }
        for _ in 0..<waiting { available.post() }
    }

    /// Forgets what is queued: for a pool to which work is only posted, so that nobody waits for it.
    public func forgetQueue() {
        queue.withLock { $0.work = [] }
    }

    /// Lets the threads finish what is queued, ends them and waits for them, unless one hangs: that one ends with the
    /// process.
    public func close() {
        letGo()
        queue.withLock { $0.isClosed = true }
        for _ in threads { available.post() }
        guard lateCount.load(ordering: .relaxed) == 0 else { return }
        for thread in threads { thread.join() }
    }

    /// How many threads there are.
    var threadCount: Int { threads.count }

    /// A continuation that is resumed before it is waited for goes through Swift's library alone, into which the thread
    /// sanitizer does not see: this place stands for the order that the library keeps.
    var order: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

    private func put(_ work: @escaping @Sendable () -> Void) -> Bool {
        let (isTaken, isHeld) = queue.withLock { queue in
            guard !queue.isClosed, queue.work.count < queueDepthMax else { return (false, false) }
            queue.work.append(work)
            return (true, queue.isHeld)
        }
        if isTaken, !isHeld { available.post() }
        return isTaken
    }

    private func runNext() -> Bool {
        let (work, isClosed) = queue.withLock { queue in
            (queue.work.isEmpty ? nil : queue.work.removeFirst(), queue.isClosed)
        }
        work?()
        return work != nil || !isClosed
    }
}

/// Resumes with whichever outcome is first. Touched on one loop only.
private final class FirstOutcome<Value: Sendable>: @unchecked Sendable {
    private var continuation: UnsafeContinuation<Result<Value?, BlockingPool.Full>, Never>?
    var timer: LoopTimer?

    init(_ continuation: UnsafeContinuation<Result<Value?, BlockingPool.Full>, Never>) {
        self.continuation = continuation
    }

    func resume(_ outcome: Result<Value?, BlockingPool.Full>) {
        timer.take()?.cancel()
        continuation.take()?.resume(returning: outcome)
    }
}

/// Hands the pool to its threads, which start before it is complete.
private final class PoolBox: @unchecked Sendable {
    var value: BlockingPool?
}

private final class Semaphore: @unchecked Sendable {
    private let storage = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

    init() { sem_init(storage, 0, 0) }
    deinit {
        sem_destroy(storage)
        storage.deallocate()
    }

    func post() { sem_post(storage) }
    func wait() { while sem_wait(storage) != 0 {} }
}
