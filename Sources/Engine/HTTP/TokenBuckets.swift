public import Basics

/// How often each client may do something: so many times a minute, all of them at once if it likes. A table of fixed
/// size; when there are more clients than places, those who have asked least are forgotten first.
///
/// A client has one number, the moment at which its bucket is full again: each act moves it by the minute's share, and
/// an act that would move it further than a minute ahead is refused.
public struct TokenBuckets: Sendable {
    private struct Bucket: Sendable {
        var client = NetworkAddress(high: 0, low: 0)
        var isFullAt: UInt64 = 0
    }

    private var buckets: [Bucket]
    private let share: UInt64
    private let seed: UInt64

    /// The clients that are remembered: 200 KB of them.
    public static let clientsMax = 8_192
    /// A client has its place among so many.
    private static let neighbours = 8
    private static let minute: UInt64 = 60_000_000_000

    /// Full buckets of `perMinute` acts. The seed, drawn at random, keeps outsiders from choosing addresses that share
    /// a place.
    public init(perMinute: Int, seed: UInt64) {
        precondition(perMinute > 0, "what is never allowed needs no bucket")
        (share, self.seed) = (TokenBuckets.minute / UInt64(perMinute), seed)
        buckets = Array(repeating: Bucket(), count: TokenBuckets.clientsMax)
    }

    /// Takes from a client's bucket. When it is empty, how long until there is something in it again.
    public mutating func take(_ client: NetworkAddress, at now: MonotonicInstant) -> TimeSpan? {
        let place = place(of: client, at: now.nanoseconds)
        let next = max(buckets[place].isFullAt, now.nanoseconds) + share
        let end = now.nanoseconds + TokenBuckets.minute
        guard next <= end else { return TimeSpan(nanoseconds: next - end) }
        buckets[place] = Bucket(client: client, isFullAt: next)
        return nil
    }

    /// The client's place: its own, or that of the neighbour who has asked least.
    private func place(of client: NetworkAddress, at now: UInt64) -> Int {
        let first = Int(truncatingIfNeeded: hash(client)) & (TokenBuckets.clientsMax - TokenBuckets.neighbours)
        var emptiest = first
        for place in first..<(first + TokenBuckets.neighbours) {
            if buckets[place].client == client { return place }
            if buckets[place].isFullAt < buckets[emptiest].isFullAt { emptiest = place }
        }
        return emptiest
    }

    /// The finalizer of MurmurHash3, over both halves.
    private func hash(_ client: NetworkAddress) -> UInt64 {
        var hash = seed
        for half in [client.high, client.low] {
            hash ^= half
            hash = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
            hash = (hash ^ hash >> 33) &* 0xC4CE_B9FE_1A85_EC53
            hash ^= hash >> 33
        }
        return hash
    }
}
