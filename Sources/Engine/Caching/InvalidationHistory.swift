/// Which tags were invalidated when, so that a fill that was overtaken is known.
///
/// A fill may read old data, be overtaken by the invalidation, and then come to store what is no longer true. So each
/// says at which feed position it read, and is refused where one of its tags was invalidated after that.
struct InvalidationHistory<Tag: Hashable & Sendable>: Sendable {
    /// Invalidated tags whose positions are remembered. Beyond, all are forgotten, and fills that read before the
    /// newest of them are refused.
    static var tagsMax: Int { 10_000 }

    private var invalidatedAt: [Tag: UInt64] = [:]
    /// Fills that read at an earlier position are refused.
    private var floor: UInt64 = 0

    /// Whether what was read at a position is still true of a tag.
    func admits(_ tag: Tag, readAt position: UInt64) -> Bool {
        position >= floor && (invalidatedAt[tag] ?? 0) <= position
    }

    /// Whether what has no tags and was read at a position may be kept.
    func admits(readAt position: UInt64) -> Bool { position >= floor }

    /// Notes that these tags were touched at a position.
    mutating func note(_ tags: [Tag], at position: UInt64) {
        if invalidatedAt.count + tags.count > Self.tagsMax {
            floor = max(floor, invalidatedAt.values.max() ?? 0)
            invalidatedAt = [:]
        }
        for tag in tags { invalidatedAt[tag] = position }
    }

    /// Notes that everything may have been touched up to a position.
    mutating func noteAll(at position: UInt64) { (invalidatedAt, floor) = ([:], position) }
}
