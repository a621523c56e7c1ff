import Basics
public import EventLoop

/// A run from its first shopper to its report, on one loop.
public final class LoadRun {
    /// What is told while a run goes on, once a second.
    public typealias Listener = (LiveFigures) -> Void

    /// Nobody answers at the shop's address, so that there is nothing to put load on.
    public struct NobodyAnswers: Error, CustomStringConvertible {
        /// The shop's address.
        public let url: String

        /// A sentence.
        public var description: String { "nobody answers at \(url)" }
    }

    private let loop: EventLoop
    private let plan: LoadPlan
    private let tally = Tally()
    private let listener: Listener
    private var crowd: Crowd?
    private var closing: ClosingCheck?
    private var signals: SignalSource?
    private var isInterrupted = false
    private var end: (() -> Void)?

    /// A run of a plan; `listener` is told of it as it goes on.
    public init(_ plan: LoadPlan, on loop: EventLoop, listener: @escaping Listener) {
        (self.plan, self.loop, self.listener) = (plan, loop, listener)
    }

    /// Lets the shoppers come and waits until the last one has gone and all carts were looked at. Ctrl-C ends it
    /// early, where the caller holds the signal; a second one does not wait for answers.
    public func toEnd() async throws -> LoadOutcome {
        guard await Probe.answers(plan, tally, on: loop) else { throw NobodyAnswers(url: plan.target.url) }
        signals = try SignalSource(loop, [.interrupt, .terminate]) { [unowned self] _ in interrupt() }
        let startedAt = Instant.now()
        let used = ProcessTime.now()
        let crowd = Crowd(loop, plan, tally)
        self.crowd = crowd
        let began = crowd.start
        await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
            end = { continuation.resume() }
            begin(crowd)
        }
        signals = nil
        // The last second is seldom a whole one; what came in it counts all the same.
        tally.endSecond()
        return LoadOutcome(
            plan: plan, tally: tally, startedAt: startedAt, lasted: MonotonicInstant.now().since(began),
            processorTime: TimeSpan(nanoseconds: ProcessTime.now().nanoseconds - used.nanoseconds),
            isInterrupted: isInterrupted)
    }

    private func begin(_ crowd: Crowd) {
        crowd.gather(plan.profile)
        crowd.allHaveGone = { [unowned self] in check(crowd) }
        let ending = crowd.start.advanced(by: TimeSpan(seconds: plan.profile.seconds))
        loop.schedule(at: ending) { crowd.disperse() }
        tick(1, crowd)
    }

    /// Ends the second that is over and waits for the next.
    private func tick(_ second: Int, _ crowd: Crowd) {
        loop.schedule(at: crowd.start.advanced(by: .seconds(second))) { [self] in
            tally.endSecond()
            listener(LiveFigures(tally, plan, second: second, isClosing: closing != nil))
            if end != nil { tick(second + 1, crowd) }
        }
    }

    private func check(_ crowd: Crowd) {
        closing = ClosingCheck(crowd, seconds: plan.profile.closingSeconds) { [unowned self] in
            end.take()?()
        }
        closing?.begin()
    }

    private func interrupt() {
        if isInterrupted { crowd?.disperseAtOnce() } else { crowd?.disperse() }
        isInterrupted = true
    }
}

/// Asks once whether there is a shop at all.
private final class Probe: ConnectionOwner {
    private var end: UnsafeContinuation<Bool, Never>?

    static func answers(_ plan: LoadPlan, _ tally: Tally, on loop: EventLoop) async -> Bool {
        let probe = Probe()
        let connection = ShopperConnection(Wires(loop, plan, Tally()), number: 0, owner: probe)
        defer { connection.close() }
        return await withUnsafeContinuation { continuation in
            probe.end = continuation
            let errand = Errand(.home, plan.profile.storeViews[0].path)
            connection.ask(isSafe: true) {
                RequestText(host: plan.target.host).write(errand, CookieJar(), into: &$0)
            }
        }
    }

    func took(_ parser: AnswerParser) { end.take()?.resume(returning: true) }

    func lost(_ loss: Loss) { end.take()?.resume(returning: false) }

    func heardUnasked() {}
}
