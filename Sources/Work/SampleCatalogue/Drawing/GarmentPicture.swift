/// Draws garments: flat vector outlines of 900 × 1200 on a transparent ground, lit from the left, with one soft shadow.
///
/// The same garment in the same colour gives the same bytes, on every machine. Presentation attributes only, no script,
/// no style sheet, nothing from elsewhere.
public enum GarmentPicture {
    /// No picture is larger, if need be at the cost of its finest lines.
    public static let bytesMax = 6_144

    /// The front, 2 to 6 KB of SVG.
    public static func front(_ garment: Garment, in colour: Colour) -> [UInt8] {
        picture(garment, colour, isBack: false, view: .whole)
    }

    /// The back: no neckline detail, a seam or zip.
    public static func back(_ garment: Garment, in colour: Colour) -> [UInt8] {
        picture(garment, colour, isBack: true, view: .whole)
    }

    /// A close look at the neckline, cuff or clasp.
    public static func detail(_ garment: Garment, in colour: Colour) -> [UInt8] {
        picture(garment, colour, isBack: false, view: .close)
    }

    /// A tile of the fabric, 120 × 120.
    public static func swatch(_ garment: Garment, in colour: Colour) -> [UInt8] {
        let fabric = Fabric(garment, colour)
        var defs = ""
        var layers = "<path d=\"M0 0h120v120H0z\" fill=\"\(colour.hex)\"/>"
        for (name, tile) in [("p", fabric.pattern), ("t", fabric.texture)] {
            guard var tile else { continue }
            // A swatch is small: it shows more of the fabric at less of its size.
            tile.scale *= 0.6
            defs += SketchWriter.pattern(name, tile, turn: 0)
            layers += "<path d=\"M0 0h120v120H0z\" fill=\"url(#\(name))\"/>"
        }
        if fabric.palette.gloss > 0.6 {
            layers += "<path d=\"M-20 100L100-20\" stroke=\"#FFF\" stroke-width=\"26\" opacity=\".16\"/>"
        }
        let text =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 120 120\" width=\"120\" height=\"120\" "
            + "fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\"><defs>\(defs)</defs>\(layers)</svg>"
        return Array(text.utf8)
    }

    /// The ground that the front covers.
    public static func silhouette(_ garment: Garment) -> Silhouette {
        let sketch = sketch(garment, isBack: false)
        var silhouette = sketch.silhouette
        if let twin = sketch.twin { silhouette.cover(sketch.silhouette, movedBy: twin) }
        return silhouette
    }

    /// The tone of the outline of a garment in this colour.
    public static func outline(in colour: Colour) -> Colour { Palette.line(for: colour) }

    private static func picture(
        _ garment: Garment, _ colour: Colour, isBack: Bool, view: SketchWriter.View
    ) -> [UInt8] {
        let fabric = Fabric(garment, colour)
        var sketch = sketch(garment, isBack: isBack)
        if isBack, Self.turned.contains(garment.type) { sketch.mirror() }
        var texture = fabric.texture
        var bytes: [UInt8] = []
        for omission in [nil] + Sketch.Omission.allCases {
            if let omission { sketch.omit(omission) }
            // Under a pattern a texture is hardly seen.
            if omission == .stitches, fabric.pattern != nil { texture = nil }
            bytes = SketchWriter.svg(sketch, fabric.palette, pattern: fabric.pattern, texture: texture, view: view)
            if bytes.count <= bytesMax { break }
        }
        return bytes
    }

    /// Types whose back is their other side.
    private static let turned: Set<GarmentType> = [
        .boots, .ankleBoots, .sandals, .pumps, .balletFlats, .loafers, .trainers, .silkScarf, .scarf, .stole, .belt,
        .necklace, .bracelet, .earrings,
    ]

    private static func sketch(_ garment: Garment, isBack: Bool) -> Sketch {
        var dice = Dice(seed: garment.seed ^ 0x5EED)
        switch garment.type {
        case .dress, .shirtDress, .jumperDress: return Dresses.sketch(garment, isBack: isBack, dice: &dice)
        case .blouse, .shirt, .tunic, .top, .tShirt, .tankTop, .bretonTop:
            return Tops.sketch(garment, isBack: isBack, dice: &dice)
        case .jumper, .knitJacket, .cardigan: return Knitwear.sketch(garment, isBack: isBack, dice: &dice)
        case .skirt: return Skirts.sketch(garment, isBack: isBack, dice: &dice)
        case .trousers, .shorts, .jeans: return Trousers.sketch(garment, isBack: isBack, dice: &dice)
        case .jacket, .blazer, .coat, .trench, .puffer: return Jackets.sketch(garment, isBack: isBack, dice: &dice)
        case .jumpsuit: return Jumpsuits.sketch(garment, isBack: isBack, dice: &dice)
        case .boots, .ankleBoots, .sandals, .pumps, .balletFlats, .loafers, .trainers:
            return Shoes.sketch(garment, isBack: isBack, dice: &dice)
        case .bag, .tote, .clutch: return Bags.sketch(garment, isBack: isBack, dice: &dice)
        case .silkScarf, .scarf, .stole: return Scarves.sketch(garment, isBack: isBack, dice: &dice)
        case .belt: return Accessories.belt(garment, isBack: isBack, dice: &dice)
        case .beanie: return Accessories.beanie(garment, isBack: isBack, dice: &dice)
        case .necklace, .bracelet, .earrings: return Jewellery.sketch(garment, isBack: isBack, dice: &dice)
        }
    }
}

/// The fabric of a garment in one colour.
struct Fabric {
    let palette: Palette
    let pattern: Tile?
    let texture: Tile?

    init(_ garment: Garment, _ colour: Colour) {
        var dice = Dice(seed: garment.seed)
        palette = Palette(colour, garment.texture, dice: &dice)
        let kind = garment.type == .bretonTop ? FabricPattern.stripes : garment.pattern
        pattern = PatternTile.tile(kind, palette, dice: &dice)
        texture = TextureTile.tile(garment.texture, palette)
    }
}
