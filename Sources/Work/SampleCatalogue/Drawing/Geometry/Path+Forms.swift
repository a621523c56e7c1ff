/// Forms that are drawn often.
extension Path {
    /// A closed outline with straight sides.
    static func polygon(_ points: Point...) -> Path {
        points.dropFirst().reduce(Path(points[0])) { $0.line($1) }.closed
    }

    /// A closed outline that passes smoothly through all of these, its start too.
    static func blob(_ points: Point...) -> Path {
        // Tangents at the seam need the neighbours of both ends, so the curve goes round once and a bit is cut off.
        let all = points + points.prefix(3)
        let round = Path(all[0]).through(Array(all.dropFirst()))
        var path = Path(points[1])
        for step in round.steps.dropFirst(2).prefix(points.count) {
            if case .cubic(let first, let second, let point) = step { path = path.cubic(first, second, point) }
        }
        return path.closed
    }

    /// A rectangle with round corners.
    static func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double, corner: Double) -> Path {
        let (right, bottom) = (x + width, y + height)
        return Path(x + corner, y).line(Point(right - corner, y)).quad(Point(right, y), Point(right, y + corner))
            .line(Point(right, bottom - corner)).quad(Point(right, bottom), Point(right - corner, bottom))
            .line(Point(x + corner, bottom)).quad(Point(x, bottom), Point(x, bottom - corner))
            .line(Point(x, y + corner)).quad(Point(x, y), Point(x + corner, y)).closed
    }

    /// An ellipse of four curves.
    static func ellipse(_ centre: Point, _ across: Double, _ down: Double) -> Path {
        let (x, y, bend) = (centre.x, centre.y, 0.5523)
        return Path(x - across, y)
            .cubic(Point(x - across, y - down * bend), Point(x - across * bend, y - down), Point(x, y - down))
            .cubic(Point(x + across * bend, y - down), Point(x + across, y - down * bend), Point(x + across, y))
            .cubic(Point(x + across, y + down * bend), Point(x + across * bend, y + down), Point(x, y + down))
            .cubic(Point(x - across * bend, y + down), Point(x - across, y + down * bend), Point(x - across, y))
            .closed
    }

    /// A line that swings about the way from one point to another: fringe, ripples, gathers.
    static func ripple(from start: Point, to end: Point, waves: Int, swing: Double) -> Path {
        let side = (end - start).direction.normal * swing
        return (0..<waves).reduce(Path(start)) { path, wave in
            let stop = start.toward(end, Double(wave + 1) / Double(waves))
            let middle = start.toward(end, (Double(wave) + 0.5) / Double(waves))
            return path.quad(middle + side, stop)
        }
    }

    /// A zigzag from one point to another: pleats.
    static func zigzag(from start: Point, to end: Point, teeth: Int, depth: Double) -> Path {
        let side = (end - start).direction.normal * depth
        return (0..<teeth).reduce(Path(start)) { path, tooth in
            let middle = start.toward(end, (Double(tooth) + 0.4) / Double(teeth))
            return path.line(middle + side, start.toward(end, Double(tooth + 1) / Double(teeth)))
        }
    }

    /// A slim form about each piece of a line: as wide as this at its start, and nothing at its end.
    func pointed(_ width: Double) -> Path {
        var pieces: [[[Point]]] = []
        for step in steps {
            switch step {
            case .move(let point): pieces.append([[point]])
            case .line(let point): pieces[pieces.count - 1].append([point])
            case .quad(let control, let point): pieces[pieces.count - 1].append([control, point])
            case .cubic(let first, let second, let point): pieces[pieces.count - 1].append([first, second, point])
            case .close: break
            }
        }
        let forms = pieces.map { piece -> Path in
            let way = piece.joined()
            guard let last = way.last else { return self }
            let side = (last - piece[0][0]).direction.normal * (width / 2)
            func edge(_ sign: Double) -> Path {
                var passed = 0
                func shifted(_ point: Point) -> Point {
                    passed += 1
                    return point + side * (sign * (1 - Double(passed - 1) / Double(max(1, way.count - 1))))
                }
                let start = Path(shifted(piece[0][0]))
                return piece.dropFirst().reduce(start) { path, points in
                    let moved = points.map(shifted)
                    switch moved.count {
                    case 1: return path.line(moved[0])
                    case 2: return path.quad(moved[0], moved[1])
                    default: return path.cubic(moved[0], moved[1], moved[2])
                    }
                }
            }
            return edge(1).then(edge(-1).reversed).closed
        }
        return forms.dropFirst().reduce(forms[0]) { $0.and($1) }
    }
}
