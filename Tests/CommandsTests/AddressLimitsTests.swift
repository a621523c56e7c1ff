import Basics
import HTTP
import Testing

@testable import Commands

@Suite("What one address may ask for")
struct AddressLimitsTests {
    private static let now = MonotonicInstant(nanoseconds: 1_000_000_000_000)

    private func limits(_ counting: AddressLimits.Counting) throws -> AddressLimits {
        AddressLimits(
            counting, perMinute: [1, 2, 3, 4], trusting: try #require(TrustedNetworks(["10.0.0.0/8"])), seed: 7)
    }

    private func request(
        _ line: String, from sender: String?, isTold: Bool = false, for client: String? = nil
    ) -> Request {
        var machine = ConnectionMachine(limits: ServerLimits())
        let request = Request()
        let field = client.map { "X-Forwarded-For: \($0)\r\n" } ?? ""
        _ = Array("\(line) HTTP/1.1\r\nHost: a\r\n\(field)\r\n".utf8).withUnsafeBytes {
            machine.receive($0, into: request)
        }
        request.sender = sender.flatMap { NetworkAddress($0) }.map { Sender($0, isTold: isTold) }
        return request
    }

    /// How many of ten such requests are let through.
    private func passed(_ limits: AddressLimits, _ make: () -> Request) -> Int {
        (0..<10).count { _ in limits.waitSeconds(of: make(), at: AddressLimitsTests.now) == nil }
    }

    @Test(
        "each kind has a limit of its own",
        arguments: [
            ("POST /rest/V1/integration/admin/token", 1), ("POST /rest/fr/V1/integration/customer/token", 1),
            ("POST /checkout/cart/add/", 2), ("POST /en/checkout/sidebar/updateItemQty/", 2),
            ("POST /rest/V1/guest-carts", 2), ("PUT /rest/V1/guest-carts/a/items/1", 2),
            ("DELETE /rest/V1/carts/mine", 2),
            ("GET /vetements/robes.html?color=14", 3), ("GET /rest/V1/products?searchCriteria[pageSize]=1", 3),
            ("GET /vetements/robes.html", 4), ("GET /checkout/cart/", 4), ("PUT /rest/V1/products/A", 4),
        ])
    func kinds(_ line: String, _ count: Int) throws {
        let limits = try limits(.told)
        #expect(passed(limits) { request(line, from: "10.0.0.1", for: "198.51.100.1") } == count)
        #expect(passed(limits) { request(line, from: "10.0.0.1", for: "198.51.100.2") } == count)
    }

    @Test("who is not told by a trusted network is not counted, and a word of others about clients is none")
    func told() throws {
        let limits = try limits(.told)
        #expect(passed(limits) { request("GET /a", from: "127.0.0.1") } == 10)
        #expect(passed(limits) { request("GET /a", from: "10.0.0.1") } == 10)
        #expect(passed(limits) { request("GET /a", from: "127.0.0.1", for: "198.51.100.1") } == 10)
        #expect(passed(limits) { request("GET /a", from: nil) } == 10)
        #expect(passed(limits) { request("GET /a", from: "198.51.100.9", isTold: true) } == 4)
        #expect(passed(limits) { request("GET /a", from: "10.0.0.1", for: "2001:db8::1") } == 4)
        #expect(passed(limits) { request("GET /a", from: "10.0.0.1", for: "2001:db8::2") } == 0)
    }

    @Test("everybody but the trusted networks themselves, or nobody, where that is wanted")
    func allAndOff() throws {
        let all = try limits(.all)
        #expect(passed(all) { request("GET /a", from: "127.0.0.1") } == 4)
        #expect(passed(all) { request("GET /a", from: "10.0.0.1") } == 10)
        #expect(passed(all) { request("GET /a", from: "10.0.0.1", for: "198.51.100.1") } == 4)
        let off = try limits(.off)
        #expect(passed(off) { request("GET /a", from: "10.0.0.1", for: "198.51.100.1") } == 10)
    }

    @Test("who is refused is told when to come again")
    func seconds() throws {
        let limits = try limits(.all)
        #expect(passed(limits) { request("POST /rest/V1/integration/admin/token", from: "127.0.0.1") } == 1)
        let again = request("POST /rest/V1/integration/admin/token", from: "127.0.0.1")
        #expect(limits.waitSeconds(of: again, at: AddressLimitsTests.now) == 61)
        #expect(limits.waitSeconds(of: again, at: AddressLimitsTests.now.advanced(by: .seconds(30))) == 31)
        #expect(limits.waitSeconds(of: again, at: AddressLimitsTests.now.advanced(by: .seconds(60))) == nil)
    }
}
