public import Basics
import CLinux
import Synchronization

/// Waiting for a pool no longer than until some moment: for what may hang, such as a file system behind a network.
///
/// A thread that hangs cannot be called back; only nobody waits for it any more. When all threads hang, further work
/// is refused at once and the line behind them stays as it is. The first thread that comes back ends that: no clock
/// and no trial is needed to find out.
extension BlockingPool {
    /// Why there is no result.
    public enum Failure: Error {
        /// The queue is full.
        case full
        /// There was none in time, or all threads are late with earlier work.
        case late
    }

    /// Runs `work` on one of the threads and gives its result on `loop`, the caller's; after `end` it is not waited for
    /// any more, and not begun either.
    public func run<Value: Sendable>(
        on loop: EventLoop, until end: MonotonicInstant, _ work: @escaping @Sendable () -> Value
    ) async throws(Failure) -> Value {
        guard lateCount.load(ordering: .relaxed) < threadCount else { throw .late }
        let errand = Errand<Value>()
        let timer = loop.schedule(at: end) { [self] in
            if errand.giveUp() { lateCount.wrappingAdd(1, ordering: .relaxed) }
        }
        let outcome: Result<Value, Failure> = await withUnsafeContinuation { continuation in
            errand.expect(continuation)
            let isTaken = post { [self] in
                guard errand.begin() else { return }
                let value = work()
                clinux_tsan_release(order)
                if !errand.finish(.success(value)) { lateCount.wrappingSubtract(1, ordering: .relaxed) }
            }
            if !isTaken { _ = errand.finish(.failure(.full)) }
        }
        clinux_tsan_acquire(order)
        timer.cancel()
        return try outcome.get()
    }
}

/// A piece of work that somebody waits for, until it is done or given up, whichever comes first.
private final class Errand<Value: Sendable>: Sendable {
    private struct State {
        var continuation: UnsafeContinuation<Result<Value, BlockingPool.Failure>, Never>?
        var isRunning = false
    }

    private let state = Guarded(State())

    func expect(_ continuation: UnsafeContinuation<Result<Value, BlockingPool.Failure>, Never>) {
        state.withLock { $0.continuation = continuation }
    }

    /// False where nobody waits for it any more.
    func begin() -> Bool {
        state.withLock { state in
            state.isRunning = state.continuation != nil
            return state.isRunning
        }
    }

    /// False where nobody waited for it any more.
    func finish(_ result: Result<Value, BlockingPool.Failure>) -> Bool {
        guard let continuation = state.withLock({ $0.continuation.take() }) else { return false }
        continuation.resume(returning: result)
        return true
    }

    /// Whether a thread is at it, which is late from now on.
    func giveUp() -> Bool {
        let (continuation, isRunning) = state.withLock { ($0.continuation.take(), $0.isRunning) }
        continuation?.resume(returning: .failure(.late))
        return continuation != nil && isRunning
    }
}
