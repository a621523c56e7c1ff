/// A small generator of numbers (SplitMix64): the same seed throws the same numbers on every machine.
struct Dice {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// The next 64 bits.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    /// A number from 0 up to, without, 1.
    mutating func share() -> Double { Double(next() >> 11) / Double(1 << 53 as UInt64) }

    /// A number within 4 % of this one.
    mutating func about(_ value: Double) -> Double { value * (0.96 + 0.08 * share()) }

    /// A number within these bounds.
    mutating func between(_ low: Double, _ high: Double) -> Double { low + (high - low) * share() }

    /// One of these, which must not be none.
    mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[Int(next() % UInt64(choices.count))] }

    /// Whether something happens that does so once in this many times.
    mutating func once(in times: UInt64) -> Bool { next() % times == 0 }
}
