/// Dresses: shoulders and one skirt in one outline.
enum Dresses {
    static func sketch(_ garment: Garment, isBack: Bool, dice: inout Dice) -> Sketch {
        var sketch = Sketch()
        let neckline = neckline(of: garment)
        let cut = cut(of: garment, neckline, dice: &dice)
        let upper = Upper(cut, neckline, isBack: isBack)
        let isTied = dice.once(in: 2)
        sketch.floor = 1150
        if neckline == .shirtCollar, !isBack { sketch.collarStand(cut) }
        upper.straps(&sketch)
        if neckline != .shirtCollar { sketch.backOfNeck(upper.cut, upper.edge) }
        sketch.sleeves(cut, garment.sleeve, end: sleeveEnd(garment))

        let skirting = skirting(of: garment, cut)
        let half = upper.half
        var path = half.through(cut.at(cut.bust - 0.003, 0.262), skirting.waist)
        path = skirting.right(from: path)
        path = skirting.edge(from: path)
        path = skirting.left(from: path)
        path = path.through(cut.at(-cut.bust + 0.003, 0.262), cut.armpit.mirrored).then(half.reversed.mirrored).closed
        sketch.piece(path, folds: upper.folds + skirting.folds + waistFolds(garment, cut, skirting))
        sketch.seams(skirting.lines, width: 2, opacity: 0.7)
        finish(&sketch, garment, cut, upper, skirting, isBack: isBack, isTied: isTied)
        sketch.focus = cut.at(0.02, 0.15)
        return sketch
    }

    private static func neckline(of garment: Garment) -> Neckline {
        switch garment.type {
        case .shirtDress: .shirtCollar
        case .jumperDress: garment.neckline == .none ? .rollNeck : garment.neckline
        default: garment.neckline == .none ? .round : garment.neckline
        }
    }

    private static func sleeveEnd(_ garment: Garment) -> SleeveShape.End {
        switch garment.type {
        case .jumperDress: return .ribbed
        case .shirtDress: return garment.sleeve == .long ? .cuffed : .hemmed
        default: return garment.sleeve == .long && garment.hem == .gathered ? .cuffed : .hemmed
        }
    }

    private static func cut(of garment: Garment, _ neckline: Neckline, dice: inout Dice) -> Cut {
        // Shorter dresses are drawn a little larger and lower, so that a row of them keeps one scale and no holes.
        let (unit, top, hemY): (Double, Double, Double) =
            switch garment.length {
            case .crop, .hip, .short: (1190, 170, 0.67)
            case .knee: (1140, 140, 0.765)
            case .midi: (1060, 116, 0.885)
            case .long: (960, 108, 1.02)
            }
        var cut = Cut(across: unit * 0.95, down: unit, top: top)
        (cut.hemY, cut.waistY) = (hemY, 0.35)
        cut.armTurn = 16
        switch garment.type {
        case .shirtDress:
            (cut.waist, cut.hip, cut.bust, cut.armWidth) = (0.134, 0.168, 0.162, 1.1)
            cut.armTurn = 20
        case .jumperDress:
            (cut.waist, cut.hip, cut.armWidth, cut.armTurn) = (0.136, 0.164, 1.12, 11)
        default: break
        }
        if garment.waist == .none, garment.hem != .pleated { cut.waist += 0.016 }
        if garment.waist == .empire { (cut.waist, cut.waistY) = (0.148, 0.292) }
        if garment.sleeve == .none || garment.sleeve == .strap { cut.shoulder = neckline == .boat ? 0.15 : 0.137 }
        return cut.jittered(&dice).fitting(garment.sleeve)
    }

    private static func skirting(of garment: Garment, _ cut: Cut) -> Skirting {
        let reach = (cut.hemY - cut.waistY) / 0.5
        let hemHalf: Double =
            switch garment.hem {
            case .flared: cut.hip + 0.085 * reach + 0.03
            case .pleated: cut.hip + 0.06 * reach + 0.015
            case .gathered: cut.hip + 0.05 * reach + 0.02
            case .asymmetric: cut.hip + 0.05 * reach
            case .straight, .slit: garment.type == .jumperDress ? cut.hip - 0.014 : cut.hip + 0.004
            }
        let isFull = garment.hem == .flared || garment.hem == .gathered || garment.hem == .pleated
        let drop = garment.hem == .asymmetric ? 0.08 * cut.down : 0
        let hip = cut.at(isFull ? cut.hip + 0.012 : cut.hip, 0.49)
        return Skirting(
            waist: cut.at(cut.waist, cut.waistY), hip: hip, corner: cut.at(hemHalf, cut.hemY - (drop > 0 ? 0.05 : 0)),
            hem: garment.hem, drop: drop)
    }

    private static func waistFolds(_ garment: Garment, _ cut: Cut, _ skirting: Skirting) -> [Sketch.Fold] {
        let gleam = Path(cut.at(-0.075, 0.2)).through(cut.at(-0.07, 0.28), cut.at(-0.06, 0.34))
        let light = Sketch.Fold(path: gleam, width: 26, tone: .light)
        guard garment.waist != .none else { return garment.type == .shirtDress ? [] : [light] }
        let low = cut.waistY
        let left = Path(cut.at(-cut.waist + 0.006, low - 0.01)).quad(
            cut.at(-0.08, low - 0.03), cut.at(-0.055, low - 0.085))
        let right = Path(cut.at(cut.waist - 0.006, low - 0.004)).quad(
            cut.at(0.085, low - 0.02), cut.at(0.05, low - 0.07))
        var folds: [Sketch.Fold] = [.pointed(left.and(right), 30)]
        if garment.waist == .belt || garment.waist == .elastic || garment.waist == .seam {
            let under = Path(cut.at(-cut.waist, low + 0.02)).quad(cut.at(0, low + 0.034), cut.at(cut.waist, low + 0.02))
            folds.append(Sketch.Fold(path: under, width: 14))
        }
        if garment.type != .shirtDress { folds.append(light) }
        return folds
    }

    private static func finish(
        _ sketch: inout Sketch, _ garment: Garment, _ cut: Cut, _ upper: Upper, _ skirting: Skirting, isBack: Bool,
        isTied: Bool
    ) {
        Waists.mark(&sketch, garment.waist, cut, isTied: isTied, isBack: isBack)
        switch garment.type {
        case .jumperDress:
            if upper.edge.neckline == .rollNeck {
                sketch.rollNeck(cut)
            } else {
                sketch.neckBand(upper.edge, .ribbed, width: 0.02)
            }
            let lift = Point(0, -46)
            let band = Path(skirting.corner + lift).line(skirting.corner)
                .quad(skirting.corner.toward(skirting.corner.mirrored, 0.5) + Point(0, 22), skirting.corner.mirrored)
                .line(skirting.corner.mirrored + lift)
                .quad(
                    skirting.corner.toward(skirting.corner.mirrored, 0.5) + Point(0, 22) + lift, skirting.corner + lift)
            sketch.piece(band.closed, .ribbed, outline: 3)
            return
        case .shirtDress:
            sketch.collar(cut, isBack: isBack, isStitched: false)
            if isBack {
                sketch.seams([Path(cut.at(-0.15, 0.165)).quad(cut.at(0, 0.175), cut.at(0.15, 0.165))])
                sketch.seams(
                    [
                        Path(cut.at(0.012, 0.172)).line(cut.at(0.008, 0.3)),
                        Path(cut.at(-0.012, 0.172)).line(cut.at(-0.008, 0.3)),
                    ], width: 2, opacity: 0.6)
            } else {
                sketch.placket(cut, from: 0.128, to: cut.hemY + 0.012, buttons: Int((cut.hemY - 0.1) / 0.072))
                Pockets.chest(&sketch, cut)
            }
        default:
            if isBack {
                sketch.seams([Path(cut.at(0, upper.edge.depth)).line(cut.at(0, cut.waistY + 0.09))], width: 2)
                sketch.cord(
                    Path(cut.at(0, upper.edge.depth + 0.004)).line(cut.at(0, upper.edge.depth + 0.02)), width: 4,
                    .metal, rim: 1.5)
            } else {
                Fronts.dress(&sketch, garment, cut, upper)
            }
        }
        if garment.hem == .straight || garment.hem == .slit { sketch.stitches([skirting.hemLine(above: 18)]) }
    }
}
