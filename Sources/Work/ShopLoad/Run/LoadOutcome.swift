import Basics

/// What a run has come to.
public struct LoadOutcome {
    let plan: LoadPlan
    let tally: Tally
    let startedAt: Instant
    let lasted: TimeSpan
    let processorTime: TimeSpan
    let isInterrupted: Bool

    /// Refused writes that may not have been.
    var refusalsUnallowed: Int {
        switch plan.refusals {
        case .fail: tally.refusalCount
        case .mayHappen: 0
        case .mayHappenWithin(let seconds):
            tally.refusalCount - tally.refusals.count { seconds.contains(Double($0.milliseconds) / 1_000) }
        }
    }

    /// Why the run has failed, a line each; none where it has not.
    public var faults: [String] {
        var faults: [String] = []
        if tally.answers == 0 { faults.append("not one answer came") }
        for failure in Failure.allCases {
            if let count = tally.failures[failure] { faults.append("\(failure.rawValue): \(count)") }
        }
        if refusalsUnallowed > 0 { faults.append("writes refused: \(refusalsUnallowed)") }
        if tally.cartsUnread > 0 { faults.append("carts that could not be read at the end: \(tally.cartsUnread)") }
        return faults
    }
}
