import EventLoop
import Testing

@testable import ShopLoad

@Suite("The shop that load is put on")
struct ShopTargetTests {
    @Test(
        "is named as it was given, without the port that goes without saying",
        arguments: [
            ("http://127.0.0.1:8080/", "127.0.0.1:8080"), ("http://127.0.0.1", "127.0.0.1"),
            ("http://10.1.2.3:80/", "10.1.2.3"), ("http://[::1]:81/", "[::1]:81"), ("http://[fd00::1]", "[fd00::1]"),
        ])
    func names(url: String, host: String) throws {
        #expect(try ShopTarget(url).host == host)
        #expect(try ShopTarget(url, name: "shop.example").host == "shop.example")
    }

    @Test(
        "is on this machine or in a private network",
        arguments: [
            "127.0.0.1", "127.8.9.1", "10.0.0.1", "172.16.0.1", "172.31.255.1", "192.168.1.1", "169.254.0.1", "[::1]",
            "[fd12::1]", "[fe80::1]", "[::ffff:10.0.0.1]",
        ])
    func near(host: String) throws {
        _ = try ShopTarget("http://\(host)/")
    }

    @Test(
        "is nowhere else, unless it is said to be one's own",
        arguments: ["8.8.8.8", "172.32.0.1", "192.169.0.1", "11.0.0.1", "[2001:db8::1]", "[::ffff:8.8.8.8]"])
    func far(host: String) throws {
        let error = #expect(throws: ShopTarget.Refusal.self) { try ShopTarget("http://\(host)/") }
        #expect(error?.description.contains("--i-own-this-shop") == true)
        _ = try ShopTarget("http://\(host)/", isOwn: true)
    }

    @Test(
        "an address that is none is refused",
        arguments: [
            "", "127.0.0.1:80", "http://", "http:///", "http://127.0.0.1:x/", "http://127.0.0.1:0/",
            "http://127.0.0.1/shop/", "http://a@127.0.0.1/", "http://127.0.0.1 /", "ftp://127.0.0.1/", "http://[::1/",
        ])
    func noAddress(url: String) {
        #expect(throws: ShopTarget.Refusal.self) { try ShopTarget(url) }
    }

    @Test("HTTPS is refused in its own words")
    func secure() {
        let error = #expect(throws: ShopTarget.Refusal.self) { try ShopTarget("https://127.0.0.1/") }
        #expect(error?.description.contains("HTTPS") == true)
    }
}
