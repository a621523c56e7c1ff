/// Numbers that look like chance and are the same on every run: SplitMix64, started from the seed and from what is
/// being decided, so that one decision more changes no other.
struct Chance {
    private var state: UInt64

    /// Chance for one decision about one thing: `Chance(seed, "colours", "RB", 17)`.
    init(_ seed: UInt64, _ purpose: StaticString, _ code: String = "", _ number: Int = 0) {
        // FNV-1a over the words; the finalizer of SplitMix64 spreads it.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ seed &* 0x9E37_79B9_7F4A_7C15
        func mix(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        purpose.withUTF8Buffer { $0.forEach(mix) }
        mix(0)
        code.utf8.forEach(mix)
        mix(0)
        withUnsafeBytes(of: UInt64(number).littleEndian) { $0.forEach(mix) }
        state = hash
    }

    /// The next 64 bits.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, and without, `limit`. The standard library may change how it draws from a range; this
    /// does not.
    mutating func below(_ limit: Int) -> Int {
        precondition(limit > 0, "Nothing can be drawn from nothing.")
        return Int(next().multipliedFullWidth(by: UInt64(limit)).high)
    }

    /// A number of a closed range.
    mutating func among(_ range: ClosedRange<Int>) -> Int { range.lowerBound + below(range.count) }

    /// A number from 0 up to 1, in steps of 2⁻⁵³.
    mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// Whether a chance of so many per cent comes true.
    mutating func happens(percent: Int) -> Bool { below(100) < percent }

    /// One of several.
    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

    /// One of several, by weight.
    mutating func pick<Element>(weighted elements: [(Element, Int)]) -> Element {
        var left = below(elements.reduce(0) { $0 + $1.1 })
        for (element, weight) in elements {
            if left < weight { return element }
            left -= weight
        }
        preconditionFailure("The weights sum to more than what was drawn from them.")
    }

    /// The same elements in another order (Fisher and Yates).
    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var elements = elements
        for last in elements.indices.reversed().dropLast() { elements.swapAt(last, below(last + 1)) }
        return elements
    }
}
