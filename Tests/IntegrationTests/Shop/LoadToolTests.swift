import Glibc
import JSON
import Testing

/// `vitrine-load` against real nodes: it finds nothing wrong where nothing is, and tells what is where something is.
@Suite("Simulated shoppers in a running shop")
struct LoadToolTests {
    private let shop = RunningShop.shared

    /// What a run printed, how it ended, and its report.
    private struct Run {
        let status: Int32
        let output: String
        let report: JSONValue?
    }

    /// Beside the shop's own command; where only that was built, of this build.
    private static var binary: String {
        let beside = "\(RunningShop.binary)-load"
        return access(beside, X_OK) == 0 ? beside : "\(RunningShop.root)/.build/debug/vitrine-load"
    }

    /// A run on a port with a profile, to its end; does something once it has told its first figures, after five
    /// seconds.
    private func run(
        on port: Int, _ profile: String, _ flags: String..., atFirstFigures act: () -> Void = {}
    ) throws -> Run {
        let name = "\(shop.folder)/load-\(UInt32.random(in: .min ... .max))"
        TextFile.write(profile, to: "\(name).json")
        let words = ["http://127.0.0.1:\(port)/", "--profile", "\(name).json", "--json", "\(name).report"]
        let pid = ServerProcess.start(
            "/bin/sh",
            ["-c", #"output=$1; shift; exec "$@" >"$output" 2>&1"#, "sh", "\(name).log", LoadToolTests.binary] + words
                + flags)
        var status: Int32 = 0
        var hasActed = false
        while waitpid(pid, &status, WNOHANG) == 0 {
            if !hasActed, TextFile.read("\(name).log").contains("answers/s") {
                act()
                hasActed = true
            }
            usleep(50_000)
        }
        let report = TextFile.read("\(name).report")
        return Run(
            status: status >> 8 & 0xff, output: TextFile.read("\(name).log"),
            report: report.isEmpty ? nil : try JSONReader.parse(Array(report.utf8)))
    }

    private func profile(seconds: Int, shoppers: Int, closing: Int = 20) -> String {
        """
        {"shoppers": \(shoppers), "seconds": \(seconds), "arrivals": [{"kind": "ramp", "seconds": 2}],
         "think_time": {"mean_seconds": 0.4, "sigma": 0.8}, "visit": {"pages_min": 3, "pages_max": 12},
         "assets": true, "time_outs": {"closing_seconds": \(closing)}}
        """
    }

    @Test("fifty shoppers find everything right: pages, pictures and what they put into the cart")
    func right() throws {
        let run = try run(on: shop.port, profile(seconds: 8, shoppers: 50), "--source-addresses", "3")
        #expect(run.status == 0, "\(run.output)")
        let report = try #require(run.report)
        #expect(report["totals"]?["failures"]?.integer == 0)
        #expect(report["totals"]?["shoppers"]?.integer == 50)
        for step in ["home", "category", "filter", "product", "option", "add", "cart", "asset"] {
            #expect(report["steps"]?[step]?["count"]?.integer ?? 0 > 0, "\(step)")
        }
        let carts = try #require(report["carts"])
        #expect(carts["pieces_added"]?.integer ?? 0 > 0)
        #expect(carts["looked_at_at_the_end"]?.integer ?? 0 > 0)
        #expect(carts["lost_pieces"]?.integer == 0 && carts["doubled_pieces"]?.integer == 0)
    }

    /// The profile of `make sale-day`: a minute with `VITRINE_DRILL_SECONDS` (`make drills`), less in `make test`.
    @Test("a sale day in short has no wrong answer, and nothing is lost from a cart")
    func saleDay() throws {
        let isDrill = getenv("VITRINE_DRILL_SECONDS") != nil
        let profile = TextFile.read("\(RunningShop.root)/deploy/load/sale-day.json")
        let run = try run(
            on: shop.port, profile, "--shoppers", isDrill ? "1000" : "200", "--seconds", isDrill ? "60" : "20",
            "--source-addresses", "2")
        #expect(run.status == 0, "\(run.output)")
        let report = try #require(run.report)
        #expect(report["totals"]?["failures"]?.integer == 0)
        #expect(report["totals"]?["shoppers"]?.integer == (isDrill ? 1_000 : 200))
        #expect(report["carts"]?["pieces_added"]?.integer ?? 0 > 0)
        #expect(report["carts"]?["lost_pieces"]?.integer == 0)
        #expect(report["carts"]?["unread_at_the_end"]?.integer == 0)
    }

    @Test("a node that is killed under its shoppers is told as answers that did not come and carts that were not read")
    func killed() throws {
        let node = shop.secondNode()
        let run = try run(on: node.port, profile(seconds: 8, shoppers: 20, closing: 1)) {
            kill(node.pid, SIGKILL)
            var status: Int32 = 0
            waitpid(node.pid, &status, 0)
        }
        #expect(run.status == 1, "\(run.output)")
        #expect(run.output.contains("FAILED"))
        let report = try #require(run.report)
        #expect(report["totals"]?["answers"]?.integer ?? 0 > 0)
        #expect(report["failures"]?["not_connected"]?.integer ?? 0 > 0)
        #expect(report["totals"]?["no_answer"]?.integer == report["totals"]?["failures"]?.integer)
        #expect(report["carts"]?["unread_at_the_end"]?.integer ?? 0 > 0)
    }

    @Test("a node that shoppers ask under another name has no page for them")
    func otherName() throws {
        let run = try run(on: shop.port, profile(seconds: 2, shoppers: 4, closing: 1), "--host", "elsewhere.example")
        #expect(run.status == 1, "\(run.output)")
        #expect(run.report?["failures"]?["wrong_page"]?.integer ?? 0 > 0)
    }

    @Test(
        "a command that cannot be done ends with the status that says why",
        arguments: [
            (["http://127.0.0.1:1/", "--nope"], 64), ([], 64), (["http://8.8.8.8/"], 64),
            (["http://127.0.0.1:1/", "--profile", "/nowhere.json"], 66), (["http://127.0.0.1:1/"], 75),
            (["http://127.0.0.1:1/", "--shoppers", "30000"], 78), (["--print-profile"], 0), (["--help"], 0),
        ] as [([String], Int32)])
    func ends(words: [String], status: Int32) {
        let pid = ServerProcess.start(LoadToolTests.binary, words)
        var ended: Int32 = 0
        waitpid(pid, &ended, 0)
        #expect(ended >> 8 & 0xff == status)
    }
}
