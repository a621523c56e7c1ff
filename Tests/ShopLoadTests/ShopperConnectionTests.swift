import Basics
import EventLoop
import Testing

@testable import ShopLoad

@Suite("A shopper's connection")
struct ShopperConnectionTests {
    private static let good = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
    private static let last = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"
    private static let endless = "HTTP/1.1 200 OK\r\n\r\nok"

    private typealias Reply = ScriptedServer.Reply

    /// What came of requests (`s` for a safe one, `u` for an unsafe one), each sent some time after the last.
    private func ask(
        _ requests: String, _ scripts: [[Reply]], answerSeconds: Double = 5, pause: Int = 30
    ) throws -> (told: [String], connections: Int, repetitions: Int) {
        let server = ScriptedServer(scripts)
        let (told, tally) = try ask(requests, port: server.port, answerSeconds: answerSeconds, pause: pause)
        #expect(tally.connections == 0)
        return (told, server.connectionCount, tally.repetitions)
    }

    private func ask(
        _ requests: String, port: Int, answerSeconds: Double, pause: Int
    ) throws -> (told: [String], tally: Tally) {
        var profile = LoadProfile()
        profile.answerSeconds = answerSeconds
        let plan = LoadPlan(profile, try ShopTarget("http://127.0.0.1:\(port)/"))
        let loop = try EventLoop()
        let tally = Tally()
        let asker = Asker(Wires(loop, plan, tally), requests, pause: pause)
        let confined = LoopConfined(asker)
        // Ends a test that would hang.
        let watchdog = loop.schedule(after: .seconds(20)) { loop.stop() }
        loop.post { confined.value.next() }
        loop.run()
        watchdog.cancel()
        asker.close()
        return (asker.told, tally)
    }

    @Test("is kept, and opened anew when the other side has said or shown that it ends")
    func kept() throws {
        let good = Reply.bytes(ShopperConnectionTests.good)
        #expect(try ask("sus", [[good, good, good]]) == (["ok", "ok", "ok"], 1, 0))
        #expect(try ask("ss", [[.bytes(ShopperConnectionTests.last), .silence], [good]]) == (["ok", "ok"], 2, 0))
        #expect(try ask("su", [[good], [good]]) == (["ok", "ok"], 2, 0))
        #expect(try ask("ss", [[.bytes(ShopperConnectionTests.endless)], [good]]) == (["ok", "ok"], 2, 0))
    }

    @Test("that was reused and is closed before an answer: the safe request is sent again, the unsafe one is not")
    func retry() throws {
        let good = Reply.bytes(ShopperConnectionTests.good)
        #expect(try ask("ss", [[good, .close], [good]]) == (["ok", "ok"], 2, 1))
        #expect(try ask("su", [[good, .close], [good]]) == (["ok", "closed"], 1, 0))
        // A new connection is no reused one; and once is enough.
        #expect(try ask("s", [[.close], [good]]) == (["closed"], 1, 0))
        #expect(try ask("ss", [[good, .close], [.close], [good]]) == (["ok", "closed"], 2, 1))
    }

    @Test("an answer that is cut off is none, and the next request has a new connection")
    func cutOff() throws {
        let good = Reply.bytes(ShopperConnectionTests.good)
        let part = Reply.bytes("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nok")
        #expect(try ask("sss", [[good, part], [good]]) == (["ok", "closed", "ok"], 2, 0))
    }

    @Test("an answer in slices is whole, and chunks are put together")
    func slices() throws {
        let slices = Reply.slices([
            "HTTP/1.1 200 OK\r\nTransfer-Enc", "oding: chunked\r\n\r\n1\r", "\no\r\n1\r\nk\r\n0\r\n", "\r\n",
        ])
        #expect(try ask("ss", [[slices, slices]]) == (["ok", "ok"], 1, 0))
    }

    @Test("an answer that does not come in time, or is none, is told as that")
    func noAnswer() throws {
        let good = Reply.bytes(ShopperConnectionTests.good)
        #expect(try ask("ss", [[.silence], [good]], answerSeconds: 0.2) == (["answerTimeOut", "ok"], 2, 0))
        let malformed = "\(Loss.malformed(.badStatusLine))"
        #expect(try ask("s", [[.bytes("HTTP/9 200\r\n\r\n")]]) == ([malformed], 1, 0))
        let free = try LoopbackPort.free()
        #expect(try ask("s", port: free, answerSeconds: 1, pause: 1).told == ["notConnected"])
    }

    @Test("bytes that answer nothing are told, and the connection is given up")
    func unasked() throws {
        let good = Reply.bytes(ShopperConnectionTests.good)
        let more = Reply.bytes(ShopperConnectionTests.good + "HTTP/1.1 200 OK\r\n")
        #expect(try ask("ss", [[more, .silence], [good]]) == (["unasked", "ok", "ok"], 2, 0))
        let late = Reply.slices([ShopperConnectionTests.good, "x"])
        #expect(try ask("ss", [[late, .silence], [good]]) == (["ok", "unasked", "ok"], 2, 0))
    }
}

/// Asks one thing after the other and notes what comes.
private final class Asker: ConnectionOwner {
    private(set) var told: [String] = []
    private let wires: Wires
    private var requests: Substring
    private let pause: Int
    private var connection: ShopperConnection?

    init(_ wires: Wires, _ requests: String, pause: Int) {
        (self.wires, self.requests, self.pause) = (wires, requests[...], pause)
    }

    func next() {
        guard let kind = requests.popFirst() else { return wires.loop.stop() }
        let connection = connection ?? ShopperConnection(wires, number: 0, owner: self)
        self.connection = connection
        connection.ask(isSafe: kind == "s") { $0 = Array("GET / HTTP/1.1\r\nHost: a\r\n\r\n".utf8) }
    }

    func close() { connection?.close() }

    func took(_ parser: AnswerParser) { tell(String(utf8: parser.body)) }

    func lost(_ loss: Loss) { tell("\(loss)") }

    func heardUnasked() { told.append("unasked") }

    private func tell(_ text: String) {
        told.append(text)
        wires.loop.schedule(after: .milliseconds(pause)) { [self] in next() }
    }
}
