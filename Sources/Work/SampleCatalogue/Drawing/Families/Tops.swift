/// Blouses, shirts, tunics and tops; T-shirts, tanks and Breton tops: shoulders, and a hem about the hip.
enum Tops {
    static func sketch(_ garment: Garment, isBack: Bool, dice: inout Dice) -> Sketch {
        var sketch = Sketch()
        let neckline = neckline(of: garment)
        let cut = cut(of: garment, neckline, dice: &dice)
        let upper = Upper(cut, neckline, isBack: isBack)
        let isTied = dice.once(in: 2)
        if neckline == .shirtCollar, !isBack { sketch.collarStand(cut) }
        upper.straps(&sketch)
        if neckline != .shirtCollar { sketch.backOfNeck(upper.cut, upper.edge) }
        sketch.sleeves(cut, garment.sleeve, end: end(garment))
        let corner = cut.at(cut.hemHalf, cut.hemY)
        let half = upper.half
        var path = side(cut, from: half)
        path = hem(garment, cut, from: path)
        let left = side(cut, from: half).reversed.mirrored
        sketch.piece(path.then(left).closed, folds: upper.folds + folds(garment, cut))
        if garment.type == .bretonTop { sketch.ownTile = breton(cut, garment, dice: &dice) }
        finish(&sketch, garment, cut, upper, isBack: isBack, isTied: isTied)
        sketch.focus = cut.at(0.03, 0.16)
        sketch.floor = corner.y + 84
        return sketch
    }

    private static func neckline(of garment: Garment) -> Neckline {
        switch garment.type {
        case .shirt: .shirtCollar
        case .bretonTop: garment.neckline == .none ? .boat : garment.neckline
        default: garment.neckline == .none ? .round : garment.neckline
        }
    }

    private static func end(_ garment: Garment) -> SleeveShape.End {
        switch garment.type {
        case .shirt, .blouse: garment.sleeve == .long || garment.sleeve == .puff ? .cuffed : .hemmed
        default: .hemmed
        }
    }

    private static func cut(of garment: Garment, _ neckline: Neckline, dice: inout Dice) -> Cut {
        var cut = Cut(across: 1190, down: 1430, top: 222)
        cut.hemY = garment.length == .crop ? 0.42 : garment.length == .short ? 0.56 : 0.49
        (cut.bust, cut.waist, cut.hip) = (0.16, 0.142, 0.168)
        switch garment.type {
        case .shirt:
            (cut.armTurn, cut.armWidth, cut.waist, cut.hemHalf, cut.hemY) = (18, 1.06, 0.15, 0.172, cut.hemY + 0.03)
        case .blouse: (cut.armTurn, cut.armWidth, cut.waist, cut.hemHalf) = (21, 1.34, 0.15, 0.178)
        case .tunic:
            (cut.armTurn, cut.armWidth, cut.hemY, cut.hemHalf, cut.across, cut.top) = (22, 1.15, 0.59, 0.225, 1110, 196)
        case .top: (cut.armTurn, cut.hemHalf, cut.waist) = (18, 0.165, 0.132)
        case .tShirt:
            (cut.across, cut.down, cut.armTurn, cut.armWidth, cut.waist) = (1400, 1500, 34, 1.12, 0.146)
            cut.top = 306
        case .tankTop:
            (cut.across, cut.down, cut.top, cut.waist, cut.hemHalf) = (1500, 1560, 290, 0.146, 0.16)
            (cut.shoulder, cut.neck, cut.underarm) = (0.112, 0.064, Point(0.148, 0.225))
        case .bretonTop:
            (cut.across, cut.down, cut.top, cut.armTurn, cut.armWidth) = (1180, 1350, 330, 25, 1.05)
            (cut.waist, cut.hip, cut.bust, cut.hemHalf, cut.underarm) = (
                0.158, 0.164, 0.165, 0.166, Point(0.158, 0.215)
            )
        default: break
        }
        if garment.type == .top || garment.type == .blouse, garment.sleeve == .none || garment.sleeve == .strap {
            cut.shoulder = 0.14
            (cut.across, cut.down, cut.top) = (1400, 1540, 205)
        }
        if garment.hem == .flared { cut.hemHalf += 0.04 }
        return cut.jittered(&dice).fitting(garment.sleeve)
    }

    private static func side(_ cut: Cut, from path: Path) -> Path {
        cut.hemY < 0.45
            ? path.through(cut.at(cut.waist + 0.004, cut.waistY), cut.at(cut.hemHalf - 0.012, cut.hemY))
            : path.through(
                cut.at(cut.bust - 0.004, 0.262), cut.at(cut.waist, cut.waistY), cut.at(cut.hemHalf, cut.hemY))
    }

    private static func hem(_ garment: Garment, _ cut: Cut, from path: Path) -> Path {
        let (right, left) = (path.end, path.end.mirrored)
        let unit = cut.down
        switch (garment.type, garment.hem) {
        case (.shirt, _):
            return path.cubic(
                right + Point(-20, 0.018 * unit), cut.at(0.1, cut.hemY + 0.038), cut.at(0, cut.hemY + 0.038)
            )
            .cubic(cut.at(-0.1, cut.hemY + 0.038), left + Point(20, 0.018 * unit), left)
        case (_, .asymmetric):
            return path.cubic(
                cut.at(0.08, cut.hemY + 0.01), cut.at(-0.04, cut.hemY + 0.05), left + Point(8, 0.056 * unit)
            )
            .quad(left + Point(-4, 0.03 * unit), left)
        case (_, .flared), (_, .gathered), (_, .pleated):
            let count = garment.hem == .flared ? 8 : 12
            return path.through(
                (1...count).map { step in
                    let share = Double(step) / Double(count)
                    let swing = step == count ? 0 : step % 2 == 1 ? 0.009 : -0.004
                    return right.toward(left, share) + Point(0, (0.05 * share * (1 - share) + swing) * unit)
                })
        default: return path.quad(cut.at(0, cut.hemY + 0.022), left)
        }
    }

    private static func folds(_ garment: Garment, _ cut: Cut) -> [Sketch.Fold] {
        let low = cut.hemY
        let side = Path(cut.at(cut.waist - 0.006, cut.waistY + 0.01)).quad(
            cut.at(0.118, cut.waistY + 0.01), cut.at(0.1, cut.waistY - 0.025))
        let other = Path(cut.at(-cut.waist + 0.004, cut.waistY + 0.03)).quad(
            cut.at(-0.118, cut.waistY + 0.02), cut.at(-0.096, cut.waistY - 0.02))
        let rise = Path(cut.at(0.11, low)).quad(cut.at(0.1, low - 0.06), cut.at(0.115, low - 0.13))
        let second = Path(cut.at(-0.06, low + 0.008)).quad(cut.at(-0.075, low - 0.05), cut.at(-0.06, low - 0.11))
        let gleam = Path(cut.at(-0.09, 0.19)).through(cut.at(-0.088, 0.28), cut.at(-0.095, low - 0.04))
        let middle = Path(cut.at(0.035, 0.27)).quad(cut.at(0.04, 0.36), cut.at(0.03, low - 0.03))
        return [
            .pointed(side.and(other), 30), .pointed(rise.and(second), 42),
            Sketch.Fold(path: gleam, width: 34, tone: .light), Sketch.Fold(path: middle, width: 24, tone: .light),
        ]
    }

    /// Stripes from the bust to the hem; the shoulders stay plain.
    private static func breton(
        _ cut: Cut, _ garment: Garment, dice: inout Dice
    ) -> (Colour) -> (body: Tile, sleeves: Tile) {
        let step = dice.between(25, 31)
        let width = dice.between(8, 13)
        let top = cut.at(0, 0.165).y
        let count = Int((cut.at(0, cut.hemY - 0.01).y - top) / step)
        let lines = (0..<count).map { "M0 \(Int(top + Double($0) * step))h900" }.joined()
        return { colour in
            func tile(_ across: Double, _ down: Double, _ lines: String) -> Tile {
                Tile(
                    width: across, height: down,
                    content: "<path d=\"\(lines)\" stroke=\"\(colour.hex)\" stroke-width=\"\(Numbers.text(width))\"/>")
            }
            return (tile(900, 1200, lines), tile(40, step, "M0 \(Int(step / 2))h40"))
        }
    }

    private static func finish(
        _ sketch: inout Sketch, _ garment: Garment, _ cut: Cut, _ upper: Upper, isBack: Bool, isTied: Bool
    ) {
        let hemRise = 0.012 * cut.down
        switch garment.type {
        case _ where upper.edge.neckline == .shirtCollar:
            shirtFront(&sketch, garment, cut, isBack: isBack)
        case .tShirt, .tankTop, .bretonTop:
            let ink: Sketch.Ink = garment.type == .tankTop ? .fabric : .ribbed
            if upper.edge.neckline == .straps || upper.edge.neckline == .halter {
                sketch.stitches([upper.half.mapped { $0 + Point(-4, 12) }], width: 1.6)
            } else {
                sketch.neckBand(upper.edge, upper.edge.neckline == .boat ? .plain : ink, width: 0.013)
                sketch.stitches([upper.edge.whole(wider: 0.019)], width: 1.6)
            }
            if garment.type == .tankTop, upper.edge.neckline != .straps {
                let bind = cut.armhole(from: Path(cut.shoulderTip)).mapped { $0 + Point(-13, 2) }
                sketch.seams([bind, bind.mirrored], width: 2)
            }
            if garment.type == .tShirt, !isBack, isTied, garment.pattern == .plain { sketchEmblem(&sketch, cut) }
        default:
            if isBack {
                sketch.seams([Path(cut.at(0, upper.edge.depth)).line(cut.at(0, upper.edge.depth + 0.07))], width: 2)
                sketch.buttons([cut.at(0.006, upper.edge.depth + 0.008)], across: 10)
            } else {
                blouseFront(&sketch, garment, cut, upper)
            }
        }
        if garment.type != .shirt, garment.hem == .straight {
            let low = cut.hemY
            let line = Path(cut.at(-cut.hemHalf, low)).quad(cut.at(0, low + 0.022), cut.at(cut.hemHalf, low))
                .mapped { Point(Canvas.axis + ($0.x - Canvas.axis) * 0.992, $0.y - hemRise) }
            sketch.stitches([line])
        }
        if cut.hemY >= 0.45 || garment.waist == .belt {
            Waists.mark(&sketch, garment.waist, cut, isTied: isTied, isBack: isBack)
        }
    }

    private static func shirtFront(_ sketch: inout Sketch, _ garment: Garment, _ cut: Cut, isBack: Bool) {
        if isBack {
            sketch.seams([Path(cut.at(-0.15, 0.166)).quad(cut.at(0, 0.174), cut.at(0.15, 0.166))])
            sketch.seams(
                [
                    Path(cut.at(0.014, 0.172)).line(cut.at(0.01, 0.33)),
                    Path(cut.at(-0.014, 0.172)).line(cut.at(-0.01, 0.33)),
                ], width: 2, opacity: 0.7)
            sketch.collar(cut, isBack: true)
            return
        }
        let yoke = Path(cut.at(0.075, 0.118)).line(cut.at(0.152, 0.135))
        sketch.seams([yoke, yoke.mirrored], width: 2, opacity: 0.7)
        sketch.placket(cut, from: 0.13, to: cut.hemY + (garment.type == .shirt ? 0.036 : 0.01), buttons: 6)
        sketch.collar(cut, isBack: false)
        if garment.type == .shirt { Pockets.chest(&sketch, cut, both: garment.fastening == .doubleRow, hasFlap: false) }
    }

    private static func blouseFront(_ sketch: inout Sketch, _ garment: Garment, _ cut: Cut, _ upper: Upper) {
        if garment.type == .tunic {
            let own = upper.cut
            let depth = upper.edge.depth
            let slit = Path.polygon(own.at(-0.012, depth), own.at(0, depth + 0.085), own.at(0.012, depth))
            sketch.piece(slit, .interior, relief: .none, outline: 2.5)
            sketch.stitches(
                [
                    Path(own.at(-0.022, depth)).line(own.at(-0.01, depth + 0.09)).line(own.at(0.01, depth + 0.09)).line(
                        own.at(0.022, depth)),
                    upper.edge.whole(wider: 0.016),
                ], .other(Colour(0xB98248)), width: 4, opacity: 0.9)
            let slits = Path(cut.at(cut.hemHalf - 0.005, cut.hemY - 0.004)).line(
                cut.at(cut.hemHalf - 0.022, cut.hemY - 0.075))
            sketch.seams([slits, slits.mirrored], width: 3)
            return
        }
        Fronts.dress(&sketch, garment, cut, upper)
        guard garment.type == .blouse, garment.fastening != .buttons, upper.edge.neckline != .wrap else { return }
        let gathers = [-0.075, -0.055, -0.036, 0.036, 0.055, 0.075].map { x in
            Path(upper.cut.at(x, upper.edge.depth - (x * x) * 6)).quad(
                upper.cut.at(x * 1.1, upper.edge.depth + 0.03),
                upper.cut.at(x * 1.3, upper.edge.depth + 0.062 + x * x * 2))
        }
        sketch.seams(gathers, width: 2, opacity: 0.65)
    }

    /// A small sprig embroidered on the chest.
    private static func sketchEmblem(_ sketch: inout Sketch, _ cut: Cut) {
        let foot = cut.at(0.078, 0.236)
        let stem = Path(foot).quad(foot + Point(-8, -24), foot + Point(6, -52))
        let leaves = [
            Path(foot + Point(-4, -14)).quad(foot + Point(-26, -16), foot + Point(-24, -34)),
            Path(foot + Point(-3, -26)).quad(foot + Point(18, -24), foot + Point(24, -40)),
        ]
        sketch.seams([stem] + leaves, .line, width: 3.4)
        sketch.dots(
            [foot + Point(6, -58), foot + Point(-25, -38), foot + Point(26, -45)], across: 9, .metal, edge: .line)
    }
}
