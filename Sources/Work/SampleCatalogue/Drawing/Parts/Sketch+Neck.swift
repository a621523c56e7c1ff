/// What surrounds the neck.
extension Sketch {
    /// The inner side of the back, seen through the opening, and the label in it.
    mutating func backOfNeck(_ cut: Cut, _ edge: NeckEdge, hasCollar: Bool = false) {
        guard !edge.isBack, edge.neckline != .rollNeck else { return }
        guard edge.neckline != .straps, edge.neckline != .halter else { return }
        let rear = NeckEdge(cut: cut, neckline: edge.neckline, isBack: true)
        piece(edge.whole().then(rear.whole().reversed).closed, .interior, relief: .none, outline: 3)
        // A collar's stand covers the place of the label and brings its own.
        guard !hasCollar else { return }
        let low = rear.depth + 0.006
        let label = Path.polygon(
            cut.at(-0.017, low), cut.at(0.017, low), cut.at(0.017, low + 0.016), cut.at(-0.017, low + 0.016))
        piece(label, .other(Colour(0xEDE6D8)), relief: .none, outline: 1.5)
    }

    /// A shirt's collar: the stand behind, two leaves in front.
    mutating func collar(_ cut: Cut, isBack: Bool, spread: Double = 0.052, isStitched: Bool = true) {
        let neck = cut.neck
        if isBack {
            let fall = Path(cut.at(0, 0.044)).cubic(
                cut.at(neck * 0.5, 0.044), cut.at(neck * 0.8, 0.05), cut.at(neck, 0.062)
            )
            .line(cut.at(neck + 0.022, 0.104)).quad(cut.at(neck * 0.5, 0.118), cut.at(0, 0.118))
            piece(fall.bothSides, outline: 3.5)
            return
        }
        let leaf = Path(cut.at(0.003, 0.116)).quad(cut.at(neck * 0.62, 0.1), cut.at(neck * 0.97, 0.05))
            .quad(cut.at(neck + 0.02, 0.066), cut.at(neck + 0.03, 0.098))
            .line(cut.at(spread, 0.164)).quad(cut.at(0.02, 0.146), cut.at(0.003, 0.116)).closed
        piece(leaf.and(leaf.mirrored), outline: 3.5)
        guard isStitched else { return }
        let row = Path(cut.at(0.012, 0.124)).quad(cut.at(0.026, 0.142), cut.at(spread - 0.003, 0.155))
            .line(cut.at(neck + 0.022, 0.099))
        stitches([row, row.mirrored], width: 1.6, opacity: 0.7)
    }

    /// The stand of a collar behind the neck, drawn before the body.
    mutating func collarStand(_ cut: Cut) {
        let neck = cut.neck
        let back = Path(cut.at(0, 0.046)).cubic(
            cut.at(neck * 0.5, 0.044), cut.at(neck * 0.85, 0.046), cut.at(neck, 0.054)
        )
        .line(cut.at(neck * 1.05, 0.09)).quad(cut.at(neck * 0.5, 0.12), cut.at(0, 0.125))
        piece(back.bothSides, .interior, relief: .none, outline: 3)
        let low = 0.068
        piece(
            .polygon(cut.at(-0.016, low), cut.at(0.016, low), cut.at(0.016, low + 0.014), cut.at(-0.016, low + 0.014)),
            .other(Colour(0xEDE6D8)), relief: .none, outline: 1.5)
    }

    /// A roll neck, folded over once.
    mutating func rollNeck(_ cut: Cut) {
        let half = cut.neck * 0.98
        let tube = Path(cut.at(0, 0.02)).cubic(
            cut.at(half * 0.6, 0.018), cut.at(half * 0.92, 0.021), cut.at(half, 0.03)
        )
        .cubic(cut.at(half + 0.005, 0.05), cut.at(half + 0.008, 0.07), cut.at(half + 0.014, 0.086))
        .cubic(cut.at(half * 0.7, 0.11), cut.at(half * 0.3, 0.112), cut.at(0, 0.112))
        let shadow = Path(cut.at(-half, 0.1)).quad(cut.at(0, 0.128), cut.at(half, 0.1))
        seams([shadow], .shade, width: 12, opacity: 0.22)
        piece(tube.bothSides, .ribbed, relief: .round)
        let lip = Path(cut.at(-half, 0.032)).quad(cut.at(0, 0.046), cut.at(half, 0.032))
        seams([lip], width: 2.5)
    }

    /// The band along a neckline: ribbed for knits, of the fabric for others.
    mutating func neckBand(_ edge: NeckEdge, _ ink: Ink, width: Double = 0.015) {
        piece(edge.band(width), ink, relief: .none, outline: 2.5)
    }
}
