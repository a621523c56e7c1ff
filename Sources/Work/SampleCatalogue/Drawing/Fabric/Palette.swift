/// The tones that one colour is drawn in.
struct Palette {
    /// The fabric itself.
    let base: Colour
    /// Outlines and seams.
    let line: Colour
    /// What is seen inside a garment: lining, the back's inner side.
    let interior: Colour
    /// Folds and the side away from the light, laid over the fabric.
    let shade: Colour
    /// How much of `shade` and of white is laid over at most.
    let shadeShare, lightShare: Double
    /// How sharply its gleams show: cloth is dull, satin and leather shine.
    let gloss: Double
    /// Two tints for what is printed or woven in.
    let accents: (Colour, Colour)
    /// Zips, buckles and clasps.
    let metal: Colour

    /// The panel of the shop that pictures stand on, and the darkest tint of it.
    static let ground = Colour(0xEFE8DC)
    /// An outline stands out from the ground by at least this much.
    static let outlineContrastMin = 1.6

    init(_ base: Colour, _ texture: FabricTexture, dice: inout Dice) {
        self.base = base
        let luminance = base.luminance
        let isDark = luminance < 0.035
        line = Self.line(for: base)
        interior = isDark ? base.darker(by: 0.5) : base.darker(by: 0.4)
        shade = isDark ? Colour(0x000000) : base.mixed(with: Colour(0x1A1030), 0.72)
        shadeShare = isDark ? 0.6 : luminance > 0.6 ? 0.2 : 0.34
        lightShare = isDark ? 0.16 : luminance > 0.6 ? 0.6 : 0.22
        gloss = texture == .shine ? 1.1 : texture == .leather ? 0.85 : texture == .smooth ? 0.5 : 0.36
        accents = Self.accents(to: base, luminance: luminance, dice: &dice)
        metal = dice.once(in: 3) ? Colour(0xB9BCC2) : Colour(0xC9A45C)
    }

    /// 35 % darker, or for a very dark colour 35 % lighter; for a pale one as much darker as the ground asks for.
    static func line(for base: Colour) -> Colour {
        if base.luminance < 0.035 { return base.lighter(by: 0.35) }
        var share = 0.35
        while base.darker(by: share).contrast(with: ground) < outlineContrastMin + 0.15 { share += 0.03 }
        return base.darker(by: share)
    }

    private static func accents(to base: Colour, luminance: Double, dice: inout Dice) -> (Colour, Colour) {
        let onPale: [(UInt32, UInt32)] = [
            (0x22304F, 0xB5573B), (0x6A1B2D, 0x9CAF94), (0xB5573B, 0x2F4A3E), (0x1A1A1C, 0xC9982F),
            (0x2A4F82, 0xD98E86), (0x57314F, 0x767B3C),
        ]
        let onDeep: [(UInt32, UInt32)] = [
            (0xF3EBDD, 0xE7B7A6), (0xF7F6F2, 0xD6C3A5), (0xE7C3BC, 0xB9CBB2), (0xF3EBDD, 0xD9B35F),
        ]
        var choices = luminance > 0.3 ? onPale : onDeep
        choices = choices.filter { Colour($0.0).contrast(with: base) > 2 }
        let choice = choices.isEmpty ? (0xF7F6F2, 0xF3EBDD) : dice.pick(choices)
        return (Colour(choice.0), Colour(choice.1))
    }
}
