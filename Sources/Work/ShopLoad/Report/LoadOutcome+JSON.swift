import Basics
import JSON

/// The report for programs. Times are whole microseconds or milliseconds, as their names say.
extension LoadOutcome {
    /// The whole report as a JSON text.
    public func json() -> [UInt8] {
        var json = JSONWriter(escaping: .plain, capacity: 65_536)
        json.object { json in
            json.member("shop", plan.target.url)
            json.member("started_at", "\(CivilTime(utc: startedAt).sqlText) UTC")
            json.member("started_at_us", startedAt.microseconds)
            json.member("lasted_ms", lasted.milliseconds)
            json.member("interrupted", isInterrupted)
            json.array("faults") { json in for fault in faults { json.value(fault) } }
            writeTotals(&json)
            writeCarts(&json)
            json.object("times") { json in
                LoadOutcome.write(tally.times, into: &json)
            }
            writeSteps(&json)
            writeFailures(&json)
            writeRefusals(&json)
            writeSeconds(&json)
            writeGenerator(&json)
            json.key("profile")
            plan.profile.write(into: &json)
        }
        return json.bytes + [UInt8(ascii: "\n")]
    }

    private func writeTotals(_ json: inout JSONWriter) {
        json.object("totals") { json in
            json.member("answers", tally.answers)
            json.member("failures", tally.failureCount)
            json.member("no_answer", tally.failures.filter { $0.key.isNoAnswer }.values.reduce(0, +))
            json.member("refused_writes", tally.refusalCount)
            json.member("refused_writes_unallowed", refusalsUnallowed)
            json.member("sent_again", tally.repetitions)
            json.member("shoppers", tally.shoppersArrived)
            json.member("visits", tally.visits)
            json.member("connections_made", tally.connectionsMade)
            json.member("bytes_received", tally.bytesReceived)
        }
    }

    private func writeCarts(_ json: inout JSONWriter) {
        json.object("carts") { json in
            json.member("pieces_added", tally.added)
            json.member("turned_away", tally.turnedAway)
            json.member("lost_pieces", tally.lostPieces)
            json.member("doubled_pieces", tally.doubledPieces)
            json.member("looked_at_at_the_end", tally.cartsChecked)
            json.member("unread_at_the_end", tally.cartsUnread)
            json.member("forgotten", tally.cartsForgotten)
        }
    }

    private static func write(_ times: Histogram, into json: inout JSONWriter) {
        json.member("count", times.count)
        json.member("mean_us", times.mean)
        json.member("p50_us", times.percentile(thousandths: 500))
        json.member("p90_us", times.percentile(thousandths: 900))
        json.member("p99_us", times.percentile(thousandths: 990))
        json.member("p999_us", times.percentile(thousandths: 999))
        json.member("largest_us", times.largest)
    }

    private func writeSteps(_ json: inout JSONWriter) {
        json.object("steps") { json in
            for step in Step.allCases {
                json.key(named: step.rawValue)
                json.object { json in
                    json.member("failures", tally.ofStep[step.index].failures)
                    LoadOutcome.write(tally.ofStep[step.index].times, into: &json)
                }
            }
        }
    }

    private func writeFailures(_ json: inout JSONWriter) {
        json.object("failures") { json in
            for failure in Failure.allCases {
                json.key(named: failure.rawValue)
                json.value(tally.failures[failure] ?? 0)
            }
        }
        json.array("failures_told") { json in
            for row in tally.failureRows {
                json.object { json in
                    json.member("at_ms", row.milliseconds)
                    json.member("step", row.step.rawValue)
                    json.member("target", row.target)
                    json.member("failure", row.failure.rawValue)
                    json.member("sentence", row.sentence)
                }
            }
        }
    }

    private func writeRefusals(_ json: inout JSONWriter) {
        json.array("refused_writes") { json in
            for refusal in tally.refusals {
                json.object { json in
                    json.member("at_ms", refusal.milliseconds)
                    json.member("took_us", refusal.microseconds)
                }
            }
        }
    }

    private func writeSeconds(_ json: inout JSONWriter) {
        json.array("seconds") { json in
            for second in tally.seconds {
                json.object { json in
                    json.member("answers", second.answers)
                    json.member("failures", second.failures)
                    json.member("refused_writes", second.refusals)
                    json.member("p50_us", second.p50)
                    json.member("p99_us", second.p99)
                    json.member("largest_us", second.largest)
                    json.member("shoppers", second.active)
                    json.member("connections", second.connections)
                }
            }
        }
    }

    private func writeGenerator(_ json: inout JSONWriter) {
        json.object("generator") { json in
            json.member("processor_ms", processorTime.milliseconds)
            json.member("peak_resident_kb", Machine.peakResidentKilobytes ?? 0)
            json.member("late_p99_us", tally.lateness.percentile(thousandths: 990))
            json.member("late_largest_us", tally.lateness.largest)
        }
    }
}
