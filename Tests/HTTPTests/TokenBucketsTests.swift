import Basics
import HTTP
import Testing

@Suite("So much a minute for each client")
struct TokenBucketsTests {
    private func moment(_ seconds: Double) -> MonotonicInstant {
        MonotonicInstant(nanoseconds: UInt64((1_000 + seconds) * 1e9))
    }

    @Test("a minute's acts may come at once; then each has to wait for its share, and others do not")
    func rate() throws {
        var buckets = TokenBuckets(perMinute: 6, seed: 1)
        let (one, other) = (NetworkAddress(v4: 1), NetworkAddress(v4: 2))
        for _ in 0..<6 { #expect(buckets.take(one, at: moment(0)) == nil) }
        #expect(buckets.take(one, at: moment(0))?.milliseconds == 10_000)
        #expect(buckets.take(one, at: moment(9))?.milliseconds == 1_000)
        #expect(buckets.take(other, at: moment(9)) == nil)
        #expect(buckets.take(one, at: moment(10)) == nil)
        #expect(buckets.take(one, at: moment(10)) != nil)
        for _ in 0..<6 { #expect(buckets.take(one, at: moment(100)) == nil) }
        #expect(buckets.take(one, at: moment(100)) != nil)
    }

    @Test("more clients than there are places do not free the one who has asked too much")
    func manyClients() {
        var buckets = TokenBuckets(perMinute: 3, seed: 42)
        let greedy = NetworkAddress(v4: 0xFFFF_FFFF)
        for _ in 0..<3 { _ = buckets.take(greedy, at: moment(0)) }
        #expect(buckets.take(greedy, at: moment(0)) != nil)
        for number in 0..<UInt32(TokenBuckets.clientsMax * 4) {
            _ = buckets.take(NetworkAddress(v4: number), at: moment(1))
        }
        #expect(buckets.take(greedy, at: moment(1)) != nil)
    }

    @Test("a household has one bucket, whichever of its addresses asks")
    func households() throws {
        let one = try #require(NetworkAddress("2001:db8:1:2::1"))
        #expect(one.client == NetworkAddress("2001:db8:1:2:ffff::9")?.client)
        #expect(one.client != NetworkAddress("2001:db8:1:3::1")?.client)
        #expect(NetworkAddress(v4: 1).client != NetworkAddress(v4: 2).client)
    }
}
