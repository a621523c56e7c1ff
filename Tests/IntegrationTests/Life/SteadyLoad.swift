import Basics
import EventLoop
import Glibc
import Synchronization

/// Clients that ask a node without a pause worth the name, on connections that they keep: pages, the API, and acts that
/// cannot be sent twice. Some of them think for a while between two requests, with the connection open.
final class SteadyLoad: Sendable {
    /// What they saw.
    struct Seen {
        var answered = 0
        /// Safe requests on a kept connection that met its end, and were answered when they were sent once more.
        var retried = 0
        var lost: [String] = []
        /// The longest that anybody waited for an answer, and for which.
        var longest = (microseconds: 0, request: "")
    }

    private static let hasty = 8
    private static let thoughtful = 4
    private static let paceMicroseconds: UInt32 = 4_000
    private static let thinkingMicroseconds: UInt32 = 700_000

    private let port: Int
    private let isOver = Atomic<Bool>(false)
    private let seen = Guarded(Seen())
    private let threads = Guarded<[OSThread]>([])

    /// Begins to ask at a port.
    init(port: Int) throws {
        self.port = port
        for number in 0..<(SteadyLoad.hasty + SteadyLoad.thoughtful) {
            let pause =
                number < SteadyLoad.hasty ? SteadyLoad.paceMicroseconds : SteadyLoad.thinkingMicroseconds
            let thread = try OSThread(named: "load-\(number)") { self.ask(from: number, pause) }
            threads.withLock { $0.append(thread) }
        }
    }

    /// How many answers there are by now.
    var answered: Int { seen.withLock { $0.answered } }

    /// Sends everybody home and gives what they saw.
    func end() -> Seen {
        isOver.store(true, ordering: .relaxed)
        for thread in threads.withLock({ $0 }) { thread.join() }
        return seen.withLock { $0 }
    }

    private func ask(from number: Int, _ pause: UInt32) {
        let connection = KeptConnection(port: port)
        var turn = number
        while !isOver.load(ordering: .relaxed) {
            turn += 1
            let began = MonotonicInstant.now()
            let (name, outcome) = SteadyLoad.request(turn, on: connection)
            let took = Int(MonotonicInstant.now().since(began).nanoseconds / 1_000)
            seen.withLock { seen in
                if case .answered(status: 200, _) = outcome {
                    seen.answered += 1
                    if took > seen.longest.microseconds { seen.longest = (took, name) }
                } else {
                    seen.lost.append("\(name): \(outcome)")
                }
            }
            usleep(pause)
        }
        seen.withLock { $0.retried += connection.retries }
    }

    private static func request(_ turn: Int, on connection: KeptConnection) -> (String, KeptConnection.Outcome) {
        let pages = ["/cabas-souple-leonie.html", "/accessoires/sacs.html", "/", "/vetements/robes.html"]
        switch turn % 6 {
        case 4: return ("POST guest-carts", connection.post("/rest/V1/guest-carts"))
        case 5: return ("GET cart", connection.get("/checkout/cart/"))
        case let place: return ("GET \(pages[place])", connection.get(pages[place]))
        }
    }
}
