import Basics
import EventLoop
import JSON
import Testing

@testable import ShopLoad

/// Whole runs against a shop that is right, and against shops that are wrong: who checks must be able to fail.
@Suite("A run")
struct LoadRunTests {
    private func profile(seconds: Double = 1.5) -> LoadProfile {
        var profile = LoadProfile()
        profile.shoppers = 12
        profile.seconds = seconds
        profile.arrivals = [.ramp(at: 0, seconds: 0.3, share: 0.5), .flash(at: 0.5, share: 0.5)]
        profile.thinkTime = ThinkTime(meanSeconds: 0.02, sigma: 0.5)
        profile.pagesPerVisit = 3...12
        profile.storeViews = [.init(path: "/", share: 1)]
        profile.closingSeconds = 5
        return profile
    }

    private func run(_ fault: PretendShop.Fault, _ profile: LoadProfile? = nil) throws -> LoadOutcome {
        try PretendShop.run(fault) { shop in
            let plan = LoadPlan(profile ?? self.profile(), try ShopTarget(shop.url))
            return try EventLoop.runToEnd { loop in try await LoadRun(plan, on: loop) { _ in }.toEnd() }
        }
    }

    @Test("in a shop that is right finds nothing wrong, and every kind of step was taken")
    func right() throws {
        let outcome = try run(.none)
        #expect(outcome.faults == [], "\(outcome.summary)")
        let tally = outcome.tally
        #expect(tally.shoppersArrived == 12 && tally.active == 0 && tally.connections == 0)
        #expect(tally.visits > 12)
        for step in Step.allCases where step != .asset && step != .option {
            #expect(tally.ofStep[step.index].times.count > 0, "\(step)")
        }
        #expect(tally.added > 0 && tally.added == tally.ofStep[Step.add.index].times.count)
        #expect(tally.cartsChecked > 0 && tally.cartsUnread == 0)
        #expect(tally.seconds.reduce(0) { $0 + $1.answers } == tally.answers)
    }

    @Test(
        "tells by its name what is wrong",
        arguments: [
            (.mixesUpProducts, .wrongPage), (.losesPieces, .lost), (.doublesPieces, .doubled),
            (.failsCategories, .serverError),
        ] as [(PretendShop.Fault, Failure)])
    func wrong(fault: PretendShop.Fault, failure: Failure) throws {
        let outcome = try run(fault)
        #expect(outcome.tally.failures.keys.sorted { $0.rawValue < $1.rawValue } == [failure], "\(outcome.summary)")
        #expect(outcome.faults.count == 1 && outcome.faults[0].hasPrefix(failure.rawValue))
        #expect(outcome.tally.failureRows.allSatisfy { $0.failure == failure && !$0.sentence.isEmpty })
        #expect((outcome.tally.lostPieces > 0) == (failure == .lost))
        #expect((outcome.tally.doubledPieces > 0) == (failure == .doubled))
    }

    @Test("counts refused writes apart, and lets them fail the run unless they may happen then")
    func refused() throws {
        let outcome = try run(.refusesWrites)
        let tally = outcome.tally
        #expect(tally.refusalCount > 0 && tally.failureCount == 0, "\(outcome.summary)")
        #expect(outcome.faults == ["writes refused: \(tally.refusalCount)"])
        #expect(tally.refusals.count == tally.refusalCount)
        func faults(_ refusals: LoadPlan.Refusals) -> Int {
            var plan = outcome.plan
            plan.refusals = refusals
            return LoadOutcome(
                plan: plan, tally: tally, startedAt: outcome.startedAt, lasted: outcome.lasted,
                processorTime: outcome.processorTime, isInterrupted: false
            ).faults.count
        }
        #expect(faults(.mayHappen) == 0)
        #expect(faults(.mayHappenWithin(0...100)) == 0)
        #expect(faults(.mayHappenWithin(100...200)) == 1)
    }

    @Test("counts a time from the moment at which the step was meant to start")
    func openLoop() throws {
        // An answer takes fifteen thoughts: what was meant to be asked meanwhile waits, ever longer.
        let outcome = try run(.isSlow(300), profile(seconds: 2))
        #expect(outcome.tally.failureCount == 0, "\(outcome.summary)")
        #expect(outcome.tally.times.largest > 600_000, "\(outcome.tally.times.largest)")
    }

    @Test("the report for programs is JSON with every second and every step, the one for people a page with plots")
    func reports() throws {
        let outcome = try run(.losesPieces)
        let json = try JSONReader.parse(Array(outcome.json().dropLast()))
        #expect(json["totals"]?["answers"]?.integer == Int64(outcome.tally.answers))
        #expect(json["failures"]?["lost"]?.integer == Int64(outcome.tally.failures[.lost] ?? 0))
        #expect(json["seconds"]?.array?.count == outcome.tally.seconds.count)
        #expect(json["steps"]?["product"]?["p99_us"]?.integer ?? 0 > 0)
        #expect(json["profile"]?["shoppers"]?.integer == 12)
        let page = String(utf8: outcome.html())
        #expect(page.hasPrefix("<!doctype html>") && page.contains("<polyline") && page.contains("lost"))
        #expect(!page.contains("src=") && !page.contains("<link"))
    }

    @Test("against a port where nobody listens ends at once")
    func nobody() throws {
        let plan = LoadPlan(profile(), try ShopTarget("http://127.0.0.1:\(try LoopbackPort.free())/"))
        #expect(throws: LoadRun.NobodyAnswers.self) {
            try EventLoop.runToEnd { loop in try await LoadRun(plan, on: loop) { _ in }.toEnd() }
        }
    }

    @Test("figures are told every second")
    func live() throws {
        let told = Guarded<[LiveFigures]>([])
        try PretendShop.run { shop in
            let plan = LoadPlan(profile(seconds: 2.2), try ShopTarget(shop.url))
            _ = try EventLoop.runToEnd { loop in
                try await LoadRun(plan, on: loop) { figures in told.withLock { $0.append(figures) } }.toEnd()
            }
            let figures = told.withLock { $0 }
            #expect(figures.count >= 2)
            let second = try #require(figures.dropFirst().first)
            #expect(second.second == 2 && second.active == 12 && second.answers > 0 && second.p99 >= second.p50)
            let screen = LiveScreen.lines(second, url: shop.url).joined(separator: "\n")
            #expect(screen.contains("second 2 of 3") && screen.contains("shoppers") && screen.contains(shop.url))
            #expect(LiveScreen.line(second).contains("shoppers 12"))
        }
    }
}
