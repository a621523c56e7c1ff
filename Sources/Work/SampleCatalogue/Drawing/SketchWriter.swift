/// Writes a sketch as SVG. Presentation attributes only, so that the strictest content security policy leaves it whole;
/// references only within the picture.
struct SketchWriter {
    /// What part of the canvas is shown.
    enum View { case whole, close }

    private let sketch: Sketch
    private let palette: Palette
    private let pattern: Tile?
    private let sleevePattern: Tile?
    private let texture: Tile?
    private let lineScale: Double
    /// The part of the canvas that is shown; nil for all of it.
    private let window: (left: Double, right: Double, top: Double, bottom: Double)?
    private var body = ""
    private var used: Set<String> = []
    private var count = 0

    /// A writer of this sketch in these tones.
    init(_ sketch: Sketch, _ palette: Palette, pattern: Tile?, texture: Tile?, view: View) {
        self.sketch = sketch
        self.palette = palette
        let own = sketch.ownTile?(palette.accents.0)
        self.pattern = own?.body ?? pattern
        sleevePattern = own?.sleeves
        self.texture = texture
        lineScale = view == .close ? 0.62 : 1
        let (focus, reach) = (sketch.focus, 480 / sketch.zoom)
        // A second shoe shows other parts of the drawing than the first, so that nothing of a pair is left out.
        window =
            view == .whole || sketch.twin != nil
            ? nil
            : (focus.x - reach, focus.x + reach, focus.y - 500 / sketch.zoom, focus.y + 760 / sketch.zoom)
    }

    /// The picture.
    static func svg(
        _ sketch: Sketch, _ palette: Palette, pattern: Tile?, texture: Tile?, view: View
    ) -> [UInt8] {
        var writer = SketchWriter(sketch, palette, pattern: pattern, texture: texture, view: view)
        for mark in sketch.marks {
            switch mark {
            case .piece(let piece) where writer.shows(piece.path): writer.write(piece)
            case .strokes(let strokes) where writer.shows(strokes[0].path): writer.write(strokes)
            default: break
            }
        }
        return Array(writer.document(view).utf8)
    }

    private func document(_ view: View) -> String {
        var shown = body
        var defs = definitions
        if let twin = sketch.twin {
            defs += "<g id=\"k\">\(body)</g>"
            shown = "<use href=\"#k\" x=\"\(Int(twin.x))\" y=\"\(Int(twin.y))\"/><use href=\"#k\"/>"
        }
        let place: String
        switch view {
        case .whole: place = ""
        case .close:
            let (x, y) = (450 - sketch.focus.x * sketch.zoom, 470 - sketch.focus.y * sketch.zoom)
            place = " transform=\"translate(\(Int(x)) \(Int(y))) scale(\(Numbers.text(sketch.zoom)))\""
        }
        let width = Numbers.text(Self.lineWidth * lineScale)
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 900 1200\" width=\"900\" height=\"1200\" "
            + "fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\"><defs>\(defs)</defs>"
            + "<g stroke=\"\(palette.line.hex)\" stroke-width=\"\(width)\"\(place)>\(shadow)\(shown)</g></svg>"
    }

    /// Whether any of this lies in the part that is shown.
    private func shows(_ path: Path) -> Bool {
        guard let window else { return true }
        let points = path.flattened.joined()
        func meets(_ parts: [Double], _ low: Double, _ high: Double) -> Bool {
            (parts.max() ?? low) >= low && (parts.min() ?? high) <= high
        }
        return meets(points.map(\.x), window.left, window.right) && meets(points.map(\.y), window.top, window.bottom)
    }

    // MARK: Pieces

    /// The width that lines have unless they say another one.
    private static let lineWidth = 3.0

    private mutating func write(_ piece: Sketch.Piece) {
        count += 1
        let colour = colour(of: piece.ink)
        let rule = piece.hasHoles ? " fill-rule=\"evenodd\"" : ""
        let overlays = overlays(of: piece)
        let outline = piece.outline > 0 ? widthText(piece.outline) : " stroke=\"none\""
        if overlays.isEmpty, piece.folds.isEmpty {
            body += "<path d=\"\(piece.path.svg)\" fill=\"\(colour)\"\(rule)\(outline)/>"
            return
        }
        let name = "a\(count)"
        body += "<g stroke=\"none\" fill=\"\(colour)\"\(rule)><path id=\"\(name)\" d=\"\(piece.path.svg)\"/>"
        for overlay in overlays { body += "<use href=\"#\(name)\" fill=\"url(#\(overlay))\"/>" }
        body += "</g>"
        write(piece.folds, on: name)
        if piece.outline > 0 { body += "<use href=\"#\(name)\"\(outline)/>" }
    }

    private func widthText(_ width: Double) -> String {
        let scaled = width < 5 ? width * lineScale : width
        return width == Self.lineWidth ? "" : " stroke-width=\"\(Numbers.text(scaled))\""
    }

    private mutating func overlays(of piece: Sketch.Piece) -> [String] {
        let suffix =
            switch piece.grain {
            case .straight: ""
            case .left: "l"
            case .right: "r"
            }
        var names: [String] = []
        if piece.ink == .fabric, pattern != nil { names.append("p" + suffix) }
        if piece.ink == .fabric, texture != nil { names.append("t" + suffix) }
        if piece.ink == .ribbed { names.append("b" + suffix) }
        switch piece.relief {
        case .none: break
        case .side: names.append("s")
        case .round: names.append("e")
        case .fall: names.append("v")
        }
        used.formUnion(names)
        return names
    }

    private mutating func write(_ folds: [Sketch.Fold], on name: String) {
        guard !folds.isEmpty else { return }
        used.insert("f")
        body +=
            "<clipPath id=\"c\(count)\"><use href=\"#\(name)\"/></clipPath>"
            + "<g clip-path=\"url(#c\(count))\" filter=\"url(#f)\">"
        for tone in [Sketch.Fold.Tone.dark, .light] {
            let colour = tone == .dark ? palette.shade.hex : "#FFF"
            let opacity = Numbers.text(tone == .dark ? palette.shadeShare * 1.15 : palette.lightShare * palette.gloss)
            for width in Set(folds.filter { $0.tone == tone }.map(\.width)).sorted() {
                let lines = folds.filter { $0.tone == tone && $0.width == width }.map(\.path.svgAbsolute).joined()
                body +=
                    width == 0
                    ? "<path d=\"\(lines)\" fill=\"\(colour)\" stroke=\"none\" opacity=\"\(opacity)\"/>"
                    : "<path d=\"\(lines)\" stroke=\"\(colour)\"\(widthText(width)) opacity=\"\(opacity)\"/>"
            }
        }
        body += "</g>"
    }

    private mutating func write(_ strokes: [Sketch.Stroke]) {
        // The same line in several widths is written once and used again.
        guard strokes.count > 1, strokes[0].path.svg.utf8.count > 24 else {
            for stroke in strokes { body += "<path d=\"\(stroke.path.svg)\"\(attributes(of: stroke))/>" }
            return
        }
        count += 1
        body += "<g\(attributes(of: strokes[0]))><path id=\"a\(count)\" d=\"\(strokes[0].path.svg)\"/></g>"
        for stroke in strokes.dropFirst() { body += "<use href=\"#a\(count)\"\(attributes(of: stroke))/>" }
    }

    private func attributes(of stroke: Sketch.Stroke) -> String {
        let dash = stroke.dash.map { " stroke-dasharray=\"\(Numbers.text($0.on)) \(Numbers.text($0.off))\"" }
        let ink = stroke.ink == .line ? "" : " stroke=\"\(colour(of: stroke.ink))\""
        let opacity = stroke.opacity < 1 ? " opacity=\"\(Numbers.text(stroke.opacity))\"" : ""
        return ink + widthText(stroke.width) + (dash ?? "") + opacity
    }

    private func colour(of ink: Sketch.Ink) -> String {
        switch ink {
        case .fabric, .plain, .ribbed: palette.base.hex
        case .interior: palette.interior.hex
        case .line: palette.line.hex
        case .shade: palette.shade.hex
        case .metal: palette.metal.hex
        case .other(let colour): colour.hex
        }
    }

    // MARK: Definitions

    private var definitions: String {
        var text = ""
        for (name, tile) in [("p", pattern), ("t", texture), ("b", TextureTile.tile(.rib, palette))] {
            guard let tile, used.contains(name) || used.contains(name + "l") || used.contains(name + "r") else {
                continue
            }
            text += Self.pattern(name, tile, turn: 0)
            for (side, turn) in [("l", sketch.armTurn), ("r", -sketch.armTurn)] where used.contains(name + side) {
                if name == "p", let sleevePattern {
                    text += Self.pattern(name + side, sleevePattern, turn: turn)
                } else {
                    text += Self.turned(name, side, tile, turn: turn)
                }
            }
        }
        let (shade, light) = (palette.shadeShare, palette.lightShare)
        if used.contains("s") {
            text += gradient("s", "y2=\".2\"", [(0, light * 0.7), (0.38, 0), (0.55, 0), (1, -shade)])
        }
        if used.contains("e") {
            text += gradient("e", "", [(0, -shade * 0.45), (0.3, light * 0.8), (0.62, 0), (1, -shade * 1.15)])
        }
        if used.contains("v") {
            text += gradient("v", "x2=\".25\" y2=\"1\"", [(0, light), (0.4, 0), (0.6, 0), (1, -shade * 1.1)])
        }
        if used.contains("f") {
            text +=
                "<filter id=\"f\" x=\"-.5\" y=\"-.5\" width=\"2\" height=\"2\">"
                + "<feGaussianBlur stdDeviation=\"\(palette.gloss > 0.6 ? 7 : 9)\"/></filter>"
        }
        return text + "<radialGradient id=\"g\"><stop stop-color=\"#2A1F12\" stop-opacity=\".28\"/>"
            + "<stop offset=\"1\" stop-color=\"#2A1F12\" stop-opacity=\"0\"/></radialGradient>"
    }

    static func pattern(_ name: String, _ tile: Tile, turn: Double) -> String {
        "<pattern id=\"\(name)\" width=\"\(Numbers.text(tile.width))\" height=\"\(Numbers.text(tile.height))\" "
            + "patternUnits=\"userSpaceOnUse\"\(transform(tile, turn))>\(tile.content)</pattern>"
    }

    private static func turned(_ name: String, _ suffix: String, _ tile: Tile, turn: Double) -> String {
        "<pattern id=\"\(name)\(suffix)\" href=\"#\(name)\"\(transform(tile, turn))/>"
    }

    private static func transform(_ tile: Tile, _ turn: Double) -> String {
        let rotation = turn + tile.turn
        var parts: [String] = []
        if rotation != 0 { parts.append("rotate(\(Numbers.text(rotation)))") }
        if tile.scale != 1 { parts.append("scale(\(Numbers.text(tile.scale)))") }
        return parts.isEmpty ? "" : " patternTransform=\"\(parts.joined(separator: " "))\""
    }

    /// A gradient of white (shares above nought) and shade (below).
    private func gradient(_ name: String, _ way: String, _ stops: [(Double, Double)]) -> String {
        let inner = stops.map { offset, share in
            let colour = share > 0 || (share == 0 && offset < 0.5) ? "#FFF" : palette.shade.hex
            let place = offset == 0 ? "" : "offset=\"\(Numbers.text(offset))\" "
            return "<stop \(place)stop-color=\"\(colour)\" "
                + "stop-opacity=\"\(Numbers.text(abs(share)))\"/>"
        }
        return "<linearGradient id=\"\(name)\"\(way.isEmpty ? "" : " " + way)>\(inner.joined())</linearGradient>"
    }

    private var shadow: String {
        var bounds = sketch.silhouette.bounds
        if let twin = sketch.twin {
            bounds.right += max(0, twin.x)
            bounds.left += min(0, twin.x)
        }
        let middle = Numbers.rounded((bounds.left + bounds.right) / 2) + 12
        let across = Numbers.rounded((bounds.right - bounds.left) * 0.5)
        let floor = Numbers.rounded(sketch.floor ?? bounds.bottom + 26)
        return "<ellipse cx=\"\(middle)\" cy=\"\(floor)\" rx=\"\(across)\" ry=\"\(max(16, across / 9))\" "
            + "fill=\"url(#g)\" stroke=\"none\"/>"
    }
}
