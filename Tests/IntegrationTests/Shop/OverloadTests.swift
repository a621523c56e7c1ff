import Basics
import EventLoop
import Glibc
import Synchronization
import Testing

/// A node of the shared shop with limits that a test can reach.
private final class LimitedNode {
    let port: Int
    private let pid: pid_t

    init(_ name: String, _ flags: String...) {
        let shop = RunningShop.shared
        let output = "\(shop.folder)/\(name).log"
        pid = RunningShop.spawn(
            ["serve", "--config", "\(shop.folder)/vitrine.conf", "--port", "0"] + flags, output: output)
        ServerProcess.endWithThisProcess([pid], signal: SIGTERM)
        port = RunningShop.waitForPort(of: pid, in: output)
    }

    /// Ends it and gives its exit status.
    func end() -> Int32 {
        var status: Int32 = 0
        kill(pid, SIGTERM)
        waitpid(pid, &status, 0)
        return status
    }
}

@Suite("A node that is asked for more than it can do")
struct OverloadTests {
    private static let page = "/cabas-souple-leonie.html"
    private static let clients = 24

    /// What the many were answered.
    fileprivate struct Tally {
        var done = 0
        var refused = 0
        var wrong: [String] = []
    }

    private final class Crowd: Sendable {
        let tally = Guarded(Tally())
        let isOver = Atomic(false)
    }

    @Test("ready pages and files are always sent; what is too much is told when to come again, in the caller's form")
    func shedding() throws {
        let node = LimitedNode(
            "overload", "--loops", "1", "--tasks-max", "2", "--queue-depth-max", "4", "--queue-milliseconds-max", "200")
        let port = node.port
        let reader = Visitor(port: port)
        let ready = reader.get(OverloadTests.page)
        #expect(ready.status == 200)
        let bag = try #require(ready.body.firstMatch(of: /name="product" value="([0-9]+)"/)).1
        let crowd = Crowd()
        let threads = try (0..<OverloadTests.clients).map { number in
            try OSThread(named: "client-\(number)") { [bag = String(bag)] in
                while !crowd.isOver.load(ordering: .relaxed) {
                    let visitor = Visitor(port: port)
                    // Half of them are programs, half of them people.
                    let answer =
                        number % 2 == 0
                        ? visitor.call("POST", "/rest/V1/guest-carts")
                        : visitor.submit("/checkout/cart/add/", "product=\(bag)&qty=1")
                    crowd.tally.withLock { $0.note(answer, ofProgram: number % 2 == 0) }
                }
            }
        }
        var (sent, missed) = (0, [Int]())
        for _ in 0..<3_000 where sent < 100 || crowd.tally.withLock({ $0.refused < 50 || $0.done < 50 }) {
            for path in [OverloadTests.page, "/placeholder.svg", "/health/live"] {
                let status = reader.get(path).status
                if status != 200 { missed.append(status) }
            }
            sent += 1
        }
        crowd.isOver.store(true, ordering: .relaxed)
        for thread in threads { thread.join() }
        #expect(missed.isEmpty)
        let found = crowd.tally.withLock { $0 }
        #expect(found.wrong.isEmpty, "\(found.wrong.prefix(3))")
        #expect(found.done >= 50 && found.refused >= 50, "\(found.done) done, \(found.refused) refused")
        print("overload: \(sent) rounds of ready answers, \(found.done) done, \(found.refused) told to come again")
        // When they have gone everything is as before.
        #expect(reader.call("POST", "/rest/V1/guest-carts").status == 200)
        #expect(reader.submit("/checkout/cart/add/", "product=\(bag)&qty=1").status == 302)
        #expect(node.end() == 0)
    }

    @Test("an address that a trusted balancer tells is limited, in the caller's form; ready pages are not counted")
    func addresses() {
        let node = LimitedNode(
            "addresses", "--loops", "1", "--trusted-networks", "127.0.0.0/8", "--sign-ins-per-minute-max", "2",
            "--searches-per-minute-max", "2", "--cart-changes-per-minute-max", "2", "--page-cache-bytes", "16000000")
        let visitor = Visitor(port: node.port)
        let one = ["X-Forwarded-For": "198.51.100.1"]
        let other = ["X-Forwarded-For": "198.51.100.2"]
        let searches = (0..<3).map { visitor.get("/rest/V1/directory/countries?page=\($0)", one) }
        #expect(searches.map(\.status) == [200, 200, 429])
        #expect((20...31).contains(searches[2].field("Retry-After").flatMap { Int($0) } ?? 0))
        #expect(searches[2].body == #"{"message":"Too many requests from your address. Try again later."}"#)
        #expect(searches[2].field("Content-Type")?.hasPrefix("application/json") == true)
        let page = visitor.get("/vetements/robes.html?p=1&color=nothing", one)
        #expect(page.status == 429)
        #expect(page.field("Content-Type") == "text/html; charset=UTF-8")
        #expect(page.field("Retry-After") != nil)
        #expect(page.body.contains("Beaucoup de monde"))
        for _ in 0..<4 { #expect(visitor.get(OverloadTests.page, one).status == 200) }
        #expect(visitor.get("/rest/V1/directory/countries?page=9", other).status == 200)
        #expect(visitor.get("/rest/V1/directory/countries?page=9").status == 200)
        #expect(node.end() == 0)
    }
}

extension OverloadTests.Tally {
    fileprivate mutating func note(_ answer: Visitor.Answer, ofProgram isProgram: Bool) {
        switch answer.status {
        case isProgram ? 200 : 302: done += 1
        case 503 where answer.field("Retry-After") == "5" && isTold(answer, isProgram): refused += 1
        default: wrong.append("\(answer.status) \(answer.body.prefix(200))")
        }
    }

    private func isTold(_ answer: Visitor.Answer, _ isProgram: Bool) -> Bool {
        isProgram
            ? answer.body == #"{"message":"The shop is busy for a moment. Try again in a few seconds."}"#
            : answer.body.contains("Beaucoup de monde")
    }
}
