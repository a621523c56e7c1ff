/// Belts and beanies.
enum Accessories {
    static func belt(_ garment: Garment, isBack: Bool, dice: inout Dice) -> Sketch {
        var sketch = Sketch()
        let coil = Coil(
            across: dice.about(372), down: dice.about(124),
            width: dice.about(
                garment.length == .short || garment.length == .crop ? 50 : garment.length == .long ? 108 : 76))
        sketch.piece(coil.far, .interior, relief: .side)
        sketch.stitches([coil.farRow(0.16), coil.farRow(0.84)], .other(Colour(0xE2CBAA)), width: 1.8, opacity: 0.4)
        let gleam = Path(coil.at(-0.84, 46)).quad(coil.at(-0.5, coil.down * 0.84 + 20), coil.at(-0.1, coil.down + 22))
        let glint = Path(coil.at(0.5, coil.down * 0.8 + 16)).quad(coil.at(0.7, coil.down * 0.6 + 14), coil.at(0.86, 40))
        let turn = Path(coil.at(-0.99, 6)).line(coil.at(-0.97, coil.width)).and(
            Path(coil.at(0.99, 6)).line(coil.at(0.96, coil.width + 8)))
        sketch.piece(
            coil.near,
            folds: [
                Sketch.Fold(path: gleam.and(glint), width: 20, tone: .light), Sketch.Fold(path: turn, width: 34),
            ])
        sketch.stitches([coil.row(0.18), coil.row(0.82)])
        if garment.seed % 3 == 0, coil.width > 60 {
            sketch.seams([coil.row(0.3), coil.row(0.7)], width: 2, opacity: 0.6)
        }
        sketch.focus = coil.at(-0.04, coil.down)
        sketch.floor = coil.at(0, coil.width + coil.down * 1.02 + 16).y
        if isBack {
            let stamp = Path.box(
                coil.at(0, 0).x - 60, coil.at(0, coil.down + coil.width * 0.32).y, 120, coil.width * 0.38, corner: 8)
            sketch.seams([stamp], width: 2, opacity: 0.8)
            sketch.stitches([stamp.mapped { Point(450 + ($0.x - 450) * 0.9, $0.y) }], width: 1.6)
            for x in [-0.5, 0.5] {
                let place = coil.at(x, coil.down * 0.87 - 4)
                sketch.piece(.box(place.x - 11, place.y, 22, coil.width + 10, corner: 6), relief: .none)
            }
        } else {
            buckle(&sketch, garment, coil)
        }
        return sketch
    }

    /// A belt that stands on its edge: its far half shows the inner side.
    struct Coil {
        var across, down, width: Double
        private static let middle = 620.0

        func at(_ x: Double, _ y: Double) -> Point { Point(Canvas.axis + x * across, Self.middle + y) }

        var far: Path {
            Path(at(-1, 0)).cubic(at(-1, -down * 1.3), at(1, -down * 1.3), at(1, 0)).line(at(1, width))
                .cubic(at(1, width - down * 1.2), at(-1, width - down * 1.2), at(-1, width)).closed
        }

        var near: Path {
            Path(at(-1, 0)).cubic(at(-1, down * 1.3), at(1, down * 1.3), at(1, 0)).line(at(1, width))
                .cubic(at(1, width + down * 1.35), at(-1, width + down * 1.35), at(-1, width)).closed
        }

        /// A line along the near half, at this share of the width.
        func row(_ share: Double) -> Path {
            let y = width * share
            return Path(at(-0.99, y)).cubic(at(-1, y + down * 1.32), at(1, y + down * 1.32), at(0.99, y))
        }

        func farRow(_ share: Double) -> Path {
            let y = width * share
            return Path(at(-0.97, y - 12)).cubic(at(-1, y - down * 1.28), at(1, y - down * 1.28), at(0.97, y - 12))
        }
    }

    private static func buckle(_ sketch: inout Sketch, _ garment: Garment, _ coil: Coil) {
        let width = coil.width
        let centre = coil.at(0, coil.down * 0.985 + width / 2) + Point(-40, 0)
        func at(_ x: Double, _ y: Double) -> Point { centre + Point(x, y) }
        let tail = Path(at(30, -width * 0.5 + 4)).quad(at(150, -width * 0.5 - 6), at(236, -width * 0.62 - 10))
            .quad(at(270, -12), at(236, width * 0.32)).quad(at(150, width * 0.5 - 2), at(30, width * 0.5)).closed
        sketch.piece(tail, relief: .fall, outline: 3.5)
        let row = Path(at(70, -width * 0.34)).quad(at(160, -width * 0.36 - 6), at(232, -width * 0.46 - 8))
            .quad(at(256, -12), at(230, width * 0.2)).quad(at(150, width * 0.34), at(70, width * 0.36))
        sketch.stitches([row], width: 1.8)
        sketch.dots((0..<4).map { at(92 + Double($0) * 36, -Double($0) * 4 - 2) }, across: 9, .interior)
        sketch.piece(
            .box(centre.x + 44, centre.y - width * 0.62, 24, width * 1.24, corner: 6), relief: .fall)
        let size = width * 1.42
        let frame =
            garment.seed % 2 == 0
            ? Path.ellipse(at(-10, 0), size * 0.56, size * 0.54).and(.ellipse(at(-10, 0), size * 0.41, size * 0.39))
            : Path.box(centre.x - 10 - size * 0.46, centre.y - size / 2, size * 0.92, size, corner: 14)
                .and(.box(centre.x - 10 - size * 0.31, centre.y - size * 0.35, size * 0.62, size * 0.7, corner: 6))
        sketch.piece(frame, .metal, relief: .fall, outline: 2.5, hasHoles: true)
        sketch.cord(Path(at(-10 - size * 0.34, 0)).line(at(size * 0.38, 0)), width: 8, .metal, rim: 2)
        sketch.dots([at(-10 - size * 0.38, 0)], across: 12, .metal)
    }

    static func beanie(_ garment: Garment, isBack: Bool, dice: inout Dice) -> Sketch {
        var sketch = Sketch()
        let axis = Canvas.axis
        let half = dice.about(272)
        let (low, foldTop) = (860.0, 860 - dice.about(150))
        let crown = foldTop - dice.about(340)
        func at(_ x: Double, _ y: Double) -> Point { Point(axis + x, y) }
        let hasPompom = garment.seed % 3 == 0
        if hasPompom { pompom(&sketch, at: at(0, crown - 62), radius: dice.about(88)) }
        let dome = Path(at(-half + 12, foldTop + 20)).cubic(
            at(-half - 8, crown + 160), at(-half * 0.66, crown), at(0, crown)
        )
        .cubic(at(half * 0.66, crown), at(half + 8, crown + 160), at(half - 12, foldTop + 20))
        .quad(at(0, foldTop + 62), at(-half + 12, foldTop + 20)).closed
        let decreases = [-0.62, -0.3, 0, 0.3, 0.62].map { share in
            Path(at(share * half * 1.2, foldTop + 20)).quad(
                at(share * half * 1.05, crown + 110), at(share * 24, crown + 8))
        }
        let gleam = Path(at(-half * 0.62, foldTop)).cubic(
            at(-half * 0.62, crown + 190), at(-half * 0.4, crown + 70), at(-30, crown + 30))
        let shade = Path(at(half * 0.94, foldTop)).cubic(
            at(half * 0.9, crown + 160), at(half * 0.6, crown + 40), at(half * 0.3, crown + 10))
        let brim = Path(at(-half, foldTop + 14)).quad(at(0, foldTop + 54), at(half, foldTop + 14))
        sketch.piece(
            dome,
            folds: [
                Sketch.Fold(path: gleam, width: 46, tone: .light), Sketch.Fold(path: shade, width: 44),
                Sketch.Fold(path: brim, width: 22),
            ])
        sketch.seams(decreases, width: 2.5, opacity: 0.7)
        let rib = Path(at(-half, foldTop)).quad(at(0, foldTop + 44), at(half, foldTop))
            .cubic(at(half + 14, foldTop + 40), at(half + 12, low - 30), at(half + 2, low)).quad(
                at(0, low + 50), at(-half - 2, low)
            )
            .cubic(at(-half - 12, low - 30), at(-half - 14, foldTop + 40), at(-half, foldTop)).closed
        let ribGleam = Path(at(-half * 0.6, foldTop + 30)).line(at(-half * 0.62, low + 10))
        let foot = Path(at(-half, low + 6)).quad(at(0, low + 52), at(half, low + 6))
        sketch.piece(
            rib, .ribbed,
            folds: [Sketch.Fold(path: ribGleam, width: 44, tone: .light), Sketch.Fold(path: foot, width: 24)])
        if !isBack, garment.seed % 2 == 1 {
            sketch.piece(
                .box(axis + half * 0.42, low - 62, 74, 44, corner: 4), .other(Colour(0x9A6A3C)), relief: .fall,
                outline: 2.5)
        }
        sketch.focus = at(40, foldTop + 40)
        sketch.floor = low + 56
        return sketch
    }

    private static func pompom(_ sketch: inout Sketch, at centre: Point, radius: Double) {
        let count = 26
        var path = Path(centre + Point(0, -radius))
        for step in 1...count {
            let tip = Point.around(centre, radius * (step % 2 == 0 ? 1 : 0.88), step, of: count)
            path = path.line(tip)
        }
        sketch.piece(
            path.closed, .plain, relief: .fall,
            folds: [
                Sketch.Fold(
                    path: Path(centre + Point(-30, -34)).line(centre + Point(-14, -40)), width: 34, tone: .light)
            ])
        let hairs = (0..<13).map { step -> Path in
            Path(Point.around(centre, radius * 0.35, step * 2, of: count)).line(
                Point.around(centre, radius * 0.78, step * 2 + 1, of: count))
        }
        sketch.seams(hairs, width: 2.5, opacity: 0.6)
    }
}
