/// Jumpers, knit jackets and cardigans: drooping sleeves, and ribs at all ends.
enum Knitwear {
    static func sketch(_ garment: Garment, isBack: Bool, dice: inout Dice) -> Sketch {
        var sketch = Sketch()
        let isOpen = garment.type != .jumper && !isBack
        var neckline = garment.neckline == .none ? (garment.type == .jumper ? .round : .v) : garment.neckline
        if garment.type != .jumper, neckline != .round, neckline != .v { neckline = .deepV }
        if garment.type != .jumper, neckline == .v { neckline = .deepV }
        let cut = cut(of: garment, dice: &dice)
        let upper = Upper(cut, neckline, isBack: isBack)
        let isTied = true
        sketch.backOfNeck(upper.cut, upper.edge)
        sketch.sleeves(cut, garment.sleeve == .none ? .long : garment.sleeve, end: .ribbed)

        let ribTop = cut.hemY - (cut.hemY > 0.55 ? 0.04 : 0.046)
        var path = upper.half
        path =
            cut.hemY > 0.44
            ? path.through(cut.at(cut.bust + 0.002, 0.28), cut.at(cut.waist, 0.36), cut.at(cut.hemHalf + 0.004, ribTop))
            : path.through(cut.at(cut.bust, 0.29), cut.at(cut.hemHalf + 0.006, ribTop))
        path = path.quad(cut.at(0, ribTop + 0.014), path.end.mirrored)
        let left = upper.half.reversed.mirrored
        path =
            path.through(
                cut.hemY > 0.44 ? cut.at(-cut.waist, 0.36) : cut.at(-cut.bust, 0.31), cut.at(-cut.bust, 0.28),
                cut.armpit.mirrored
            ).then(left).closed
        let swell = cut.hemHalf - 0.012
        let rib = Path(cut.at(cut.hemHalf + 0.004, ribTop - 0.002)).quad(
            cut.at(cut.hemHalf, ribTop + 0.02), cut.at(swell, cut.hemY)
        )
        .quad(cut.at(0, cut.hemY + 0.016), cut.at(-swell, cut.hemY))
        .quad(cut.at(-cut.hemHalf, ribTop + 0.02), cut.at(-cut.hemHalf - 0.004, ribTop - 0.002))
        .quad(cut.at(0, ribTop + 0.012), cut.at(cut.hemHalf + 0.004, ribTop - 0.002)).closed
        sketch.piece(rib, .ribbed, outline: 3.5)
        sketch.piece(path, folds: upper.folds + folds(cut, ribTop))
        if garment.type == .jumper {
            if neckline == .rollNeck {
                sketch.rollNeck(cut)
            } else {
                sketch.neckBand(upper.edge, .ribbed, width: 0.021)
            }
            raglan(&sketch, garment, cut, dice.once(in: 3))
        } else if isOpen {
            front(&sketch, garment, cut, upper)
        } else {
            sketch.neckBand(upper.edge, .ribbed, width: 0.018)
        }
        if garment.waist == .belt { Waists.mark(&sketch, .belt, cut, isTied: isTied, isBack: isBack) }
        sketch.focus = cut.at(0.03, 0.16)
        sketch.floor = cut.at(0, cut.hemY).y + 74
        return sketch
    }

    private static func cut(of garment: Garment, dice: inout Dice) -> Cut {
        var cut = Cut(across: 1250, down: 1400, top: 318)
        (cut.shoulder, cut.shoulderY, cut.bust, cut.waist, cut.hip) = (0.186, 0.108, 0.174, 0.172, 0.172)
        (cut.underarm, cut.armTurn, cut.armWidth) = (Point(0.168, 0.23), 10, 1.12)
        (cut.hemY, cut.hemHalf) = (0.5, 0.166)
        if garment.length == .crop { cut.hemY = 0.42 }
        switch garment.type {
        case .knitJacket:
            (cut.across, cut.down, cut.top, cut.armTurn) = (1120, 1230, 264, 12)
            (cut.hemY, cut.hemHalf, cut.waist) = (
                garment.length == .long || garment.length == .midi ? 0.72 : 0.62, 0.178, 0.168
            )
        case .cardigan:
            (cut.waist, cut.hemHalf, cut.armTurn) = (0.164, 0.164, 11)
            if garment.length == .long { cut.hemY = 0.58 }
        default: break
        }
        return cut.jittered(&dice).fitting(garment.sleeve == .none ? .long : garment.sleeve)
    }

    private static func folds(_ cut: Cut, _ low: Double) -> [Sketch.Fold] {
        let left = Path(cut.at(-cut.bust + 0.01, 0.3)).quad(cut.at(-0.135, 0.305), cut.at(-0.115, 0.275))
        let right = Path(cut.at(cut.bust - 0.01, 0.31)).quad(cut.at(0.135, 0.318), cut.at(0.118, 0.29))
        let bottom = Path(cut.at(-0.12, low - 0.004)).quad(cut.at(-0.1, low - 0.03), cut.at(-0.11, low - 0.06))
            .and(Path(cut.at(0.1, low)).quad(cut.at(0.12, low - 0.03), cut.at(0.105, low - 0.07)))
        let hem = Path(cut.at(-cut.hemHalf, low + 0.002)).quad(cut.at(0, low + 0.016), cut.at(cut.hemHalf, low + 0.002))
        let gleam = Path(cut.at(-0.1, 0.17)).through(cut.at(-0.105, 0.26), cut.at(-0.1, low - 0.05))
        return [
            .pointed(left.and(right), 34), .pointed(bottom, 30), Sketch.Fold(path: hem, width: 13),
            Sketch.Fold(path: gleam, width: 42, tone: .light),
        ]
    }

    private static func raglan(_ sketch: inout Sketch, _ garment: Garment, _ cut: Cut, _ isRaglan: Bool) {
        guard isRaglan, garment.texture == .rib || garment.texture == .smooth else { return }
        let seam = Path(cut.at(cut.neck + 0.012, 0.09)).quad(cut.at(0.13, 0.15), cut.armpit)
        sketch.seams([seam, seam.mirrored], width: 2.5)
    }

    /// The button band of an open front, and the V of the inside above it.
    private static func front(_ sketch: inout Sketch, _ garment: Garment, _ cut: Cut, _ upper: Upper) {
        let (own, edge, low) = (upper.cut, upper.edge, cut.hemY + 0.006)
        let half = 0.017
        if garment.type == .knitJacket, garment.fastening == .none || garment.fastening == .tie {
            openFront(&sketch, own, edge, low)
            return
        }
        sketch.neckBand(edge, .ribbed, width: 0.024)
        let band = Path(cut.at(-half, edge.depth + 0.006)).line(cut.at(half, edge.depth + 0.006)).line(
            cut.at(half, low)
        )
        .line(cut.at(-half, low)).closed
        sketch.piece(band, .ribbed, relief: .none, outline: 3)
        let count = cut.hemY > 0.55 ? 6 : 5
        sketch.buttons(
            Sketch.row(from: cut.at(0, edge.depth + 0.028), to: cut.at(0, cut.hemY - 0.018), count: count), across: 20,
            garment.seed % 3 == 0 ? .other(Colour(0xE8DDC8)) : .other(Colour(0x7A5A3A)))
        if garment.type == .knitJacket { Pockets.patch(&sketch, cut, top: cut.hemY - 0.17) }
    }

    /// Two fronts that hang apart and show the inside between them.
    private static func openFront(_ sketch: inout Sketch, _ own: Cut, _ edge: NeckEdge, _ low: Double) {
        let side = own.neckPoint
        let gap = Path(side.mirrored).quad(own.at(-0.045, 0.2), own.at(-0.028, 0.34)).line(own.at(-0.03, low + 0.004))
            .line(own.at(0.03, low + 0.004)).line(own.at(0.028, 0.34)).quad(own.at(0.045, 0.2), side)
            .quad(own.at(0, 0.1), side.mirrored).closed
        sketch.piece(gap, .interior, relief: .none, outline: 3)
        let band = Path(own.at(own.neck - 0.004, 0.07)).quad(own.at(0.045, 0.2), own.at(0.026, 0.34))
            .line(own.at(0.028, low + 0.004)).line(own.at(0.064, low + 0.002)).line(own.at(0.06, 0.34))
            .quad(own.at(0.082, 0.19), own.at(own.neck + 0.034, 0.078)).closed
        sketch.piece(band, .ribbed, outline: 3)
        sketch.piece(band.mirrored, .ribbed, outline: 3)
        Pockets.patch(&sketch, own, top: low - 0.2, inner: 0.074)
    }
}
