/// An outline or a line: straight pieces and Bézier curves, written in a chain.
///
/// `through` is what draws most garments: a curve that passes smoothly through the given points and turns sharply only
/// where one `through` ends and the next step begins.
public struct Path: Equatable, Sendable {
    enum Step: Equatable, Sendable {
        case move(Point), line(Point), quad(Point, Point), cubic(Point, Point, Point), close
    }

    private(set) var steps: [Step]
    private(set) var end: Point

    /// A path that starts here.
    init(_ start: Point) {
        steps = [.move(start)]
        end = start
    }

    /// A path that starts here, in pixels.
    init(_ x: Double, _ y: Double) { self.init(Point(x, y)) }

    /// Straight on to each of these.
    func line(_ points: Point...) -> Path {
        var path = self
        for point in points { path.add(.line(point), point) }
        return path
    }

    /// A curve with one control point.
    func quad(_ control: Point, _ point: Point) -> Path {
        var path = self
        path.add(.quad(control, point), point)
        return path
    }

    /// A curve with two control points.
    func cubic(_ first: Point, _ second: Point, _ point: Point) -> Path {
        var path = self
        path.add(.cubic(first, second, point), point)
        return path
    }

    /// A smooth curve through all of these.
    func through(_ points: Point...) -> Path { through(points) }

    /// A smooth curve through all of these.
    func through(_ points: [Point]) -> Path {
        let all = [end] + points
        guard all.count > 2 else { return line(all[all.count - 1]) }
        // The tangent at a point is parallel to the chord of its neighbours; handles are a third of their own chord,
        // so that unequal distances do not make loops.
        var tangents = all.indices.map { index in
            index == 0 || index == all.count - 1
                ? Point(0, 0) : (all[index + 1] - all[index - 1]).direction
        }
        tangents[0] = Self.endTangent(all[0], all[1], tangents[1])
        tangents[all.count - 1] =
            Self.endTangent(all[all.count - 1], all[all.count - 2], tangents[all.count - 2] * -1) * -1
        var path = self
        for index in 1..<all.count {
            let third = (all[index] - all[index - 1]).length / 3
            path.add(
                .cubic(
                    all[index - 1] + tangents[index - 1] * third, all[index] - tangents[index] * third, all[index]),
                all[index])
        }
        return path
    }

    /// The path back to its start.
    var closed: Path {
        var path = self
        path.steps.append(.close)
        return path
    }

    /// This path and another one beside it.
    func and(_ other: Path) -> Path {
        var path = self
        path.steps += other.steps
        path.end = other.end
        return path
    }

    /// This path, straight on to the start of another one, and along that.
    func then(_ other: Path) -> Path {
        guard case .move(let start)? = other.steps.first else { return self }
        var path = self
        if (start - end).length > 0.01 { path.steps.append(.line(start)) }
        path.steps += other.steps.dropFirst()
        path.end = other.end
        return path
    }

    /// The path with each of its points put elsewhere.
    func mapped(_ place: (Point) -> Point) -> Path {
        var path = self
        path.end = place(end)
        path.steps = steps.map { step in
            switch step {
            case .move(let point): .move(place(point))
            case .line(let point): .line(place(point))
            case .quad(let control, let point): .quad(place(control), place(point))
            case .cubic(let first, let second, let point): .cubic(place(first), place(second), place(point))
            case .close: .close
            }
        }
        return path
    }

    /// The path on the other side of the canvas's axis.
    var mirrored: Path { mapped(\.mirrored) }

    /// An open path of one piece from its end to its start.
    var reversed: Path {
        var path = Path(end)
        var points: [Point] = []
        for step in steps {
            switch step {
            case .move(let point), .line(let point), .quad(_, let point), .cubic(_, _, let point): points.append(point)
            case .close: break
            }
        }
        for (index, step) in steps.enumerated().reversed() where index > 0 {
            switch step {
            case .line: path = path.line(points[index - 1])
            case .quad(let control, _): path = path.quad(control, points[index - 1])
            case .cubic(let first, let second, _): path = path.cubic(second, first, points[index - 1])
            case .move, .close: break
            }
        }
        return path
    }

    /// A half outline from top to bottom, and back up on the other side of the axis.
    var bothSides: Path { then(reversed.mirrored).closed }

    private mutating func add(_ step: Step, _ point: Point) {
        steps.append(step)
        end = point
    }

    private static func endTangent(_ end: Point, _ next: Point, _ tangentAtNext: Point) -> Point {
        let control = next - tangentAtNext * ((next - end).length / 3)
        return (control - end).direction
    }
}
