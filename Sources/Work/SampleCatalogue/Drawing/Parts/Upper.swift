/// The upper edge of a garment: neckline, shoulders and armholes.
struct Upper {
    let cut: Cut
    var edge: NeckEdge

    init(_ cut: Cut, _ neckline: Neckline, isBack: Bool) {
        var cut = cut
        cut.neck = NeckEdge.neck(neckline, cut.neck)
        self.cut = cut
        edge = NeckEdge(cut: cut, neckline: neckline, isBack: isBack)
    }

    private var neckline: Neckline { edge.neckline }

    /// From the axis along the neckline, the shoulder and the armhole to under the arm, on the right.
    var half: Path {
        switch neckline {
        case .straps:
            let depth = edge.isBack ? 0.2 : 0.186
            return Path(cut.at(0, depth)).cubic(cut.at(0.03, depth - 0.004), cut.at(0.07, 0.17), cut.at(0.092, 0.152))
                .cubic(cut.at(0.105, 0.18), cut.at(0.125, 0.2), cut.armpit)
        case .halter:
            let depth = edge.isBack ? 0.215 : 0.104
            let start = Path(cut.at(0, depth))
            let neck =
                edge.isBack
                ? start.quad(cut.at(0.08, 0.212), cut.armpit)
                : start.quad(cut.at(0.03, 0.1), cut.at(0.056, 0.08))
            return edge.isBack ? neck : neck.cubic(cut.at(0.068, 0.13), cut.at(0.09, 0.19), cut.armpit)
        default:
            let slope = edge.half()
            return cut.armhole(
                from: slope.quad(slope.end.toward(cut.shoulderTip, 0.5) + Point(0, -0.004 * cut.down), cut.shoulderTip))
        }
    }

    /// Straps over the shoulders, drawn before the body.
    func straps(_ sketch: inout Sketch) {
        switch neckline {
        case .straps:
            let front = Path(cut.at(0.088, 0.165)).quad(cut.at(0.093, 0.11), cut.at(0.078, 0.064))
                .quad(cut.at(0.07, 0.1), cut.at(0.058, 0.2))
            sketch.cord(front, width: 7, rim: 2.5)
            sketch.cord(front.mirrored, width: 7, rim: 2.5)
        case .halter:
            let band = Path(cut.at(-0.05, 0.09)).cubic(cut.at(-0.045, 0.05), cut.at(0.045, 0.05), cut.at(0.05, 0.09))
            sketch.cord(band, width: 16, rim: 3)
        default: break
        }
    }

    /// Shadows of the armholes, on the body.
    var folds: [Sketch.Fold] {
        let armpit = cut.armpit
        let dart = Path(armpit + Point(-4, 0)).quad(
            armpit + Point(-0.018 * cut.across, 0.022 * cut.down), armpit + Point(-0.022 * cut.across, 0.06 * cut.down))
        return [Sketch.Fold(path: dart.and(dart.mirrored), width: 12)]
    }
}

extension Sketch {
    /// Where buttons sit down a line, evenly.
    static func row(from start: Point, to end: Point, count: Int) -> [Point] {
        (0..<count).map { start.toward(end, count == 1 ? 0 : Double($0) / Double(count - 1)) }
    }

    /// A button strip down the axis.
    mutating func placket(_ cut: Cut, from high: Double, to low: Double, buttons count: Int, half: Double = 0.016) {
        let edges = [
            Path(cut.at(-half, high)).line(cut.at(-half, low)), Path(cut.at(half, high)).line(cut.at(half, low)),
        ]
        seams(edges)
        let inset = half * 0.7
        guard count < 9 else {
            return buttons(Self.row(from: cut.at(0, high + 0.02), to: cut.at(0, low - 0.03), count: count), across: 12)
        }
        stitches(
            [Path(cut.at(-inset, high)).line(cut.at(-inset, low)), Path(cut.at(inset, high)).line(cut.at(inset, low))],
            width: 1.5, opacity: 0.6)
        buttons(Self.row(from: cut.at(0, high + 0.02), to: cut.at(0, low - 0.03), count: count), across: 12)
    }

    /// A belt about a waist, tied or with a buckle.
    mutating func waistBelt(at left: Point, _ right: Point, height: Double, isTied: Bool, ink: Ink = .fabric) {
        let (half, bow) = (height / 2, 0.9)
        let band = Path(left + Point(-4, -half)).quad(
            left.toward(right, 0.5) + Point(0, -half + 7), right + Point(4, -half)
        )
        .line(right + Point(5, half)).quad(left.toward(right, 0.5) + Point(0, half + 7), left + Point(-5, half)).closed
        piece(band, ink, relief: .side, outline: 3.5)
        let centre = left.toward(right, 0.5) + Point(isTied ? -height * 0.6 : 0, 4)
        guard isTied else {
            let (width, depth) = (height * 1.15, height * 1.3)
            let frame = Path.box(centre.x - width / 2, centre.y - depth / 2, width, depth, corner: 6)
                .and(.box(centre.x - width / 2 + 9, centre.y - depth / 2 + 9, width - 18, depth - 18, corner: 3))
            piece(frame, .metal, relief: .none, outline: 2, hasHoles: true)
            seams([Path(centre + Point(-4, 0)).line(centre + Point(width / 2, 0))], .metal, width: 5)
            return
        }
        func tail(_ sway: Double, _ length: Double) -> Path {
            Path(centre + Point(sway * 4, 4)).cubic(
                centre + Point(sway * 14, length * 0.3), centre + Point(sway * 30, length * 0.6),
                centre + Point(sway * 26, length)
            ).line(centre + Point(sway * 26 + height * 0.62, length - 8 * sway)).cubic(
                centre + Point(sway * 30 + height * 0.6, length * 0.6),
                centre + Point(sway * 16 + height * 0.5, length * 0.3),
                centre + Point(sway * 4 + 10, 2)
            ).closed
        }
        piece(tail(-1, height * 4.4).and(tail(1, height * 3.6)), ink, relief: .none)
        func loop(_ side: Double) -> Path {
            Path(centre).cubic(
                centre + Point(side * height * 0.7, -height * bow), centre + Point(side * height * 1.9, -height * bow),
                centre + Point(side * height * 1.8, height * 0.1)
            ).cubic(
                centre + Point(side * height * 1.7, height * 0.8), centre + Point(side * height * 0.7, height * 0.4),
                centre
            ).closed
        }
        piece(loop(-1).and(loop(1)), ink)
        let knot = Path.box(centre.x - height * 0.3, centre.y - height * 0.42, height * 0.6, height * 0.84, corner: 7)
        piece(knot, ink, relief: .none)
    }
}
