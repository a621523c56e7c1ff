import Basics
import HTTP
import Testing

@Suite("The connection machine")
struct MachineTests {
    private static let get = Array("GET /a HTTP/1.1\r\nHost: a\r\n\r\n".utf8)

    private func receive(
        _ machine: inout ConnectionMachine, _ bytes: [UInt8], _ request: Request
    ) -> (Int, ConnectionMachine.Action) {
        let (consumed, action) = bytes.withUnsafeBytes { machine.receive($0, into: request) }
        return (consumed, action)
    }

    @Test("the time-out that runs follows the request")
    func deadlines() {
        var machine = ConnectionMachine(limits: ServerLimits())
        let request = Request()
        #expect(machine.deadline == .idle)
        let text = Array("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nab".utf8)
        var (consumed, _) = receive(&machine, Array(text[..<10]), request)
        #expect(consumed == 0)
        #expect(machine.deadline == .header)
        (consumed, _) = receive(&machine, Array(text.dropLast()), request)
        #expect(consumed == text.count - 1)
        #expect(machine.deadline == .body)
        _ = receive(&machine, Array(text.suffix(1)), request)
        #expect(machine.deadline == .handling)
        machine.writing()
        #expect(machine.deadline == .write)
        #expect(machine.answered(machine.connectionOption) == .next)
        #expect(machine.deadline == .idle)
        #expect(machine.isIdle)
    }

    @Test("bytes of the next request stay where they are until the answer is given")
    func pipelining() {
        var machine = ConnectionMachine(limits: ServerLimits())
        let request = Request()
        let (consumed, _) = receive(&machine, Self.get + Self.get, request)
        #expect(consumed == Self.get.count)
        let (more, action) = receive(&machine, Self.get, request)
        #expect(more == 0)
        guard case .needMore = action else {
            Issue.record("the next request began before the answer")
            return
        }
        #expect(machine.answered(.persist) == .next)
        #expect(receive(&machine, Self.get, request).0 == Self.get.count)
        #expect(machine.requestCount == 2)
    }

    @Test("a process that ends answers what has come and says that it closes")
    func draining() {
        let transcript = Exchange(isDraining: true).run([Self.get + Self.get])
        #expect(transcript.output.contains("\r\nConnection: close\r\n"))
        #expect(transcript.ending == "closes")
        #expect(transcript.left == Self.get.count)
    }

    @Test("a half-closed client gets the answer at hand and no more")
    func halfClosed() {
        var machine = ConnectionMachine(limits: ServerLimits())
        let request = Request()
        _ = receive(&machine, Self.get, request)
        #expect(machine.inputEnded() == .next)
        #expect(machine.answered(machine.connectionOption) == .next)
        #expect(machine.inputHasEnded)
        #expect(machine.inputEnded() == .close)
    }

    @Test("an idle connection is closed without a word, a slow head or body with 408")
    func expired() {
        let request = Request()
        var idle = ConnectionMachine(limits: ServerLimits())
        _ = receive(&idle, [13, 10], request)
        #expect(idle.isIdle)
        #expect(idle.expired() == nil)
        var head = ConnectionMachine(limits: ServerLimits())
        _ = receive(&head, Array("GET".utf8), request)
        #expect(head.expired()?.status == .requestTimeout)
        var body = ConnectionMachine(limits: ServerLimits())
        _ = receive(&body, Array("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\n".utf8), request)
        #expect(body.expired()?.status == .requestTimeout)
        #expect(body.connectionOption == .close)
    }

    @Test("after a refusal the rest is thrown away")
    func refused() {
        var machine = ConnectionMachine(limits: ServerLimits())
        let request = Request()
        _ = receive(&machine, Array("G\n".utf8), request)
        #expect(receive(&machine, Self.get, request).0 == Self.get.count)
        #expect(machine.requestCount == 0)
    }

    @Test("a request object forgets the request before")
    func reuse() {
        var machine = ConnectionMachine(limits: ServerLimits())
        let request = Request()
        let first = """
            POST /a?x=1 HTTP/1.1\r
            Host: a\r
            Cookie: c=1\r
            Content-Type: application/x-www-form-urlencoded\r
            Content-Length: 3\r
            \r
            f=1
            """
        _ = receive(&machine, Array(first.utf8), request)
        #expect(request.cookies["c"] == "1")
        #expect(request.queryItems["x"] == "1")
        #expect(request.form["f"] == "1")
        _ = machine.answered(.persist)
        _ = receive(&machine, Self.get, request)
        #expect(request.method == .get)
        #expect(request.cookies == Cookies())
        #expect(request.queryItems == FormItems())
        #expect(request.form == FormItems())
        #expect(request.body.isEmpty)
        #expect(request.query.isEmpty)
    }

    @Test("no bytes whatever crash the machine or make it consume what it was not given")
    func noise() {
        // A fixed linear congruential generator: the same noise in every run, mutated from valid requests.
        var state: UInt64 = 20_261_124
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let alphabet = Array("\r\n\r\n\t :;,%?/*.0129AFafx\"\0".utf8) + [0x7F, 0x80, 0xFF]
        let seeds = StrictnessTests.framings + StrictnessTests.chunks + StrictnessTests.requestLines
        for round in 0..<4_000 {
            var bytes = Array(seeds[round % seeds.count].text.utf8.prefix(400))
            for _ in 0...next(4) {
                let index = next(bytes.count)
                switch next(3) {
                case 0: bytes[index] = alphabet[next(alphabet.count)]
                case 1: bytes.insert(alphabet[next(alphabet.count)], at: index)
                default: bytes.remove(at: index)
                }
            }
            let split = next(bytes.count + 1)
            let whole = Exchange().run([bytes])
            let parts = Exchange().run([Array(bytes[..<split]), Array(bytes[split...])])
            #expect(whole.output == parts.output, "\(String(utf8: bytes)) split at \(split)")
            #expect(whole.ending == parts.ending)
        }
    }
}
