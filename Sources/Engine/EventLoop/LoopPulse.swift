public import Basics
import Synchronization

/// Finds out whether loops turn: asks each of them, from a loop of its own, again and again to answer.
public final class LoopPulse {
    private let loop: EventLoop
    private let pulses: [Pulse]
    private var isStopped = false

    /// How often each is asked.
    public static let beatMilliseconds = 500

    /// One loop's.
    private final class Pulse: Sendable {
        let loop: EventLoop
        /// When the question was asked that has no answer yet, in nanoseconds; 0 when there is none.
        let askedAt = Atomic<UInt64>(0)

        init(_ loop: EventLoop) { self.loop = loop }

        /// Asks, unless an answer is due already.
        func ask(at now: MonotonicInstant) {
            guard askedAt.load(ordering: .relaxed) == 0 else { return }
            askedAt.store(now.nanoseconds, ordering: .relaxed)
            loop.post { self.askedAt.store(0, ordering: .relaxed) }
        }
    }

    /// Asks `loops` from `loop`, beginning with `begin`.
    public init(of loops: [EventLoop], on loop: EventLoop) {
        (self.loop, pulses) = (loop, loops.map(Pulse.init))
    }

    /// Asks until `stop`, and calls `beat` each time.
    public func begin(_ beat: @escaping () -> Void) {
        guard !isStopped else { return }
        let now = MonotonicInstant.now()
        for pulse in pulses { pulse.ask(at: now) }
        beat()
        loop.schedule(after: .milliseconds(LoopPulse.beatMilliseconds)) { [weak self] in self?.begin(beat) }
    }

    /// Asks no more.
    public func stop() { isStopped = true }

    /// For how long the slowest loop has left a question without an answer; nothing where all have answered.
    public var silence: TimeSpan {
        let now = MonotonicInstant.now()
        let spans = pulses.map { $0.askedAt.load(ordering: .relaxed) }.filter { $0 > 0 }
            .map { now.since(MonotonicInstant(nanoseconds: $0)) }
        return spans.max() ?? TimeSpan(nanoseconds: 0)
    }
}
