/// A sleeve on the right, hanging from the armhole.
struct SleeveShape {
    /// How its end is finished.
    enum End { case hemmed, cuffed, ribbed, plain, open }

    let cut: Cut
    let sleeve: Sleeve
    let end: End

    private var way: Point { .down(turned: cut.armTurn) }
    private var out: Point { Point(way.y, -way.x) }
    private var unit: Double { (cut.across + cut.down) / 2 }
    /// Where the arm's axis begins: as high as the middle of the armhole, so that the inner side passes the armpit.
    private var root: Point { cut.armpit + out * half(0) - way * (0.055 * unit) }

    /// Its length along the arm, from the root, in body units.
    private var reach: Double {
        switch sleeve {
        case .none, .strap: 0
        case .cap: 0.062
        case .short: 0.128
        case .puff: 0.168
        case .elbow: 0.215
        case .threeQuarter: 0.31
        case .bell: 0.38
        case .long: 0.418
        }
    }

    /// Half its width at this share of its length.
    private func half(_ share: Double) -> Double {
        let width: Double =
            switch sleeve {
            case .puff: share < 0.2 ? 0.062 : share < 0.5 ? 0.082 : share < 0.9 ? 0.082 : 0.052
            case .bell: share < 0.3 ? 0.047 : share < 0.6 ? 0.041 : 0.082
            case .cap, .short: 0.05 + 0.006 * share
            default: 0.0455 - 0.0155 * share * min(1, reach / 0.38)
            }
        return width * cut.armWidth * cut.across
    }

    private func axis(_ share: Double) -> Point { root + way * (reach * unit * share) }
    private func outer(_ share: Double) -> Point { axis(share) + out * half(share) }
    private func inner(_ share: Double) -> Point { axis(share) - out * half(share) }

    /// Its outline; the part under the body is open to view before the body lies on it.
    var outline: Path {
        let tip = cut.shoulderTip
        // The head leaves the shoulder along its slope and turns into the arm's direction.
        let slope = (tip - cut.neckPoint).direction
        let start = Path(cut.armpit - Point(0.05 * cut.across, 0)).line(
            tip - Point(0.05 * cut.across, -0.02 * cut.down), tip)
        var path: Path
        switch sleeve {
        case .puff:
            path = start.cubic(
                tip + slope * (0.03 * unit) + Point(0, -0.03 * unit), outer(0.1) + Point(0, -0.025 * unit), outer(0.5)
            )
            .cubic(outer(0.5) + way * (0.03 * unit), outer(1) + out * (0.018 * unit), outer(1))
        case .bell:
            path = start.cubic(tip + slope * (0.035 * unit), outer(0) - way * (0.02 * unit), outer(0.3)).through(
                outer(0.58), outer(1))
        case .cap:
            path = start.quad(tip + slope * (0.04 * unit), outer(1))
        default:
            path = start.cubic(
                tip + slope * (0.036 * unit), outer(0.02 / reach), outer(min(0.8, 0.085 / reach))
            ).through(outer(max(0.85, 0.5)), outer(1))
        }
        path = path.quad(axis(1) + way * (0.009 * unit), inner(1))
        switch sleeve {
        case .puff: path = path.cubic(inner(1) - out * (0.012 * unit), inner(0.6) + way * (0.02 * unit), cut.armpit)
        case .bell: path = path.through(inner(0.6), inner(0.3), cut.armpit)
        default: path = path.through(inner(0.55), cut.armpit)
        }
        return path.closed
    }

    /// The band at its end; nil where it has none.
    var cuff: Path? {
        let depth: Double = end == .ribbed ? 0.05 : end == .cuffed ? 0.048 : 0
        guard depth > 0, reach > 0.1 else { return nil }
        let share = 1 - depth * 0.4 / reach
        let (swell, way) = (end == .ribbed ? 0.8 : 0.94, way * (depth * 0.62 * unit))
        let centre = axis(share)
        let side = out * (half(1) * swell)
        return Path(centre + side).line(centre + side * 0.97 + way)
            .quad(centre + way * 1.18, centre - side * 0.97 + way).line(centre - side)
            .quad(centre + way * 0.2, centre + side).closed
    }

    /// The line of its hem; nil where it has a cuff.
    var hemLine: Path? {
        guard end == .hemmed, reach > 0.05 else { return nil }
        let share = 1 - 0.016 / reach
        return Path(outer(share)).quad(axis(share) + way * (0.008 * unit), inner(share))
    }

    /// Folds at the elbow and under the arm.
    var folds: [Sketch.Fold] {
        guard reach > 0.1 else { return [] }
        var folds: [Sketch.Fold] = [
            .pointed(
                Path(cut.armpit.toward(cut.shoulderTip, 0.12)).quad(
                    inner(0.2).toward(outer(0.2), 0.3), inner(0.36).toward(outer(0.36), 0.2)), 24)
        ]
        if sleeve == .puff {
            for share in [0.15, 0.4, 0.65, 0.88] {
                let foot = inner(1).toward(outer(1), share)
                folds.append(.pointed(Path(foot).line(foot.toward(outer(0.2).toward(inner(0.2), 1 - share), 0.85)), 26))
            }
            return folds
        }
        guard reach > 0.25 else { return folds }
        let elbow = Path(inner(0.52)).quad(inner(0.5).toward(outer(0.5), 0.5), outer(0.44).toward(inner(0.44), 0.25))
        folds.append(.pointed(elbow, 26))
        return folds
    }

    /// A seam across it at this share of its length.
    func across(_ share: Double) -> Path {
        Path(share < 0.2 ? inner(share).toward(outer(share), 0.2) : inner(share)).quad(
            axis(share) + way * (0.01 * unit), outer(share))
    }

    /// Where buttons of a cuff sit.
    var cuffButton: Point { axis(1.02) + out * (half(1) * 0.42) }
}

extension Sketch {
    /// A pair of sleeves, drawn before the body.
    mutating func sleeves(_ cut: Cut, _ sleeve: Sleeve, end: SleeveShape.End) {
        guard sleeve != .none, sleeve != .strap else { return }
        armTurn = cut.armTurn
        let shape = SleeveShape(cut: cut, sleeve: sleeve, end: sleeve == .puff && end == .hemmed ? .cuffed : end)
        for side in [Grain.left, .right] {
            let place: (Path) -> Path = { side == .right ? $0 : $0.mirrored }
            piece(
                place(shape.outline), grain: side, relief: .round,
                folds: shape.folds.map { Fold(path: place($0.path), width: $0.width, tone: $0.tone) })
            if let cuff = shape.cuff {
                piece(place(cuff), shape.end == .ribbed ? .ribbed : .fabric, grain: side, relief: .round, outline: 3.5)
            }
            if let line = shape.hemLine { stitches([place(line)]) }
        }
        if shape.end == .cuffed, sleeve != .puff {
            dots([shape.cuffButton, shape.cuffButton.mirrored], across: 9)
        }
    }
}
