import Basics
import HTTP
import JSON
import Synchronization

/// What is known of a node's health: written on the control loop, read on all.
///
/// Only what is this node's own matter keeps it from being ready: warming up, ending, loops that hang. What all nodes
/// share (databases, Redis, media) is told of and no more: a balancer that took every node off because the writer is
/// away would take the pages off with them that all nodes still have.
final class HealthBoard: Sendable {
    /// What is looked at.
    enum Check: String, CaseIterable {
        case databaseWriter = "database_writer"
        case databaseReader = "database_reader"
        case redis, media, feed, loops
        case warmUp = "warm_up"
        case draining

        /// Whether a node that fails in this is to be sent nobody.
        var isDecisive: Bool {
            switch self {
            case .loops, .warmUp, .draining: true
            case .databaseWriter, .databaseReader, .redis, .media, .feed: false
            }
        }
    }

    /// What was found last.
    enum Finding: Hashable, Sendable {
        case good
        /// Good, with a word on how.
        case noted(String)
        case failing(String)
        /// Nobody has looked yet.
        case unknown

        var state: String {
            switch self {
            case .good, .noted: "ok"
            case .failing: "failing"
            case .unknown: "unknown"
            }
        }

        var reason: String {
            switch self {
            case .good: ""
            case .noted(let reason), .failing(let reason): reason
            case .unknown: "not looked at yet"
            }
        }
    }

    private let findings = Guarded<[Check: Finding]>([.warmUp: .failing("starting"), .draining: .good])
    private let ready = Atomic<Bool>(false)
    private let live = Atomic<Bool>(true)

    /// Whether the balancer may send requests. For every loop.
    var isReady: Bool { ready.load(ordering: .relaxed) }

    /// Whether the process works at all.
    var isLive: Bool { live.load(ordering: .relaxed) }

    /// Notes what was found.
    func note(_ finding: Finding, of check: Check) {
        let findings = findings.withLock { findings in
            findings[check] = finding
            return findings
        }
        func isFailing(_ check: Check) -> Bool { findings[check]?.state == "failing" }
        ready.store(!Check.allCases.contains { $0.isDecisive && isFailing($0) }, ordering: .relaxed)
        live.store(!isFailing(.loops), ordering: .relaxed)
    }

    /// All findings, for those who look after the node:
    /// `{"status":"ready","release":"0.4.0","checks":{"redis":{"state":"ok","reason":"","decisive":false},…}}`.
    var json: [UInt8] {
        let findings = findings.withLock { $0 }
        var json = JSONWriter(escaping: .plain)
        json.object { json in
            json.member("status", isReady ? "ready" : "unready")
            json.member("release", Release.name)
            json.object("checks") { json in
                for check in Check.allCases {
                    let finding = findings[check] ?? .unknown
                    json.key(named: check.rawValue)
                    json.object { json in
                        json.member("state", finding.state)
                        json.member("reason", finding.reason)
                        json.member("decisive", check.isDecisive)
                    }
                }
            }
        }
        return json.takeBytes()
    }
}

/// The answers.
extension HealthBoard {
    /// The short answer, for everybody: yes or no, and nothing of what the node is made of.
    func shortAnswer(to request: Request) -> Response? {
        guard request.pathBegins(with: "/health/") else { return nil }
        if request.pathIs("/health/live") { return isLive ? HealthBoard.alive : HealthBoard.stuck }
        guard request.pathIs("/health/ready") else { return nil }
        return isReady ? HealthBoard.ready : HealthBoard.unready
    }

    /// The long answer, with reasons, for the private port.
    func longAnswer(to request: Request) -> Response? {
        guard let short = shortAnswer(to: request) else { return nil }
        guard request.pathIs("/health/ready") else { return short }
        return HealthBoard.answer(json, short.status)
    }

    private static let alive = answer(Array(#"{"status":"live"}"#.utf8), .ok)
    private static let stuck = answer(Array(#"{"status":"stuck"}"#.utf8), .serviceUnavailable)
    private static let ready = answer(Array(#"{"status":"ready"}"#.utf8), .ok)
    private static let unready = answer(Array(#"{"status":"unready"}"#.utf8), .serviceUnavailable)

    private static func answer(_ json: [UInt8], _ status: Status) -> Response {
        var response = Response.json(json, status: status)
        response.set(.cacheControl, "no-store")
        return response
    }
}

/// The private port: health, and nothing of the shop.
final class HealthSite: Responder {
    private let board: HealthBoard

    init(_ board: HealthBoard) { self.board = board }

    func reply(to request: Request) -> Reply {
        guard request.method == .get || request.method == .head else {
            var refusal = Response.text("Health is only looked at.\n", status: .methodNotAllowed)
            refusal.set(.allow, "GET, HEAD")
            return .now(refusal)
        }
        return .now(board.longAnswer(to: request) ?? .text("There is nothing but health here.\n", status: .notFound))
    }
}
