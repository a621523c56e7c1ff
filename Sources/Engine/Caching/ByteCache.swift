public import Basics
import Synchronization

/// A cache of values under byte keys, such as answers by their addresses: bounded in bytes, shared by a node's loops,
/// invalidated by tags in the order of a change feed.
///
/// Invalidated is not gone: such a value is never `fresh`, and `any` gives it for when nothing newer can be made. A
/// look-up that hits takes a mutex of one of 16 shards and allocates nothing.
public final class ByteCache<Tag: Hashable & Sendable, Value: Sendable>: Sendable {
    @usableFromInline let shards: [Shard]
    private let history: Guarded<InvalidationHistory<Tag>>
    @usableFromInline let seed: UInt64
    private let settled = Atomic<UInt64>(0)

    /// How many bytes of values and keys it holds at most.
    public let bytesMax: Int

    /// How many shards there are.
    @inlinable public static var shardCount: Int { 16 }

    @usableFromInline
    final class Shard: Sendable {
        @usableFromInline let store: Guarded<EvictingStore<Tag, Value>>

        init(bytesMax: Int) { store = Guarded(EvictingStore(bytesMax: bytesMax)) }
    }

    /// Bytes that are lent for the time of a look-up, which does not leave its thread.
    @usableFromInline
    struct LentKey: @unchecked Sendable {
        @usableFromInline let bytes: UnsafeRawBufferPointer

        @inlinable
        init(bytes: UnsafeRawBufferPointer) { self.bytes = bytes }
    }

    /// An empty cache for so many bytes of values and keys, and what it takes to keep them. `seed` makes the places of
    /// keys unforeseeable.
    public init(bytesMax: Int, seed: UInt64) {
        shards = (0..<Self.shardCount).map { _ in Shard(bytesMax: bytesMax / Self.shardCount) }
        history = Guarded(InvalidationHistory())
        (self.seed, self.bytesMax) = (seed, bytesMax)
    }

    /// The feed position up to which everything that was touched has been invalidated here: what is read from now on,
    /// from caches or from the database, is at least as new.
    public var position: UInt64 { settled.load(ordering: .acquiring) }

    /// Says that everything up to a position has been invalidated, here and in the caches that values are made from.
    public func settle(at position: UInt64) { settled.store(position, ordering: .releasing) }

    /// The value for a key, if there is one that is true at a moment.
    public func fresh(_ key: UnsafeRawBufferPointer, at now: Instant) -> Value? {
        fresh(key, atMicroseconds: now.microseconds)
    }

    /// The value for a key, if there is one that is true at a moment in microseconds since 1970. For callers in a
    /// hurry: it is made for their types.
    @inlinable
    public func fresh(_ key: UnsafeRawBufferPointer, atMicroseconds now: Int64) -> Value? {
        let (hash, key) = (ByteHash.of(key, seed: seed), LentKey(bytes: key))
        return shard(hash).store.withLock { $0.fresh(key.bytes, hash, at: now) }
    }

    /// The value for a key, be it true or not.
    public func any(_ key: UnsafeRawBufferPointer) -> Value? {
        let (hash, key) = (ByteHash.of(key, seed: seed), LentKey(bytes: key))
        return shard(hash).store.withLock { $0.any(key.bytes, hash) }
    }

    /// A tag with the feed position at which what it stands for was read.
    public struct Reading: Sendable {
        public let tag: Tag
        public let position: UInt64

        /// A tag and when what it stands for was read.
        public init(_ tag: Tag, at position: UInt64) { (self.tag, self.position) = (tag, position) }
    }

    /// Keeps a value of so many bytes until a moment, unless one of its tags was invalidated after it was read. Says
    /// whether it was kept.
    @discardableResult
    public func keep(
        _ value: Value, bytes: Int, for key: [UInt8], _ readings: [Reading], until end: Instant?, at now: Instant
    ) -> Bool {
        if let end, end <= now { return false }
        let hash = key.withUnsafeBytes { ByteHash.of($0, seed: seed) }
        // The history is held until the value is in: an invalidation that comes in between would miss it.
        return history.withLock { history in
            guard readings.allSatisfy({ history.admits($0.tag, readAt: $0.position) }) else { return false }
            shard(hash).store.withLock {
                $0.put(value, bytes: bytes, for: key, hash, tags: readings.map(\.tag), until: end?.microseconds ?? .max)
            }
            return true
        }
    }

    /// Puts another form of a value in its place, if it is still there and true.
    public func exchange(
        _ key: [UInt8], for value: Value, bytes: Int, if isSame: @Sendable (Value) -> Bool
    ) {
        let hash = key.withUnsafeBytes { ByteHash.of($0, seed: seed) }
        shard(hash).store.withLock { store in
            store.exchange(key, hash, value, bytes: bytes, if: isSame)
        }
    }

    /// Invalidates the values with one of these tags, and refuses those still being made from before `position`.
    public func invalidate(_ tags: [Tag], at position: UInt64) {
        guard !tags.isEmpty else { return }
        history.withLock { $0.note(tags, at: position) }
        for shard in shards { shard.store.withLock { $0.invalidate(tags) } }
    }

    /// Invalidates all values, and refuses those still being made from before `position`.
    public func invalidateAll(at position: UInt64) {
        history.withLock { $0.noteAll(at: position) }
        for shard in shards { shard.store.withLock { $0.invalidateAll() } }
    }

    /// Drops all values.
    public func removeAll() {
        for shard in shards { shard.store.withLock { $0.removeAll() } }
    }

    /// The keys of values that were asked for, or came to be kept, since the last call: a sample of what is in demand.
    /// A hit never waits for more of it than a look at 256 places.
    public func takeAskedKeys() -> [[UInt8]] {
        var keys: [[UInt8]] = []
        for shard in shards {
            var place: Int? = 0
            while let start = place {
                let some = shard.store.withLock { $0.takeAsked(from: start, count: Self.placesAtOnce) }
                keys += some.keys
                place = some.next
            }
        }
        return keys
    }

    private static var placesAtOnce: Int { 256 }

    /// How many values there are, and how many bytes they take.
    public var size: (count: Int, bytes: Int) {
        shards.reduce((0, 0)) { sum, shard in
            let (count, bytes) = shard.store.withLock { ($0.count, $0.bytes) }
            return (sum.0 + count, sum.1 + bytes)
        }
    }

    @inlinable
    func shard(_ hash: UInt64) -> Shard { shards[Int(hash >> 32) & (Self.shardCount - 1)] }
}
