import Basics
import CLinux
import HTTP
import Testing

@Suite("Work beyond what a loop can do waits for its turn, and is refused in time")
struct WorkLineTests {
    private func limits(_ set: (inout ServerLimits) -> Void) -> ServerLimits {
        var limits = ServerLimits()
        limits.tasksMax = 1
        set(&limits)
        return limits
    }

    /// A client whose request hangs, so that the loop has no room for other work.
    private func hanging(_ server: TestServer) throws -> Client {
        let client = try server.client()
        client.get("/hang")
        #expect(server.journal.waits(for: "hangs"))
        return client
    }

    @Test("what is more waits, what is more than may wait is refused, and ready answers still come")
    func depth() throws {
        try TestServer.run(loops: 1, limits { ($0.queueDepthMax, $0.queueMillisecondsMax) = (1, 60_000) }) { server in
            let working = try hanging(server)
            let waiting = try server.client()
            waiting.get("/later/1")
            let other = try server.client()
            // Either comes first to the place that is left; the other one is refused.
            #expect(
                eventually {
                    other.get("/later/2")
                    return other.answer()?.status == 503
                })
            other.get("/later/2")
            #expect(other.answer()?.fields["retry-after"] == "5")
            other.get("/page")
            #expect(other.answer()?.text == "page\n")
            server.gate.open()
            #expect(working.answer()?.text == "hung /hang")
            #expect(waiting.answer()?.text == "later 1")
            other.get("/later/2")
            #expect(other.answer()?.text == "later 2")
            #expect(server.log.all.count { $0.contains("requests were told to come again") } == 1)
        }
    }

    @Test("who has waited too long is told so, and nobody joins a line that does not move")
    func patience() throws {
        try TestServer.run(loops: 1, limits { $0.queueMillisecondsMax = 100 }) { server in
            let working = try hanging(server)
            let waiting = try server.client()
            waiting.get("/later/1")
            #expect(waiting.answer()?.status == 503)
            // The line is empty again: one more may wait, and while it has for long, nobody else.
            waiting.get("/later/2")
            usleep(150_000)
            let other = try server.client()
            other.get("/later/3")
            #expect(other.answer()?.status == 503)
            #expect(waiting.answer()?.status == 503)
            server.gate.open()
            #expect(working.answer()?.text == "hung /hang")
            waiting.get("/later/4")
            #expect(waiting.answer()?.text == "later 4")
        }
    }

    @Test("work whose client has gone before its turn is not done")
    func gone() throws {
        try TestServer.run(loops: 1, limits { _ in }) { server in
            let working = try hanging(server)
            let leaving = try server.client()
            leaving.get("/slices/1")
            let other = try server.client()
            other.get("/page")
            #expect(other.answer()?.status == 200)
            leaving.reset()
            other.get("/page")
            #expect(other.answer()?.status == 200)
            server.gate.open()
            #expect(working.answer()?.status == 200)
            #expect(eventually { server.connectionCount == 2 })
            #expect(!server.journal.all.contains("slice"))
        }
    }

    @Test("streams that are read slowly hold up other streams only")
    func streams() throws {
        try TestServer.run(loops: 1, limits { $0.streamsMax = 1 }) { server in
            let slow = try server.client(receiveBytes: 16_384)
            slow.get("/slices/2000")
            #expect(server.journal.waits(for: "slice"))
            let other = try server.client()
            other.get("/slices/1")
            #expect(other.answer()?.status == 503)
            other.get("/later/1")
            #expect(other.answer()?.text == "later 1")
            slow.reset()
            #expect(
                eventually {
                    other.get("/slices/1")
                    return other.answer()?.status == 200
                })
        }
    }

    @Test("a ready answer does not wait until all the work is done that came before it")
    func readyFirst() throws {
        try TestServer.run(loops: 1) { server in
            let clients = try (0..<50).map { _ in try server.client() }
            let other = try server.client()
            other.get("/page")
            #expect(other.answer()?.status == 200)
            for client in clients { client.get("/burn/20") }
            other.get("/page")
            #expect(other.answer()?.text == "page\n")
            #expect(server.journal.all.count < 50)
            for client in clients { #expect(client.answer()?.text == "burned") }
            #expect(!server.log.all.contains { $0.contains("come again") })
        }
    }
}
