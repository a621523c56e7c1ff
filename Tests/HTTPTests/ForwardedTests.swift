import Basics
import HTTP
import Testing

@Suite("Addresses, networks, and what is believed about clients")
struct ForwardedTests {
    @Test(
        "an address is read in each of its forms, and written",
        arguments: [
            ("192.0.2.7", "192.0.2.7"), ("0.0.0.0", "0.0.0.0"), ("255.255.255.255", "255.255.255.255"),
            ("::", "0:0:0:0:0:0:0:0"), ("::1", "0:0:0:0:0:0:0:1"), ("2001:DB8::9", "2001:db8:0:0:0:0:0:9"),
            ("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"), ("1::", "1:0:0:0:0:0:0:0"), ("1:2:3::6:7:8", "1:2:3:0:0:6:7:8"),
            ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"), ("::ffff:192.0.2.7", "192.0.2.7"),
            ("64:ff9b::192.0.2.7", "64:ff9b:0:0:0:0:c000:207"),
        ])
    func addresses(_ text: String, _ written: String) {
        #expect(NetworkAddress(text)?.text == written)
    }

    @Test(
        "nothing else is one",
        arguments: [
            "", "1", "1.2.3", "1.2.3.4.5", "1.2.3.256", "1.2.3.04", "1.2.3.", "1.2..4", "1.2.3.4 ", "a.b.c.d", ":",
            ":::",
            "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3", "1:2:3:4:5:6:7:8::", "12345::", "g::", "::1.2.3",
            "1.2.3.4::",
            "::1.2.3.4:5", "1:", ":1", "unknown", "1.2.3.4/8",
        ])
    func noAddresses(_ text: String) {
        #expect(NetworkAddress(text) == nil)
    }

    @Test("a network has what shares its first bits")
    func networks() throws {
        let networks = try #require(TrustedNetworks(["10.0.0.0/8", "192.0.2.7", "2001:db8::/33", "198.51.100.128/25"]))
        for text in ["10.0.0.0", "10.255.255.255", "192.0.2.7", "2001:db8:7fff::1", "198.51.100.200"] {
            #expect(networks.contains(try #require(NetworkAddress(text))), "\(text)")
        }
        for text in ["11.0.0.0", "192.0.2.6", "2001:db8:8000::", "198.51.100.127", "::1", "a00::"] {
            #expect(!networks.contains(try #require(NetworkAddress(text))), "\(text)")
        }
        #expect(try #require(TrustedNetworks(["::/0"])).contains(try #require(NetworkAddress("1.2.3.4"))))
        #expect(try #require(TrustedNetworks(["0.0.0.0/0"])).contains(try #require(NetworkAddress("1.2.3.4"))))
        #expect(try #require(TrustedNetworks([])).isEmpty)
        for text in ["10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0.0/8/8", "::/129", "ten", ""] {
            #expect(TrustedNetworks([text]) == nil, "\(text)")
        }
    }

    /// A request with fields, from the end of a connection.
    private func request(_ fields: String, from sender: String, path: String = "/a") throws -> Request {
        let request = try #require(parsed("GET \(path) HTTP/1.1\r\nHost: node:8080\r\n\(fields)\r\n"))
        request.sender = Sender(try #require(NetworkAddress(sender)), isTold: false)
        return request
    }

    @Test(
        "the client is the last address that nobody trusted has",
        arguments: [
            ("X-Forwarded-For: 198.51.100.1\r\n", "198.51.100.1", true),
            // What the client wrote itself stands in front.
            ("X-Forwarded-For: 9.9.9.9, 198.51.100.1\r\n", "198.51.100.1", true),
            ("X-Forwarded-For: 198.51.100.1, 10.1.1.1,10.2.2.2\r\n", "198.51.100.1", true),
            (
                "X-Forwarded-For: 9.9.9.9\r\nX-Forwarded-For: 198.51.100.1\r\nX-Forwarded-For: 10.1.1.1\r\n",
                "198.51.100.1", true
            ),
            ("X-Forwarded-For: 10.3.3.3, 10.1.1.1\r\n", "10.3.3.3", true),
            ("X-Forwarded-For: 198.51.100.1:40000\r\n", "198.51.100.1", true),
            ("X-Forwarded-For: [2001:db8::9]:443\r\n", "2001:db8:0:0:0:0:0:9", true),
            ("X-Forwarded-For: 2001:db8::9\r\n", "2001:db8:0:0:0:0:0:9", true),
            ("X-Forwarded-For: 198.51.100.1, unknown\r\n", "10.0.0.1", false),
            ("X-Forwarded-For: 198.51.100.1,\r\n", "10.0.0.1", false),
            ("X-Forwarded-For: 9.9.9.9, unknown, 10.1.1.1\r\n", "10.1.1.1", true),
            ("X-Forwarded-For: \r\n", "10.0.0.1", false),
            ("", "10.0.0.1", false),
        ])
    func client(_ fields: String, _ client: String, _ isTold: Bool) throws {
        let networks = try #require(TrustedNetworks(["10.0.0.0/8"]))
        let found = try request(fields, from: "10.0.0.1").client(trusting: networks)
        #expect(found?.address.text == client)
        #expect(found?.isTold == isTold)
    }

    @Test("who is not trusted is believed nothing")
    func untrusted() throws {
        let networks = try #require(TrustedNetworks(["10.0.0.0/8"]))
        let fields = "X-Forwarded-For: 10.1.1.1\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: other\r\n"
        let request = try request(fields, from: "198.51.100.1")
        #expect(request.client(trusting: networks) == request.sender)
        #expect(request.forwardedScheme(trusting: networks) == nil)
        #expect(request.forwardedHost(trusting: networks) == nil)
        let trusted = try self.request(fields, from: "10.1.1.1")
        #expect(trusted.forwardedScheme(trusting: networks) == .https)
        #expect(trusted.forwardedHost(trusting: networks) == "other")
        trusted.sender = nil
        #expect(trusted.client(trusting: networks) == nil)
        #expect(trusted.forwardedHost(trusting: networks) == nil)
    }

    @Test(
        "a trusted balancer's word decides which address was asked",
        arguments: [
            ("X-Forwarded-Host: shop.example\r\nX-Forwarded-Proto: https\r\n", "allowed"),
            ("X-Forwarded-Host: SHOP.example:443, inner\r\n", "allowed"),
            ("X-Forwarded-Host: shop.example\r\nX-Forwarded-Proto: http\r\n", "https://shop.example/a?b"),
            ("X-Forwarded-Host: evil.example\r\n", "https://shop.example/a?b"),
            ("X-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\n", "https://shop.example/a?b"),
            ("X-Forwarded-Proto: https\r\n", "https://shop.example/a?b"),
            ("", "https://shop.example/a?b"),
        ])
    func hosts(_ fields: String, _ outcome: String) throws {
        let networks = try #require(TrustedNetworks(["10.0.0.0/8"]))
        let urls = ["https://shop.example/", "http://shop.test/"].compactMap { BaseURL($0) }
        let hosts = HostGuard(baseURLs: urls, machinePrefixes: ["/rest/"], trusting: networks)
        let verdict = hosts.verdict(for: try request(fields, from: "10.0.0.1", path: "/a?b"))
        #expect(verdict == (outcome == "allowed" ? .allowed : .redirect(location: outcome)))
        // From others the same words are nothing, and the Host field is another's.
        let other = hosts.verdict(for: try request(fields, from: "198.51.100.1", path: "/a?b"))
        #expect(other == .redirect(location: "https://shop.example/a?b"))
        let health = hosts.verdict(for: try request(fields, from: "10.0.0.1", path: "/health/live"))
        #expect(health == .allowed)
    }

    @Test("a call by HTTP has been heard already: it is answered, and not shown the way")
    func callByHTTP() throws {
        let networks = try #require(TrustedNetworks(["10.0.0.0/8"]))
        let urls = ["https://shop.example/"].compactMap { BaseURL($0) }
        let hosts = HostGuard(baseURLs: urls, machinePrefixes: ["/rest/"], trusting: networks)
        let fields = "X-Forwarded-Host: shop.example\r\nX-Forwarded-Proto: http\r\n"
        #expect(hosts.verdict(for: try request(fields, from: "10.0.0.1", path: "/rest/V1/a")) == .allowed)
        let foreign = "X-Forwarded-Host: evil.example\r\n"
        #expect(hosts.verdict(for: try request(foreign, from: "10.0.0.1", path: "/rest/V1/a")) == .refused)
    }
}
