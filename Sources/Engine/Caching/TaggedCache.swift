import Basics
import Synchronization

/// A bounded cache of immutable values that a node's loops share, invalidated by tags in the order of a change feed.
///
/// Invalidation and filling race: a fill may read old data, be overtaken by the invalidation, and then store what is no
/// longer true. So each fill says at which feed position it read, and a value is kept only if none of its tags was
/// invalidated after that position. Invalidations are remembered per tag up to `tagsRememberedMax`; beyond it
/// all are forgotten, and fills that read before the newest of them are refused.
///
/// 64 shards, each behind its own mutex that is held for a look-up and a flag. Eviction is CLOCK: a hit sets a flag,
/// the hand clears flags and takes the first value whose flag is clear.
package final class TaggedCache<Key: Hashable & Sendable, Tag: Hashable & Sendable, Value: Sendable>: Sendable {
    private let shards: [Shard]
    private let history: Mutex<History>

    /// How many shards there are.
    package static var shardCount: Int { 64 }
    /// Invalidated tags whose positions are remembered.
    package static var tagsRememberedMax: Int { 10_000 }

    private struct History {
        var invalidatedAt: [Tag: UInt64] = [:]
        /// Fills that read at an earlier position are refused.
        var floor: UInt64 = 0
    }

    private final class Shard: Sendable {
        let content = Mutex(Clock<Key, Tag, Value>())
    }

    /// An empty cache for at most `entriesMax` values.
    package init(entriesMax: Int) {
        shards = (0..<Self.shardCount).map { _ in Shard() }
        let perShard = max(1, entriesMax / Self.shardCount)
        for shard in shards { shard.content.withLock { $0.entriesMax = perShard } }
        history = Mutex(History())
    }

    /// The value for a key, if it is there.
    package func value(for key: Key) -> Value? {
        shard(of: key).content.withLock { $0.value(for: key) }
    }

    /// Keeps a value that was read at feed position `position`, unless one of its tags was invalidated after that.
    package func keep(_ value: Value, for key: Key, tags: [Tag], readAt position: UInt64) {
        // The history is held until the value is in: an invalidation that comes in between would miss it.
        history.withLock { history in
            guard position >= history.floor,
                !tags.contains(where: { (history.invalidatedAt[$0] ?? 0) > position })
            else { return }
            shard(of: key).content.withLock { $0.put(value, for: key, tags: tags) }
        }
    }

    /// Drops the values with one of these tags, and refuses those still being filled from before `position`.
    package func invalidate(_ tags: [Tag], at position: UInt64) {
        history.withLock { history in
            if history.invalidatedAt.count + tags.count > Self.tagsRememberedMax {
                history.floor = history.invalidatedAt.values.max() ?? history.floor
                history.invalidatedAt = [:]
            }
            for tag in tags { history.invalidatedAt[tag] = position }
        }
        for shard in shards { shard.content.withLock { $0.drop(tags) } }
    }

    /// Drops everything, and refuses what is still being filled from before `position`.
    package func invalidateAll(at position: UInt64) {
        history.withLock { $0 = History(floor: position) }
        for shard in shards { shard.content.withLock { $0.dropAll() } }
    }

    /// How many values there are.
    package var count: Int { shards.reduce(0) { $0 + $1.content.withLock { $0.count } } }

    private func shard(of key: Key) -> Shard { shards[Int(UInt(bitPattern: key.hashValue) % UInt(Self.shardCount))] }
}
