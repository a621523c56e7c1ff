import Basics
import Caching
import EventLoop
import Glibc
import Synchronization
import Testing

@Suite("Flights that loops share")
struct FlightsTests {
    private typealias Numbers = Flights<Int, Int>

    /// So long that a busy machine does not get there.
    private static let longMilliseconds = 120_000

    /// What a crowd on several loops has seen.
    private struct Seen {
        var asked = 0
        var makings: [Int: Int] = [:]
        var kept: [Int: Int] = [:]
        var answers: [Int: Set<Int>] = [:]
        var strays = 0
        var left: Int
    }

    @Test("one makes what a crowd on four loops asks for at once, and everybody goes on on the own loop")
    func crowd() throws {
        let (keys, perLoop) = (20, 50)
        let group = try LoopGroup(count: 4)
        let flights = Numbers(millisecondsMax: FlightsTests.longMilliseconds)
        let seen = Guarded(Seen(left: 4 * perLoop * keys))
        for loop in group.loops {
            loop.post {
                for number in 0..<(perLoop * keys) {
                    loop.start {
                        let key = number % keys
                        seen.withLock { $0.asked += 1 }
                        let landing = await flights.landing(of: key, on: loop) {
                            if let kept = seen.withLock({ $0.kept[key] }) { return kept }
                            while seen.withLock({ $0.asked < 4 * perLoop * keys }) {
                                await loop.sleep(for: .milliseconds(1))
                            }
                            return seen.withLock { seen in
                                seen.makings[key, default: 0] += 1
                                seen.kept[key] = key * 1_000
                                return key * 1_000
                            }
                        }
                        seen.withLock { seen in
                            seen.answers[key, default: []].insert(landing ?? -1)
                            seen.strays += loop.isCurrent ? 0 : 1
                            seen.left -= 1
                        }
                    }
                }
            }
        }
        wait { seen.withLock { $0.left } == 0 }
        group.stop()
        let result = seen.withLock { $0 }
        #expect(result.makings == Dictionary(uniqueKeysWithValues: (0..<keys).map { ($0, 1) }))
        #expect(result.answers == Dictionary(uniqueKeysWithValues: (0..<keys).map { ($0, [$0 * 1_000]) }))
        #expect(result.strays == 0)
        #expect(flights.count == 0)
    }

    @Test("nobody is forgotten when flights begin and end on all loops at once, and none is made twice at a time")
    func storm() throws {
        let (rounds, tasks, keys) = (200, 20, 5)
        let group = try LoopGroup(count: 4)
        let flights = Numbers(millisecondsMax: FlightsTests.longMilliseconds)
        let seen = Guarded(Seen(left: 4 * tasks))
        let making = Guarded(Set<Int>())
        for loop in group.loops {
            loop.post {
                for task in 0..<tasks {
                    loop.start {
                        for round in 0..<rounds {
                            let key = (round + task) % keys
                            let landing = await flights.landing(of: key, on: loop) {
                                let isAlone = making.withLock { $0.insert(key).inserted }
                                await loop.yieldIfDue()
                                if round % 3 == 0 { await Task.yield() }
                                making.withLock { _ = $0.remove(key) }
                                return isAlone ? key : -1
                            }
                            _ = seen.withLock { $0.answers[key, default: []].insert(landing ?? -2) }
                        }
                        seen.withLock { $0.left -= 1 }
                    }
                }
            }
        }
        wait { seen.withLock { $0.left } == 0 }
        group.stop()
        #expect(seen.withLock { $0.answers } == Dictionary(uniqueKeysWithValues: (0..<keys).map { ($0, [$0]) }))
        #expect(flights.count == 0)
    }

    @Test("a maker that never ends holds up the others for a while only, and then one of them makes it for all")
    func stuckMaker() throws {
        let group = try LoopGroup(count: 2)
        let flights = Numbers()
        let (stuck, other) = (group.loops[0], group.loops[1])
        // It has the part of who makes it and does nothing.
        guard case .make(let abandoned) = flights.part(in: 7, at: .now()) else { return #expect(Bool(false)) }
        let isOver = Atomic<Bool>(false)
        stuck.post { while !isOver.load(ordering: .relaxed) {} }
        let seen = Guarded(Seen(left: 10))
        other.post {
            for _ in 0..<10 {
                other.start {
                    let landing = await flights.landing(of: 7, on: other) {
                        seen.withLock { $0.makings[7, default: 0] += 1 }
                        await Task.yield()
                        return 70
                    }
                    seen.withLock { seen in
                        seen.answers[7, default: []].insert(landing ?? -1)
                        seen.left -= 1
                    }
                }
            }
        }
        wait { seen.withLock { $0.left } == 0 }
        isOver.store(true, ordering: .relaxed)
        #expect(seen.withLock { $0.makings } == [7: 1])
        #expect(seen.withLock { $0.answers } == [7: [70]])
        // The late end of the first one touches nobody.
        flights.end(abandoned, 1)
        #expect(flights.count == 0)
        group.stop()
    }

    @Test("who waits goes at the own deadline; a maker that says nothing lets the others ask again")
    func deadlines() throws {
        let outcome = try EventLoop.runToEnd { loop in
            let flights = Numbers()
            guard case .make(let flight) = flights.part(in: 1, at: .now()) else { return [Int?]() }
            let soon = MonotonicInstant.now().advanced(by: .milliseconds(30))
            let hurried = await RequestDeadline.$current.withValue(soon) {
                await flights.landing(of: 1, on: loop) { 11 }
            }
            var patient: Int?
            loop.start { patient = await flights.landing(of: 1, on: loop) { 12 } }
            flights.end(flight, nil)
            while patient == nil { await loop.sleep(for: .milliseconds(1)) }
            let after = await flights.landing(of: flight, on: loop)
            return [hurried, patient, after, flights.count]
        }
        #expect(outcome == [nil, 12, nil, 0])
    }

    @Test("a flight that is over, too old or beyond the limit is not joined")
    func joining() {
        let flights = Numbers(millisecondsMax: 100)
        let began = MonotonicInstant.now()
        func makes(_ key: Int, after milliseconds: Int = 0) -> Numbers.Flight? {
            guard case .make(let flight) = flights.part(in: key, at: began.advanced(by: .milliseconds(milliseconds)))
            else { return nil }
            return flight
        }
        let first = makes(1)
        #expect(first != nil)
        #expect(makes(1, after: 99) == nil)
        let second = makes(1, after: 100)
        #expect(second != nil && second !== first)
        #expect(makes(1, after: 150) == nil)
        if let first { flights.end(first, 1) }
        #expect(makes(1, after: 151) == nil, "the end of the older one is not that of the newer")
        if let second { flights.end(second, 1) }
        #expect(makes(1, after: 152) != nil)
        let most = Numbers.shardCount * Numbers.flightsPerShardMax
        for key in 2..<(most * 2) { _ = makes(key) }
        #expect(flights.count == most)
    }

    /// Until something is so, or a minute has passed, which the expectations after it notice.
    private func wait(until isSo: () -> Bool) {
        let end = MonotonicInstant.now().advanced(by: .seconds(60))
        while !isSo(), MonotonicInstant.now() < end { usleep(1_000) }
    }
}
