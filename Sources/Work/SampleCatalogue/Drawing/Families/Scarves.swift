/// Silk scarves, scarves and stoles: cloth that hangs, with no closed body and no handle.
enum Scarves {
    static func sketch(_ garment: Garment, isBack: Bool, dice: inout Dice) -> Sketch {
        var sketch = Sketch()
        switch garment.type {
        case .silkScarf: silk(&sketch, garment, isBack: isBack, dice: &dice)
        case .stole: stole(&sketch, garment, isBack: isBack, dice: &dice)
        default: scarf(&sketch, garment, isBack: isBack, dice: &dice)
        }
        return sketch
    }

    private static func silk(_ sketch: inout Sketch, _ garment: Garment, isBack: Bool, dice: inout Dice) {
        let half = dice.about(366)
        let depth = dice.about(640)
        let (axis, top) = (Canvas.axis, 270.0)
        func at(_ x: Double, _ y: Double) -> Point { Point(axis + x * half, top + y * depth) }
        func triangle(_ inset: Double) -> Path {
            let side = 1 - inset * 1.9
            return Path(at(-side, 0.05 + inset * 0.8)).cubic(
                at(-0.5, -0.02 + inset), at(0.4, 0.07 + inset), at(side, 0.02 + inset * 0.8)
            )
            .cubic(at(0.8 * side, 0.3), at(0.3 * side, 0.72), at(0.04, 1 - inset * 1.7))
            .cubic(at(-0.24 * side, 0.8), at(-0.75 * side, 0.32), at(-side, 0.05 + inset * 0.8)).closed
        }
        let under = triangle(0).mapped { Point($0.x + 26, $0.y - 6 + ($0.y > top + depth * 0.5 ? 34 : 0)) }
        sketch.piece(under, .fabric, relief: .side, outline: 3.5)
        let folds = [
            Sketch.Fold(
                path: Path(at(-0.8, 0.06)).quad(at(-0.4, 0.3), at(-0.02, 0.96)).and(
                    Path(at(0.6, 0.04)).quad(at(0.36, 0.4), at(0.1, 0.86))), width: 26),
            Sketch.Fold(path: Path(at(-0.3, 0.04)).quad(at(-0.2, 0.3), at(0, 0.8)), width: 20),
            Sketch.Fold(
                path: Path(at(-0.56, 0.1)).quad(at(-0.3, 0.36), at(-0.06, 0.8)).and(
                    Path(at(0.24, 0.06)).quad(at(0.18, 0.4), at(0.06, 0.8))), width: 32, tone: .light),
        ]
        sketch.piece(triangle(0), folds: folds)
        sketch.seams([triangle(0.055)], .line, width: 20, opacity: 0.6)
        sketch.seams([triangle(0.1)], .line, width: 3)
        if garment.pattern == .plain || isBack {
            sketch.seams([triangle(0.15)], width: 3, opacity: 0.5)
            sketch.seams([.ellipse(at(0.02, 0.36), 62, 62), .ellipse(at(0.02, 0.36), 44, 44)], width: 4, opacity: 0.6)
        }
        for (x, side) in [(-1.0, -1.0), (1.0, 1.0)] {
            let tip = at(x, x < 0 ? 0.05 : 0.02)
            let end = Path(tip + Point(side * -34, -12)).quad(tip + Point(side * -6, -34), tip + Point(side * 22, -30))
                .quad(tip + Point(side * 22, 8), tip + Point(side * -2, 34)).quad(
                    tip + Point(side * -14, 12), tip + Point(side * -34, -12)
                ).closed
            sketch.piece(end, outline: 3.5)
        }
        sketch.focus = at(-0.2, 0.2)
        sketch.floor = top + depth + 70
    }

    private static func scarf(_ sketch: inout Sketch, _ garment: Garment, isBack: Bool, dice: inout Dice) {
        let (axis, width) = (Canvas.axis, dice.about(150))
        let low = (left: dice.about(1010), right: dice.about(860))
        func at(_ x: Double, _ y: Double) -> Point { Point(axis + x, y) }
        // The loop about the neck, seen from the front: its far side first.
        let far = Path(at(-196, 300)).cubic(at(-180, 178), at(180, 178), at(196, 300)).quad(at(150, 332), at(120, 320))
            .cubic(at(90, 258), at(-90, 258), at(-120, 320)).quad(at(-160, 330), at(-196, 300)).closed
        sketch.piece(
            far, relief: .side,
            folds: [Sketch.Fold(path: Path(at(-150, 300)).cubic(at(-110, 226), at(110, 226), at(150, 300)), width: 26)])
        func tail(_ sign: Double, _ bottom: Double, _ spread: Double) -> Path {
            Path(at(sign * 18, 470)).through(
                at(sign * (24 + spread * 0.4), 640), at(sign * (10 + spread), bottom - 160),
                at(sign * (12 + spread), bottom)
            )
            .quad(at(sign * (12 + spread + width * 0.5), bottom + 16), at(sign * (12 + spread + width), bottom - 4))
            .through(
                at(sign * (spread + width + 4), bottom - 170), at(sign * (spread * 0.5 + width - 10), 640),
                at(sign * 92, 470)
            ).closed
        }
        for (sign, bottom, spread) in [(1.0, low.right, 22.0), (-1.0, low.left, -18.0)] {
            fringe(
                &sketch, from: at(sign * (14 + spread), bottom - 2), to: at(sign * (10 + spread + width), bottom - 6),
                length: 62)
            let shape = tail(sign, bottom, spread)
            let fold = Path(at(sign * 54, 480)).through(
                at(sign * (60 + spread * 0.4), 640), at(sign * (spread + width * 0.62), bottom))
            let second = Path(at(sign * 36, 480)).through(
                at(sign * (40 + spread * 0.4), 700), at(sign * (spread + width * 0.28), bottom))
            sketch.piece(
                shape,
                folds: [
                    Sketch.Fold(path: fold, width: 16), Sketch.Fold(path: second, width: 18, tone: .light),
                    Sketch.Fold(path: Path(at(sign * 20, 492)).line(at(sign * 100, 500)), width: 34),
                ])
        }
        let collar = Path(at(-200, 296)).cubic(at(-214, 380), at(-120, 470), at(-70, 486)).quad(at(0, 506), at(70, 486))
            .cubic(at(120, 470), at(214, 380), at(200, 296)).cubic(at(176, 348), at(110, 404), at(0, 410))
            .cubic(at(-110, 404), at(-176, 348), at(-200, 296)).closed
        let arcs = Path(at(-190, 330)).cubic(at(-160, 420), at(-70, 450), at(0, 456)).cubic(
            at(70, 450), at(160, 420), at(190, 330))
        sketch.piece(
            collar,
            folds: [
                Sketch.Fold(path: arcs, width: 14),
                Sketch.Fold(path: arcs.mapped { $0 + Point(0, -24) }, width: 14, tone: .light),
            ])
        let knot = Path(at(-84, 430)).cubic(at(-60, 402), at(60, 402), at(88, 432)).cubic(
            at(112, 480), at(100, 548), at(70, 572)
        )
        .cubic(at(30, 592), at(-36, 592), at(-72, 570)).cubic(at(-104, 540), at(-108, 470), at(-84, 430)).closed
        sketch.piece(
            knot,
            folds: [
                Sketch.Fold(
                    path: Path(at(-60, 420)).quad(at(-30, 500), at(-50, 580)).and(
                        Path(at(40, 412)).quad(at(70, 500), at(40, 584))), width: 14),
                Sketch.Fold(path: Path(at(-6, 414)).quad(at(14, 500), at(-4, 580)), width: 22, tone: .light),
            ])
        sketch.seams(
            [Path(at(-52, 432)).quad(at(-26, 500), at(-44, 564)), Path(at(44, 426)).quad(at(66, 500), at(44, 566))],
            width: 2, opacity: 0.6)
        sketch.focus = at(10, 480)
        sketch.floor = 1130
    }

    private static func stole(_ sketch: inout Sketch, _ garment: Garment, isBack: Bool, dice: inout Dice) {
        let axis = Canvas.axis
        let low = (left: dice.about(840), right: dice.about(1020))
        let half = dice.about(330)
        func at(_ x: Double, _ y: Double) -> Point { Point(axis + x, y) }
        let far = Path(at(-180, 250)).cubic(at(-120, 180), at(120, 180), at(180, 250)).cubic(
            at(100, 262), at(60, 300), at(0, 470)
        )
        .cubic(at(-60, 300), at(-100, 262), at(-180, 250)).closed
        sketch.piece(far, .interior, relief: .none)
        fringe(&sketch, from: at(-half + 8, low.left - 4), to: at(-92, low.left + 14), length: 54)
        let left = Path(at(-180, 248)).cubic(at(-110, 196), at(-92, 230), at(-66, 330)).cubic(
            at(-50, 440), at(-66, 600), at(-84, low.left + 14)
        )
        .quad(at(-half * 0.6, low.left + 22), at(-half, low.left - 8)).cubic(
            at(-half - 12, 700), at(-half + 10, 420), at(-180, 248)
        ).closed
        sketch.piece(left, grain: .straight, folds: drape(axis, -1, low.left, half))
        fringe(&sketch, from: at(78, low.right + 14), to: at(half - 22, low.right - 4), length: 54)
        let right = Path(at(180, 248)).cubic(at(110, 196), at(86, 236), at(40, 340)).cubic(
            at(-30, 480), at(-90, 560), at(-60, 640)
        )
        .cubic(at(6, 720), at(56, 860), at(70, low.right + 14)).quad(
            at(half * 0.6, low.right + 22), at(half - 14, low.right - 8)
        )
        .cubic(at(half + 16, 760), at(half + 4, 430), at(180, 248)).closed
        sketch.piece(right, folds: drape(axis, 1, low.right, half))
        let roll = Path(at(176, 256)).cubic(at(110, 290), at(60, 420), at(-40, 560))
        sketch.seams(
            [roll, Path(at(-168, 262)).cubic(at(-130, 290), at(-84, 380), at(-64, 520))], width: 2.5, opacity: 0.8)
        if garment.pattern == .plain {
            let (row, other) = (low.right - 46, low.left - 46)
            sketch.stitches(
                [
                    Path(at(74, row + 14)).quad(at(half * 0.6, row + 22), at(half - 10, row - 8)),
                    Path(at(-half + 2, other - 8)).quad(at(-half * 0.6, other + 22), at(-86, other + 14)),
                ], width: 5)
        }
        sketch.focus = at(0, 480)
        sketch.floor = 1140
    }

    private static func drape(_ axis: Double, _ sign: Double, _ low: Double, _ half: Double) -> [Sketch.Fold] {
        func at(_ x: Double, _ y: Double) -> Point { Point(axis + x * sign, y) }
        let dark = Path(at(150, 280)).cubic(at(150, 440), at(210, 640), at(half * 0.74, low))
            .and(Path(at(116, 290)).cubic(at(90, 440), at(130, 700), at(half * 0.42, low)))
        let light = Path(at(130, 290)).cubic(at(120, 440), at(170, 660), at(half * 0.58, low))
            .and(Path(at(180, 300)).cubic(at(220, 460), at(290, 660), at(half * 0.9, low)))
        return [Sketch.Fold(path: dark, width: 24), Sketch.Fold(path: light, width: 26, tone: .light)]
    }

    /// Threads that hang from an edge.
    static func fringe(_ sketch: inout Sketch, from start: Point, to end: Point, length: Double) {
        let count = max(6, Int((end - start).length / 11))
        let threads = (0...count).map { step -> Path in
            let root = start.toward(end, Double(step) / Double(count))
            let sway = Double(step * 5 % 7) - 3
            return Path(root).quad(root + Point(sway, length * 0.5), root + Point(sway * 1.4, length + sway))
        }
        sketch.seams(threads, width: 5.5)
        sketch.seams(threads, .plain, width: 2.5)
    }
}
