import Basics
import EventLoop
import Glibc
import Synchronization
import Testing

@Suite("Tasks of a loop")
struct TaskTests {
    @Test("a task starts at once and runs until it first waits")
    func startsAtOnce() throws {
        let journal = Journal()
        try onLoop { loop in
            loop.start {
                journal.note("before waiting")
                await loop.sleep(for: .milliseconds(1))
                journal.note("after waiting")
                loop.stop()
            }
            journal.note("start returned")
        }
        #expect(journal.entries == ["before waiting", "start returned", "after waiting"])
    }

    @Test("a task stays on its loop's thread after a continuation that another thread resumes")
    func resumedFromElsewhere() throws {
        let journal = Journal()
        try onLoop { loop in
            loop.start {
                for _ in 0..<100 {
                    let wasElsewhere: Bool = await withUnsafeContinuation { continuation in
                        let thread = try? OSThread(named: "elsewhere") {
                            continuation.resume(returning: !loop.isCurrent)
                        }
                        thread?.join()
                    }
                    journal.note("\(wasElsewhere) \(loop.isCurrent)")
                }
                loop.stop()
            }
        }
        #expect(journal.entries == Array(repeating: "true true", count: 100))
    }

    @Test("a task stays on its loop's thread in child tasks and after yielding")
    func childrenAndYields() throws {
        let journal = Journal()
        try onLoop { loop in
            loop.start {
                async let child = { loop.isCurrent }()
                journal.note("child \(await child)")
                await withTaskGroup(of: Bool.self) { group in
                    for _ in 0..<3 {
                        group.addTask {
                            await Task.yield()
                            return loop.isCurrent
                        }
                    }
                    for await isCurrent in group { journal.note("group \(isCurrent)") }
                }
                await loop.yieldIfDue()
                journal.note("end \(loop.isCurrent)")
                loop.stop()
            }
        }
        #expect(journal.entries == ["child true", "group true", "group true", "group true", "end true"])
    }

    @Test("a task that always has work lets timers and other tasks have their turns")
    func fairness() throws {
        let journal = Journal()
        try onLoop { loop in
            var isStopped = false
            loop.start {
                while !isStopped { await Task.yield() }
                loop.stop()
            }
            loop.start {
                await Task.yield()
                journal.note("task")
            }
            loop.schedule(after: .milliseconds(2)) {
                journal.note("timer")
                isStopped = true
            }
        }
        #expect(journal.entries == ["task", "timer"])
    }

    @Test("what several threads post runs once each on the loop, in each thread's order")
    func postFromThreads() throws {
        let loop = try EventLoop()
        let received = Guarded<[Int: [Int]]>([:])
        let threads = try (0..<4).map { sender in
            try OSThread(named: "sender-\(sender)") {
                for number in 0..<500 {
                    loop.post {
                        precondition(loop.isCurrent)
                        let total = received.withLock { received in
                            received[sender, default: []].append(number)
                            return received.values.reduce(0) { $0 + $1.count }
                        }
                        if total == 2_000 { loop.stop() }
                    }
                }
            }
        }
        loop.run()
        for thread in threads { thread.join() }
        #expect(received.withLock { $0 } == Dictionary(uniqueKeysWithValues: (0..<4).map { ($0, Array(0..<500)) }))
    }

    @Test("runToEnd gives the operation's result and its error")
    func runToEnd() throws {
        #expect(try EventLoop.runToEnd { loop in loop.isCurrent })
        #expect(throws: SystemError.self) {
            try EventLoop.runToEnd { _ -> Int in throw SystemError("test", code: 1) }
        }
    }

    @Test("a group's loops run on threads of their own and stop")
    func group() throws {
        let group = try LoopGroup(count: 3)
        let seen = Guarded<[Int]>([])
        for loop in group.loops {
            loop.post { seen.withLock { $0.append(loop.isCurrent ? loop.index : -1) } }
        }
        group.stop()
        #expect(seen.withLock { $0 }.sorted() == [0, 1, 2])
    }
}

@Suite("BlockingPool")
struct BlockingPoolTests {
    @Test("work runs on a thread of the pool and its result comes back to the loop")
    func result() throws {
        let pool = try BlockingPool(named: "test", threadCount: 2, queueDepthMax: 4)
        defer { pool.close() }
        let (ranOnLoop, cameBack) = try EventLoop.runToEnd { loop in
            let ranOnLoop = try await pool.run { loop.isCurrent }
            return (ranOnLoop, loop.isCurrent)
        }
        #expect(!ranOnLoop)
        #expect(cameBack)
    }

    @Test("work that is late is not waited for beyond the deadline, and its result comes to nobody")
    func late() throws {
        let pool = try BlockingPool(named: "test", threadCount: 1, queueDepthMax: 2)
        defer { pool.close() }
        let isHeld = Atomic(true)
        let (late, inTime) = try EventLoop.runToEnd { loop in
            let soon = MonotonicInstant.now().advanced(by: .milliseconds(20))
            let late = try await pool.run(until: soon, on: loop) {
                while isHeld.load(ordering: .acquiring) { sched_yield() }
                return 1
            }
            isHeld.store(false, ordering: .releasing)
            let later = MonotonicInstant.now().advanced(by: .seconds(10))
            return (late, try await pool.run(until: later, on: loop) { 2 })
        }
        #expect(late == nil && inTime == 2)
    }

    @Test("held work waits, also for a pool that is closed; what is forgotten is never done")
    func held() throws {
        let done = Atomic(0)
        let note: @Sendable () -> Void = { done.wrappingAdd(1, ordering: .relaxed) }
        let pool = try BlockingPool(named: "test", threadCount: 2, queueDepthMax: 8)
        pool.hold()
        for _ in 0..<5 { #expect(pool.post(note)) }
        usleep(20_000)
        #expect(done.load(ordering: .relaxed) == 0)
        pool.letGo()
        while done.load(ordering: .relaxed) < 5 { sched_yield() }
        pool.hold()
        for _ in 0..<5 { pool.post(note) }
        pool.close()
        #expect(done.load(ordering: .relaxed) == 10)
        let other = try BlockingPool(named: "test", threadCount: 1, queueDepthMax: 8)
        other.hold()
        for _ in 0..<5 { other.post(note) }
        other.forgetQueue()
        other.close()
        #expect(done.load(ordering: .relaxed) == 10)
    }

    @Test("work beyond the queue's depth is refused at once, and there is room again later")
    func full() throws {
        let pool = try BlockingPool(named: "test", threadCount: 1, queueDepthMax: 2)
        defer { pool.close() }
        let outcomes = try EventLoop.runToEnd { loop in
            let outcomes = Journal()
            let isRunning = Atomic(false)
            let isHeld = Atomic(true)
            var waiting = 3
            // The thread takes the first piece and is held in it; the next two fill the queue.
            loop.start {
                _ = try? await pool.run {
                    isRunning.store(true, ordering: .releasing)
                    while isHeld.load(ordering: .acquiring) { sched_yield() }
                }
                waiting -= 1
            }
            while !isRunning.load(ordering: .acquiring) { await Task.yield() }
            for _ in 0..<2 {
                loop.start {
                    outcomes.note((try? await pool.run { "done" }) ?? "refused")
                    waiting -= 1
                }
            }
            outcomes.note((try? await pool.run { "done" }) ?? "refused")
            isHeld.store(false, ordering: .releasing)
            while waiting > 0 { await Task.yield() }
            outcomes.note((try? await pool.run { "done" }) ?? "refused")
            return outcomes.entries
        }
        #expect(outcomes == ["refused", "done", "done", "done"])
    }
}
