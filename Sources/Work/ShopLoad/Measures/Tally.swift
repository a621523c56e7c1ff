import Basics

/// Everything that a run counts.
final class Tally {
    /// What is counted of one kind of step.
    struct OfStep {
        var times = Histogram()
        var failures = 0

        /// Whether it happened at all.
        var wasTaken: Bool { times.count + failures > 0 }
    }

    /// One second of a run.
    struct Second {
        var answers = 0
        var failures = 0
        var refusals = 0
        var p50 = 0
        var p99 = 0
        var largest = 0
        var active = 0
        var connections = 0
    }

    /// A failure as it is told.
    struct FailureRow {
        let milliseconds: Int
        let step: Step
        let target: String
        let failure: Failure
        let sentence: String
    }

    /// A write that was to come again; when it was answered and how long that took.
    struct Refusal {
        let milliseconds: Int
        let microseconds: Int
    }

    /// So many failures are told one by one; all are counted.
    static let failureRowsMax = 200
    static let refusalsMax = 100_000
    /// The live figures are of so many seconds.
    static let recentSeconds = 5

    private(set) var ofStep = Step.allCases.map { _ in OfStep() }
    private(set) var failures: [Failure: Int] = [:]
    private(set) var failureRows: [FailureRow] = []
    private(set) var refusals: [Refusal] = []
    private(set) var refusalCount = 0
    private(set) var seconds: [Second] = []
    private var second = Second()
    private var secondTimes = Histogram()
    private var recent: [Histogram] = []
    private var nextRecent = 0
    /// From the intended start of a step to its sending, where the shopper was free to send it: the generator's own
    /// delay.
    var lateness = Histogram()
    var bytesReceived = 0
    var connectionsMade = 0
    var repetitions = 0
    var visits = 0
    var shoppersArrived = 0
    var active = 0
    var connections = 0
    private(set) var added = 0
    private(set) var turnedAway = 0
    private(set) var lostPieces = 0
    private(set) var doubledPieces = 0
    var cartsChecked = 0
    var cartsUnread = 0
    var cartsForgotten = 0

    /// Times of all steps that shoppers take, without assets, which nobody waits for.
    var times: Histogram {
        var all = Histogram()
        for step in Step.allCases where step != .asset { all.merge(ofStep[step.index].times) }
        return all
    }

    var answers: Int { ofStep.reduce(0) { $0 + $1.times.count } }
    var failureCount: Int { failures.values.reduce(0, +) }

    /// Counts an answer and how long it took from its intended start.
    func answered(_ step: Step, microseconds: Int) {
        ofStep[step.index].times.record(microseconds)
        second.answers += 1
        if step != .asset { secondTimes.record(microseconds) }
    }

    /// Counts what an errand was worth.
    func judge(_ errand: Errand, _ verdict: Verdict, milliseconds: Int, took microseconds: Int) {
        switch verdict {
        case .good: break
        case .added: added += 1
        case .turnedAway: turnedAway += 1
        case .refused: refuse(milliseconds: milliseconds, microseconds: microseconds)
        case .failed(let failure, let sentence): fail(errand, failure, sentence, milliseconds: milliseconds)
        case .wrongCart(let findings):
            for finding in findings {
                fail(errand, finding.failure, finding.sentence, milliseconds: milliseconds)
                if finding.failure == .lost { lostPieces += finding.pieces }
                if finding.failure == .doubled { doubledPieces += finding.pieces }
            }
        }
    }

    /// Counts a failure and keeps what it was, if there is room.
    func fail(_ errand: Errand, _ failure: Failure, _ sentence: String, milliseconds: Int) {
        failures[failure, default: 0] += 1
        ofStep[errand.step.index].failures += 1
        second.failures += 1
        guard failureRows.count < Tally.failureRowsMax else { return }
        failureRows.append(
            FailureRow(
                milliseconds: milliseconds, step: errand.step, target: errand.target, failure: failure,
                sentence: sentence))
    }

    private func refuse(milliseconds: Int, microseconds: Int) {
        refusalCount += 1
        second.refusals += 1
        guard refusals.count < Tally.refusalsMax else { return }
        refusals.append(Refusal(milliseconds: milliseconds, microseconds: microseconds))
    }

    /// Ends a second of the run.
    func endSecond() {
        second.p50 = secondTimes.percentile(thousandths: 500)
        second.p99 = secondTimes.percentile(thousandths: 990)
        second.largest = secondTimes.largest
        (second.active, second.connections) = (active, connections)
        seconds.append(second)
        if recent.count < Tally.recentSeconds {
            recent.append(secondTimes)
        } else {
            recent[nextRecent] = secondTimes
        }
        nextRecent = (nextRecent + 1) % Tally.recentSeconds
        second = Second()
        secondTimes = Histogram()
    }

    /// The seconds up to the last in which somebody was there or something came: carts are looked at after it.
    var eventfulSeconds: [Second] {
        let last = seconds.lastIndex { $0.active + $0.answers + $0.failures > 0 }
        return Array(seconds.prefix(last.map { $0 + 1 } ?? 0))
    }

    /// The times of the last seconds.
    var recentTimes: Histogram {
        recent.reduce(into: Histogram()) { $0.merge($1) }
    }
}
