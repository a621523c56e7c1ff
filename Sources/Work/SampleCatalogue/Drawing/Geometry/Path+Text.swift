extension Path {
    /// The path with an absolute start, so that several can stand in a row.
    var svgAbsolute: String { "M" + svg.dropFirst() }

    /// The path in the words of SVG: whole pixels, each point as the way from the one before, so that it is short.
    var svg: String {
        var pen = Pen()
        for step in steps { pen.draw(step) }
        return pen.text
    }

    /// Writes steps one after the other, and leaves out what they share.
    private struct Pen {
        var text = ""
        private var command: Character?
        private var (x, y) = (0, 0)
        private var start = (x: 0, y: 0)

        mutating func draw(_ step: Step) {
            switch step {
            case .move(let point):
                // A path's first `m` is absolute and later ones are not, which fits: the pen starts at nought.
                command = nil
                put("m", [point])
                start = (x, y)
            case .line(let point): line(to: point)
            case .quad(let control, let point): put("q", [control, point])
            case .cubic(let first, let second, let point): put("c", [first, second, point])
            case .close:
                text += "z"
                command = "z"
                (x, y) = start
            }
        }

        private mutating func line(to point: Point) {
            let (across, down) = (Numbers.rounded(point.x) - x, Numbers.rounded(point.y) - y)
            guard across == 0 || down == 0 else { return put("l", [point]) }
            say(down == 0 ? "h" : "v")
            number(down == 0 ? across : down)
            (x, y) = (x + across, y + down)
        }

        private mutating func put(_ next: Character, _ points: [Point]) {
            say(next)
            for point in points {
                number(Numbers.rounded(point.x) - x)
                number(Numbers.rounded(point.y) - y)
            }
            if let last = points.last { (x, y) = (Numbers.rounded(last.x), Numbers.rounded(last.y)) }
        }

        /// A letter that says the same as the one before it may be left out.
        private mutating func say(_ next: Character) {
            if next != command { text.append(next) }
            command = next
        }

        private mutating func number(_ value: Int) {
            if value >= 0, let last = text.utf8.last, last >= 0x30, last <= 0x39 { text += " " }
            text += String(value)
        }
    }

    /// The path's pieces as polygons, for measuring and for silhouettes.
    public var flattened: [[Point]] {
        var pieces: [[Point]] = []
        var last = Point(0, 0)
        for step in steps {
            switch step {
            case .move(let point): pieces.append([point])
            case .line(let point): pieces[pieces.count - 1].append(point)
            case .quad(let control, let point):
                for part in 1...8 {
                    let share = Double(part) / 8
                    let (first, second) = (last.toward(control, share), control.toward(point, share))
                    pieces[pieces.count - 1].append(first.toward(second, share))
                }
            case .cubic(let first, let second, let point):
                for part in 1...8 {
                    let share = Double(part) / 8
                    let middle = first.toward(second, share)
                    let left = last.toward(first, share).toward(middle, share)
                    let right = middle.toward(second.toward(point, share), share)
                    pieces[pieces.count - 1].append(left.toward(right, share))
                }
            case .close: break
            }
            if let end = pieces.last?.last { last = end }
        }
        return pieces
    }
}
