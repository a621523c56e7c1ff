/// The opening at the neck, as half an edge: from the axis to the shoulder's seam on the right.
struct NeckEdge {
    let cut: Cut
    let neckline: Neckline
    let isBack: Bool
    /// How much lower the front lies than this neckline does by itself.
    var lower = 0.0

    /// How low the edge lies on the axis, in body units.
    var depth: Double {
        if isBack { return neckline == .straps || neckline == .halter ? 0.2 : 0.084 }
        switch neckline {
        case .none, .round: return 0.122
        case .v: return 0.178
        case .deepV: return 0.24 + lower
        case .boat: return 0.098
        case .square: return 0.158
        case .shirtCollar: return 0.125
        case .rollNeck: return 0.09
        case .wrap: return 0.222
        case .halter, .straps: return 0.178
        }
    }

    /// The width of this opening, which is the cut's own save for wide ones.
    static func neck(_ neckline: Neckline, _ own: Double) -> Double {
        switch neckline {
        case .boat: own * 1.62
        case .square: own * 1.28
        case .round, .wrap, .deepV: own * 1.12
        case .rollNeck: own * 0.86
        case .halter, .straps: own * 1.2
        default: own
        }
    }

    /// The edge, widened by this much for the outer line of a band.
    func half(wider: Double = 0) -> Path {
        let bottom = cut.at(0, depth + wider * 1.1)
        let side = cut.at(cut.neck + wider, 0.072 + wider * 0.25)
        if isBack { return Path(bottom).cubic(cut.at(cut.neck * 0.6, depth), cut.at(cut.neck * 0.95, 0.082), side) }
        switch neckline {
        case .v, .deepV, .wrap, .shirtCollar:
            return Path(bottom).cubic(
                bottom.toward(side, 0.35) + Point(0.004 * cut.across, 0), bottom.toward(side, 0.75) + Point(4, 6), side)
        case .boat:
            return Path(bottom).cubic(cut.at(cut.neck * 0.5, depth), cut.at(cut.neck * 0.85, 0.09), side)
        case .square:
            let corner = cut.at(cut.neck * 0.93 + wider, depth + wider)
            return Path(cut.at(0, depth + 0.003 + wider)).line(corner).line(side)
        default:
            return Path(bottom).cubic(
                cut.at(cut.neck * 0.62 + wider, depth + wider), cut.at(cut.neck + wider, 0.072 + (depth - 0.072) * 0.6),
                side)
        }
    }

    /// The whole edge, from left to right.
    func whole(wider: Double = 0) -> Path {
        let half = half(wider: wider)
        return half.reversed.mirrored.then(half)
    }

    /// The band along the edge.
    func band(_ width: Double) -> Path { whole(wider: width).then(whole().reversed).closed }
}
