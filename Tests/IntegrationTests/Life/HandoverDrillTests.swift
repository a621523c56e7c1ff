import Foundation
import Testing

/// A service that hands over again and again under load loses no request.
///
/// In the short form three times; with `VITRINE_DRILL_SECONDS` (`make drills`) twenty times, and then nobody may wait
/// for an answer longer than a fifth of a second either.
@Suite("Hand-overs under load", .serialized)
struct HandoverDrillTests {
    private static let isDrill = ProcessInfo.processInfo.environment["VITRINE_DRILL_SECONDS"] != nil
    private static let rounds = isDrill ? 20 : 3
    private static let stallMillisecondsMax = 200

    @Test("no request is lost, and the predecessors end by themselves")
    func underLoad() throws {
        let list = "\(RunningShop.shared.folder)/hot-\(UInt32.random(in: .min ... .max))"
        let node = try ServiceNode(RunningShop.shared, "--drain-seconds", "4", "--hot-pages-file", list)
        let port = node.port
        let load = try SteadyLoad(port: port)
        usleep(500_000)
        var gone: [pid_t] = []
        for _ in 0..<HandoverDrillTests.rounds {
            let answered = load.answered
            gone.append(node.handOver())
            while load.answered < answered + 100 { usleep(10_000) }
        }
        let seen = load.end()
        #expect(seen.lost == [])
        #expect(node.port == port && Set(gone + [node.pid]).count == HandoverDrillTests.rounds + 1)
        let stall = Double(seen.longest.microseconds) / 1_000
        print(
            """
            drill: \(HandoverDrillTests.rounds) hand-overs under load
              meanwhile \(seen.answered) answered, \(seen.lost.count) lost, \(seen.retried) sent once more, \
            longest wait \(String(format: "%.1f", stall)) ms (\(seen.longest.request))
            """)
        if HandoverDrillTests.isDrill { #expect(stall <= Double(HandoverDrillTests.stallMillisecondsMax)) }
        #expect(node.waitForEnd(of: gone[0]) == 0)
        for pid in gone.dropFirst() { node.waitForEnd(of: pid) }
        #expect(node.get("/").status == 200)
        node.end()
    }
}
