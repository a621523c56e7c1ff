import Basics

/// A bounded cache of immutable values that a node's loops share, invalidated by tags in the order of a change feed.
///
/// Invalidation and filling race, which `InvalidationHistory` settles.
///
/// 64 shards, each behind its own mutex that is held for a look-up and a flag. Eviction is CLOCK: a hit sets a flag,
/// the hand clears flags and takes the first value whose flag is clear.
public final class TaggedCache<Key: Hashable & Sendable, Tag: Hashable & Sendable, Value: Sendable>: Sendable {
    private let shards: [Shard]
    private let history: Guarded<InvalidationHistory<Tag>>

    /// How many shards there are.
    public static var shardCount: Int { 64 }
    /// Invalidated tags whose positions are remembered.
    public static var tagsRememberedMax: Int { InvalidationHistory<Tag>.tagsMax }

    private final class Shard: Sendable {
        let content = Guarded(Clock<Key, Tag, Value>())
    }

    /// An empty cache for at most `entriesMax` values.
    public init(entriesMax: Int) {
        shards = (0..<Self.shardCount).map { _ in Shard() }
        let perShard = max(1, entriesMax / Self.shardCount)
        for shard in shards { shard.content.withLock { $0.entriesMax = perShard } }
        history = Guarded(InvalidationHistory())
    }

    /// The value for a key, if it is there.
    public func value(for key: Key) -> Value? {
        shard(of: key).content.withLock { $0.value(for: key) }
    }

    /// Keeps a value that was read at feed position `position`, unless one of its tags was invalidated after that.
    public func keep(_ value: Value, for key: Key, tags: [Tag], readAt position: UInt64) {
        // The history is held until the value is in: an invalidation that comes in between would miss it.
        history.withLock { history in
            guard history.admits(readAt: position), tags.allSatisfy({ history.admits($0, readAt: position) }) else {
                return
            }
            shard(of: key).content.withLock { $0.put(value, for: key, tags: tags) }
        }
    }

    /// Drops the values with one of these tags, and refuses those still being filled from before `position`.
    public func invalidate(_ tags: [Tag], at position: UInt64) {
        history.withLock { $0.note(tags, at: position) }
        for shard in shards { shard.content.withLock { $0.drop(tags) } }
    }

    /// Drops everything, and refuses what is still being filled from before `position`.
    public func invalidateAll(at position: UInt64) {
        history.withLock { $0.noteAll(at: position) }
        for shard in shards { shard.content.withLock { $0.dropAll() } }
    }

    /// How many values there are.
    public var count: Int { shards.reduce(0) { $0 + $1.content.withLock { $0.count } } }

    private func shard(of key: Key) -> Shard { shards[Int(UInt(bitPattern: key.hashValue) % UInt(Self.shardCount))] }
}
