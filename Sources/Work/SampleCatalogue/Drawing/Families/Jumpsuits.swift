/// Jumpsuits: shoulders and two legs, with the waist marked.
enum Jumpsuits {
    static func sketch(_ garment: Garment, isBack: Bool, dice: inout Dice) -> Sketch {
        var sketch = Sketch()
        let neckline = garment.neckline == .none ? .v : garment.neckline
        let isShort = garment.length == .short || garment.length == .crop || garment.length == .hip
        var cut = Cut(across: isShort ? 1160 : 960, down: isShort ? 1240 : 1060, top: isShort ? 150 : 84)
        (cut.waist, cut.waistY, cut.hip, cut.bust) = (0.128, 0.37, 0.172, 0.16)
        cut.hemY = isShort ? 0.66 : garment.length == .midi || garment.length == .knee ? 0.88 : 0.98
        cut.armTurn = 15
        if garment.sleeve == .none || garment.sleeve == .strap { cut.shoulder = 0.138 }
        cut = cut.jittered(&dice).fitting(garment.sleeve)
        let upper = Upper(cut, neckline, isBack: isBack)
        let isTied = dice.once(in: 2)
        if neckline == .shirtCollar, !isBack { sketch.collarStand(cut) }
        upper.straps(&sketch)
        if neckline != .shirtCollar { sketch.backOfNeck(upper.cut, upper.edge) }
        sketch.sleeves(cut, garment.sleeve, end: garment.sleeve == .long ? .cuffed : .hemmed)

        let wide = garment.hem == .flared || garment.hem == .pleated
        let outer = wide ? 0.228 : garment.hem == .slit || garment.hem == .gathered ? 0.14 : 0.17
        let inner = wide ? 0.016 : garment.hem == .slit || garment.hem == .gathered ? 0.042 : 0.036
        let crotch = 0.545
        let legs = Trousers.Legs(
            top: cut.at(0, cut.waistY).y, waist: cut.waist * cut.across, hip: cut.hip * cut.across,
            hipY: cut.at(0, 0.485).y, crotchY: cut.at(0, crotch).y, kneeY: cut.at(0, isShort ? 0.6 : 0.72).y,
            low: cut.at(0, cut.hemY).y, knee: ((outer * 0.55 + 0.085) * cut.across, inner * 0.8 * cut.across),
            hem: (outer * cut.across, inner * cut.across))
        let half = upper.half.through(cut.at(cut.bust - 0.003, 0.262), cut.at(cut.waist, cut.waistY))
            .through(
                cut.at(cut.hip, 0.485), Point(Canvas.axis + legs.knee.outer, legs.kneeY),
                Point(Canvas.axis + legs.hem.outer, legs.low)
            )
            .quad(cut.at((outer + inner) / 2, cut.hemY + 0.016), Point(Canvas.axis + legs.hem.inner, legs.low + 2))
            .through(
                Point(Canvas.axis + legs.knee.inner, legs.kneeY), Point(Canvas.axis + 6, legs.crotchY + 24),
                Point(Canvas.axis, legs.crotchY))
        sketch.piece(half.bothSides, folds: upper.folds + Trousers.folds(legs, garment) + waistFolds(cut))
        details(&sketch, garment, cut, upper, legs, isBack: isBack)
        Waists.mark(&sketch, garment.waist == .none ? .seam : garment.waist, cut, isTied: isTied, isBack: isBack)
        if neckline == .shirtCollar { sketch.collar(cut, isBack: isBack) }
        sketch.focus = cut.at(0.02, 0.16)
        sketch.floor = isShort ? 1000 : 1140
        return sketch
    }

    private static func waistFolds(_ cut: Cut) -> [Sketch.Fold] {
        let y = cut.waistY
        let left = Path(cut.at(-cut.waist + 0.006, y - 0.012)).quad(cut.at(-0.08, y - 0.03), cut.at(-0.05, y - 0.08))
        let right = Path(cut.at(cut.waist - 0.006, y - 0.006)).quad(cut.at(0.085, y - 0.02), cut.at(0.05, y - 0.07))
        let under = Path(cut.at(-cut.waist, y + 0.02)).quad(cut.at(0, y + 0.034), cut.at(cut.waist, y + 0.02))
        return [Sketch.Fold(path: left.and(right).and(under), width: 13)]
    }

    private static func details(
        _ sketch: inout Sketch, _ garment: Garment, _ cut: Cut, _ upper: Upper, _ legs: Trousers.Legs, isBack: Bool
    ) {
        let axis = Canvas.axis
        sketch.seams([Path(axis, legs.top + 14).line(Point(axis, legs.crotchY))], width: 2.5)
        let hem = Path(axis + legs.hem.outer - 3, legs.low - 18).quad(
            Point(axis + (legs.hem.outer + legs.hem.inner) / 2, legs.low), Point(axis + legs.hem.inner, legs.low - 16))
        sketch.stitches([hem, hem.mirrored])
        let crease = Path(axis + legs.waist * 0.5, legs.top + 80).through(
            Point(axis + (legs.knee.outer + legs.knee.inner) / 2, legs.kneeY),
            Point(axis + (legs.hem.outer + legs.hem.inner) / 2, legs.low + 6))
        sketch.seams([crease, crease.mirrored], width: 2, opacity: 0.7)
        if isBack {
            sketch.seams([Path(cut.at(0, upper.edge.depth)).line(cut.at(0, cut.waistY))], width: 2)
            return
        }
        let pocket = Path(cut.at(cut.waist * 0.72, cut.waistY + 0.016)).line(cut.at(cut.hip - 0.006, 0.47))
        sketch.seams([pocket, pocket.mirrored], width: 3)
        var top = garment
        if top.fastening == .buttons || top.neckline == .shirtCollar {
            sketch.placket(cut, from: upper.edge.depth + 0.004, to: cut.waistY + 0.01, buttons: 4, half: 0.013)
            top.fastening = .none
            if top.neckline == .shirtCollar { Pockets.chest(&sketch, cut) }
            return
        }
        var short = cut
        short.hemY = 0.4
        Fronts.dress(&sketch, top, short, upper)
    }
}
