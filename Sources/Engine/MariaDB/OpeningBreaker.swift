import Basics

/// Keeps callers from waiting one after the other for a server that did not answer just now.
///
/// After an opening that failed, further ones fail at once with the same error until a pause is over: 25 ms, doubled up
/// to 500 ms, less up to a half at random. Then one tries, and the others follow when it succeeded.
struct OpeningBreaker {
    private let randomUnit: () -> Double
    private var failures = 0
    private var lastFailure = MariaDBError(.writerMoved, "no server answered")
    private var nextAttempt = MonotonicInstant(nanoseconds: 0)
    private var isTrying = false

    /// The first pause, and the longest.
    static let pauseMilliseconds = 25
    static let pauseMillisecondsMax = 500

    init(randomUnit: @escaping () -> Double) { self.randomUnit = randomUnit }

    /// Throws the last failure during a pause, and while another tries. Who is let through says what came of it.
    mutating func admit(at now: MonotonicInstant) throws(MariaDBError) {
        guard failures > 0 else { return }
        guard !isTrying, now >= nextAttempt else { throw lastFailure }
        isTrying = true
    }

    mutating func noteSuccess() { (failures, isTrying) = (0, false) }

    /// Of several openings that failed together the first one counts.
    mutating func noteFailure(_ error: MariaDBError, at now: MonotonicInstant) {
        lastFailure = error
        guard failures == 0 || isTrying else { return }
        failures += 1
        isTrying = false
        nextAttempt = now.advanced(by: pause)
    }

    /// The one who tried gave up before the server could answer.
    mutating func noteNothing() { isTrying = false }

    private var pause: TimeSpan {
        let longest = min(
            OpeningBreaker.pauseMilliseconds << min(max(failures - 1, 0), 8), OpeningBreaker.pauseMillisecondsMax)
        return .milliseconds(Int(Double(longest) * (0.5 + 0.5 * randomUnit())))
    }
}
