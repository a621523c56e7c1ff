/// The surface of a fabric.
enum TextureTile {
    /// The tile of a texture; nil where the surface shows by light alone or where it is drawn as seams.
    static func tile(_ texture: FabricTexture, _ palette: Palette) -> Tile? {
        let (line, shade, shadeColour) = (palette.line.hex, palette.shade.hex, palette.shade)
        let light = "#FFF"
        func strokes(_ path: String, _ colour: String, _ width: Double, _ opacity: String) -> String {
            "<path d=\"\(path)\" stroke=\"\(colour)\" stroke-width=\"\(Numbers.text(width))\" "
                + "stroke-opacity=\"\(opacity)\"/>"
        }
        let isDark = palette.base.luminance < 0.035
        let relief = isDark ? line : shade
        switch texture {
        case .smooth, .shine: return nil
        case .rib:
            return Tile(
                width: 14, height: 20,
                content: strokes("M3-1v22", relief, 3, isDark ? ".5" : ".3") + strokes("M9-1v22", light, 3, ".13"))
        case .cable:
            // Two strands; the one that runs to the right lies on the other, with an edge of its own.
            let edge = palette.base.mixed(with: isDark ? palette.line : shadeColour, isDark ? 0.7 : 0.42).hex
            let (front, rear) = ("M14-1c0 24 34 20 34 46", "M48-1c0 24-34 20-34 46")
            let strands = [rear, front].map {
                strokes($0, edge, 21, "1") + strokes($0, palette.base.hex, 15, "1")
                    + strokes($0, light, 4, isDark ? ".08" : ".22")
            }
            return Tile(
                width: 96, height: 44,
                content: strokes("M70-1v46M82-1v46", relief, 4, isDark ? ".6" : ".34") + strands.joined(), scale: 0.92)
        case .openwork:
            return Tile(
                width: 36, height: 32,
                content: strokes("M9 8h0M27 24h0", isDark ? "#000" : shade, 11, isDark ? ".8" : ".42")
                    + strokes("M3 13q6 5 12 0M21 29q6 5 12 0", line, 2, ".6"))
        case .denim:
            return Tile(
                width: 8, height: 8,
                content: strokes("M-1 9l10-10M-1 1l2-2M7 9l2-2", light, 1.4, ".2")
                    + strokes("M-1 5l6-6M3 9l6-6", shade, 1.2, ".25"))
        case .corduroy:
            return Tile(
                width: 12, height: 20,
                content: strokes("M2-1v22", relief, 3, isDark ? ".55" : ".38") + strokes("M8-1v22", light, 3, ".16"))
        case .lace:
            return Tile(
                width: 60, height: 60,
                content: strokes(
                    "M15 6v18M6 15h18M45 36v18M36 45h18M39 9l12 12M51 9l-12 12M9 39l12 12M21 39l-12 12",
                    isDark ? line : shade, 4, isDark ? ".8" : ".45")
                    + strokes("M15 15h0M45 45h0M45 15h0M15 45h0", light, 7, ".35")
                    + strokes("M30-2v64M-2 30h64", relief, 2, ".3"))
        case .quilted:
            return Tile(
                width: 76, height: 76,
                content: strokes("M-2-2l80 80M-2 78l80-80", relief, 4, isDark ? ".7" : ".5")
                    + strokes("M2-6l80 80M-6 70l80-80", light, 3, isDark ? ".1" : ".28"))
        case .leather:
            return Tile(
                width: 34, height: 34,
                content: strokes("M6 8q4-3 7 1M22 6q4 3 2 7M12 22q-4 3-1 7M26 24q5-1 4 5", relief, 1.6, ".22"))
        case .woven:
            return Tile(
                width: 32, height: 32,
                content: strokes("M2 5h12M2 11h12M18 21h12M18 27h12", relief, 3.4, isDark ? ".7" : ".42")
                    + strokes("M21 2v12M27 2v12M5 18v12M11 18v12", light, 3.4, isDark ? ".14" : ".3"))
        case .tweed:
            return Tile(
                width: 40, height: 36,
                content: strokes("M4 6l7 5M24 3l6 4M14 20l7 5M33 17l5 4M5 30l6-4M26 31l6-4", light, 3, ".4")
                    + strokes("M15 5l5-4M34 8l5-3M3 19l6-4M24 20l5-4M15 33l6-3M36 29l3-3", relief, 3, ".5"))
        }
    }
}
