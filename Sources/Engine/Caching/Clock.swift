/// One shard: a dictionary over a ring of slots with the CLOCK hand, and the keys of each tag.
struct Clock<Key: Hashable & Sendable, Tag: Hashable & Sendable, Value: Sendable> {
    private struct Slot {
        let key: Key
        let value: Value
        let tags: [Tag]
        var wasUsed = false
    }

    var entriesMax = 1
    private var slots: [Slot?] = []
    private var slotOf: [Key: Int] = [:]
    private var keysOf: [Tag: Set<Key>] = [:]
    private var free: [Int] = []
    private var hand = 0

    var count: Int { slotOf.count }

    mutating func value(for key: Key) -> Value? {
        guard let index = slotOf[key] else { return nil }
        slots[index]?.wasUsed = true
        return slots[index]?.value
    }

    mutating func put(_ value: Value, for key: Key, tags: [Tag]) {
        if let index = slotOf[key] { remove(index) }
        if count >= entriesMax { evict() }
        let slot = Slot(key: key, value: value, tags: tags)
        if let index = free.popLast() {
            slots[index] = slot
            slotOf[key] = index
        } else {
            slotOf[key] = slots.count
            slots.append(slot)
        }
        for tag in tags { keysOf[tag, default: []].insert(key) }
    }

    mutating func drop(_ tags: [Tag]) {
        for tag in tags {
            for key in keysOf[tag] ?? [] {
                if let index = slotOf[key] { remove(index) }
            }
        }
    }

    mutating func dropAll() {
        let limit = entriesMax
        self = Clock()
        entriesMax = limit
    }

    private mutating func evict() {
        // At most two rounds: the first clears every flag at worst.
        for _ in 0..<(2 * slots.count) {
            hand = (hand + 1) % slots.count
            guard let slot = slots[hand] else { continue }
            guard slot.wasUsed else { return remove(hand) }
            slots[hand]?.wasUsed = false
        }
    }

    private mutating func remove(_ index: Int) {
        guard let slot = slots[index] else { return }
        slots[index] = nil
        slotOf[slot.key] = nil
        free.append(index)
        for tag in slot.tags {
            keysOf[tag]?.remove(slot.key)
            if keysOf[tag]?.isEmpty == true { keysOf[tag] = nil }
        }
    }
}
