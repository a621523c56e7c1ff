import Basics
import Commerce
import Testing

@testable import Commands

@Suite("The doctor")
struct DoctorTests {
    @Test("nodes that need more connections than the server accepts are a warning with the number to set")
    func capacity() {
        let capacity = Capacity(nodes: 4, connectionsOfNode: 34)
        let small = capacity.findings("writer", connectionsMax: 100, statementsMax: 1_000)
        #expect(small.map(\.state) == [.warning, .warning])
        #expect(small[0].advice?.contains("max_connections to 146") == true)
        #expect(small[1].advice?.contains("max_prepared_stmt_count to 8704") == true)
        let large = capacity.findings("writer", connectionsMax: 500, statementsMax: 16_382)
        #expect(large.map(\.state) == [.ok, .ok])
    }

    @Test(
        "Redis' own words decide",
        arguments: [
            ("redis_version:7.0.15\r\nmaxmemory_policy:noeviction\r\n", [.ok, .ok]),
            ("redis_version:5.0.3\r\nmaxmemory_policy:allkeys-lru\r\n", [.warning, .warning]),
            ("", [.warning, .warning]),
        ] as [(String, [Finding.State])])
    func redis(info: String, states: [Finding.State]) {
        #expect(Doctor.redisFindings(info: info).map(\.state) == states)
    }

    @Test(
        "little room is told, hardly any is a failure",
        arguments: [(Int64(5) << 30, .ok), (500 << 20, .warning), (50 << 20, .failed), (nil, .warning)]
            as [(Int64?, Finding.State)])
    func space(free: Int64?, state: Finding.State) {
        #expect(Doctor.space(in: "var", free).state == state)
    }

    @Test("values that cannot be used and paths that nobody reads are told")
    func configured() {
        let shop = ShopConfiguration([
            .init(path: "carriers/flatrate/price", scope: .shop, value: "cheap"),
            .init(path: "payment/nobody/active", scope: .shop, value: "1"),
        ])
        let found = Doctor.configured(shop)
        #expect(found.map(\.state) == [.warning, .warning])
        #expect(Doctor.configured(ShopConfiguration()).map(\.state) == [.ok])
    }

    @Test("findings are lines with what to do below, and one object for programs")
    func words() {
        let found: [Finding] = [.ok("writer", "takes writes"), .failed("schema", "empty", advice: "run it")]
        #expect(found.hasFailures)
        #expect(found.lines.first == "ok       writer  takes writes")
        #expect(found.lines.contains { $0.hasSuffix("→ run it") })
        #expect(found.lines.last == "2 checks, 0 warnings, 1 failures")
        #expect(found.json.hasPrefix(#"{"ok":false,"checks":[{"state":"ok","place":"writer""#))
        #expect(found.json.contains(#""advice":null"#))
    }
}
