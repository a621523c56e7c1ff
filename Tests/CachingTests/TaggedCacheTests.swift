import Caching
import Testing

@Suite("A tagged cache")
struct TaggedCacheTests {
    private let cache = TaggedCache<Int, String, String>(entriesMax: 64 * 4)

    @Test("gives back what was kept, until one of its tags is invalidated")
    func invalidation() {
        cache.keep("a", for: 1, tags: ["x", "y"], readAt: 5)
        cache.keep("b", for: 2, tags: ["y"], readAt: 5)
        #expect(cache.value(for: 1) == "a")
        cache.invalidate(["x"], at: 6)
        #expect(cache.value(for: 1) == nil)
        #expect(cache.value(for: 2) == "b")
    }

    @Test("refuses a fill that read before its tag was invalidated, and takes one that read after")
    func doomedFill() {
        cache.invalidate(["x"], at: 6)
        cache.keep("old", for: 1, tags: ["x"], readAt: 5)
        #expect(cache.value(for: 1) == nil)
        cache.keep("new", for: 1, tags: ["x"], readAt: 6)
        #expect(cache.value(for: 1) == "new")
    }

    @Test("drops everything at a gap in the feed, also fills from before it")
    func gap() {
        cache.keep("a", for: 1, tags: [], readAt: 5)
        cache.invalidateAll(at: 9)
        cache.keep("b", for: 2, tags: [], readAt: 8)
        #expect(cache.count == 0)
        cache.keep("c", for: 3, tags: [], readAt: 9)
        #expect(cache.value(for: 3) == "c")
    }

    @Test("forgets old invalidations only together with the right of older fills to be kept")
    func boundedHistory() {
        let remembered = TaggedCache<Int, String, String>.tagsRememberedMax
        cache.invalidate(["first"], at: 1)
        for position in 2...UInt64(remembered + 2) { cache.invalidate(["tag\(position)"], at: position) }
        cache.keep("old", for: 1, tags: ["first"], readAt: 0)
        #expect(cache.value(for: 1) == nil)
    }

    @Test("stays within its bound and keeps what is used")
    func eviction() {
        for key in 0..<10_000 {
            cache.keep("v", for: key, tags: ["t\(key)"], readAt: 0)
            _ = cache.value(for: 0)
        }
        #expect(cache.count <= 64 * 4)
        #expect(cache.value(for: 0) == "v")
    }
}
