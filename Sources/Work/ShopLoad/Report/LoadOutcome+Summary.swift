import Basics

/// The report for a terminal.
extension LoadOutcome {
    /// Some lines: what was asked, how long it took, what failed.
    public var summary: [String] {
        let times = tally.times
        let rate = Double(tally.answers) / max(0.001, Double(lasted.milliseconds) / 1_000)
        var lines = [
            "\(tally.shoppersArrived) shoppers, \(tally.visits) visits, \(tally.answers) answers in "
                + "\(lasted.milliseconds / 1_000) s (\(Int(rate)) a second)\(isInterrupted ? "; ended early" : "")",
            "p50 \(LiveScreen.milliseconds(times.percentile(thousandths: 500))), "
                + "p99 \(LiveScreen.milliseconds(times.percentile(thousandths: 990))), "
                + "p99.9 \(LiveScreen.milliseconds(times.percentile(thousandths: 999))), "
                + "longest \(LiveScreen.milliseconds(times.largest)), from the moment each step was meant to start",
            "\(tally.added) pieces put into carts, \(tally.lostPieces) lost, \(tally.doubledPieces) doubled; "
                + "\(tally.cartsChecked) carts looked at once more at the end",
            "\(tally.repetitions) requests sent again on a new connection; \(refusals)",
            "generator: \(processorTime.milliseconds) ms of CPU, late by "
                + "\(LiveScreen.milliseconds(tally.lateness.percentile(thousandths: 990))) at p99",
        ]
        lines += tally.failureRows.prefix(LoadOutcome.rowsShownMax).map { row in
            "  \(row.milliseconds) ms: \(row.step.rawValue) \(row.target): \(row.failure.rawValue): \(row.sentence)"
        }
        lines.append(faults.isEmpty ? "No failures." : "FAILED: \(faults.joined(separator: "; "))")
        return lines
    }

    private static let rowsShownMax = 10

    private var refusals: String {
        guard let first = tally.refusals.first, let last = tally.refusals.last else { return "no write refused" }
        return "\(tally.refusalCount) writes told to come again, from \(first.milliseconds) ms to "
            + "\(last.milliseconds) ms, \(refusalsUnallowed) of them not allowed"
    }
}
