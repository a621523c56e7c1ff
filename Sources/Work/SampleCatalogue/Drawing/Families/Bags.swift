/// Bags, totes and clutches: a body, and handles with ground between them and it.
enum Bags {
    static func sketch(_ garment: Garment, isBack: Bool, dice: inout Dice) -> Sketch {
        var sketch = Sketch()
        switch garment.type {
        case .tote: tote(&sketch, garment, isBack: isBack, dice: &dice)
        case .clutch: clutch(&sketch, garment, isBack: isBack, dice: &dice)
        default: bag(&sketch, garment, isBack: isBack, dice: &dice)
        }
        sketch.zoom = 2.4
        return sketch
    }

    private static func point(_ x: Double, _ y: Double) -> Point { Point(Canvas.axis + x, y) }

    private static func sheen(_ half: Double, _ top: Double, _ low: Double) -> [Sketch.Fold] {
        [
            Sketch.Fold(
                path: Path(point(-half * 0.7, top + 30)).through(
                    point(-half * 0.74, (top + low) / 2), point(-half * 0.78, low - 40)), width: 46, tone: .light),
            Sketch.Fold(path: Path(point(-half, low - 12)).quad(point(0, low - 2), point(half, low - 12)), width: 34),
            Sketch.Fold(path: Path(point(half - 6, top)).line(point(half + 4, low)), width: 40),
        ]
    }

    private static func bag(_ sketch: inout Sketch, _ garment: Garment, isBack: Bool, dice: inout Dice) {
        let half = dice.about(300)
        let (top, low) = (560.0, 560 + dice.about(400))
        let rise = dice.about(300)
        let kind = garment.seed % 3
        let handle =
            kind == 2
            ? Path(point(-half + 44, top + 30)).cubic(
                point(-half + 60, top - rise), point(half - 60, top - rise), point(half - 44, top + 30))
            : Path(point(-170, top + 20)).cubic(
                point(-160, top - rise * 1.05), point(160, top - rise * 1.05), point(170, top + 20))
        if kind == 0 {
            sketch.cord(
                handle.mapped { Point($0.x + 20, $0.y - 20 + ($0.y > top ? 20 : 0)) }, width: 20, .interior, rim: 3)
        }
        sketch.cord(handle, width: 24, rim: 3.5)
        let lean = kind == 1 ? 18.0 : -22
        let body = Path(point(-half + 26 + lean, top)).quad(point(0, top - 8), point(half - 26 - lean, top))
            .cubic(point(half - 4 - lean, top + 4), point(half - lean, top + 30), point(half + 4, low - 60))
            .quad(point(half + 2, low), point(half - 52, low)).quad(point(0, low + 12), point(-half + 52, low))
            .quad(point(-half - 2, low), point(-half - 4, low - 60))
            .cubic(point(-half + lean, top + 30), point(-half + 4 + lean, top + 4), point(-half + 26 + lean, top))
            .closed
        sketch.piece(body, folds: sheen(half, top, low))
        let row = Path(point(-half + 22 + lean * 0.6, top + 60)).through(
            point(-half + 18, low - 60), point(-half + 58, low - 20)
        )
        .quad(point(0, low - 8), point(half - 58, low - 20)).through(
            point(half - 18, low - 60), point(half - 22 - lean * 0.6, top + 60))
        sketch.stitches([row])
        for x in [-170.0, 170] where kind != 2 {
            sketch.piece(.box(Canvas.axis + x - 26, top + 4, 52, 96, corner: 20), relief: .none, outline: 3)
            let ring = Path.ellipse(point(x, top + 14), 24, 22).and(.ellipse(point(x, top + 14), 13, 11))
            sketch.piece(ring, .metal, relief: .none, outline: 2, hasHoles: true)
            sketch.dots([point(x, top + 76)], across: 9, .metal)
        }
        if isBack {
            sketch.seams(
                [Path(point(-half * 0.62, top + 190)).quad(point(0, top + 204), point(half * 0.62, top + 190))],
                width: 3.5)
            sketch.stitches([
                Path(point(-half * 0.62, top + 202)).quad(point(0, top + 216), point(half * 0.62, top + 202))
            ])
            sketch.dots([point(-half * 0.62, top + 190), point(half * 0.62, top + 190)], across: 8, .metal)
        } else if kind != 1 {
            flap(&sketch, half: half - 6 - lean * 0.2, top: top, depth: (low - top) * (kind == 0 ? 0.56 : 0.48))
        } else {
            sketch.zip(
                Path(point(-half + 60, top + 34)).quad(point(0, top + 44), point(half - 60, top + 34)),
                puller: point(half - 76, top + 36))
            sketch.piece(
                .box(Canvas.axis - half * 0.6, top + 150, half * 1.2, low - top - 200, corner: 26), relief: .none,
                outline: 3)
            sketch.stitches([Path(point(-half * 0.54, top + 166)).line(point(half * 0.54, top + 166))])
            clasp(&sketch, at: point(0, top + 152))
        }
        let gussets = Path(point(-half + 8 + lean * 0.5, top + 70)).quad(
            point(-half + 40, top + 200), point(-half + 26, low - 50))
        sketch.seams([gussets, gussets.mirrored], width: 2, opacity: 0.5)
        sketch.dots([point(-half + 70, low + 4), point(half - 70, low + 4)], across: 13, .metal)
        if kind != 1, !isBack { charm(&sketch, at: point(-half * 0.66, top + 6), garment) }
        sketch.focus = point(30, top + 180)
        sketch.floor = low + 14
    }

    /// A tassel that hangs from a handle.
    private static func charm(_ sketch: inout Sketch, at place: Point, _ garment: Garment) {
        guard garment.seed % 2 == 0 else { return }
        let threads = [-15.0, -9, -3, 3, 9, 15].map { x in
            Path(place + Point(x * 0.6, 76)).quad(place + Point(x, 110), place + Point(x * 1.2, 148))
        }
        sketch.cord(Path(place).quad(place + Point(6, 26), place + Point(0, 52)), width: 5, rim: 2)
        sketch.seams(threads, width: 8)
        sketch.seams(threads, .plain, width: 4)
        sketch.piece(.box(place.x - 13, place.y + 46, 26, 36, corner: 8), .plain, relief: .side)
    }

    private static func flap(_ sketch: inout Sketch, half: Double, top: Double, depth: Double) {
        let form = Path(point(-half + 14, top + 2)).quad(point(0, top - 8), point(half - 14, top + 2))
            .cubic(point(half + 4, top + 40), point(half, top + depth * 0.72), point(half - 56, top + depth * 0.88))
            .quad(point(half * 0.4, top + depth), point(0, top + depth))
            .quad(point(-half * 0.4, top + depth), point(-half + 56, top + depth * 0.88))
            .cubic(point(-half, top + depth * 0.72), point(-half - 4, top + 40), point(-half + 14, top + 2)).closed
        let shade = Path(point(-half + 40, top + depth * 0.92)).quad(
            point(0, top + depth * 1.1), point(half - 40, top + depth * 0.92))
        sketch.seams([shade], .shade, width: 16, opacity: 0.22)
        sketch.piece(
            form,
            folds: [
                Sketch.Fold(
                    path: Path(point(-half * 0.7, top + 40)).quad(
                        point(-half * 0.66, top + depth * 0.5), point(-half * 0.5, top + depth * 0.8)), width: 40,
                    tone: .light)
            ])
        let row = Path(point(-half + 16, top + 50)).cubic(
            point(-half + 16, top + depth * 0.7), point(-half * 0.6, top + depth * 0.9), point(0, top + depth - 14))
        sketch.stitches([row, row.mirrored])
        clasp(&sketch, at: point(0, top + depth - 30))
    }

    private static func clasp(_ sketch: inout Sketch, at place: Point) {
        sketch.piece(.box(place.x - 30, place.y - 22, 60, 52, corner: 12), .metal, relief: .fall, outline: 2.5)
        sketch.piece(.box(place.x - 9, place.y - 12, 18, 34, corner: 8), .metal, relief: .side, outline: 2)
    }

    private static func tote(_ sketch: inout Sketch, _ garment: Garment, isBack: Bool, dice: inout Dice) {
        let half = dice.about(290)
        let (top, low) = (480.0, 480 + dice.about(560))
        let rise = dice.about(330)
        let taper = garment.seed % 2 == 0 ? 34.0 : -26
        func handle(_ shift: Point) -> Path {
            Path(point(-140, top + 40) + shift).cubic(
                point(-130, top - rise) + shift, point(130, top - rise) + shift, point(140, top + 40) + shift)
        }
        sketch.cord(handle(Point(26, -26)), width: 17, .interior, rim: 3)
        let inside = Path(point(-half, top)).quad(point(0, top - 26), point(half, top)).quad(
            point(0, top + 26), point(-half, top)
        ).closed
        sketch.piece(inside, .interior, relief: .none, outline: 3)
        let body = Path(point(-half, top)).quad(point(0, top + 24), point(half, top))
            .cubic(
                point(half - taper * 0.2, top + 200), point(half - taper * 0.7, low - 120),
                point(half - taper, low - 34)
            )
            .quad(point(half - taper - 2, low), point(half - taper - 40, low)).quad(
                point(0, low + 14), point(-half + taper + 40, low)
            )
            .quad(point(-half + taper + 2, low), point(-half + taper, low - 34))
            .cubic(point(-half + taper * 0.7, low - 120), point(-half + taper * 0.2, top + 200), point(-half, top))
            .closed
        var folds = sheen(half - taper * 0.5, top, low)
        folds.append(
            Sketch.Fold(
                path: Path(point(-140, top + 110)).quad(point(-120, top + 240), point(-150, low - 120))
                    .and(Path(point(150, top + 110)).quad(point(120, top + 260), point(160, low - 90))), width: 20))
        sketch.piece(body, folds: folds)
        let rim = Path(point(-half + 3, top + 34)).quad(point(0, top + 58), point(half - 3, top + 34))
        sketch.stitches([rim])
        sketch.cord(handle(Point(0, 0)), width: 21, rim: 3.5)
        for x in [-140.0, 140] {
            let tab = Path.box(Canvas.axis + x - 23, top + 16, 46, 96, corner: 6)
            sketch.piece(tab, .plain, relief: .none, outline: 3)
            sketch.stitches(
                [
                    Path(point(x - 14, top + 60)).line(point(x + 14, top + 102)),
                    Path(point(x + 14, top + 60)).line(point(x - 14, top + 102)),
                ], width: 2)
        }
        if garment.texture == .leather || garment.seed % 3 == 0 {
            let foot = Path(point(-half + taper * 0.8, low - 110)).quad(
                point(0, low - 92), point(half - taper * 0.8, low - 110))
            sketch.seams([foot], width: 3)
            sketch.stitches([foot.mapped { $0 + Point(0, 10) }])
        }
        if !isBack {
            let patch = Path.box(Canvas.axis - 44, top + 190, 88, 58, corner: 5)
            sketch.piece(patch, .other(Colour(0x9A6A3C)), relief: .fall, outline: 2.5)
            sketch.stitches(
                [Path.box(Canvas.axis - 36, top + 198, 72, 42, corner: 4)], .other(Colour(0xE9D3AE)), width: 1.6)
        }
        sketch.focus = point(-110, top + 80)
        sketch.floor = low + 12
    }

    private static func clutch(_ sketch: inout Sketch, _ garment: Garment, isBack: Bool, dice: inout Dice) {
        let half = dice.about(340)
        let (top, low) = (470.0, 470 + dice.about(360))
        let isEnvelope = garment.seed % 2 == 0
        let corner = point(half - 20, top + 70)
        let loop = Path(corner).cubic(corner + Point(60, 40), corner + Point(70, 250), corner + Point(26, 290))
            .cubic(corner + Point(-10, 310), corner + Point(-30, 240), corner + Point(-2, 20))
        sketch.cord(loop.mapped { Point($0.x - 16, $0.y) }, width: 13, rim: 3)
        let body = Path.box(Canvas.axis - half, top, half * 2, low - top, corner: 30)
        var folds = sheen(half, top, low)
        if garment.hem == .pleated {
            let pleats = (1..<9).map { step -> Path in
                let x = -half + Double(step) * half * 2 / 9
                return Path(point(x * 0.8, top + 70)).quad(point(x * 0.95, (top + low) / 2), point(x, low))
            }
            folds.append(Sketch.Fold(path: pleats.dropFirst().reduce(pleats[0]) { $0.and($1) }, width: 16))
        }
        sketch.piece(body, folds: folds)
        sketch.stitches(
            [.box(Canvas.axis - half + 14, top + 14, half * 2 - 28, low - top - 28, corner: 20)], opacity: 0.6)
        sketch.dots([corner + Point(-16, 0)], across: 15, .metal)
        let corners = Path(point(-half + 2, low - 64)).quad(point(-half + 64, low - 60), point(-half + 66, low - 2))
        sketch.seams([corners, corners.mirrored], width: 2.5)
        sketch.stitches([corners, corners.mirrored].map { $0.mapped { $0 + Point(0, -9) } }, width: 1.8)
        if isBack {
            let pocket = Path(point(-half * 0.7, top + 120)).quad(point(0, top + 130), point(half * 0.7, top + 120))
            sketch.zip(pocket, puller: pocket.end + Point(-14, 2))
        } else if isEnvelope {
            let flap = Path(point(-half + 8, top + 4)).line(point(half - 8, top + 4)).quad(
                point(half * 0.5, top + 130), point(36, top + 232)
            )
            .quad(point(0, top + 254), point(-36, top + 232)).quad(
                point(-half * 0.5, top + 130), point(-half + 8, top + 4)
            ).closed
            sketch.seams(
                [
                    Path(point(-half + 60, top + 70)).quad(point(-half * 0.4, top + 190), point(0, top + 268)).quad(
                        point(half * 0.4, top + 190), point(half - 60, top + 70))
                ], .shade, width: 14, opacity: 0.2)
            sketch.piece(
                flap,
                folds: [
                    Sketch.Fold(
                        path: Path(point(-half * 0.7, top + 30)).line(point(-60, top + 190)), width: 40, tone: .light)
                ])
            sketch.piece(.ellipse(point(0, top + 216), 20, 20), .metal, relief: .fall, outline: 2.5)
        } else {
            let frame = Path(point(-half + 30, top - 2)).quad(point(0, top - 22), point(half - 30, top - 2)).line(
                point(half - 36, top + 26)
            )
            .quad(point(0, top + 8), point(-half + 36, top + 26)).closed
            sketch.piece(frame, .metal, relief: .fall, outline: 2.5)
            for x in [-16.0, 16] {
                sketch.piece(.ellipse(point(x, top - 22), 18, 17), .metal, relief: .fall, outline: 2.5)
            }
        }
        sketch.focus = point(isBack ? 200 : 20, top + 150)
        sketch.floor = low + 14
    }
}
