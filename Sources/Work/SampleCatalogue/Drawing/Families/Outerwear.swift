/// The fronts of jackets that are not tailored.
enum Outerwear {
    /// Edge to edge, with braid and patch pockets.
    static func collarless(_ sketch: inout Sketch, _ garment: Garment, _ cut: Cut, _ upper: Upper) {
        let (own, edge, low) = (upper.cut, upper.edge, cut.hemY + 0.014)
        sketch.seams([Path(own.at(0, edge.depth)).line(own.at(0, low))], width: 5)
        sketch.seams([Jackets.princess(cut), Jackets.princess(cut).mirrored], width: 2, opacity: 0.6)
        let row = Path(own.at(0.014, edge.depth + 0.002)).line(own.at(0.014, low - 0.012))
        let braid = [row, row.mirrored, edge.whole(wider: 0.014)]
        let ink: Sketch.Ink = garment.texture == .tweed ? .other(Colour(0xF3EBDD)) : .line
        sketch.seams(braid, .line, width: 9)
        sketch.stitches(braid, ink, width: 5, opacity: 1)
        Pockets.patch(&sketch, cut, top: cut.hemY - 0.125, inner: 0.048)
        Pockets.chest(&sketch, cut)
        let count = 4
        let places = Sketch.row(from: own.at(0.03, edge.depth + 0.03), to: own.at(0.03, low - 0.06), count: count)
        sketch.buttons(places, across: 17, .metal)
    }

    /// A short jacket with yokes, flapped pockets and a waistband.
    static func trucker(_ sketch: inout Sketch, _ garment: Garment, _ cut: Cut, _ upper: Upper) {
        let low = cut.hemY
        let thread: Sketch.Ink = garment.texture == .denim ? .other(Colour(0xCF9A4E)) : .line
        let yoke = Path(cut.at(0.02, 0.212)).quad(cut.at(0.09, 0.216), cut.at(0.152, 0.205))
        let vee = [
            Path(cut.at(0.052, 0.22)).line(cut.at(0.034, low - 0.03)),
            Path(cut.at(0.112, 0.22)).line(cut.at(0.096, low - 0.03)),
        ]
        sketch.seams([yoke, yoke.mirrored] + vee + vee.map(\.mirrored))
        let rows = ([yoke] + vee).map { $0.mapped { $0 + Point(8, 7) } }
        sketch.stitches(rows + rows.map(\.mirrored), thread)
        sketch.placket(cut, from: 0.13, to: low + 0.012, buttons: 1)
        Pockets.chest(&sketch, cut, hasFlap: true)
        let band = Path(cut.at(cut.hemHalf + 0.001, low - 0.034)).quad(
            cut.at(0, low - 0.018), cut.at(-cut.hemHalf - 0.001, low - 0.034)
        )
        .line(cut.at(-cut.hemHalf, low)).quad(cut.at(0, low + 0.02), cut.at(cut.hemHalf, low)).closed
        sketch.piece(band, outline: 3)
        sketch.stitches(
            [Path(cut.at(-cut.hemHalf, low - 0.026)).quad(cut.at(0, low - 0.01), cut.at(cut.hemHalf, low - 0.026))],
            thread)
        sketch.buttons(Sketch.row(from: cut.at(0, 0.16), to: cut.at(0, low - 0.008), count: 6), across: 15, .metal)
        sketch.collar(cut, isBack: false, spread: 0.062)
    }

    /// A slanted zip, wide lapels and a belted hem.
    static func biker(_ sketch: inout Sketch, _ garment: Garment, _ cut: Cut, _ upper: Upper) {
        let low = cut.hemY + 0.008
        let inner = Path.polygon(cut.at(-0.02, 0.125), cut.at(0.024, 0.125), cut.at(0.01, 0.2))
        sketch.piece(inner, .interior, relief: .none, outline: 2)
        let lapel = Path(cut.at(-0.012, 0.285)).line(cut.at(-0.118, 0.196)).line(cut.at(-0.064, 0.118)).quad(
            cut.at(-0.02, 0.15), cut.at(-0.012, 0.285)
        ).closed
        let other = Path(cut.at(0.016, 0.285)).line(cut.at(0.126, 0.2)).line(cut.at(0.066, 0.118)).quad(
            cut.at(0.03, 0.17), cut.at(0.016, 0.285)
        ).closed
        sketch.piece(other, outline: 3.5)
        sketch.piece(lapel, outline: 3.5)
        sketch.zip(Path(cut.at(-0.008, 0.28)).line(cut.at(-0.062, low)), puller: cut.at(-0.05, low - 0.03))
        sketch.zip(Path(cut.at(-0.118, 0.196)).line(cut.at(-0.012, 0.285)), puller: cut.at(-0.014, 0.284))
        let pocket = Path(cut.at(0.058, 0.315)).line(cut.at(0.116, 0.345))
        sketch.zip(pocket, puller: pocket.end)
        let second = Path(cut.at(0.056, 0.4)).line(cut.at(0.106, 0.358))
        sketch.zip(second, puller: second.end)
        let band = Path(cut.at(cut.hemHalf, low - 0.042)).quad(
            cut.at(0, low - 0.022), cut.at(-cut.hemHalf, low - 0.042))
        sketch.seams([
            band, Path(cut.at(0.13, 0.205)).line(cut.at(0.155, 0.2)),
            Path(cut.at(-0.13, 0.205)).line(cut.at(-0.155, 0.2)),
        ])
        sketch.dots([cut.at(-0.106, 0.198), cut.at(0.112, 0.203)], across: 9, .metal)
        sketch.collar(cut, isBack: false, spread: 0.07)
    }

    /// Channels across, a zip and a stand collar.
    static func padded(_ sketch: inout Sketch, _ garment: Garment, _ cut: Cut, isBack: Bool = false) {
        let lines = Jackets.channels(cut).map { y -> Path in
            let half =
                y < 0.235 ? 0.163 : cut.bust + (y - 0.235) * (cut.hemHalf - cut.bust) / (cut.hemY - 0.235) - 0.003
            let inset = garment.waist == .belt ? max(0, 0.03 - abs(y - cut.waistY) * 0.3) : 0
            return Path(cut.at(-half + inset, y)).quad(cut.at(0, y + 0.016), cut.at(half - inset, y))
        }
        sketch.seams(lines, width: 2.5)
        sleeveChannels(&sketch, cut)
        let half = cut.neck * 0.98
        let stand = Path(cut.at(0, 0.036)).cubic(
            cut.at(half * 0.6, 0.034), cut.at(half, 0.03), cut.at(half + 0.004, 0.036)
        )
        .cubic(cut.at(half + 0.016, 0.06), cut.at(half + 0.018, 0.08), cut.at(half + 0.012, 0.1))
        .cubic(cut.at(half * 0.7, 0.128), cut.at(half * 0.3, 0.13), cut.at(0, 0.13))
        sketch.piece(stand.bothSides, relief: .round)
        sketch.seams([Path(cut.at(-half - 0.01, 0.068)).quad(cut.at(0, 0.092), cut.at(half + 0.01, 0.068))])
        guard !isBack else { return }
        sketch.zip(Path(cut.at(0, 0.04)).line(cut.at(0, cut.hemY + 0.006)), puller: cut.at(0, 0.052))
        Pockets.welts(&sketch, cut, top: min(0.4, cut.hemY - 0.12))
    }

    private static func sleeveChannels(_ sketch: inout Sketch, _ cut: Cut) {
        let shape = SleeveShape(cut: cut, sleeve: .long, end: .ribbed)
        let lines = (1...7).map { shape.across(Double($0) * 0.118 + 0.02) }
        sketch.seams(lines + lines.map(\.mirrored), width: 2.5)
    }

    /// Shoulder flaps, a storm flap, slanted pockets and cuff straps.
    static func trench(_ sketch: inout Sketch, _ cut: Cut) {
        let flap = Path(cut.at(0.118, 0.176)).quad(cut.at(0.12, 0.25), cut.at(0.154, 0.246)).line(cut.at(0.156, 0.17))
        sketch.seams([flap], width: 3)
        let shoulder = Path(cut.at(0.108, 0.079)).line(cut.at(0.176, 0.095)).line(cut.at(0.178, 0.116)).line(
            cut.at(0.11, 0.1)
        )
        .quad(cut.at(0.1, 0.09), cut.at(0.108, 0.079)).closed
        sketch.piece(shoulder.and(shoulder.mirrored), relief: .none, outline: 2.5)
        sketch.dots([cut.at(0.118, 0.092), cut.at(-0.118, 0.092)], across: 9)
        Pockets.welts(&sketch, cut, top: 0.415)
        let shape = SleeveShape(cut: cut, sleeve: .long, end: .plain)
        let way = Point.down(turned: cut.armTurn)
        let out = Point(way.y, -way.x)
        let centre = shape.cuffButton - way * 62
        let strap = Path(centre + out * 20).line(centre - out * 52)
        sketch.seams([strap, strap.mirrored], width: 20)
        sketch.seams([strap, strap.mirrored], .plain, width: 15)
        sketch.dots([centre - out * 8, (centre - out * 8).mirrored], across: 8)
    }
}
