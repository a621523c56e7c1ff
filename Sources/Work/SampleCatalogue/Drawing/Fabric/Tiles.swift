/// A tile that repeats over a fabric, as the inside of an SVG `pattern`.
struct Tile: Equatable {
    /// Its size in pixels.
    var width, height: Double
    /// What is on it.
    var content: String
    /// How much larger than drawn, and how far turned, it lies on a garment that hangs straight.
    var scale = 1.0
    var turn = 0.0
}

/// What is printed on a fabric or woven into it.
enum PatternTile {
    /// The tile of a pattern in a garment's tints; nil for a plain one.
    static func tile(_ pattern: FabricPattern, _ palette: Palette, dice: inout Dice) -> Tile? {
        let (first, second) = (palette.accents.0.hex, palette.accents.1.hex)
        let scale = dice.between(0.85, 1.25)
        let isOther = dice.once(in: 2)
        switch pattern {
        case .plain: return nil
        case .stripes: return stripes(first, second, scale, isOther)
        case .floral: return floral(first, second, palette, scale, isOther)
        case .dots:
            let dot = isOther ? 15 : 22
            return Tile(
                width: 52, height: 90,
                content: "<path d=\"M13 22h0M39 67h0\" stroke=\"\(first)\" stroke-width=\"\(dot)\"/>",
                scale: isOther ? scale * 0.72 : scale)
        case .check:
            return Tile(
                width: 84, height: 84,
                content: "<path d=\"M0 21h84M21 0v84\" stroke=\"\(first)\" stroke-width=\"30\" stroke-opacity=\".34\"/>"
                    + "<path d=\"M0 63h84M63 0v84\" stroke=\"\(second)\" stroke-width=\"5\" stroke-opacity=\".8\"/>",
                scale: scale, turn: 0)
        case .houndstooth:
            return Tile(
                width: 8, height: 8,
                content: "<path d=\"M0 0h4v4h-4zM4 2l2-2h2l-4 4zM8 2v2h-2zM0 4h2l-2 2zM4 4v2l-2 2h-2z\" "
                    + "fill=\"\(first)\" fill-opacity=\".85\" stroke=\"none\"/>",
                scale: scale * 3.5)
        case .herringbone:
            return Tile(
                width: 36, height: 12,
                content: "<path d=\"M-3-2l21 14 21-14M-3 10l6 4M33 14l6-4\" stroke=\"\(first)\" stroke-width=\"3\" "
                    + "stroke-opacity=\".55\" stroke-linecap=\"butt\"/>",
                scale: scale * 1.1)
        case .geometric: return geometric(first, second, scale, isOther)
        }
    }

    private static func stripes(_ first: String, _ second: String, _ scale: Double, _ isThin: Bool) -> Tile {
        isThin
            ? Tile(
                width: 40, height: 28, content: "<path d=\"M0 9h40\" stroke=\"\(first)\" stroke-width=\"8\"/>",
                scale: scale)
            : Tile(
                width: 40, height: 56,
                content: "<path d=\"M0 16h40\" stroke=\"\(first)\" stroke-width=\"22\"/>"
                    + "<path d=\"M0 43h40\" stroke=\"\(second)\" stroke-width=\"4\"/>", scale: scale)
    }

    /// Three rosettes of five petals, and leaves. A petal is a line without length and with a round end.
    private static func floral(
        _ first: String, _ second: String, _ palette: Palette, _ scale: Double, _ isSparse: Bool
    ) -> Tile {
        let leaf = palette.base.luminance > 0.3 ? "#6F8463" : "#A9B99C"
        let size = isSparse ? 132.0 : 116.0
        func petals(_ x: Double, _ y: Double, _ radius: Double) -> String {
            let ring = [(0, -1), (0.95, -0.31), (0.59, 0.81), (-0.59, 0.81), (-0.95, -0.31)]
            return ring.map { "M\(Int(x + $0.0 * radius)) \(Int(y + $0.1 * radius))h0" }.joined()
        }
        let big = petals(34, 36, 13)
        let small = petals(86, 88, 9)
        return Tile(
            width: size, height: size,
            content: "<path d=\"M50 52q14 4 18 20M68 80q-12-14-26-8M14 84q-6 12 2 20\" stroke=\"\(leaf)\" "
                + "stroke-width=\"5\"/>"
                + "<path d=\"\(big)\" stroke=\"\(first)\" stroke-width=\"17\"/>"
                + "<path d=\"\(small)\(petals(94, 26, 8))\" stroke=\"\(second)\" stroke-width=\"11\"/>"
                + "<path d=\"M34 36h0M86 88h0M94 26h0M24 98h0\" stroke=\"#D9AE4A\" stroke-width=\"9\"/>",
            scale: scale * 0.92, turn: isSparse ? 28 : -17)
    }

    private static func geometric(_ first: String, _ second: String, _ scale: Double, _ isOther: Bool) -> Tile {
        isOther
            ? Tile(
                width: 56, height: 48,
                content: "<path d=\"M4 44l24-40 24 40z\" fill=\"\(first)\" stroke=\"none\"/>"
                    + "<path d=\"M28 22l8 14h-16z\" fill=\"\(second)\" stroke=\"none\"/>", scale: scale)
            : Tile(
                width: 60, height: 60,
                content: "<path d=\"M30 4l26 26-26 26-26-26z\" stroke=\"\(first)\" stroke-width=\"6\"/>"
                    + "<path d=\"M30 19l11 11-11 11-11-11z\" fill=\"\(second)\" stroke=\"none\"/>", scale: scale)
    }
}
