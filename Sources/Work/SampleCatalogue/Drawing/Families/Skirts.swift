/// Skirts: a waistband, and a trapezium or an A below it; drawn larger than dresses so that they fill the frame.
enum Skirts {
    static func sketch(_ garment: Garment, isBack: Bool, dice: inout Dice) -> Sketch {
        var sketch = Sketch()
        let waist = dice.about(142)
        let hip = dice.about(236)
        let (top, height): (Double, Double) =
            switch garment.length {
            case .crop, .hip, .short: (250, 560)
            case .knee: (200, 690)
            case .midi: (150, 840)
            case .long: (120, 945)
            }
        let low = top + dice.about(height)
        let axis = Canvas.axis
        let bandHeight = garment.waist == .belt ? 62.0 : dice.about(46)
        let hemHalf: Double =
            switch garment.hem {
            case .flared: hip * (1.3 + 0.28 * height / 900)
            case .pleated: hip * 1.42
            case .gathered: hip * 1.4
            case .asymmetric: hip * 1.22
            case .straight, .slit: hip * (garment.texture == .denim ? 1.08 : height < 700 ? 1.04 : 0.98)
            }
        let drop = garment.hem == .asymmetric ? 96.0 : 0
        let isFull = garment.hem == .flared || garment.hem == .gathered || garment.hem == .pleated
        let skirting = Skirting(
            waist: Point(axis + waist, top + bandHeight),
            hip: Point(axis + hip * (isFull ? 1.0 : 0.955), top + bandHeight + (isFull ? 200 : 190)),
            corner: Point(axis + min(410, hemHalf), low - drop * 0.7), hem: garment.hem, drop: drop)
        back(&sketch, garment, skirting, top: top, isBack: isBack)
        var path = Path(skirting.waist.mirrored).quad(Point(axis, skirting.waist.y + 18), skirting.waist)
        path = skirting.left(from: skirting.edge(from: skirting.right(from: path)))
        sketch.piece(path.closed, folds: skirting.folds + hipFolds(skirting))
        sketch.seams(skirting.lines, width: 2, opacity: 0.7)
        band(&sketch, garment, skirting, top: top, isBack: isBack)
        front(&sketch, garment, skirting, isBack: isBack, dice: &dice)
        sketch.focus = Point(axis + 20, top + 130)
        sketch.floor = max(low + 50, 1030) + (low > 1060 ? 16 : 0)
        return sketch
    }

    private static func hipFolds(_ skirting: Skirting) -> [Sketch.Fold] {
        let under = Path(skirting.waist.mirrored + Point(0, 10)).quad(
            Point(Canvas.axis, skirting.waist.y + 28), skirting.waist + Point(0, 10))
        return [Sketch.Fold(path: under, width: 14)]
    }

    /// The inside of the waistband, seen above its front edge.
    private static func back(
        _ sketch: inout Sketch, _ garment: Garment, _ skirting: Skirting, top: Double, isBack: Bool
    ) {
        let right = Point(skirting.waist.x - 6, top)
        let inside = Path(right.mirrored).quad(Point(Canvas.axis, top - 12), right)
            .quad(Point(Canvas.axis, top + 20), right.mirrored).closed
        sketch.piece(inside, .interior, relief: .none, outline: 3)
    }

    private static func band(
        _ sketch: inout Sketch, _ garment: Garment, _ skirting: Skirting, top: Double, isBack: Bool
    ) {
        let axis = Canvas.axis
        let right = Point(skirting.waist.x - 6, top)
        let low = skirting.waist
        let band = Path(right.mirrored).quad(Point(axis, top + 18), right).line(low)
            .quad(Point(axis, low.y + 18), low.mirrored).closed
        sketch.piece(band, outline: 3.5)
        if garment.waist == .elastic || garment.hem == .gathered {
            let ripples = (1..<22).map { step -> Path in
                let share = Double(step) / 22
                let sag = 36 * share * (1 - share)
                return Path(right.mirrored.toward(right, share) + Point(0, 8 + sag)).line(
                    low.mirrored.toward(low, share) + Point(0, sag - 4))
            }
            sketch.seams(ripples, width: 2, opacity: 0.65)
        } else {
            sketch.stitches(
                [Path(low.mirrored + Point(5, -8)).quad(Point(axis, low.y + 10), low + Point(-5, -8))], width: 1.6)
        }
        if garment.waist == .belt, !isBack {
            sketch.waistBelt(
                at: Point(low.mirrored.x + 2, (top + low.y) / 2 + 2), Point(low.x - 2, (top + low.y) / 2 + 2),
                height: 40,
                isTied: garment.seed % 2 == 0, ink: garment.seed % 2 == 0 ? .fabric : .other(Colour(0x5A3A26)))
        }
        if garment.waist == .wrap || garment.hem == .asymmetric, !isBack, garment.waist != .belt {
            let start = Point(axis - 72, top + 30)
            for (sway, length) in [(-1.0, 150.0), (0.6, 118.0)] {
                sketch.cord(
                    Path(start).cubic(
                        start + Point(sway * 18, 30), start + Point(sway * 34, length * 0.6),
                        start + Point(sway * 30, length)),
                    width: 11, rim: 3)
            }
            sketch.piece(.box(start.x - 20, start.y - 14, 40, 30, corner: 10), outline: 3)
        }
    }

    private static func front(
        _ sketch: inout Sketch, _ garment: Garment, _ skirting: Skirting, isBack: Bool, dice: inout Dice
    ) {
        let axis = Canvas.axis
        let low = skirting.corner.y + 10
        let waistY = skirting.waist.y + 8
        if isBack {
            let zip = Path(axis, waistY - 30).line(Point(axis, waistY + 190))
            sketch.seams([zip], width: 2.5)
            sketch.cord(Path(axis, waistY - 26).line(Point(axis, waistY - 10)), width: 5, .metal, rim: 2)
            if garment.texture == .denim { seat(&sketch, skirting) }
            return
        }
        if garment.fastening == .buttons || garment.fastening == .doubleRow {
            sketch.seams([
                Path(axis - 22, waistY).line(Point(axis - 24, low)),
                Path(axis + 22, waistY).line(Point(axis + 24, low)),
            ])
            let count = max(4, Int((low - waistY) / 92))
            sketch.buttons(
                Sketch.row(from: Point(axis, waistY - 26), to: Point(axis, low - 40), count: count + 1), across: 19,
                garment.texture == .denim ? .metal : .plain)
        } else if garment.fastening == .zip {
            sketch.zip(Path(axis, waistY - 20).line(Point(axis, low)), puller: Point(axis, waistY - 12))
        } else if garment.waist == .wrap {
            let over = Path(axis - 66, waistY).quad(Point(axis - 10, (waistY + low) / 2), Point(axis + 70, low + 4))
            sketch.seams([over], width: 3)
            sketch.stitches([over.mapped { $0 + Point(-10, 0) }], width: 1.6)
        } else if garment.texture == .denim || garment.texture == .corduroy {
            fly(&sketch, axis: axis, top: waistY, thread: garment.texture == .denim)
        } else if garment.hem == .straight || garment.hem == .slit {
            let dart = Path(axis + 74, waistY).quad(Point(axis + 80, waistY + 50), Point(axis + 78, waistY + 92))
            sketch.seams([dart, dart.mirrored], width: 2, opacity: 0.8)
        }
        if garment.texture == .denim { hipPockets(&sketch, skirting) }
        if garment.hem == .straight || garment.hem == .slit {
            let thread: Sketch.Ink = garment.texture == .denim ? .other(Colour(0xCF9A4E)) : .line
            sketch.stitches([skirting.hemLine(above: 20)], thread)
        }
    }

    private static func fly(_ sketch: inout Sketch, axis: Double, top: Double, thread isContrast: Bool) {
        let thread: Sketch.Ink = isContrast ? .other(Colour(0xCF9A4E)) : .line
        sketch.seams([Path(axis, top).line(Point(axis + 2, top + 180))], width: 2.5)
        sketch.stitches(
            [
                Path(axis + 34, top).line(Point(axis + 34, top + 110)).quad(
                    Point(axis + 32, top + 146), Point(axis + 4, top + 158))
            ], thread)
        sketch.dots([Point(axis + 4, top - 24)], across: 20, .metal)
    }

    private static func hipPockets(_ sketch: inout Sketch, _ skirting: Skirting) {
        let start = Point(skirting.waist.x - 66, skirting.waist.y + 8)
        let pocket = Path(start).quad(start + Point(10, 78), Point(skirting.hip.x - 26, skirting.hip.y - 72))
        let row = pocket.mapped { $0 + Point(-8, 8) }
        sketch.seams([pocket, pocket.mirrored], width: 3)
        sketch.stitches([row, row.mirrored], .other(Colour(0xCF9A4E)))
    }

    private static func seat(_ sketch: inout Sketch, _ skirting: Skirting) {
        let top = skirting.waist.y + 82
        let pocket = Path.polygon(
            Point(500, top), Point(606, top - 6), Point(604, top + 92), Point(556, top + 116), Point(504, top + 98))
        sketch.piece(pocket.and(pocket.mirrored), outline: 3)
    }
}
