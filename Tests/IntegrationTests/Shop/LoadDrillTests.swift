import Foundation
import Testing

/// Servers and nodes that are killed while shoppers fill carts, and a model that knows what they were told.
///
/// What is lost, doubled or answered wrongly decides. Times are printed; with `VITRINE_DRILL_SECONDS` (`make drills`)
/// a drill lasts that long before and after its fault, and stands beside the same day without the fault.
@Suite("Drills under load", .serialized)
struct LoadDrillTests {
    private static let asked = ProcessInfo.processInfo.environment["VITRINE_DRILL_SECONDS"].flatMap { Int($0) }
    private static let seconds = min(max(asked ?? 1, 1), 120)
    /// After a promotion or a return everything is normal by then.
    private static let normalAfterSeconds = 5

    /// Two nodes for the drills that leave the shop as it was.
    private static let lasting = Drilled()

    /// A shop with two nodes.
    private final class Drilled: Sendable {
        let shop: RunningShop
        let second: (pid: pid_t, port: Int)
        var ports: [Int] { [shop.port, second.port] }

        init() {
            shop = RunningShop()
            second = shop.secondNode()
            for port in ports { for page in SaleDay.pages { #expect(Visitor(port: port).get(page).status == 200) } }
        }
    }

    @Test("the reader is killed and comes back")
    func reader() {
        let (shop, ports) = (LoadDrillTests.lasting.shop, LoadDrillTests.lasting.ports)
        drill("reader killed and back", ports) {
            shop.killServer("reader")
        } mend: {
            shop.startAgain("reader")
        }
    }

    @Test("Redis is killed and comes back, and so do messages")
    func redis() throws {
        let (shop, ports) = (LoadDrillTests.lasting.shop, LoadDrillTests.lasting.ports)
        drill("Redis killed and back", ports) {
            shop.killServer("redis")
        } mend: {
            shop.startAgain("redis")
        }
        let visitor = Visitor(port: shop.port)
        let bag = try #require(visitor.get(SaleDay.pages[0]).body.firstMatch(of: /name="product" value="([0-9]+)"/))
        for _ in 0..<200 {
            _ = visitor.submit("/checkout/cart/add/", "product=\(bag.1)&qty=1")
            if visitor.get("/checkout/cart/").body.contains("message success") { return }
            usleep(50_000)
        }
        Issue.record("no message is kept any more")
    }

    @Test("writer and reader change places, and change back")
    func exchange() {
        let (shop, ports) = (LoadDrillTests.lasting.shop, LoadDrillTests.lasting.ports)
        drill("writer and reader exchanged, and back", ports) {
            #expect(shop.promoteReader() == 0)
        } mend: {
            #expect(shop.promoteReader() == 0)
        }
    }

    @Test("a node is killed with -9 and started; the other one serves meanwhile")
    func node() {
        let (shop, second) = (LoadDrillTests.lasting.shop, LoadDrillTests.lasting.second)
        drill("node killed with -9 and started", [second.port, shop.port], mayNodesDie: true) {
            kill(second.pid, SIGKILL)
            var status: Int32 = 0
            waitpid(second.pid, &status, 0)
        } mend: {
            #expect(shop.secondNode(port: second.port).port == second.port)
        }
    }

    @Test("the writer is killed with -9 and the reader promoted; the old writer follows from the next start on")
    func writer() {
        let drilled = Drilled()
        let (shop, second) = (drilled.shop, drilled.second)
        // What the reader has received, and not applied when the writer dies, was promised too.
        shop.sql("STOP SLAVE; CHANGE MASTER TO MASTER_DELAY = 2; START SLAVE", on: "reader")
        let promises = drill("writer killed and reader promoted", drilled.ports) {
            shop.killServer("writer")
        } mend: {
            #expect(shop.promoteReader() == 0)
        }
        kill(second.pid, SIGTERM)
        var status: Int32 = 0
        waitpid(second.pid, &status, 0)
        #expect(shop.end() == 0)
        let later = RunningShop(in: shop.folder)
        #expect(SaleDay.broken(promises, on: later.port) == [])
        let replication = later.sql("SHOW SLAVE STATUS\\G", on: "writer")
        #expect(replication.contains("Slave_SQL_Running: Yes"), "\(replication)")
        #expect(replication.contains("Slave_IO_Running: Yes"), "\(replication)")
        #expect(later.end() == 0)
    }
}

/// The course of a drill.
extension LoadDrillTests {
    @discardableResult
    private func drill(
        _ name: String, _ ports: [Int], mayNodesDie: Bool = false, fail: () -> Void, mend: () -> Void
    ) -> [SaleDay.Promise] {
        // Without the fault first, for the times beside it.
        var calm: (before: Figures, after: Figures)?
        if LoadDrillTests.asked != nil {
            let day = day(ports, mayNodesDie, fail: {}, mend: {})
            calm = (day.before, day.after)
        }
        let day = day(ports, mayNodesDie, fail: fail, mend: mend)
        #expect(day.findings == [], "\(name)")
        #expect(SaleDay.broken(day.promises, on: ports[1]) == [], "\(name)")
        #expect(!day.promises.isEmpty && day.after.count > 0, "\(name): nothing is sold any more")
        print("drill: \(name)\n  before    \(day.before)\n  meanwhile \(day.meanwhile)\n  after     \(day.after)")
        if let calm {
            let isNormal = day.after.isNormal(beside: calm.after)
            print("  without the fault: \(calm.before), then \(calm.after)")
            print("  normal within \(LoadDrillTests.normalAfterSeconds) s: \(isNormal ? "yes" : "no")")
        }
        return day.promises
    }

    private struct Day {
        let promises: [SaleDay.Promise]
        let findings: [String]
        let before: Figures
        let meanwhile: Figures
        let after: Figures
    }

    private func day(_ ports: [Int], _ mayNodesDie: Bool, fail: () -> Void, mend: () -> Void) -> Day {
        let sale = SaleDay(ports: ports, mayNodesDie: mayNodesDie)
        let pause = UInt32(LoadDrillTests.seconds) * 1_000_000
        // The first half second fills pools and caches.
        usleep(500_000 + pause)
        let failed = sale.now
        fail()
        usleep(min(pause, 5_000_000))
        mend()
        let mended = sale.now
        let isTimed = LoadDrillTests.asked != nil
        let normal = mended + (isTimed ? LoadDrillTests.normalAfterSeconds * 1_000_000 : 0)
        // A node that starts or a server that recovers in a short drill needs a moment on a busy machine.
        usleep(UInt32(normal - mended) + max(pause, 2_000_000))
        let end = sale.now
        let seen = sale.end()
        return Day(
            promises: seen.promises, findings: seen.findings, before: Figures(seen.deeds, from: 500_000, to: failed),
            meanwhile: Figures(seen.deeds, from: failed, to: normal), after: Figures(seen.deeds, from: normal, to: end))
    }
}

/// What came of the requests that were begun in a span of time.
private struct Figures: CustomStringConvertible {
    /// Additions to carts that were acknowledged.
    let count: Int
    let perSecond: Double
    /// In milliseconds.
    let p99: Double
    let pageP99: Double

    init(_ deeds: [SaleDay.Deed], from begin: Int, to end: Int) {
        let inside = deeds.filter { begin <= $0.began && $0.began < end && $0.isGood }
        let adds = inside.filter { !$0.isPage }
        count = adds.count
        perSecond = Double(adds.count) * 1_000_000 / Double(max(end - begin, 1))
        p99 = Figures.p99(adds)
        pageP99 = Figures.p99(inside.filter(\.isPage))
    }

    /// Goodput and p99 within a tenth.
    func isNormal(beside calm: Figures) -> Bool { perSecond >= 0.9 * calm.perSecond && p99 <= 1.1 * calm.p99 }

    var description: String {
        let numbers = [perSecond, p99, pageP99].map { String(format: "%.1f", $0) }
        return "\(numbers[0]) additions/s, p99 \(numbers[1]) ms, pages' p99 \(numbers[2]) ms"
    }

    private static func p99(_ deeds: [SaleDay.Deed]) -> Double {
        let took = deeds.map(\.took).sorted()
        return took.isEmpty ? 0 : Double(took[min(took.count - 1, took.count * 99 / 100)]) / 1_000
    }
}
