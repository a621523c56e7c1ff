import Basics
import EventLoop
import Glibc
import Testing

@Suite("LoopSocket")
struct LoopSocketTests {
    private static var later: MonotonicInstant { MonotonicInstant.now().advanced(by: .seconds(8)) }

    @Test("a wait ends when bytes come, and what came before the wait is not missed")
    func readable() throws {
        let pair = SocketPair()
        let seen = try EventLoop.runToEnd { loop in
            let socket = try LoopSocket(pair.near, on: loop)
            defer { socket.unwatch() }
            let journal = Journal()
            loop.schedule(after: .milliseconds(1)) { pair.send("one") }
            let first = await socket.wait(for: .readable, until: LoopSocketTests.later)
            journal.note("\(first.isReadable) \(pair.receive())")
            pair.send("two")
            await loop.sleep(for: .milliseconds(2))
            let second = await socket.wait(for: .readable, until: LoopSocketTests.later)
            journal.note("\(second.isReadable) \(pair.receive())")
            return journal.entries
        }
        #expect(seen == ["true one", "true two"])
    }

    @Test("a wait that nothing ends gives nothing at its deadline, and the next wait works")
    func deadline() throws {
        let pair = SocketPair()
        let seen = try EventLoop.runToEnd { loop in
            let socket = try LoopSocket(pair.near, on: loop)
            defer { socket.unwatch() }
            let soon = MonotonicInstant.now().advanced(by: .milliseconds(2))
            let first = await socket.wait(for: .readable, until: soon)
            let isInTime = MonotonicInstant.now() >= soon
            pair.send("late")
            let second = await socket.wait(for: .readable, until: LoopSocketTests.later)
            return [first.isEmpty, isInTime, second.isReadable]
        }
        #expect(seen == [true, true, true])
    }

    @Test("room to write is reported at once, and again after a full buffer was read")
    func writable() throws {
        let pair = SocketPair()
        let seen = try EventLoop.runToEnd { loop in
            let socket = try LoopSocket(pair.near, on: loop)
            defer { socket.unwatch() }
            let block = [UInt8](repeating: 7, count: 64 * 1_024)
            let first = await socket.wait(for: .writable, until: LoopSocketTests.later)
            while write(pair.near, block, block.count) > 0 {}
            loop.schedule(after: .milliseconds(1)) {
                var room = [UInt8](repeating: 0, count: 64 * 1_024)
                while read(pair.far, &room, room.count) > 0 {}
            }
            var second = await socket.wait(for: .writable, until: LoopSocketTests.later)
            // A remembered edge may end a wait early: try, and wait again.
            while write(pair.near, block, 1) < 0, !second.isEmpty {
                second = await socket.wait(for: .writable, until: LoopSocketTests.later)
            }
            return [first.contains(.writable), second.contains(.writable)]
        }
        #expect(seen == [true, true])
    }

    @Test("the peer's end ends a wait for bytes")
    func peerEnds() throws {
        let pair = SocketPair()
        let seen = try EventLoop.runToEnd { loop in
            let socket = try LoopSocket(pair.near, on: loop)
            defer { socket.unwatch() }
            loop.schedule(after: .milliseconds(1)) { shutdown(pair.far, Int32(SHUT_WR)) }
            return await socket.wait(for: .readable, until: LoopSocketTests.later).isReadable
        }
        #expect(seen)
    }

    @Test("one that is no longer watched resumes its waiter with nothing")
    func unwatched() throws {
        let pair = SocketPair()
        let seen = try EventLoop.runToEnd { loop in
            let socket = try LoopSocket(pair.near, on: loop)
            loop.schedule(after: .milliseconds(1)) { socket.unwatch() }
            return await socket.wait(for: .readable, until: LoopSocketTests.later).isEmpty
        }
        #expect(seen)
    }
}

@Suite("Descriptors")
struct DescriptorTests {
    /// Notes the readiness it is told and does something the first time that there are bytes.
    private final class Handler: DescriptorHandler {
        var seen: Readiness = []
        var whenReadable: (() -> Void)?

        func becameReady(_ readiness: Readiness) {
            seen.formUnion(readiness)
            guard readiness.isReadable else { return }
            let action = whenReadable
            whenReadable = nil
            action?()
        }
    }

    @Test("an event for a descriptor that was closed and given out again in the same turn reaches nobody")
    func reuse() throws {
        // Both are ready in one turn; whichever comes first closes the other and lets a quiet socket take its number.
        let first = (pair: SocketPair(), handler: Handler())
        let second = (pair: SocketPair(), handler: Handler())
        let quiet = SocketPair()
        let newcomer = Handler()
        var reused: Int32 = -1
        try onLoop { loop in
            func replace(_ descriptor: Int32) {
                first.handler.whenReadable = nil
                second.handler.whenReadable = nil
                loop.unwatch(descriptor)
                reused = dup2(quiet.near, descriptor)
                try? loop.watch(descriptor, newcomer)
                loop.schedule(after: .milliseconds(3)) { loop.stop() }
            }
            first.handler.whenReadable = { replace(second.pair.near) }
            second.handler.whenReadable = { replace(first.pair.near) }
            first.pair.send("x")
            second.pair.send("x")
            try? loop.watch(first.pair.near, first.handler)
            try? loop.watch(second.pair.near, second.handler)
        }
        #expect(reused >= 0)
        #expect(newcomer.seen.contains(.writable))
        #expect(!newcomer.seen.isReadable)
    }

    @Test("a loop keeps a handler alive until it is told to stop watching")
    func handlerKept() throws {
        let pair = SocketPair()
        weak var kept: Handler?
        var wasKept = false
        try onLoop { loop in
            var handler: Handler? = Handler()
            kept = handler
            if let handler { try? loop.watch(pair.near, handler) }
            handler = nil
            wasKept = kept != nil
            loop.unwatch(pair.near)
            loop.schedule(after: .milliseconds(2)) { loop.stop() }
        }
        #expect(wasKept)
        #expect(kept == nil)
    }

    @Test("watching a descriptor that is not open is an error that names the call")
    func notOpen() throws {
        let loop = try EventLoop()
        let error = #expect(throws: SystemError.self) { try loop.watch(999, Handler()) }
        #expect(error?.code == EBADF)
        #expect(error?.description.hasPrefix("epoll_ctl") == true)
    }
}
