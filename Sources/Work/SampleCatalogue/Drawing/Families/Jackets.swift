/// Jackets, blazers, coats, trench coats and puffers: an open collar over a dark lining, and long sleeves.
enum Jackets {
    /// What a front looks like.
    enum Front { case tailored, collarless, trucker, biker, padded }

    static func sketch(_ garment: Garment, isBack: Bool, dice: inout Dice) -> Sketch {
        var sketch = Sketch()
        let front = front(of: garment)
        let cut = cut(of: garment, front, dice: &dice)
        var upper = Upper(cut, neckline(front), isBack: isBack)
        let breakY = breakY(of: garment)
        if front == .tailored, !isBack { upper.edge.lower = breakY - 0.24 }
        if !isBack {
            let hasCollar = front == .tailored || front == .trucker || front == .biker
            sketch.backOfNeck(upper.cut, upper.edge, hasCollar: hasCollar)
            if hasCollar { sketch.collarStand(cut) }
        }
        sketch.sleeves(cut, .long, end: front == .padded ? .ribbed : front == .trucker ? .cuffed : .plain)
        let half = upper.half
        var path = side(cut, from: half)
        path = hem(garment, front, cut, from: path, isBack: isBack)
        path = path.then(side(cut, from: half).reversed.mirrored).closed
        sketch.piece(
            path,
            folds: folds(cut, isBelted: garment.type == .trench || garment.waist == .belt)
                + (front == .padded ? channelFolds(cut) : []))
        if isBack {
            back(&sketch, garment, front, cut)
        } else {
            switch front {
            case .tailored: tailored(&sketch, garment, cut, upper, breakY)
            case .collarless: Outerwear.collarless(&sketch, garment, cut, upper)
            case .trucker: Outerwear.trucker(&sketch, garment, cut, upper)
            case .biker: Outerwear.biker(&sketch, garment, cut, upper)
            case .padded: Outerwear.padded(&sketch, garment, cut)
            }
        }
        if garment.waist == .belt || garment.type == .trench {
            sketch.waistBelt(
                at: cut.at(-cut.waist - 0.002, cut.waistY), cut.at(cut.waist + 0.002, cut.waistY),
                height: 0.036 * cut.down,
                isTied: !isBack && (garment.type != .trench || garment.seed % 2 == 0))
        }
        sketch.focus = cut.at(0.03, 0.17)
        sketch.floor = min(1150, cut.at(0, cut.hemY).y + 80)
        return sketch
    }

    private static func front(of garment: Garment) -> Front {
        switch garment.type {
        case .puffer: return .padded
        case .blazer, .coat, .trench: return .tailored
        default:
            switch garment.texture {
            case .denim, .corduroy: return .trucker
            case .leather: return .biker
            case .tweed, .quilted, .woven: return .collarless
            default: return [.collarless, .trucker, .biker][Int(garment.seed % 3)]
            }
        }
    }

    private static func neckline(_ front: Front) -> Neckline {
        switch front {
        case .tailored: .deepV
        case .collarless: .round
        case .trucker, .biker: .shirtCollar
        case .padded: .rollNeck
        }
    }

    private static func breakY(of garment: Garment) -> Double {
        switch garment.type {
        case .trench: 0.265
        case .coat: garment.fastening == .doubleRow ? 0.29 : 0.31
        default: garment.fastening == .doubleRow ? 0.315 : 0.335
        }
    }

    private static func cut(of garment: Garment, _ front: Front, dice: inout Dice) -> Cut {
        var cut = Cut(across: 1290, down: 1450, top: 168)
        (cut.shoulder, cut.shoulderY, cut.neck) = (0.182, 0.097, 0.072)
        (cut.bust, cut.waist, cut.hip, cut.underarm) = (0.17, 0.146, 0.176, Point(0.166, 0.222))
        (cut.armTurn, cut.armWidth, cut.hemY, cut.hemHalf) = (7, 1.08, 0.53, 0.18)
        switch garment.type {
        case .jacket:
            cut.hemY = garment.length == .crop ? 0.43 : 0.485
            (cut.waist, cut.hemHalf, cut.armTurn) = (0.158, 0.162, 6)
        case .blazer: cut.hemY = 0.57
        case .coat, .trench:
            let isLong = garment.length == .long
            (cut.across, cut.down, cut.top) = (1060, isLong ? 1090 : 1150, isLong ? 104 : 118)
            cut.hemY = isLong ? 0.95 : garment.length == .midi ? 0.89 : garment.length == .knee ? 0.8 : 0.73
            cut.hemHalf = garment.type == .trench ? 0.232 : 0.208
            if garment.waist != .belt, garment.type == .coat { (cut.waist, cut.hip) = (0.166, 0.184) }
        case .puffer:
            (cut.across, cut.waist, cut.bust, cut.hip, cut.armWidth) = (1230, 0.176, 0.178, 0.182, 1.24)
            (cut.shoulder, cut.underarm, cut.armTurn) = (0.18, Point(0.17, 0.232), 9)
            (cut.hemY, cut.hemHalf) = (0.545, 0.182)
            if garment.length == .crop { cut.hemY = 0.46 }
            if garment.length == .long || garment.length == .midi {
                (cut.across, cut.down, cut.top) = (1080, 1180, 128)
                (cut.hemY, cut.hemHalf) = (0.82, 0.205)
            }
            if garment.waist == .belt { cut.waist = 0.155 }
        default: break
        }
        return cut.jittered(&dice).fitting(.long)
    }

    private static func side(_ cut: Cut, from path: Path) -> Path {
        cut.hemY > 0.56
            ? path.through(
                cut.at(cut.bust - 0.004, 0.27), cut.at(cut.waist, cut.waistY), cut.at(cut.hip, 0.49),
                cut.at(cut.hemHalf, cut.hemY))
            : cut.hemY > 0.5
                ? path.through(
                    cut.at(cut.bust - 0.004, 0.27), cut.at(cut.waist, cut.waistY), cut.at(cut.hemHalf, cut.hemY))
                : path.through(cut.at(cut.waist, 0.34), cut.at(cut.hemHalf, cut.hemY))
    }

    private static func hem(_ garment: Garment, _ front: Front, _ cut: Cut, from path: Path, isBack: Bool) -> Path {
        let left = path.end.mirrored
        let low = cut.hemY
        guard !isBack, front == .tailored || front == .collarless else {
            return path.quad(cut.at(0, low + (low > 0.6 ? 0.028 : 0.02)), left)
        }
        let isSingle = garment.fastening != .doubleRow && garment.type == .blazer
        guard isSingle || front == .collarless else {
            // The upper front ends a little lower than the one beneath it.
            let foot = cut.at(garment.type == .coat && garment.fastening != .doubleRow ? -0.016 : -0.07, low + 0.024)
            return path.quad(cut.at(0.09, low + 0.018), foot + Point(0, -0.006 * cut.down)).line(foot).quad(
                cut.at(-0.12, low + 0.02), left)
        }
        let corner = isSingle ? 0.055 : 0.012
        let meet = cut.at(front == .collarless ? 0.0 : 0.004, low - (isSingle ? 0.052 : 0))
        return path.quad(cut.at(0.1, low + 0.02), cut.at(corner, low + 0.019)).quad(cut.at(0.01, low + 0.016), meet)
            .quad(cut.at(-0.01, low + 0.016), cut.at(-corner, low + 0.019)).quad(cut.at(-0.1, low + 0.02), left)
    }

    private static func folds(_ cut: Cut, isBelted: Bool) -> [Sketch.Fold] {
        let (waist, y) = (cut.waist, cut.waistY)
        let left = Path(cut.at(-waist + 0.004, y)).quad(cut.at(-0.12, y - 0.012), cut.at(-0.1, y - 0.04))
        let right = Path(cut.at(waist - 0.004, y + 0.012)).quad(cut.at(0.11, y + 0.01), cut.at(0.082, y - 0.03))
        let gleam = Path(cut.at(-0.115, 0.16)).through(cut.at(-0.115, 0.28), cut.at(-0.125, cut.hemY - 0.02))
        var folds = [
            .pointed(left.and(right), 30), Sketch.Fold(path: gleam, width: 34, tone: .light),
        ]
        // A belt hides the folds of the waist.
        if isBelted { folds.removeFirst() }
        if cut.hemY > 0.6 {
            let fall = Path(cut.at(0.12, cut.hemY)).quad(cut.at(0.1, 0.62), cut.at(0.115, 0.48))
                .and(Path(cut.at(-0.09, cut.hemY + 0.01)).quad(cut.at(-0.085, 0.62), cut.at(-0.1, 0.5)))
            folds.append(.pointed(fall, 46))
        }
        return folds
    }

    /// The seams between the channels of a puffer, in body units.
    static func channels(_ cut: Cut) -> [Double] {
        let step = 0.0485
        return (0..<Int((cut.hemY - 0.175) / step) + 1).map { 0.15 + Double($0) * step }
    }

    private static func channelFolds(_ cut: Cut) -> [Sketch.Fold] {
        let lines = channels(cut)
        func line(_ y: Double, _ shift: Double) -> Path {
            Path(cut.at(-0.21, y + shift)).quad(cut.at(0, y + shift + 0.016), cut.at(0.21, y + shift))
        }
        let dark = lines.dropFirst().reduce(line(lines[0], -0.005)) { $0.and(line($1, -0.005)) }
        let light = lines.dropFirst().reduce(line(lines[0], 0.013)) { $0.and(line($1, 0.013)) }
        return [Sketch.Fold(path: dark, width: 17), Sketch.Fold(path: light, width: 13, tone: .light)]
    }

    private static func back(_ sketch: inout Sketch, _ garment: Garment, _ front: Front, _ cut: Cut) {
        switch front {
        case .padded:
            Outerwear.padded(&sketch, garment, cut, isBack: true)
        case .collarless:
            sketch.seams([princess(cut), princess(cut).mirrored])
        case .tailored, .trucker, .biker:
            let seam = Path(cut.at(0, 0.11)).line(cut.at(0, cut.hemY + 0.012))
            sketch.seams(front == .trucker ? [] : [seam])
            sketch.seams([princess(cut), princess(cut).mirrored], width: 2, opacity: 0.8)
            if garment.type == .trench || front == .trucker {
                let yoke = Path(cut.at(-0.168, 0.185)).quad(cut.at(0, 0.235), cut.at(0.168, 0.185))
                sketch.seams([yoke], width: 3)
            }
            if cut.hemY > 0.5, garment.waist != .belt, garment.type != .trench {
                sketch.seams([
                    Path(cut.at(0.012, cut.hemY + 0.012)).line(cut.at(0.01, cut.hemY - 0.08)).line(
                        cut.at(0, cut.hemY - 0.09))
                ])
            }
            sketch.collar(cut, isBack: true)
        }
    }

    static func princess(_ cut: Cut) -> Path {
        Path(cut.at(0.148, 0.165)).cubic(cut.at(0.1, 0.21), cut.at(0.078, 0.3), cut.at(0.078, 0.36))
            .quad(cut.at(0.08, 0.42), cut.at(0.094, cut.hemY + 0.012))
    }

    private static func tailored(
        _ sketch: inout Sketch, _ garment: Garment, _ cut: Cut, _ upper: Upper, _ breakY: Double
    ) {
        let isDouble = garment.fastening == .doubleRow || garment.type == .trench
        let low = cut.hemY + 0.018
        let shift = isDouble ? -0.066 : -0.012
        let edge = Path(cut.at(0.002, breakY)).quad(cut.at(shift, breakY + 0.02), cut.at(shift, breakY + 0.06))
            .line(cut.at(shift - 0.004, low - (garment.type == .blazer && !isDouble ? 0.05 : 0)))
        sketch.seams([edge], width: 3.5)
        if garment.type != .trench {
            let dart = Path(cut.at(0.086, 0.27)).quad(cut.at(0.08, 0.34), cut.at(0.088, 0.41))
            sketch.seams([dart, dart.mirrored], width: 2, opacity: 0.8)
        }
        let isPeaked = isDouble
        let tip =
            garment.type == .trench ? cut.at(0.126, 0.178) : isPeaked ? cut.at(0.118, 0.162) : cut.at(0.106, 0.182)
        let fold = cut.at(cut.neck * 0.98, 0.088)
        let notch = cut.at(0.07, garment.type == .trench ? 0.165 : 0.158)
        let lapel = Path(cut.at(0.001, breakY + 0.004)).quad(cut.at(0.085, breakY - 0.045), tip).line(notch)
            .line(fold).quad(cut.at(0.052, 0.19), cut.at(0.001, breakY + 0.004)).closed
        let collar = Path(cut.at(cut.neck * 0.92, 0.05)).quad(
            cut.at(cut.neck + 0.022, 0.066), cut.at(cut.neck + 0.03, 0.1)
        )
        .line(cut.at(0.112, 0.138)).line(notch).quad(cut.at(0.064, 0.12), cut.at(cut.neck * 0.92, 0.05)).closed
        sketch.seams(
            [Path(cut.at(0.01, breakY)).quad(cut.at(0.09, breakY - 0.035), tip + Point(4, 12))], .shade, width: 11,
            opacity: garment.pattern == .plain ? 0.16 : 0.4)
        // A pattern hides an edge, so that a patterned lapel has a heavier one.
        let outline = garment.pattern == .plain ? 3.5 : 5.5
        for shape in [lapel, collar] { sketch.piece(shape.and(shape.mirrored), outline: outline) }
        if garment.type == .trench {
            Outerwear.trench(&sketch, cut)
        } else {
            Pockets.flaps(&sketch, cut, top: cut.hemY > 0.6 ? 0.42 : 0.405, inner: 0.056)
            if garment.type == .blazer {
                let welt = Path.polygon(
                    cut.at(0.082, 0.245), cut.at(0.128, 0.236), cut.at(0.129, 0.247), cut.at(0.083, 0.256))
                sketch.piece(welt, relief: .none, outline: 2)
            }
        }
        frontButtons(&sketch, garment, cut, breakY, isDouble: isDouble)
        if garment.type != .trench { sleeveButtons(&sketch, cut) }
    }

    private static func frontButtons(
        _ sketch: inout Sketch, _ garment: Garment, _ cut: Cut, _ breakY: Double, isDouble: Bool
    ) {
        let ink: Sketch.Ink = garment.seed % 4 == 0 ? .metal : garment.seed % 4 == 1 ? .other(Colour(0x6B4A30)) : .plain
        let across = garment.type == .coat || garment.type == .trench ? 22.0 : 20
        if isDouble {
            let rows =
                garment.type == .blazer
                ? [breakY + 0.024, breakY + 0.078] : [breakY + 0.024, breakY + 0.082, breakY + 0.15]
            sketch.buttons(rows.flatMap { [cut.at(-0.044, $0), cut.at(0.044, $0)] }, across: across, ink)
            return
        }
        let count = garment.type == .coat ? 3 : garment.seed % 2 == 0 ? 1 : 2
        let places = (0..<count).map { cut.at(0.004, breakY + 0.022 + Double($0) * 0.062) }
        sketch.buttons(places, across: across, ink)
    }

    private static func sleeveButtons(_ sketch: inout Sketch, _ cut: Cut) {
        let shape = SleeveShape(cut: cut, sleeve: .long, end: .plain)
        let way = Point.down(turned: cut.armTurn)
        let places = (0..<3).map { shape.cuffButton - way * (18.0 + Double($0) * 17) }
        sketch.dots(places + places.map(\.mirrored), across: 8)
    }
}
