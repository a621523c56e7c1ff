import Basics
import Caching
import Testing

@Suite("A cache of bytes")
struct ByteCacheTests {
    typealias Cache = ByteCache<Int, String>

    private static let noon = Instant(seconds: 1_000_000)

    private func cache(_ bytesMax: Int = 16 << 20) -> Cache { Cache(bytesMax: bytesMax, seed: 7) }

    @discardableResult
    private func keep(
        _ text: String, as key: String, in cache: Cache, tags: [Int] = [], readAt position: UInt64 = 0,
        bytes: Int = 100, until end: Instant? = nil
    ) -> Bool {
        cache.keep(
            text, bytes: bytes, for: Array(key.utf8), tags.map { Cache.Reading($0, at: position) }, until: end,
            at: ByteCacheTests.noon)
    }

    private func fresh(_ key: String, in cache: Cache, at now: Instant = noon) -> String? {
        Array(key.utf8).withUnsafeBytes { cache.fresh($0, at: now) }
    }

    private func any(_ key: String, in cache: Cache) -> String? { Array(key.utf8).withUnsafeBytes { cache.any($0) } }

    @Test("gives what was kept under the very same bytes")
    func keys() {
        let cache = cache()
        for length in 0..<40 { keep("\(length)", as: String(repeating: "k", count: length), in: cache) }
        for length in 0..<40 {
            #expect(fresh(String(repeating: "k", count: length), in: cache) == "\(length)")
        }
        #expect(fresh("kkl", in: cache) == nil)
        keep("new", as: "k", in: cache)
        #expect(fresh("k", in: cache) == "new")
        #expect(cache.size.count == 40)
    }

    @Test("the keys that were asked for since the last look are told, of those that are kept")
    func asked() {
        let cache = cache()
        for number in 0..<5_000 { keep("page", as: "/\(number)", in: cache, tags: number < 10 ? [1] : []) }
        #expect(Set(cache.takeAskedKeys()).count == 5_000)
        #expect(cache.takeAskedKeys().isEmpty)
        for key in ["/4711", "/42", "/4711", "/7", "/no-such"] { _ = fresh(key, in: cache) }
        #expect(Set(cache.takeAskedKeys().map { String(utf8: $0) }) == ["/4711", "/42", "/7"])
        cache.invalidate([1], at: 5)
        _ = fresh("/7", in: cache)
        #expect(cache.takeAskedKeys().isEmpty)
        keep("page", as: "/new", in: cache)
        #expect(cache.takeAskedKeys().map { String(utf8: $0) } == ["/new"])
        cache.removeAll()
        #expect(cache.takeAskedKeys().isEmpty)
    }

    @Test("what was invalidated is not fresh any more, but there for when nothing newer can be made")
    func invalidated() {
        let cache = cache()
        keep("dress", as: "a", in: cache, tags: [1, 2])
        keep("scarf", as: "b", in: cache, tags: [3])
        cache.invalidate([2, 9], at: 5)
        #expect(fresh("a", in: cache) == nil)
        #expect(any("a", in: cache) == "dress")
        #expect(fresh("b", in: cache) == "scarf")
        keep("newer", as: "a", in: cache, tags: [1, 2], readAt: 5)
        #expect(fresh("a", in: cache) == "newer")
        cache.invalidateAll(at: 6)
        #expect(fresh("a", in: cache) == nil && fresh("b", in: cache) == nil)
        #expect(any("b", in: cache) == "scarf")
        cache.removeAll()
        #expect(any("b", in: cache) == nil && cache.size == (0, 0))
    }

    @Test("a fill that an invalidation overtook is refused, tag by tag")
    func overtaken() {
        let cache = cache()
        cache.invalidate([1], at: 5)
        #expect(!keep("old", as: "a", in: cache, tags: [1], readAt: 4))
        #expect(keep("new", as: "a", in: cache, tags: [1], readAt: 5))
        #expect(keep("other", as: "b", in: cache, tags: [2], readAt: 4))
        let mixed = [Cache.Reading(1, at: 5), Cache.Reading(2, at: 4)]
        #expect(cache.keep("c", bytes: 1, for: [1], mixed, until: nil, at: ByteCacheTests.noon))
        cache.invalidateAll(at: 9)
        #expect(!keep("old", as: "c", in: cache, tags: [7], readAt: 8))
    }

    @Test("a value ends with its moment, and one whose moment has come is not kept")
    func expiry() {
        let cache = cache()
        let end = Instant(seconds: 1_000_060)
        keep("sale", as: "a", in: cache, until: end)
        #expect(fresh("a", in: cache, at: Instant(seconds: 1_000_059)) == "sale")
        #expect(fresh("a", in: cache, at: end) == nil)
        #expect(any("a", in: cache) == "sale")
        #expect(!keep("late", as: "b", in: cache, until: ByteCacheTests.noon))
    }

    @Test("stays within its bytes, whatever is kept, and what is too large is not kept")
    func bounded() {
        let cache = cache(1 << 20)
        var random = SystemRandom()
        for number in 0..<20_000 {
            let bytes = Int.random(in: 0..<9_000, using: &random)
            keep("v", as: "key \(number % 3_000)", in: cache, tags: [number % 50], bytes: bytes)
            if number % 100 == 0 { cache.invalidate([number % 7], at: 0) }
            #expect(cache.size.bytes <= 1 << 20)
        }
        #expect(cache.size.count > 50)
        keep("huge", as: "huge", in: cache, bytes: 1 << 20)
        #expect(fresh("huge", in: cache) == nil)
    }

    @Test("what is read again and again outlasts a crawler that reads everything once")
    func scan() {
        let cache = cache(4 << 20)
        let popular = (0..<200).map { "popular \($0)" }
        for key in popular { keep("p", as: key, in: cache, bytes: 4_000) }
        for round in 0..<100 {
            for key in popular where fresh(key, in: cache) == nil { keep("p", as: key, in: cache, bytes: 4_000) }
            for number in 0..<200 { keep("once", as: "crawled \(round) \(number)", in: cache, bytes: 4_000) }
        }
        let left = popular.count { fresh($0, in: cache) != nil }
        #expect(left > 180, "\(left) of 200")
    }

    @Test("another form takes the place of the very value that it was made of")
    func exchange() {
        let cache = cache()
        keep("plain", as: "a", in: cache, tags: [1])
        cache.exchange(Array("a".utf8), for: "packed", bytes: 300) { $0 == "plain" }
        #expect(fresh("a", in: cache) == "packed")
        cache.exchange(Array("a".utf8), for: "wrong", bytes: 300) { $0 == "plain" }
        #expect(fresh("a", in: cache) == "packed")
        cache.invalidate([1], at: 1)
        cache.exchange(Array("a".utf8), for: "late", bytes: 300) { $0 == "packed" }
        #expect(any("a", in: cache) == "packed")
    }

    @Test("says what the model of a dictionary says, through keeping, invalidating and ending in any order")
    func model() {
        var random = SystemRandom()
        let cache = cache()
        var model: [String: (text: String, tags: [Int], end: Int64?)] = [:]
        var invalidatedAt: [Int: UInt64] = [:]
        var (position, now): (UInt64, Int64) = (0, 0)
        for step in 0..<5_000 {
            let key = "key \(Int.random(in: 0..<40, using: &random))"
            switch Int.random(in: 0..<10, using: &random) {
            case 0:
                position += 1
                let tag = Int.random(in: 0..<8, using: &random)
                cache.invalidate([tag], at: position)
                invalidatedAt[tag] = position
                model = model.filter { !$0.value.tags.contains(tag) }
            case 1: now += 1
            case 2...5:
                let tags = [Int.random(in: 0..<8, using: &random), Int.random(in: 0..<8, using: &random)]
                let readAt = position - min(position, UInt64.random(in: 0..<3, using: &random))
                let end = Bool.random(using: &random) ? now + Int64.random(in: 0..<5, using: &random) : nil
                let isKept = cache.keep(
                    "\(step)", bytes: 10, for: Array(key.utf8), tags.map { Cache.Reading($0, at: readAt) },
                    until: end.map { Instant(seconds: $0) }, at: Instant(seconds: now))
                let isTrue = tags.allSatisfy { (invalidatedAt[$0] ?? 0) <= readAt } && (end.map { $0 > now } ?? true)
                #expect(isKept == isTrue)
                if isTrue { model[key] = ("\(step)", tags, end) }
            default:
                let known = model[key].flatMap { value in (value.end.map { $0 > now } ?? true) ? value.text : nil }
                #expect(fresh(key, in: cache, at: Instant(seconds: now)) == known)
            }
        }
    }
}
