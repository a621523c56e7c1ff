import Basics
import CLinux
import EventLoop
import HTTP
import HTTPServer
import Synchronization
import Testing

@Suite("Connections live, wait and end as they should")
struct LifeTests {
    @Test("connections are spread over the loops evenly")
    func spread() throws {
        try TestServer.run { server in
            let clients = try (0..<40).map { _ in try server.client() }
            for client in clients { client.get("/loop") }
            let loops = clients.map { $0.answer()?.text }
            #expect(loops.count { $0 == "0" } == 20)
            #expect(loops.count { $0 == "1" } == 20)
        }
    }

    @Test("a turn that held its loop for too long is told of, with its request")
    func slowTurn() throws {
        try TestServer.run(loops: 1) { server in
            _ = try server.get("/loop/1")
            _ = try server.get("/busy/\(EventLoop.slowTurnMilliseconds + 5)?a=1")
            #expect(eventually { server.log.all.contains { $0.hasSuffix("on loop 0, last request /busy/15") } })
            #expect(!server.log.all.contains { $0.contains("/loop/1") })
        }
    }

    @Test("the request of a connection that died goes to nobody while its task still reads it")
    func deadConnection() throws {
        try TestServer.run(loops: 1) { server in
            let dying = try server.client()
            dying.send("POST /hang/first HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nfirst")
            #expect(server.journal.waits(for: "hangs"))
            dying.reset()
            // Others are served by the same loop, with requests that are lent.
            let other = try server.client()
            for index in 0..<50 {
                other.send(
                    "POST /\(index % 2 == 0 ? "a" : "later/1") HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nother")
                #expect(other.answer()?.status == 200)
            }
            // It counts until its task has ended.
            #expect(server.connectionCount == 2)
            server.gate.open()
            #expect(server.journal.waits(for: "went on with /hang/first first"))
            #expect(eventually { server.connectionCount == 1 })
            other.get("/a")
            #expect(other.answer()?.text == "GET /a \n")
        }
    }

    @Test("beyond the most connections a client waits until another has gone")
    func connectionsMax() throws {
        var limits = ServerLimits()
        limits.connectionsMax = 2
        try TestServer.run(limits) { server in
            let clients = try (0..<3).map { _ in try server.client() }
            for client in clients { client.get("/a") }
            #expect(clients[0].answer()?.status == 200)
            #expect(clients[1].answer()?.status == 200)
            #expect(server.log.all.count { $0.contains("2 connections are open") } == 1)
            clients[0].close()
            #expect(clients[2].answer()?.status == 200)
        }
    }

    @Test("who sends nothing, a piece of a head, a piece of a body, or takes no answer is cut off")
    func timeOuts() throws {
        var limits = ServerLimits()
        (limits.idleTimeoutSeconds, limits.headerTimeoutSeconds) = (1, 1)
        (limits.bodyTimeoutSeconds, limits.writeTimeoutSeconds) = (1, 1)
        try TestServer.run(limits) { server in
            let idle = try server.client()
            let used = try server.client()
            used.get("/a")
            let head = try server.client()
            head.send("GET / HTTP/1.1\r\nHo")
            let body = try server.client()
            body.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 900\r\n\r\nabc")
            let stuck = try server.client(receiveBytes: 4_096)
            stuck.get("/block/20000000")
            // A letter now and then does not help.
            while head.send("s"), body.send("d"), server.connectionCount > 0 { usleep(50_000) }
            #expect(idle.isEnded)
            #expect(used.answer()?.status == 200)
            #expect(used.isEnded)
            #expect(head.answer()?.status == 408)
            #expect(body.answer()?.status == 408)
            #expect(stuck.rest().count < 20_000_000)
            #expect(eventually { server.connectionCount == 0 })
        }
    }

    @Test("a refused client that goes on sending gets its answer and is then cut off")
    func lingering() throws {
        try TestServer.run { server in
            let client = try server.client()
            client.send("BAD\r\n\r\n")
            let junk = [UInt8](repeating: 65, count: 65_536)
            for _ in 0..<20 { client.send(junk) }
            #expect(client.answer()?.status == 400)
            while client.send(junk) { usleep(10_000) }
            #expect(eventually { server.connectionCount == 0 })
        }
    }
}

@Suite("A server that drains loses no request")
struct DrainTests {
    @Test("idle connections are closed, what is asked is answered and says close")
    func drain() throws {
        try TestServer.run { server in
            let idle = try server.client()
            let asking = try server.client()
            let waiting = try server.client()
            for client in [idle, asking] {
                client.get("/a")
                #expect(client.answer()?.fields["connection"] == nil)
            }
            waiting.get("/hang")
            #expect(server.journal.waits(for: "hangs"))
            let isDone = server.drain()
            #expect(eventually { (try? server.client()) == nil })
            asking.get("/a")
            #expect(asking.answer()?.fields["connection"] == "close")
            #expect(idle.isEnded)
            #expect(!isDone.isOpened)
            server.gate.open()
            #expect(waiting.answer()?.fields["connection"] == "close")
            waiting.close()
            asking.close()
            #expect(isDone.wait())
        }
    }

    @Test("told that the end comes, every answer says close, and who comes is still let in")
    func announced() throws {
        try TestServer.run { server in
            let early = try server.client()
            early.get("/a")
            #expect(early.answer()?.fields["connection"] == nil)
            server.announceEnd()
            for _ in 0..<20 {
                let late = try server.client()
                late.get("/a")
                #expect(late.answer()?.fields["connection"] == "close")
            }
            early.get("/a")
            #expect(early.answer()?.fields["connection"] == "close")
        }
    }

    @Test("a connection that asks for nothing is kept for as long as the drain says, and its next request is answered")
    func kept() throws {
        try TestServer.run { server in
            let asking = try server.client()
            asking.get("/a")
            #expect(asking.answer()?.status == 200)
            let isDone = server.drain(idleSeconds: 10, graceSeconds: 20)
            // Longer than a drain in a hurry waits.
            usleep(1_500_000)
            #expect(!isDone.isOpened)
            asking.get("/a")
            #expect(asking.answer()?.fields["connection"] == "close")
            asking.close()
            #expect(isDone.wait())
        }
    }

    @Test("a drain that is under way can be hastened")
    func hastened() throws {
        try TestServer.run { server in
            let idle = try server.client()
            idle.get("/a")
            #expect(idle.answer()?.status == 200)
            let isDone = server.drain(idleSeconds: 3_000, graceSeconds: 3_600)
            server.hastenDrain(idleSeconds: 0, graceSeconds: 1)
            #expect(idle.isEnded)
            #expect(isDone.wait())
        }
    }

    @Test("a socket that two servers have is left to the other one: nobody who waits in it is cut off")
    func shared() throws {
        try TestServer.run { first in
            let descriptor = dup(first.listener)
            try #require(descriptor >= 0)
            try TestServer.run(on: try ListeningSocket(inherited: descriptor)) { second in
                #expect(second.port == first.port)
                let kept = try first.client()
                kept.get("/a")
                #expect(kept.answer()?.status == 200)
                first.leaveAccepting()
                for _ in 0..<50 {
                    let client = try first.client()
                    client.get("/a")
                    #expect(client.answer()?.status == 200)
                }
                #expect(eventually { first.connectionCount <= 1 && second.connectionCount <= 1 })
            }
        }
    }

    @Test("what is no listening TCP socket cannot be taken over")
    func noListener() throws {
        let unbound = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        let datagram = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
        let unix = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { for descriptor in [unbound, datagram, unix] { close(descriptor) } }
        for descriptor in [unbound, datagram, unix, 0, -1, 9_999] {
            #expect(throws: SystemError.self) { try ListeningSocket(inherited: descriptor) }
        }
    }

    @Test("a client that has connected but was not accepted yet is answered")
    func queued() throws {
        var limits = ServerLimits()
        limits.connectionsMax = 3
        try TestServer.run(limits) { server in
            for _ in 0..<20 {
                let client = try server.client()
                client.get("/a")
                #expect(client.answer()?.status == 200)
            }
            let client = try server.client()
            client.get("/a")
            let isDone = server.drain()
            #expect(client.answer()?.text == "GET /a \n")
            client.close()
            #expect(isDone.wait())
        }
    }

    @Test("under load every request is answered, the last on each connection with close")
    func underLoad() throws {
        try TestServer.run { server in
            let faults = Journal()
            let answered = Atomic<Int>(0)
            let threads = try (0..<8).map { number in
                try OSThread(named: "client-\(number)") {
                    guard let client = try? server.client() else { return faults.note("not connected") }
                    for index in 0..<1_000_000 {
                        client.get(index % 3 == 0 ? "/later/\(index)" : "/a")
                        guard let answer = client.answer(), answer.status == 200 else {
                            return faults.note("client \(number) lost request \(index)")
                        }
                        answered.wrappingAdd(1, ordering: .relaxed)
                        if answer.fields["connection"] == "close" { return }
                    }
                }
            }
            #expect(eventually { answered.load(ordering: .relaxed) > 500 })
            let isDone = server.drain()
            for thread in threads { thread.join() }
            #expect(faults.all.isEmpty)
            #expect(isDone.wait())
        }
    }

    @Test("when the grace is over what is left is cut")
    func graceIsOver() throws {
        try TestServer.run { server in
            let client = try server.client()
            client.get("/hang")
            #expect(server.journal.waits(for: "hangs"))
            let isDone = server.drain(graceSeconds: 1)
            #expect(client.answer() == nil)
            #expect(isDone.wait())
        }
    }
}
