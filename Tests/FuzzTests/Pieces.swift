/// Ways to cut an input into pieces, the same for the same input.
enum Pieces {
    /// Beyond this many bytes an input is not fed byte by byte: a parser that starts a line again with each piece would
    /// take long for it, and shorter inputs show the same.
    private static let singleBytesMax = 256
    private static let randomCuts = 3
    private static let pieceBytesMax = 24

    /// The input byte by byte, and cut at some places that follow from its bytes.
    static func cuts(of input: [UInt8]) -> [[[UInt8]]] {
        var cuts: [[[UInt8]]] = []
        if input.count <= singleBytesMax { cuts.append(input.map { [$0] }) }
        var generator = Generator(seed: input)
        for _ in 0..<randomCuts { cuts.append(cut(input, &generator)) }
        return cuts
    }

    private static func cut(_ input: [UInt8], _ generator: inout Generator) -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        var start = 0
        while start < input.count {
            // One long piece now and then, so that fast paths over whole runs are taken too.
            let max = generator.below(4) == 0 ? input.count : pieceBytesMax
            let end = min(input.count, start + 1 + generator.below(max))
            pieces.append(Array(input[start..<end]))
            start = end
        }
        return pieces
    }
}

/// Numbers that follow from a seed (SplitMix64 over FNV-1a of the seed's bytes).
struct Generator {
    private var state: UInt64

    /// The same bytes give the same numbers.
    init(seed: some Sequence<UInt8>) {
        state = seed.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to `limit`, without it.
    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
}
