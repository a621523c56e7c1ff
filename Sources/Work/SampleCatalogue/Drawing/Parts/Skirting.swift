/// What hangs from the waist or the hip: its sides, its lower edge and its folds.
struct Skirting {
    /// Where the sides begin, at the waist, and pass the hip, both on the right.
    let waist, hip: Point
    /// Where the right side ends.
    let corner: Point
    let hem: Hem
    /// How much lower the left side ends than the right one.
    var drop = 0.0

    private var leftCorner: Point { corner.mirrored + Point(0, drop) }
    private var height: Double { corner.y - waist.y }

    /// The right side, from the waist down.
    func right(from path: Path) -> Path { path.through(hip, corner) }

    /// From the right side's end to the left one's.
    func edge(from path: Path) -> Path {
        switch hem {
        case .flared: return path.through(wave(count: 5, swing: 9, sag: 30))
        case .asymmetric: return path.through(wave(count: 4, swing: 10, sag: 14))
        case .gathered: return path.through(wave(count: 9, swing: 6, sag: 16))
        case .pleated:
            return Path.zigzag(from: corner, to: leftCorner, teeth: 10, depth: -13).steps.dropFirst()
                .reduce(path) { path, step in
                    if case .line(let point) = step { path.line(point + Point(0, sag(at: point, 14))) } else { path }
                }
        case .slit:
            let foot = corner.toward(leftCorner, 0.24) + Point(0, 9)
            return path.quad(corner.toward(foot, 0.5) + Point(0, 8), foot)
                .quad(Point(foot.x - 4, foot.y - height * 0.2), Point(foot.x - 16, foot.y - height * 0.36))
                .quad(Point(foot.x - 22, foot.y - height * 0.15), Point(foot.x - 38, foot.y + 4))
                .quad(foot.toward(leftCorner, 0.5) + Point(0, 10), leftCorner)
        case .straight: return path.quad(corner.toward(leftCorner, 0.5) + Point(0, 22), leftCorner)
        }
    }

    /// The left side, from below up to the waist.
    func left(from path: Path) -> Path { path.through(hip.mirrored + Point(0, drop * 0.1), waist.mirrored) }

    /// Soft folds from the lower edge up.
    var folds: [Sketch.Fold] {
        switch hem {
        case .pleated:
            let dark = (1..<10).map { pleat($0, shift: 0.012) }
            let light = (1..<10).map { pleat($0, shift: -0.03) }
            return [
                Sketch.Fold(path: Self.joined(dark), width: 13),
                Sketch.Fold(path: Self.joined(light), width: 9, tone: .light),
            ]
        case .flared, .asymmetric:
            let count = hem == .flared ? 5 : 4
            return (0..<count).flatMap { fold -> [Sketch.Fold] in
                let share = (Double(fold) + 0.5) / Double(count)
                let rise = 0.62 + 0.2 * Double(fold * 7 % 3) / 2
                return [
                    .pointed(line(share, rise: rise), 44), .pointed(line(share + 0.085, rise: rise * 0.9), 36, .light),
                ]
            }
        case .gathered:
            let gathers: [Sketch.Fold] = (0..<8).map { fold in
                .pointed(line((Double(fold) + 0.6) / 8.4, rise: fold % 2 == 0 ? 0.96 : 0.7), 26)
            }
            return gathers + [.pointed(line(0.66, rise: 0.9), 40, .light), .pointed(line(0.83, rise: 0.8), 30, .light)]
        case .straight, .slit:
            return [
                .pointed(line(0.2, rise: 0.8), 40), .pointed(line(0.84, rise: 0.6), 34),
                .pointed(line(0.68, rise: 0.95), 54, .light),
            ]
        }
    }

    /// Fold lines that are sharp: pleats, and the deepest of other folds.
    var lines: [Path] {
        switch hem {
        case .pleated: (1..<10).map { pleat($0, shift: 0) }
        case .flared: [0.3, 0.7].map { line($0, rise: 0.45) } + [line(0.5, rise: 0.3), line(0.1, rise: 0.36)]
        case .asymmetric: [line(0.25, rise: 0.5), line(0.62, rise: 0.4)]
        case .gathered: [0.18, 0.42, 0.55, 0.82].map { line($0, rise: 0.3) }
        case .straight, .slit: []
        }
    }

    /// A line along the edge, this much above it.
    func hemLine(above: Double) -> Path {
        let lift = Point(0, -above)
        return Path(corner + lift).quad(corner.toward(leftCorner, 0.5) + Point(0, 22) + lift, leftCorner + lift)
    }

    /// A fold: from the edge at this share of its width up towards the waist.
    func line(_ share: Double, rise: Double) -> Path {
        let foot = corner.toward(leftCorner, share)
        let low = foot + Point(0, sag(at: foot, 22) - 2)
        let head = waist.toward(waist.mirrored, share)
        let stop = low.toward(head, rise)
        return Path(low).quad(low.toward(stop, 0.5) + Point((foot.x - Canvas.axis) * 0.06 + 6, 0), stop)
    }

    private func pleat(_ number: Int, shift: Double) -> Path {
        let share = Double(number) / 10 + shift
        let foot = corner.toward(leftCorner, share)
        let head = waist.toward(waist.mirrored, share)
        let bend = hip.toward(hip.mirrored + Point(0, drop * 0.1), share)
        return Path(head).quad(bend.toward(head, 0.2), bend.toward(foot, 0.3)).line(
            foot + Point(0, sag(at: foot, 14) - 3))
    }

    private func sag(at point: Point, _ depth: Double) -> Double {
        let share = (point.x - Canvas.axis) / max(1, corner.x - Canvas.axis)
        return depth * (1 - share * share)
    }

    private func wave(count: Int, swing: Double, sag depth: Double) -> [Point] {
        (1...count * 2).map { step in
            let point = corner.toward(leftCorner, Double(step) / Double(count * 2))
            let side = step == count * 2 ? 0 : step % 2 == 1 ? swing : -swing
            return point + Point(0, sag(at: point, depth) + side)
        }
    }

    private static func joined(_ paths: [Path]) -> Path { paths.dropFirst().reduce(paths[0]) { $0.and($1) } }
}
