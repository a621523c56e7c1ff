import Basics
import HTTP
import Testing

@Suite("The PROXY header, version 2")
struct ProxyHeaderTests {
    private static let signature: [UInt8] = [13, 10, 13, 10, 0, 13, 10, 81, 85, 73, 84, 10]
    private static let v4: [UInt8] = [192, 0, 2, 7, 198, 51, 100, 1, 0x9C, 0x40, 0x01, 0xBB]
    private static let v6: [UInt8] =
        [0x20, 0x01, 0x0D, 0xB8] + [UInt8](repeating: 0, count: 11) + [9] + [UInt8](repeating: 7, count: 20)
    /// What a cloud's balancer adds: its own kind 0xEA with five bytes, and a padding of three.
    private static let extras: [UInt8] = [0xEA, 0, 5, 1, 2, 3, 4, 5, 0x04, 0, 3, 0, 0, 0]

    private static func header(_ command: UInt8, _ family: UInt8, _ rest: [UInt8], length: Int? = nil) -> [UInt8] {
        let length = length ?? rest.count
        return signature + [command, family, UInt8(length >> 8), UInt8(length & 0xFF)] + rest
    }

    private func read(_ bytes: some Collection<UInt8>) -> ProxyHeader.Outcome {
        Array(bytes).withUnsafeBytes { ProxyHeader.read($0) }
    }

    struct Good: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let bytes: [UInt8]
        let source: String?
    }

    static let good = [
        Good(testDescription: "TCP over IPv4", bytes: header(0x21, 0x11, v4), source: "192.0.2.7"),
        Good(testDescription: "TCP over IPv6", bytes: header(0x21, 0x21, v6), source: "2001:db8::9"),
        Good(testDescription: "with additions", bytes: header(0x21, 0x11, v4 + extras), source: "192.0.2.7"),
        Good(testDescription: "IPv6 with additions", bytes: header(0x21, 0x21, v6 + extras), source: "2001:db8::9"),
        Good(testDescription: "LOCAL", bytes: header(0x20, 0x00, []), source: nil),
        Good(testDescription: "LOCAL with an address", bytes: header(0x20, 0x11, v4), source: nil),
        Good(testDescription: "unknown client", bytes: header(0x21, 0x00, extras), source: nil),
        Good(
            testDescription: "the longest", bytes: header(0x21, 0x11, v4 + [UInt8](repeating: 0, count: 4_068)),
            source: "192.0.2.7"),
    ]

    @Test("is read when it is whole, and at every split before that asks for more", arguments: good)
    func splits(_ good: Good) {
        let request = Array("GET / HTTP/1.1\r\n".utf8)
        for count in 0..<good.bytes.count { #expect(read(good.bytes[..<count]) == .needMore, "\(count)") }
        let whole = ProxyHeader.Outcome.header(
            consumed: good.bytes.count, source: good.source.flatMap { NetworkAddress($0) })
        for count in 0...request.count { #expect(read(good.bytes + request[..<count]) == whole) }
    }

    @Test("no other first byte, version, command, family or length is taken, from the first byte on that is wrong")
    func wrong() {
        for place in 0..<12 {
            var bytes = Self.header(0x21, 0x11, Self.v4)
            bytes[place] ^= 1
            for count in (place + 1)...bytes.count { #expect(read(bytes[..<count]) == .refused) }
        }
        for command: UInt8 in 0...255 where command != 0x20 && command != 0x21 {
            #expect(read(Self.header(command, 0x11, Self.v4)[..<13]) == .refused)
        }
        for family: UInt8 in 0...255 where ![0x00, 0x11, 0x21].contains(family) {
            #expect(read(Self.header(0x21, family, Self.v6)[..<14]) == .refused)
        }
        #expect(read(Self.header(0x21, 0x11, Array(Self.v4.dropLast()))) == .refused)
        #expect(read(Self.header(0x21, 0x21, Array(Self.v6.dropLast()))) == .refused)
        #expect(read(Self.header(0x21, 0x21, Self.v4)) == .refused)
        #expect(read(Self.header(0x21, 0x11, [], length: 4_081)) == .refused)
        #expect(read(Self.header(0x21, 0x11, [], length: 65_535)) == .refused)
        #expect(read("PROXY TCP4 192.0.2.7 198.51.100.1 40000 443\r\n".utf8) == .refused)
        #expect(read("GET / HTTP/1.1\r\n\r\n".utf8) == .refused)
    }
}
