/// Trousers, shorts and jeans: a waistband and two legs.
enum Trousers {
    /// The measures of two legs, in pixels; places across are from the axis.
    struct Legs {
        var top = 130.0
        var waist = 150.0
        var hip = 218.0
        var hipY = 0.0
        var crotchY = 0.0
        var kneeY = 0.0
        var low = 1085.0
        /// Outer and inner side of the right leg at knee and hem.
        var knee = (outer: 200.0, inner: 34.0)
        var hem = (outer: 196.0, inner: 44.0)
        var bandHeight = 46.0
    }

    static func sketch(_ garment: Garment, isBack: Bool, dice: inout Dice) -> Sketch {
        var sketch = Sketch()
        let legs = legs(of: garment, dice: &dice)
        let axis = Canvas.axis
        inside(&sketch, legs)
        sketch.piece(outline(legs, isElastic: false), relief: .side, folds: folds(legs, garment))
        lines(&sketch, garment, legs, isBack: isBack)
        band(&sketch, garment, legs, isBack: isBack)
        sketch.focus = Point(axis + 40, legs.top + 120)
        sketch.floor = garment.type == .shorts ? legs.low + 90 : 1128
        return sketch
    }

    private static func legs(of garment: Garment, dice: inout Dice) -> Legs {
        var legs = Legs()
        let kind = dice.next() % 3
        switch garment.type {
        case .shorts:
            legs.top = 300
            (legs.waist, legs.hip) = (206, 262)
            legs.low = garment.length == .knee ? 905 : 800
            let flare = garment.hem == .flared || garment.hem == .pleated ? 52.0 : 14
            legs.knee = (296 + flare * 0.5, 10)
            legs.hem = (306 + flare, 20)
        case .jeans:
            legs.top = 150
            (legs.waist, legs.hip) = (158, 214)
            legs.low = garment.length == .midi || garment.length == .knee ? 950 : 1076
            switch garment.hem {
            case .flared: (legs.knee, legs.hem) = ((184, 62), (262, 66))
            case .gathered, .pleated: (legs.knee, legs.hem) = ((238, 44), (226, 84))
            default:
                switch kind {
                case 0: (legs.knee, legs.hem) = ((196, 84), (184, 110))
                case 1: (legs.knee, legs.hem) = ((206, 82), (204, 100))
                default: (legs.knee, legs.hem) = ((200, 82), (192, 106))
                }
            }
        default:
            legs.top = 124
            (legs.waist, legs.hip) = (146, 208)
            legs.low = garment.length == .midi || garment.length == .knee ? 940 : 1086
            switch garment.hem {
            case .flared: (legs.knee, legs.hem) = ((212, 14), (296, 10))
            case .pleated: (legs.knee, legs.hem) = ((236, 8), (262, 8))
            case .gathered: (legs.knee, legs.hem) = ((220, 16), (132, 44))
            case .straight where kind == 0: (legs.knee, legs.hem) = ((196, 22), (184, 30))
            case .straight: (legs.knee, legs.hem) = ((218, 12), (226, 12))
            case .asymmetric, .slit: (legs.knee, legs.hem) = ((184, 24), (150, 40))
            }
        }
        let slim = garment.type == .shorts ? 0.92 : 0.88
        legs.waist = dice.about(legs.waist * slim)
        legs.hip = dice.about(legs.hip * slim)
        (legs.hem.outer, legs.knee.outer) = (legs.hem.outer * slim, legs.knee.outer * slim)
        (legs.hem.inner, legs.knee.inner) = (legs.hem.inner * slim, legs.knee.inner * slim)
        legs.low = legs.top + dice.about(legs.low - legs.top)
        legs.hem.outer = dice.about(legs.hem.outer)
        legs.knee.outer = dice.about(legs.knee.outer)
        if garment.type == .shorts {
            // The side of shorts runs almost straight from the waist to a wide hem.
            (legs.hip, legs.knee.outer) = (
                legs.waist + (legs.hem.outer - legs.waist) * 0.6, legs.waist + (legs.hem.outer - legs.waist) * 0.8
            )
        }
        let height = legs.low - legs.top
        legs.hipY = legs.top + (garment.type == .shorts ? 0.42 : 0.235) * height
        legs.crotchY = legs.top + dice.about(garment.type == .shorts ? 0.62 : 0.325) * height
        legs.kneeY = legs.top + 0.62 * height
        return legs
    }

    /// Both legs below the waistband, in one outline with the gap between them.
    static func outline(_ legs: Legs, isElastic: Bool) -> Path {
        let axis = Canvas.axis
        let start = legs.top + legs.bandHeight
        let half = Path(axis, start + 14).quad(
            Point(axis + legs.waist * 0.5, start + 12), Point(axis + legs.waist + 5, start)
        )
        .through(
            Point(axis + legs.hip, legs.hipY), Point(axis + legs.knee.outer, legs.kneeY),
            Point(axis + legs.hem.outer, legs.low)
        )
        .quad(
            Point(axis + (legs.hem.outer + legs.hem.inner) / 2, legs.low + 18),
            Point(axis + legs.hem.inner, legs.low + 2)
        )
        .through(
            Point(axis + legs.knee.inner, legs.kneeY), Point(axis + 7, legs.crotchY + 24), Point(axis, legs.crotchY))
        return half.bothSides
    }

    private static func inside(_ sketch: inout Sketch, _ legs: Legs) {
        let right = Point(Canvas.axis + legs.waist, legs.top)
        let inside = Path(right.mirrored).quad(Point(Canvas.axis, legs.top - 10), right)
            .quad(Point(Canvas.axis, legs.top + 22), right.mirrored).closed
        sketch.piece(inside, .interior, relief: .none, outline: 3)
    }

    static func folds(_ legs: Legs, _ garment: Garment) -> [Sketch.Fold] {
        let axis = Canvas.axis
        func across(_ x: Double, _ y: Double) -> Point { Point(axis + x, y) }
        let crotch = legs.crotchY
        var folds: [Sketch.Fold] = []
        for side in [-1.0, 1] {
            let fork = Path(across(side * 6, crotch + 6)).quad(
                across(side * 60, crotch - 6), across(side * 120, crotch - 44)
            )
            .and(
                Path(across(side * 8, crotch + 34)).quad(
                    across(side * 60, crotch + 40), across(side * 104, crotch + 20)))
            folds.append(.pointed(fork, 26))
            let (kneeOuter, kneeInner) = (side * legs.knee.outer, side * legs.knee.inner)
            let (hemOuter, hemInner) = (side * legs.hem.outer, side * legs.hem.inner)
            let inner = Path(across(side * 12, crotch + 40)).through(
                across(kneeInner + side * 8, legs.kneeY), across(hemInner + side * 8, legs.low))
            folds.append(Sketch.Fold(path: inner, width: 30))
            let light = Path(across(side * legs.hip * 0.6 - 22, legs.hipY)).through(
                across(kneeOuter * 0.62 + kneeInner * 0.38 - 18, legs.kneeY),
                across(hemOuter * 0.6 + hemInner * 0.4 - 16, legs.low - 20))
            folds.append(Sketch.Fold(path: light, width: 32, tone: .light))
            if side > 0 {
                let outer = Path(across(legs.hip - 6, legs.hipY)).through(
                    across(kneeOuter - 6, legs.kneeY), across(hemOuter - 6, legs.low))
                folds.append(Sketch.Fold(path: outer, width: 22))
            }
            guard garment.type != .shorts else { continue }
            let knee = Path(across(kneeInner + side * 6, legs.kneeY - 30)).quad(
                across((kneeInner + kneeOuter) / 2, legs.kneeY - 26), across(kneeOuter * 0.8, legs.kneeY - 64))
            folds.append(.pointed(knee, 24))
            if garment.hem == .flared || garment.hem == .pleated {
                let drape = Path(across(hemOuter * 0.36 + hemInner * 0.64, legs.low)).line(
                    across(kneeOuter * 0.42 + kneeInner * 0.58, legs.kneeY - 60)
                )
                .and(
                    Path(across(hemOuter * 0.8 + hemInner * 0.2, legs.low)).line(
                        across(kneeOuter * 0.8 + kneeInner * 0.2, legs.kneeY + 20)))
                folds.append(.pointed(drape, 40))
            }
        }
        return folds
    }

    private static func lines(_ sketch: inout Sketch, _ garment: Garment, _ legs: Legs, isBack: Bool) {
        let axis = Canvas.axis
        let start = legs.top + legs.bandHeight + 12
        let isJeans = garment.type == .jeans || garment.texture == .denim
        let thread: Sketch.Ink = isJeans ? .other(Colour(0xCF9A4E)) : .line
        sketch.seams([Path(axis, start).quad(Point(axis + 3, legs.hipY), Point(axis, legs.crotchY))], width: 2.5)
        if isJeans {
            jeans(&sketch, legs, start: start, thread: thread, isBack: isBack)
        } else {
            tailored(&sketch, garment, legs, start: start, isBack: isBack)
        }
        let hem = Path(axis + legs.hem.outer - 3, legs.low - 20).quad(
            Point(axis + (legs.hem.outer + legs.hem.inner) / 2, legs.low - 2),
            Point(axis + legs.hem.inner, legs.low - 18))
        if garment.hem == .gathered, garment.type != .jeans {
            cuffs(&sketch, legs)
        } else if garment.type == .shorts, garment.hem == .straight {
            let turn = hem.mapped { $0 - Point(0, 34) }
            sketch.seams([turn, turn.mirrored], width: 3)
        } else {
            sketch.stitches([hem, hem.mirrored], thread)
        }
    }

    private static func tailored(
        _ sketch: inout Sketch, _ garment: Garment, _ legs: Legs, start: Double, isBack: Bool
    ) {
        let axis = Canvas.axis
        if isBack {
            let dart = Path(axis + legs.waist * 0.5, start).line(Point(axis + legs.waist * 0.52, start + 56))
            let welt = Path.polygon(
                Point(axis + 52, start + 70), Point(axis + legs.waist * 0.95, start + 64),
                Point(axis + legs.waist * 0.95, start + 80), Point(axis + 52, start + 86))
            sketch.seams([dart, dart.mirrored], width: 2)
            sketch.piece(welt.and(welt.mirrored), relief: .none, outline: 2.5)
            sketch.buttons(
                [Point(axis + legs.waist * 0.72, start + 98), Point(axis - legs.waist * 0.72, start + 98)], across: 9)
        } else {
            sketch.stitches(
                [
                    Path(axis + 30, start).line(Point(axis + 31, start + 100)).quad(
                        Point(axis + 28, start + 142), Point(axis + 3, start + 156))
                ], width: 1.8)
            let pocket = Path(axis + legs.waist * 0.72, start - 6).line(Point(axis + legs.hip - 8, legs.hipY - 16))
            sketch.seams([pocket, pocket.mirrored], width: 3)
            let pleats = garment.hem == .pleated || garment.waist == .belt
            for x in pleats ? [legs.waist * 0.36, legs.waist * 0.56] : [] {
                let fold = Path(axis + x, start).quad(
                    Point(axis + x + 6, start + 60), Point(axis + x + 16, start + 130))
                sketch.seams([fold, fold.mirrored], width: 2.5)
            }
        }
        guard garment.type != .shorts, garment.waist != .elastic, garment.hem != .gathered else { return }
        let crease = Path(axis + legs.waist * 0.5, start + (isBack ? 120 : 150)).through(
            Point(axis + (legs.knee.outer + legs.knee.inner) / 2, legs.kneeY),
            Point(axis + (legs.hem.outer + legs.hem.inner) / 2, legs.low + 6))
        sketch.seams([crease, crease.mirrored], width: 2, opacity: 0.75)
    }

    private static func jeans(_ sketch: inout Sketch, _ legs: Legs, start: Double, thread: Sketch.Ink, isBack: Bool) {
        let axis = Canvas.axis
        let outseam = Path(axis + legs.hip - 13, legs.hipY + 10).through(
            Point(axis + legs.knee.outer - 12, legs.kneeY), Point(axis + legs.hem.outer - 12, legs.low - 22))
        sketch.stitches([outseam, outseam.mirrored], thread, width: 1.8, opacity: 0.7)
        if isBack {
            let yoke = Path(axis + legs.waist + 18, start + 34).quad(
                Point(axis + 90, start + 62), Point(axis, start + 92))
            sketch.seams([yoke, yoke.mirrored], width: 3)
            let low = yoke.mapped { $0 + Point(0, 9) }
            sketch.stitches([low, low.mirrored], thread)
            let top = start + 104
            let pocket = Path(axis + 40, top + 4).line(Point(axis + 152, top - 14)).line(Point(axis + 156, top + 88))
                .line(Point(axis + 102, top + 126)).line(Point(axis + 46, top + 104)).closed
            sketch.piece(pocket.and(pocket.mirrored), outline: 3)
            let arc = Path(axis + 48, top + 52).quad(Point(axis + 96, top + 86), Point(axis + 102, top + 48))
                .quad(Point(axis + 110, top + 80), Point(axis + 150, top + 38))
            sketch.stitches([arc, arc.mirrored], thread, width: 2.4)
            return
        }
        let arc = Path(axis + legs.waist * 0.5, start - 3).quad(
            Point(axis + legs.waist * 0.62, start + 78), Point(axis + (legs.waist + legs.hip) / 2 + 6, start + 74))
        let row = arc.mapped { $0 + Point(-7, 8) }
        let coin = Path(axis - legs.waist * 0.86, start + 26).line(Point(axis - legs.waist * 0.62, start + 34))
        sketch.seams([arc, arc.mirrored, coin], width: 3)
        sketch.stitches([row, row.mirrored], thread)
        sketch.stitches(
            [
                Path(axis + 30, start).line(Point(axis + 30, start + 96)).quad(
                    Point(axis + 28, start + 136), Point(axis + 3, start + 148)),
                Path(axis + 38, start).line(Point(axis + 38, start + 96)).quad(
                    Point(axis + 36, start + 146), Point(axis + 3, start + 158)),
            ], thread)
        sketch.dots(
            [
                arc.end, arc.end.mirrored, Point(axis + legs.waist * 0.53, start + 8),
                Point(axis - legs.waist * 0.53, start + 8),
            ],
            across: 5, .metal)
    }

    private static func cuffs(_ sketch: inout Sketch, _ legs: Legs) {
        let axis = Canvas.axis
        let cuff = Path(axis + legs.hem.outer + 4, legs.low - 34).line(Point(axis + legs.hem.outer - 8, legs.low + 6))
            .quad(
                Point(axis + (legs.hem.outer + legs.hem.inner) / 2, legs.low + 20),
                Point(axis + legs.hem.inner + 8, legs.low + 6)
            )
            .line(Point(axis + legs.hem.inner - 2, legs.low - 34))
            .quad(
                Point(axis + (legs.hem.outer + legs.hem.inner) / 2, legs.low - 20),
                Point(axis + legs.hem.outer + 4, legs.low - 34)
            ).closed
        sketch.piece(cuff.and(cuff.mirrored), .ribbed, outline: 3.5)
    }

    private static func band(_ sketch: inout Sketch, _ garment: Garment, _ legs: Legs, isBack: Bool) {
        let (axis, low) = (Canvas.axis, legs.top + legs.bandHeight)
        let right = Point(axis + legs.waist, legs.top)
        let foot = Point(axis + legs.waist + 6, low)
        let band = Path(right.mirrored).quad(Point(axis, legs.top + 20), right).line(foot)
            .quad(Point(axis, low + 22), foot.mirrored).closed
        sketch.piece(band, outline: 3.5)
        if garment.waist == .elastic {
            let ripples = (1..<24).map { step -> Path in
                let share = Double(step) / 24
                let sag = 40 * share * (1 - share)
                return Path(right.mirrored.toward(right, share) + Point(0, 7 + sag)).line(
                    foot.mirrored.toward(foot, share) + Point(0, sag - 4))
            }
            sketch.seams(ripples, width: 2, opacity: 0.65)
            guard !isBack else { return }
            for (sway, length) in [(-1.0, 120.0), (1.0, 100.0)] {
                let knot = Point(axis, low - 8)
                sketch.cord(
                    Path(knot).cubic(
                        knot + Point(sway * 14, 20), knot + Point(sway * 26, 60), knot + Point(sway * 20, length)),
                    width: 6, rim: 2.5)
            }
            return
        }
        let isJeans = garment.type == .jeans || garment.texture == .denim
        let row = Path(foot.mirrored + Point(4, -8)).quad(Point(axis, low + 13), foot + Point(-4, -8))
        sketch.stitches([row], isJeans ? .other(Colour(0xCF9A4E)) : .line, width: 1.8)
        let loops = ([-0.62, 0.62] + (isBack ? [0] : [])).map { x in
            Path.box(axis + legs.waist * x - 7, legs.top + 11 * (1 - x * x) - 4, 14, legs.bandHeight + 12, corner: 3)
        }
        sketch.piece(loops.dropFirst().reduce(loops[0]) { $0.and($1) }, relief: .none, outline: 2.5)
        if garment.waist == .belt, !isBack {
            sketch.waistBelt(
                at: Point(axis - legs.waist - 2, legs.top + legs.bandHeight / 2),
                Point(axis + legs.waist + 2, legs.top + legs.bandHeight / 2),
                height: 36, isTied: garment.seed % 2 == 0,
                ink: garment.seed % 2 == 0 ? .fabric : .other(Colour(0x5A3A26)))
        } else if !isBack {
            sketch.buttons(
                [Point(axis + 2, legs.top + legs.bandHeight / 2 + 10)], across: isJeans ? 18 : 14,
                isJeans ? .metal : .plain)
        } else if isJeans {
            sketch.piece(
                .box(axis + legs.waist * 0.3, legs.top + 12, 74, 38, corner: 3), .other(Colour(0x9A6A3C)),
                relief: .none, outline: 2)
        }
    }
}
