import Basics

/// Chance that repeats: SplitMix64 (Steele, Lea and Flood, 2014), eight bytes of state and one step of a few
/// multiplications. Good enough to choose links by, and never used for secrets.
public struct SeededRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// The sequence of a seed. Sequences of neighbouring seeds do not resemble one another.
    public init(seed: UInt64) { state = seed }

    /// The sequence of one of many under a common seed.
    init(seed: UInt64, number: Int) {
        var common = SeededRandom(seed: seed)
        state = common.next() ^ UInt64(truncatingIfNeeded: number) &* 0xD134_2543_DE82_EF95
    }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    /// A number from 0 to one less than `bound`, which is above zero.
    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

    /// A number from 0 up to but not 1.
    mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// A number of the normal distribution with mean 0 and deviation 1, by Marsaglia's polar method, which needs
    /// neither sine nor cosine. The second number of each pair is not kept: a state more would be kept for every
    /// shopper.
    mutating func normal() -> Double {
        while true {
            let (x, y) = (2 * fraction() - 1, 2 * fraction() - 1)
            let square = x * x + y * y
            if square > 0, square < 1 { return x * (-2 * naturalLogarithm(square) / square).squareRoot() }
        }
    }
}
