/// How a waist is marked.
enum Waists {
    static func mark(_ sketch: inout Sketch, _ waist: Waist, _ cut: Cut, isTied: Bool, isBack: Bool) {
        let (half, y) = (cut.waist, cut.waistY)
        switch waist {
        case .none: break
        case .seam: sketch.seams([arc(cut, half, y)], width: 3)
        case .empire:
            sketch.seams([arc(cut, half + 0.002, y)], width: 3)
            let gathers = (-4...4).map { step -> Path in
                let x = Double(step) * 0.025
                return Path(cut.at(x, y + 0.01)).line(cut.at(x * 1.08, y + 0.05))
            }
            sketch.seams(gathers, width: 2, opacity: 0.6)
        case .belt:
            guard !isBack else {
                return sketch.seams([arc(cut, half + 0.002, y - 0.012), arc(cut, half + 0.003, y + 0.014)], width: 3)
            }
            sketch.waistBelt(at: cut.at(-half, y), cut.at(half, y), height: 0.034 * cut.down, isTied: isTied)
        case .elastic:
            sketch.seams([arc(cut, half + 0.002, y - 0.013), arc(cut, half + 0.003, y + 0.013)], width: 2.5)
            let ripples = (-10...10).map { step -> Path in
                let x = Double(step) / 10 * (half - 0.011)
                return Path(cut.at(x, y - 0.008)).line(cut.at(x * 1.02, y + 0.02))
            }
            sketch.seams(ripples, width: 2, opacity: 0.7)
        case .wrap:
            guard !isBack else { return sketch.seams([arc(cut, half, y)], width: 3) }
            let side = cut.at(-half, y)
            sketch.seams([Path(cut.at(half, y - 0.03)).quad(cut.at(0, y + 0.005), side)], width: 3)
            sketch.waistBelt(at: cut.at(-half, y), cut.at(half, y), height: 0.026 * cut.down, isTied: true)
        }
    }

    /// A line about the waist, lower in front.
    static func arc(_ cut: Cut, _ half: Double, _ y: Double) -> Path {
        Path(cut.at(-half, y)).quad(cut.at(0, y + 0.014), cut.at(half, y))
    }
}

/// What is on a front: wraps, buttons, ties, darts.
enum Fronts {
    static func dress(_ sketch: inout Sketch, _ garment: Garment, _ cut: Cut, _ upper: Upper) {
        let (edge, own) = (upper.edge, upper.cut)
        switch edge.neckline {
        case _ where edge.neckline == .wrap || (edge.neckline == .deepV && garment.waist == .wrap):
            let over = Path(own.neckPoint).quad(own.at(0.03, 0.19), own.at(-cut.waist + 0.004, cut.waistY - 0.008))
            sketch.seams([over], width: 3)
            sketch.stitches([over.mapped { $0 + Point(9, 5) }], width: 1.6, opacity: 0.6)
            if cut.hemY > 0.5 {
                let fall = Path(cut.at(-0.03, cut.waistY + 0.014)).quad(
                    cut.at(0.02, 0.52), cut.at(0.09, cut.hemY + 0.016))
                sketch.seams([fall], width: 3)
            }
        case .straps, .halter:
            let cups = Path(own.at(-0.11, 0.25)).quad(own.at(-0.06, 0.285), own.at(0, 0.268))
                .quad(own.at(0.06, 0.285), own.at(0.11, 0.25))
            if edge.neckline == .straps, garment.waist != .empire { sketch.seams([cups], width: 2.5, opacity: 0.8) }
            sketch.stitches([edgeStitch(upper)], width: 1.6)
        default:
            sketch.seams([edge.whole(wider: 0.009)], width: 2, opacity: 0.8)
        }
        switch garment.fastening {
        case .buttons where edge.neckline != .wrap:
            sketch.placket(
                cut, from: edge.depth + 0.004, to: cut.hemY + (cut.hemY > 0.5 ? 0.012 : 0.008),
                buttons: max(4, Int((cut.hemY - edge.depth) / 0.07)), half: 0.013)
        case .tie:
            keyhole(&sketch, own, edge)
        case .zip:
            let line = Path(own.at(0, edge.depth)).line(own.at(0, edge.depth + 0.14))
            sketch.zip(line, puller: own.at(0, edge.depth + 0.01))
        default:
            if garment.waist != .none, garment.waist != .wrap, edge.neckline != .wrap {
                let dart = Path(cut.at(0.066, cut.waistY)).quad(cut.at(0.07, 0.31), cut.at(0.062, 0.272))
                sketch.seams([dart, dart.mirrored], width: 2, opacity: 0.7)
            }
        }
    }

    /// A slit below the neckline, tied with a bow of two cords.
    static func keyhole(_ sketch: inout Sketch, _ cut: Cut, _ edge: NeckEdge) {
        let top = edge.depth + 0.004
        let slit = Path(cut.at(0, top)).quad(cut.at(0.014, top + 0.03), cut.at(0, top + 0.066))
            .quad(cut.at(-0.014, top + 0.03), cut.at(0, top))
        sketch.piece(slit.closed, .interior, relief: .none, outline: 2.5)
        let knot = cut.at(0, top)
        for side in [-1.0, 1.0] {
            let loop = Path(knot).cubic(
                knot + Point(side * 24, -26), knot + Point(side * 58, -14), knot + Point(side * 48, 8)
            ).cubic(knot + Point(side * 40, 22), knot + Point(side * 18, 10), knot)
            let tail = Path(knot).quad(knot + Point(side * 26, 40), knot + Point(side * 22, 96 - side * 10))
            sketch.cord(loop, width: 4, rim: 2)
            sketch.cord(tail, width: 4, rim: 2)
        }
    }

    private static func edgeStitch(_ upper: Upper) -> Path {
        let half = upper.half.mapped { $0 + Point(-4, 11) }
        return half.reversed.mirrored.then(half)
    }
}

/// Pockets of all kinds.
enum Pockets {
    /// One or two on the chest of a shirt.
    static func chest(_ sketch: inout Sketch, _ cut: Cut, both: Bool = true, hasFlap: Bool = false) {
        let (left, right, top) = (0.05, 0.112, 0.226)
        let pocket = Path(cut.at(left, top)).line(cut.at(right, top)).line(cut.at(right - 0.001, top + 0.062))
            .quad(cut.at(0.09, top + 0.07), cut.at((left + right) / 2, top + 0.074))
            .quad(cut.at(0.07, top + 0.07), cut.at(left + 0.001, top + 0.062)).closed
        sketch.piece(both ? pocket.and(pocket.mirrored) : pocket, relief: .none, outline: 2.5)
        let line = Path(cut.at(left + 0.003, top + 0.014)).line(cut.at(right - 0.003, top + 0.014))
        guard hasFlap else {
            return sketch.seams(both ? [line, line.mirrored] : [line], width: 2, opacity: 0.7)
        }
        let flap = Path(cut.at(left - 0.003, top - 0.006)).line(cut.at(right + 0.003, top - 0.006))
            .line(cut.at(right + 0.002, top + 0.02)).line(cut.at((left + right) / 2, top + 0.032))
            .line(cut.at(left - 0.002, top + 0.02)).closed
        sketch.piece(both ? flap.and(flap.mirrored) : flap, outline: 2.5)
        let button = cut.at((left + right) / 2, top + 0.016)
        sketch.buttons(both ? [button, button.mirrored] : [button], across: 11, .metal)
    }

    /// Patch pockets below the waist.
    static func patch(
        _ sketch: inout Sketch, _ cut: Cut, top: Double = 0.395, hasFlap: Bool = false, inner: Double = 0.042
    ) {
        let outer = inner + 0.088
        let pocket = Path(cut.at(inner, top)).line(cut.at(outer, top - 0.004)).line(cut.at(outer + 0.003, top + 0.085))
            .quad(cut.at(outer, top + 0.1), cut.at(outer - 0.014, top + 0.1))
            .line(cut.at(inner + 0.012, top + 0.102)).quad(
                cut.at(inner - 0.001, top + 0.1), cut.at(inner - 0.002, top + 0.088)
            )
            .closed
        sketch.piece(pocket.and(pocket.mirrored), outline: 3)
        let line = Path(cut.at(inner + 0.003, top + 0.016)).line(cut.at(outer - 0.002, top + 0.012))
        sketch.stitches([line, line.mirrored], width: 1.6)
        if hasFlap { flaps(&sketch, cut, top: top - 0.004, inner: inner) }
    }

    /// Flaps of pockets that lie inside.
    static func flaps(_ sketch: inout Sketch, _ cut: Cut, top: Double = 0.4, inner: Double = 0.05) {
        let outer = inner + 0.078
        let flap = Path(cut.at(inner, top + 0.006)).line(cut.at(outer, top - 0.002))
            .line(cut.at(outer + 0.004, top + 0.026)).quad(
                cut.at(outer + 0.002, top + 0.034), cut.at(outer - 0.01, top + 0.035)
            )
            .line(cut.at(inner + 0.01, top + 0.042)).quad(
                cut.at(inner, top + 0.041), cut.at(inner - 0.001, top + 0.034)
            ).closed
        sketch.piece(flap.and(flap.mirrored), outline: 3)
    }

    /// Slanted welts.
    static func welts(_ sketch: inout Sketch, _ cut: Cut, top: Double = 0.4) {
        let welt = Path(cut.at(0.088, top + 0.082)).line(cut.at(0.112, top)).line(cut.at(0.13, top + 0.006))
            .line(cut.at(0.106, top + 0.088)).closed
        sketch.piece(welt.and(welt.mirrored), outline: 3)
    }
}
