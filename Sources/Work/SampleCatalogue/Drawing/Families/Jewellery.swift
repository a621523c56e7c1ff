/// Necklaces, bracelets and earrings: thin metal lines.
enum Jewellery {
    static func sketch(_ garment: Garment, isBack: Bool, dice: inout Dice) -> Sketch {
        var sketch = Sketch()
        switch garment.type {
        case .necklace: Necklaces.draw(&sketch, garment, isBack: isBack, dice: &dice)
        case .bracelet: Bracelets.draw(&sketch, garment, isBack: isBack, dice: &dice)
        default: Earrings.draw(&sketch, garment, isBack: isBack, dice: &dice)
        }
        sketch.zoom = 2.2
        return sketch
    }

    static let pearl = Colour(0xF6F0E4)

    /// A place by its distance from the axis.
    static func at(_ x: Double, _ y: Double) -> Point { Point(Canvas.axis + x, y) }

    static func stone(_ garment: Garment) -> Colour {
        let stones: [UInt32] = [0x1F6470, 0x7A1F33, 0x14684C, 0xD9A79E, 0x22304F, 0xB98F4A]
        return Colour(stones[Int(garment.seed / 7 % 6)])
    }

    /// Whether metal shows the marks of a hammer.
    static func isHammered(_ garment: Garment) -> Bool { garment.texture == .quilted || garment.texture == .woven }

    /// Whether a line of metal is twisted.
    static func isTwisted(_ garment: Garment) -> Bool { garment.texture == .cable || garment.texture == .rib }

    /// Dents of a hammer about a place.
    static func dents(_ sketch: inout Sketch, _ centre: Point, _ radius: Double) {
        let dents = (0..<11).map { step -> Path in
            let spot = Point.around(centre, radius * (step % 3 == 0 ? 0.36 : 0.82), step * 5, of: 22)
            return Path(spot + Point(-8, 3)).quad(spot + Point(-1, -8), spot + Point(8, 1))
        }
        sketch.seams(dents, opacity: 0.7)
        sketch.seams(dents.map { $0.mapped { $0 + Point(1, 4) } }, .other(Colour(0xFFFFFF)), opacity: 0.5)
    }

    /// A small open ring.
    static func ring(_ sketch: inout Sketch, _ centre: Point, _ radius: Double) {
        let ring = Path.ellipse(centre, radius, radius).and(.ellipse(centre, radius - 5, radius - 5))
        sketch.piece(ring, .plain, relief: .fall, outline: 2.5, hasHoles: true)
    }

    /// A stone in a setting.
    static func gem(_ sketch: inout Sketch, _ centre: Point, _ radius: Double, _ colour: Colour) {
        sketch.piece(.ellipse(centre, radius + 7, radius + 7), .plain, relief: .fall)
        let gleam = Path(centre + Point(-radius * 0.4, -radius * 0.1)).line(
            centre + Point(-radius * 0.1, -radius * 0.45))
        sketch.piece(
            .ellipse(centre, radius, radius), .other(colour), relief: .fall, outline: 2,
            folds: [Sketch.Fold(path: gleam, width: radius * 0.5, tone: .light)])
        let facets = [0, 60, 120].map { turn in
            Path(Point.around(centre, radius * 0.9, turn, of: 360)).line(
                Point.around(centre, radius * 0.9, turn + 180, of: 360))
        }
        sketch.seams(facets, .other(Colour(0xFFFFFF)), width: 1.6, opacity: 0.3)
    }

    /// What hangs from a chain or a hook, its top here.
    static func pendant(_ sketch: inout Sketch, _ kind: UInt64, at top: Point, scale: Double, _ garment: Garment) {
        func place(_ x: Double, _ y: Double) -> Point { top + Point(x * scale, y * scale) }
        func gleam(_ x: Double, _ y: Double) -> [Sketch.Fold] {
            let line = Path(place(x, y + 24)).quad(place(x - 6, y), place(x + 10, y - 24))
            return [Sketch.Fold(path: line, width: 14 * scale, tone: .light)]
        }
        switch kind {
        case 0:
            sketch.piece(.ellipse(place(0, 66), 66 * scale, 66 * scale), .plain, relief: .fall, folds: gleam(-30, 60))
            sketch.seams([.ellipse(place(0, 66), 53 * scale, 53 * scale)], opacity: 0.8)
            if isHammered(garment) {
                dents(&sketch, place(0, 66), 42 * scale)
            } else {
                let rays = (0..<12).map { step in
                    Path(Point.around(place(0, 66), 14 * scale, step, of: 12)).line(
                        Point.around(place(0, 66), (step % 2 == 0 ? 44 : 32) * scale, step, of: 12))
                }
                sketch.seams(rays, width: 3, opacity: 0.75)
                sketch.dots([place(0, 66)], across: 13 * scale, .other(stone(garment)))
            }
        case 1:
            func drop(_ inset: Double) -> Path {
                let (half, low) = (52 - inset, 148 - inset)
                return Path(place(0, inset * 1.6)).cubic(place(10, 42), place(half, 70), place(half, 100))
                    .cubic(place(half, low), place(-half, low), place(-half, 100))
                    .cubic(place(-half, 70), place(-10, 42), place(0, inset * 1.6)).closed
            }
            sketch.piece(drop(0), .plain, relief: .fall)
            sketch.piece(drop(9), .other(stone(garment)), relief: .fall, outline: 2, folds: gleam(-18, 92))
            let facets = [
                Path(place(0, 34)).line(place(0, 128)), Path(place(-34, 84)).line(place(0, 62)).line(place(34, 84)),
                Path(place(-36, 108)).line(place(0, 128)).line(place(36, 108)),
            ]
            sketch.seams(facets, .other(Colour(0xFFFFFF)), width: 2, opacity: 0.35)
        case 2:
            let bar = Path.box(place(-14, 0).x, top.y, 28 * scale, 160 * scale, corner: 10)
            sketch.piece(bar, .plain, relief: .side, folds: gleam(-4, 60))
            if isHammered(garment) { dents(&sketch, place(0, 60), 24 * scale) }
            gem(&sketch, place(0, 132), 13 * scale, stone(garment))
        case 3:
            let moon = Path(place(6, 0)).cubic(place(-92, 4), place(-92, 140), place(6, 144))
                .cubic(place(-44, 118), place(-44, 28), place(6, 0)).closed
            sketch.piece(moon, .plain, relief: .fall, folds: gleam(-56, 70))
            gem(&sketch, place(6, 72), 15 * scale, stone(garment))
        default:
            for (x, y) in [(-58.0, 26.0), (58, 26), (0, 58)] {
                sketch.chain(Path(place(0, 2)).quad(place(x * 0.6, y * 0.2), place(x, y)), width: 6)
                sketch.piece(
                    .ellipse(place(x, y + 24), 29 * scale, 29 * scale), .other(pearl), relief: .fall,
                    folds: [
                        Sketch.Fold(
                            path: Path(place(x - 10, y + 14)).line(place(x - 6, y + 11)), width: 14, tone: .light)
                    ])
            }
        }
    }
}

/// A U of chain with a pendant.
enum Necklaces {
    static func draw(_ sketch: inout Sketch, _ garment: Garment, isBack: Bool, dice: inout Dice) {
        let half = dice.about(270)
        let isLong = garment.length == .long || garment.length == .midi
        let (top, low) = (190.0, dice.about(isLong ? 890 : 740))
        let chain = line(half, top, low)
        if Jewellery.isTwisted(garment) {
            sketch.rope(chain, width: 14)
        } else {
            sketch.chain(chain, width: Jewellery.isHammered(garment) || garment.seed % 3 == 0 ? 13 : 9)
        }
        if garment.seed % 3 == 1 {
            sketch.chain(line(half * 0.8, top + 4, low - 130), width: 7)
            let beads = [-0.36, 0, 0.36].map { x in Jewellery.at(half * x, low - 132 - abs(x) * 110) }
            sketch.dots(beads, across: 17, .other(Jewellery.pearl))
        }
        Jewellery.ring(&sketch, Jewellery.at(-half * 0.5, top - 2), 16)
        let clasp = Jewellery.at(half * 0.5, top - 4)
        sketch.piece(.ellipse(clasp, 11, 17), .plain, relief: .fall, outline: 2.5)
        if isBack {
            sketch.chain(Path(clasp + Point(0, 16)).line(clasp + Point(18, 96)), width: 8)
            sketch.dots([clasp + Point(19, 106)], across: 16)
        }
        let ring = Jewellery.at(0, low + 12)
        Jewellery.ring(&sketch, ring, 15)
        Jewellery.pendant(&sketch, garment.seed % 5, at: ring + Point(0, 13), scale: dice.about(1.1), garment)
        sketch.focus = Jewellery.at(10, low + 30)
        sketch.floor = low + 240
    }

    private static func line(_ half: Double, _ top: Double, _ low: Double) -> Path {
        func at(_ x: Double, _ y: Double) -> Point { Jewellery.at(x * half, y) }
        return Path(at(-0.5, top + 16)).cubic(at(-1.3, top + 170), at(-1.02, low - 130), at(0, low))
            .cubic(at(1.02, low - 130), at(1.3, top + 170), at(0.5, top + 16))
    }
}

/// An open oval of metal.
enum Bracelets {
    static func draw(_ sketch: inout Sketch, _ garment: Garment, isBack: Bool, dice: inout Dice) {
        let (across, down, middle) = (dice.about(330), dice.about(226), 620.0)
        let isWide = garment.hem == .flared || garment.length == .long || garment.length == .midi
        sketch.floor = middle + down + 62
        sketch.focus = Jewellery.at(-30, middle + down - 30)
        if Jewellery.isTwisted(garment) {
            torque(&sketch, garment, across, down, middle, width: dice.about(30))
        } else if isWide || Jewellery.isHammered(garment) {
            cuff(&sketch, garment, across, down * 0.6, middle, height: dice.about(isWide ? 150 : 96))
        } else if garment.seed % 2 == 0 {
            bangles(&sketch, garment, across, down, middle, isBack: isBack, width: dice.about(15))
        } else {
            charms(&sketch, garment, across, down, middle, isBack: isBack)
            sketch.floor = middle + down + 150
        }
    }

    private static func oval(_ across: Double, _ down: Double, _ middle: Double) -> Path {
        .ellipse(Point(Canvas.axis, middle), across, down)
    }

    private static func torque(
        _ sketch: inout Sketch, _ garment: Garment, _ across: Double, _ down: Double, _ middle: Double, width: Double
    ) {
        func at(_ x: Double, _ y: Double) -> Point { Jewellery.at(across * x, middle + down * y) }
        let oval = Path(at(0.22, -0.98)).cubic(at(1.3, -0.9), at(1.28, 1), at(0, 1))
            .cubic(at(-1.28, 1), at(-1.3, -0.9), at(-0.22, -0.98))
        sketch.focus = at(0.1, -0.7)
        sketch.rope(oval, width: width)
        for x in [-0.2, 0.2] {
            sketch.piece(.ellipse(at(x, -0.98), 36, 36), .plain, relief: .fall)
            Jewellery.gem(&sketch, at(x, -0.98), 17, Jewellery.stone(garment))
        }
    }

    private static func bangles(
        _ sketch: inout Sketch, _ garment: Garment, _ across: Double, _ down: Double, _ middle: Double, isBack: Bool,
        width: Double
    ) {
        for (shift, inset, thick) in [(-26.0, 16.0, 0.7), (18, 0, 1.0)] {
            let ring = oval(across - inset, down - inset, middle + shift)
            sketch.cord(ring, width: width * thick)
            let gleam = Path(Canvas.axis - across + inset + 20, middle + shift + 40).quad(
                Point(Canvas.axis - across * 0.86 + inset, middle + shift + down * 0.56),
                Point(Canvas.axis - across * 0.5, middle + shift + down * 0.85 - inset))
            sketch.seams([gleam], .other(Colour(0xFFFFFF)), width: 4, opacity: 0.65)
        }
        if isBack {
            Jewellery.ring(&sketch, Jewellery.at(0, middle + down + 16), 22)
            for x in [-0.34, 0.34] { Jewellery.dents(&sketch, Jewellery.at(across * x, middle + down * 0.95 + 16), 15) }
            return
        }
        Jewellery.gem(&sketch, Jewellery.at(0, middle + down + 14), 32, Jewellery.stone(garment))
        for x in [-58.0, 58] { Jewellery.gem(&sketch, Jewellery.at(x, middle + down + 10), 16, Jewellery.pearl) }
    }

    private static func charms(
        _ sketch: inout Sketch, _ garment: Garment, _ across: Double, _ down: Double, _ middle: Double, isBack: Bool
    ) {
        sketch.chain(oval(across, down, middle), width: 14)
        Jewellery.ring(&sketch, Jewellery.at(0, middle - down), 22)
        sketch.piece(
            .box(Canvas.axis + 22, middle - down - 13, 60, 26, corner: 12), .plain, relief: .fall, outline: 3)
        for x in isBack ? [0.0] : [-0.5, 0, 0.5] {
            let top = Jewellery.at(across * x, middle + down * (x == 0 ? 1 : 0.87) + 14)
            Jewellery.ring(&sketch, top, 14)
            let kind: UInt64 = x < 0 ? 3 : x == 0 ? garment.seed % 3 : 0
            Jewellery.pendant(&sketch, kind, at: top + Point(0, 12), scale: 0.62, garment)
        }
    }

    private static func cuff(
        _ sketch: inout Sketch, _ garment: Garment, _ across: Double, _ down: Double, _ middle: Double, height: Double
    ) {
        func at(_ x: Double, _ y: Double) -> Point { Jewellery.at(across * x, middle - height / 2 + y) }
        let far = Path(at(-1, 0)).cubic(at(-1, -down * 1.3), at(-0.3, -down), at(-0.28, -down * 0.98))
            .line(at(-0.28, height * 0.9 - down)).cubic(at(-0.4, height - down), at(-1, height - down), at(-1, height))
            .closed
        sketch.piece(far, .interior, relief: .side)
        sketch.piece(far.mirrored, .interior, relief: .side)
        let edge = Path(at(-1, 0)).cubic(at(-1, down * 1.34), at(1, down * 1.34), at(1, 0))
        let near = edge.line(at(1, height))
            .cubic(at(1, height + down * 1.34), at(-1, height + down * 1.34), at(-1, height)).closed
        sketch.piece(
            near, .plain,
            folds: [
                Sketch.Fold(path: Path(at(-0.7, 40)).line(at(-0.68, height + down * 0.6)), width: 44, tone: .light),
                Sketch.Fold(path: Path(at(0.4, down)).line(at(0.42, height + down * 0.9)), width: 20, tone: .light),
                Sketch.Fold(path: Path(at(0.7, 30)).line(at(0.72, height + down * 0.8)), width: 40),
            ])
        sketch.seams([12, height - 12].map { shift in edge.mapped { $0 + Point(0, shift) } }, opacity: 0.7)
        for (x, y) in [(-0.66, 0.66), (-0.3, 0.94), (0.1, 1.0), (0.48, 0.84), (0.76, 0.56)] {
            let spot = at(x, height / 2 + down * y)
            if Jewellery.isHammered(garment) {
                Jewellery.dents(&sketch, spot, height * 0.34)
            } else {
                Jewellery.gem(&sketch, spot, 13, Jewellery.stone(garment))
            }
        }
    }
}

/// Two equal drops side by side.
enum Earrings {
    static func draw(_ sketch: inout Sketch, _ garment: Garment, isBack: Bool, dice: inout Dice) {
        let gap = dice.about(178)
        let scale = dice.about(1.15)
        let isLong = garment.length == .long || garment.length == .midi
        let top = Jewellery.at(-gap, isLong ? 300 : 360)
        // Both are the same: one is drawn, and once more to its right.
        sketch.twin = Point(gap * 2, 0)
        switch garment.seed % 4 {
        case 0: hoop(&sketch, garment, top, scale)
        case 1:
            hook(&sketch, top)
            sketch.chain(Path(top).line(top + Point(0, isLong ? 250 : 110)), width: 8)
            Jewellery.ring(&sketch, top + Point(0, isLong ? 262 : 122), 14)
            Jewellery.pendant(&sketch, 1, at: top + Point(0, isLong ? 272 : 132), scale: scale * 1.25, garment)
        case 2:
            Jewellery.gem(&sketch, top, 30 * scale, Jewellery.stone(garment))
            for (x, length) in [(-46.0, 200.0), (0, 270), (46, 200)] {
                sketch.chain(Path(top + Point(x * 0.5, 38)).line(top + Point(x, length)), width: 7)
                sketch.piece(.ellipse(top + Point(x, length + 22), 24, 24), .other(Jewellery.pearl), relief: .fall)
            }
        default:
            hook(&sketch, top)
            let disc = top + Point(0, isLong ? 210 : 140)
            sketch.chain(Path(top).line(disc - Point(0, 96)), width: 7)
            let plate = Path.ellipse(disc, 96 * scale, 96 * scale)
                .and(.ellipse(disc + Point(0, 22), 50 * scale, 50 * scale))
            sketch.piece(plate, .plain, relief: .fall, hasHoles: true)
            if Jewellery.isHammered(garment) { Jewellery.dents(&sketch, disc - Point(0, 10), 76 * scale) }
            Jewellery.pendant(&sketch, 2, at: disc + Point(0, 78), scale: isLong ? 1.3 : 0.8, garment)
        }
        sketch.dots([top + Point(garment.seed % 4 == 0 ? 22 : 4, -12)], across: 10)
        sketch.focus = top + Point(20, 170)
        sketch.floor = sketch.silhouette.bounds.bottom + 60
        if isBack { sketch.dots([top + Point(0, -6)], across: 20) }
    }

    private static func hoop(_ sketch: inout Sketch, _ garment: Garment, _ top: Point, _ scale: Double) {
        let centre = top + Point(0, 165 * scale)
        let hoop = Path.ellipse(centre, 126 * scale, 150 * scale)
        if Jewellery.isTwisted(garment) {
            sketch.rope(hoop, width: 24)
        } else {
            sketch.cord(hoop, width: 20)
            let gleam = Path(centre + Point(-112 * scale, -60)).quad(
                centre + Point(-134 * scale, 10), centre + Point(-98 * scale, 96))
            sketch.seams([gleam], .other(Colour(0xFFFFFF)), width: 5, opacity: 0.65)
        }
        let ticks = (4...20).map { step in
            Path(Point.around(centre, 133 * scale, step, of: 24)).line(Point.around(centre, 142 * scale, step, of: 24))
        }
        sketch.seams(
            ticks.map { $0.mapped { Point(centre.x + ($0.x - centre.x) * 0.9, centre.y + ($0.y - centre.y) * 1.06) } },
            width: 2, opacity: 0.5)
        Jewellery.gem(&sketch, top + Point(0, 10), 17, Jewellery.stone(garment))
        if garment.seed % 8 == 0 {
            Jewellery.pendant(&sketch, 4, at: centre + Point(0, 150 * scale), scale: 0.8, garment)
        }
    }

    private static func hook(_ sketch: inout Sketch, _ top: Point) {
        let hook = Path(top).cubic(top + Point(0, -48), top + Point(6, -112), top + Point(36, -112))
            .cubic(top + Point(70, -112), top + Point(70, -48), top + Point(60, -4))
        sketch.cord(hook, width: 6, rim: 2)
        sketch.dots([top + Point(0, -4)], across: 12)
    }
}
