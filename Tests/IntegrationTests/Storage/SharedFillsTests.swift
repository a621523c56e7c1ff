import Basics
import Commerce
import EventLoop
import Glibc
import Testing

@testable import Storage

@Suite("Fills that loops share")
struct SharedFillsTests {
    private struct Seen {
        var kept: [Int: String] = [:]
        var readings: [[Int]] = []
        var answers: [[Int: String]] = []
    }

    @Test("of lists that overlap, asked for on two loops at once, each value is read once and every list is whole")
    func overlapping() throws {
        let group = try LoopGroup(count: 2)
        let fills = SharedFills<Int, String>()
        let seen = Guarded(Seen())
        // 7 and its multiples there are not.
        let lists = (0..<60).map { start in Array((start % 20)..<(start % 20 + 12)) }
        for loop in group.loops {
            loop.post {
                for list in lists {
                    loop.start {
                        let values = try? await fills.values(
                            of: list, at: 1, on: loop, kept: { key in seen.withLock { $0.kept[key] } }
                        ) { keys throws(StoreFailure) in
                            await loop.sleep(for: .milliseconds(keys.count))
                            let read = Dictionary(
                                uniqueKeysWithValues: keys.filter { $0 % 7 != 0 }.map { ($0, "\($0)") })
                            seen.withLock { seen in
                                seen.readings.append(keys)
                                seen.kept.merge(read) { first, _ in first }
                            }
                            return read
                        }
                        seen.withLock { $0.answers.append(values ?? [:]) }
                    }
                }
            }
        }
        wait { seen.withLock { $0.answers.count } == 2 * lists.count }
        group.stop()
        let (readings, answers) = seen.withLock { ($0.readings, $0.answers) }
        let there = readings.flatMap(\.self).filter { $0 % 7 != 0 }
        #expect(there.count == Set(there).count, "\(readings)")
        #expect(Set(there) == Set((0..<31).filter { $0 % 7 != 0 }))
        let whole = (lists + lists).map { Set($0.filter { $0 % 7 != 0 }) }
        #expect(answers.allSatisfy { $0.allSatisfy { key, value in value == "\(key)" } })
        #expect(Set(answers.map { Set($0.keys) }) == Set(whole) && answers.count == whole.count)
    }

    @Test("a failure is told to all who wait, but not that the reader's own time was up; a touch makes a fill anew")
    func failures() throws {
        struct Outcome: Equatable {
            var readings = 0
            var values: [String?] = []
            var failures = 0
        }
        let outcomes = try EventLoop.runToEnd { loop in
            let fills = SharedFills<Int, String>()
            var outcome = Outcome()
            func ask(
                at position: UInt64 = 1, until end: MonotonicInstant? = nil, _ result: Result<String, StoreFailure>
            ) {
                loop.start {
                    await RequestDeadline.$current.withValue(end) {
                        do throws(StoreFailure) {
                            let values = try await fills.values(of: [5], at: position, on: loop, kept: { _ in nil }) {
                                _ throws(StoreFailure) in
                                outcome.readings += 1
                                await loop.sleep(for: .milliseconds(40))
                                return [5: try result.get()]
                            }
                            outcome.values.append(values[5])
                        } catch {
                            outcome.failures += 1
                        }
                    }
                }
            }
            func all(_ count: Int) async -> Outcome {
                while outcome.values.count + outcome.failures < count { await loop.sleep(for: .milliseconds(1)) }
                defer { outcome = Outcome() }
                return outcome
            }
            for _ in 0..<3 { ask(.failure(.broken("no such table"))) }
            let told = await all(3)
            ask(until: .now(), .failure(.unavailable("late")))
            for _ in 0..<2 { ask(.success("five")) }
            let untold = await all(3)
            for position in 1...3 { ask(at: UInt64(position), .success("five")) }
            return [told, untold, await all(3)]
        }
        #expect(outcomes[0] == Outcome(readings: 1, values: [], failures: 3))
        #expect(outcomes[1] == Outcome(readings: 2, values: ["five", "five"], failures: 1))
        #expect(outcomes[2] == Outcome(readings: 3, values: ["five", "five", "five"], failures: 0))
    }

    /// Until something is so, or a minute has passed, which the expectations after it notice.
    private func wait(until isSo: () -> Bool) {
        let end = MonotonicInstant.now().advanced(by: .seconds(60))
        while !isSo(), MonotonicInstant.now() < end { usleep(1_000) }
    }
}
