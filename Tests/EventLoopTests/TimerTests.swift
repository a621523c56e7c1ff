import Basics
import EventLoop
import Testing

@Suite("Timers")
struct TimerTests {
    @Test("timers fire in the order of their deadlines, not of their scheduling")
    func order() throws {
        let journal = Journal()
        try onLoop { loop in
            let start = MonotonicInstant.now()
            for milliseconds in [5, 1, 4, 2, 3] {
                loop.schedule(at: start.advanced(by: .milliseconds(milliseconds))) { journal.note("\(milliseconds)") }
            }
            loop.schedule(at: start.advanced(by: .milliseconds(6))) { loop.stop() }
        }
        #expect(journal.entries == ["1", "2", "3", "4", "5"])
    }

    @Test("thousands of timers, most of them cancelled, fire exactly those that were not")
    func manyCancelled() throws {
        let journal = Journal()
        try onLoop { loop in
            let start = MonotonicInstant.now()
            var timers: [LoopTimer] = []
            for index in 0..<5_000 {
                let deadline = start.advanced(by: TimeSpan(nanoseconds: UInt64(index % 97) * 10_000))
                timers.append(loop.schedule(at: deadline) { journal.note("\(index)") })
            }
            for (index, timer) in timers.enumerated() where index % 1_000 != 7 { timer.cancel() }
            loop.schedule(after: .milliseconds(5)) { loop.stop() }
        }
        #expect(journal.entries.sorted() == ["1007", "2007", "3007", "4007", "7"])
    }

    @Test("a timer does not fire before its deadline")
    func notEarly() throws {
        let journal = Journal()
        try onLoop { loop in
            let deadline = MonotonicInstant.now().advanced(by: .milliseconds(3))
            loop.schedule(at: deadline) {
                journal.note(MonotonicInstant.now() >= deadline ? "in time" : "early")
                loop.stop()
            }
        }
        #expect(journal.entries == ["in time"])
    }

    @Test("a timer scheduled by a timer for now fires too, after the descriptors had their turn")
    func chained() throws {
        let journal = Journal()
        try onLoop { loop in
            loop.schedule(at: loop.now) {
                journal.note("first")
                loop.schedule(at: loop.now) {
                    journal.note("second")
                    loop.stop()
                }
            }
        }
        #expect(journal.entries == ["first", "second"])
    }
}

@Suite("MovingDeadline")
struct MovingDeadlineTests {
    @Test("a deadline that moves on passes once, at its last place")
    func movedLater() throws {
        let journal = Journal()
        try onLoop { loop in
            var last = MonotonicInstant.now()
            let deadline = MovingDeadline(on: loop) {
                journal.note(MonotonicInstant.now() >= last ? "passed" : "early")
            }
            for milliseconds in 1...8 {
                last = MonotonicInstant.now().advanced(by: .milliseconds(milliseconds))
                deadline.set(last)
            }
            loop.schedule(at: last.advanced(by: .milliseconds(10))) {
                withExtendedLifetime(deadline) { loop.stop() }
            }
        }
        #expect(journal.entries == ["passed"])
    }

    @Test("a deadline that moves to an earlier place passes there")
    func movedEarlier() throws {
        let journal = Journal()
        var kept: MovingDeadline?
        try onLoop { loop in
            let deadline = MovingDeadline(on: loop) {
                journal.note("passed")
                loop.stop()
            }
            kept = deadline
            deadline.set(MonotonicInstant.now().advanced(by: .seconds(60)))
            deadline.set(MonotonicInstant.now().advanced(by: .milliseconds(1)))
        }
        withExtendedLifetime(kept) {}
        #expect(journal.entries == ["passed"])
    }

    @Test("a deadline that was taken away does not pass, and can be set again")
    func cleared() throws {
        let journal = Journal()
        try onLoop { loop in
            let deadline = MovingDeadline(on: loop) { journal.note("passed") }
            deadline.set(MonotonicInstant.now().advanced(by: .milliseconds(1)))
            deadline.clear()
            loop.schedule(after: .milliseconds(4)) {
                journal.note("looked")
                deadline.set(MonotonicInstant.now().advanced(by: .milliseconds(1)))
            }
            loop.schedule(after: .milliseconds(12)) { withExtendedLifetime(deadline) { loop.stop() } }
        }
        #expect(journal.entries == ["looked", "passed"])
    }
}
