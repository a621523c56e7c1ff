/// One piece of work beside the caller's own, on the caller's thread: it goes on whenever the caller waits.
public final class AsideWork {
    /// Starts an operation on the caller's thread and returns when it first has to wait.
    public typealias Starting = (@escaping () async -> Void) -> Void

    private let start: Starting?
    private(set) var isUnderWay = false
    private var failure: ImportFailure?
    private var waiter: UnsafeContinuation<Void, Never>?

    /// Without a way to start it, work is done before `begin` returns.
    init(_ start: Starting?) { self.start = start }

    /// Begins a piece of work; the one before has ended.
    func begin(_ work: @escaping () async throws(ImportFailure) -> Void) async {
        precondition(!isUnderWay, "one piece of work at a time")
        (isUnderWay, failure) = (true, nil)
        guard let start else { return await run(work) }
        start { await self.run(work) }
    }

    /// Waits for the end of the work and gives what went wrong.
    func end() async -> ImportFailure? {
        if isUnderWay { await withUnsafeContinuation { waiter = $0 } }
        defer { failure = nil }
        return failure
    }

    private func run(_ work: () async throws(ImportFailure) -> Void) async {
        do throws(ImportFailure) {
            try await work()
        } catch {
            failure = error
        }
        isUnderWay = false
        waiter?.resume()
        waiter = nil
    }
}
