/// One shard of a `ByteCache`: values under byte keys, bounded in bytes, evicted by S3-FIFO (Yang et al., SOSP 2023).
///
/// New values wait in a small queue; only what is asked for again before it reaches the end moves to the main queue, so
/// that a crawler's once-read pages pass through without driving out what shoppers read. What left the small queue
/// without a second reader is remembered by its hash for a while, and goes to the main queue when it comes back.
@usableFromInline
struct EvictingStore<Tag: Hashable & Sendable, Value: Sendable> {
    /// An object: a look-up holds it by one count, where a struct has one for each of its parts.
    @usableFromInline
    final class Slot {
        @usableFromInline let key: [UInt8]
        let hash: UInt64
        @usableFromInline var value: Value
        var bytes: Int
        var tags: [Tag]
        /// In microseconds since 1970.
        @usableFromInline var end: Int64
        /// Its tags were invalidated: kept only for when nothing newer can be made.
        @usableFromInline var isStale = false
        @usableFromInline var uses: UInt8 = 0
        /// It was asked for since somebody last looked (`takeAsked`).
        @usableFromInline var isAsked = true
        var isMain = false

        init(key: [UInt8], hash: UInt64, value: Value, bytes: Int, tags: [Tag], end: Int64) {
            (self.key, self.hash, self.value) = (key, hash, value)
            (self.bytes, self.tags, self.end) = (bytes, tags, end)
        }
    }

    /// What a value costs beside its own bytes: slot, table, queues, tags.
    static var bytesBeside: Int { 256 }
    /// The small queue's part of all bytes, in percent.
    private static var smallPercent: Int { 10 }
    @inlinable static var usesMax: UInt8 { 3 }

    let bytesMax: Int
    private(set) var bytes = 0
    private var smallBytes = 0
    @usableFromInline var slots: [Slot?] = []
    private var free: [Int32] = []
    @usableFromInline var places: [UInt64: Int32] = [:]
    private var tagged: [Tag: Set<Int32>] = [:]
    private var small = Fifo<Int32>()
    private var main = Fifo<Int32>()
    private var ghosts = Fifo<UInt64>()
    private var isGhost: Set<UInt64> = []

    init(bytesMax: Int) { self.bytesMax = bytesMax }

    var count: Int { places.count }

    /// The value for a key as long as it is true, at a moment in microseconds; noted as used.
    @inlinable
    mutating func fresh(_ key: UnsafeRawBufferPointer, _ hash: UInt64, at now: Int64) -> Value? {
        guard let slot = slot(of: key, hash), !slot.isStale, now < slot.end else { return nil }
        // Most hits find both as they are, and write nothing that other cores would have to fetch.
        if slot.uses < Self.usesMax { slot.uses += 1 }
        if !slot.isAsked { slot.isAsked = true }
        return slot.value
    }

    /// The value for a key, true or not.
    func any(_ key: UnsafeRawBufferPointer, _ hash: UInt64) -> Value? {
        slot(of: key, hash)?.value
    }

    @inlinable
    func slot(of key: UnsafeRawBufferPointer, _ hash: UInt64) -> Slot? {
        guard let place = places[hash], let slot = slots[Int(place)] else { return nil }
        return slot.key.withUnsafeBytes { $0.count == key.count && $0.elementsEqual(key) } ? slot : nil
    }

    /// Keeps a value; one that is larger than the small queue is not kept.
    mutating func put(_ value: Value, bytes own: Int, for key: [UInt8], _ hash: UInt64, tags: [Tag], until end: Int64) {
        let size = own + key.count + Self.bytesBeside
        guard size <= bytesMax * Self.smallPercent / 100 else { return }
        if let known = places[hash] {
            guard slots[Int(known)]?.key == key else { return }
            replace(Int(known), value, size, tags, end)
        } else {
            let slot = Slot(key: key, hash: hash, value: value, bytes: size, tags: tags, end: end)
            slot.isMain = isGhost.remove(hash) != nil
            insert(slot)
        }
        while bytes > bytesMax { evict() }
    }

    /// Puts another form of a value in its place, if it is still there and true.
    mutating func exchange(_ key: [UInt8], _ hash: UInt64, _ value: Value, bytes own: Int, if isSame: (Value) -> Bool) {
        guard let slot = places[hash].flatMap({ slots[Int($0)] }), slot.key == key, !slot.isStale,
            isSame(slot.value)
        else { return }
        let size = own + key.count + Self.bytesBeside
        add(size - slot.bytes, isMain: slot.isMain)
        (slot.value, slot.bytes) = (value, size)
        while bytes > bytesMax { evict() }
    }

    private mutating func replace(_ place: Int, _ value: Value, _ size: Int, _ tags: [Tag], _ end: Int64) {
        untag(place)
        guard let slot = slots[place] else { return }
        add(size - slot.bytes, isMain: slot.isMain)
        (slot.value, slot.bytes, slot.tags, slot.end, slot.isStale) = (value, size, tags, end, false)
        tag(place)
    }

    private mutating func insert(_ slot: Slot) {
        let place = free.popLast() ?? Int32(slots.count)
        if Int(place) == slots.count { slots.append(slot) } else { slots[Int(place)] = slot }
        places[slot.hash] = place
        if slot.isMain { main.push(place) } else { small.push(place) }
        add(slot.bytes, isMain: slot.isMain)
        tag(Int(place))
    }

    private mutating func add(_ difference: Int, isMain: Bool) {
        bytes += difference
        if !isMain { smallBytes += difference }
    }
}

/// What is asked for.
extension EvictingStore {
    /// The keys of those that were asked for since the last look, of up to `count` places from `start` on, and where to
    /// go on from; nil behind the last.
    mutating func takeAsked(from start: Int, count: Int) -> (keys: [[UInt8]], next: Int?) {
        let end = min(start + count, slots.count)
        var keys: [[UInt8]] = []
        for place in start..<max(start, end) where slots[place]?.isAsked == true {
            slots[place]?.isAsked = false
            if let key = slots[place]?.key { keys.append(key) }
        }
        return (keys, end < slots.count ? end : nil)
    }
}

/// Invalidation.
extension EvictingStore {
    /// Marks the values with one of these tags.
    mutating func invalidate(_ tags: [Tag]) {
        for tag in tags {
            for place in tagged[tag] ?? [] {
                untag(Int(place))
                slots[Int(place)]?.isStale = true
            }
        }
    }

    /// Marks all values.
    mutating func invalidateAll() {
        for place in slots.indices where slots[place] != nil {
            slots[place]?.isStale = true
            slots[place]?.tags = []
        }
        tagged = [:]
    }

    /// Drops all values.
    mutating func removeAll() { self = Self(bytesMax: bytesMax) }

    private mutating func tag(_ place: Int) {
        for tag in slots[place]?.tags ?? [] { tagged[tag, default: []].insert(Int32(place)) }
    }

    private mutating func untag(_ place: Int) {
        for tag in slots[place]?.tags ?? [] {
            tagged[tag]?.remove(Int32(place))
            if tagged[tag]?.isEmpty == true { tagged[tag] = nil }
        }
        slots[place]?.tags = []
    }
}

/// Eviction.
extension EvictingStore {
    private mutating func evict() {
        if smallBytes * 100 > bytesMax * Self.smallPercent || main.count == 0 {
            evictFromSmall()
        } else {
            evictFromMain()
        }
    }

    private mutating func evictFromSmall() {
        guard let place = small.pop().map(Int.init), let slot = slots[place] else { return }
        guard slot.uses > 0, !slot.isStale else {
            remember(slot.hash)
            return remove(place)
        }
        smallBytes -= slot.bytes
        (slot.uses, slot.isMain) = (0, true)
        main.push(Int32(place))
    }

    private mutating func evictFromMain() {
        guard let place = main.pop().map(Int.init), let slot = slots[place] else { return }
        guard slot.uses > 0, !slot.isStale else { return remove(place) }
        slots[place]?.uses -= 1
        main.push(Int32(place))
    }

    private mutating func remove(_ place: Int) {
        untag(place)
        guard let slot = slots[place] else { return }
        add(-slot.bytes, isMain: slot.isMain)
        places[slot.hash] = nil
        slots[place] = nil
        free.append(Int32(place))
    }

    /// As many are remembered as there are values.
    private mutating func remember(_ hash: UInt64) {
        ghosts.push(hash)
        isGhost.insert(hash)
        while ghosts.count > max(count, 16) {
            if let old = ghosts.pop() { isGhost.remove(old) }
        }
    }
}
