public import Basics

/// Carries a value that belongs to a loop through a `@Sendable` signature whose other side is the same loop.
public struct LoopConfined<Value>: @unchecked Sendable {
    /// The value, to be used on its loop only.
    public let value: Value

    /// Wraps a value that will be used on its loop only.
    public init(_ value: Value) { self.value = value }
}

extension EventLoop {
    /// Starts a task on this loop from this loop's thread. It runs at once, before this function returns, until it
    /// first has to wait; afterwards it always comes back to the loop.
    public func start(_ operation: @escaping () async -> Void) {
        assert(isCurrent, "tasks start on their loop; from elsewhere, post")
        let confined = LoopConfined(operation)
        Task.immediate(executorPreference: self) { await confined.value() }
    }

    /// Gives way to others when the present turn has lasted longer than `rowsBudget`. For loops over many rows.
    public func yieldIfDue() async {
        if MonotonicInstant.now().since(now) > EventLoop.rowsBudget { await Task.yield() }
    }

    /// Waits without holding the loop.
    public func sleep(for span: TimeSpan) async {
        await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
            schedule(after: span) { continuation.resume() }
        }
    }

    /// Runs `operation` so many times side by side on this loop and returns when all have ended; throws what the first
    /// one threw that did.
    public func sideBySide(_ count: Int, _ operation: @escaping () async throws -> Void) async throws {
        guard count > 0 else { return }
        var left = count
        var failure: (any Error)?
        await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
            for _ in 0..<count {
                start {
                    do { try await operation() } catch { failure = failure ?? error }
                    left -= 1
                    if left == 0 { continuation.resume() }
                }
            }
        }
        if let failure { throw failure }
    }

    /// Runs `operation` as a task on a loop of its own, on the calling thread, and gives its result: the frame of a
    /// command that is not a server.
    public static func runToEnd<Result>(
        _ operation: @escaping (EventLoop) async throws -> Result
    ) throws -> Result {
        let loop = try EventLoop()
        let outcome = OutcomeBox<Result>()
        let confined = LoopConfined(operation)
        loop.post {
            loop.start {
                do {
                    outcome.value = .success(try await confined.value(loop))
                } catch {
                    outcome.value = .failure(error)
                }
                loop.stop()
            }
        }
        loop.run()
        guard let value = outcome.value else { preconditionFailure("the loop stopped before its operation ended") }
        return try value.get()
    }
}

private final class OutcomeBox<Value>: @unchecked Sendable {
    var value: Result<Value, any Error>?
}
