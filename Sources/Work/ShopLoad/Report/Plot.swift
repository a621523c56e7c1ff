import Basics
import Markup

/// Lines over the seconds of a run, drawn as SVG.
struct Plot: HTML {
    /// One line.
    struct Line {
        let name: String
        /// The class that gives it its colour and dashes.
        let style: String
        let values: [Int]
    }

    private let title: String
    private let unit: String
    /// How many of what the lines count make one of the unit.
    private let divisor: Int
    private let lines: [Line]
    private let seconds: Int
    private let top: Int

    private static let (width, height) = (720, 200)
    private static let (left, right, above, below) = (64, 8, 12, 24)
    /// More points than pixels show nothing more.
    private static let pointsMax = 600

    init(_ title: String, unit: String, of divisor: Int = 1, _ lines: [Line]) {
        (self.title, self.unit, self.divisor, self.lines) = (title, unit, divisor, lines)
        seconds = max(1, lines.map(\.values.count).max() ?? 1)
        top = Plot.roundNumber(from: lines.flatMap(\.values).max() ?? 0)
    }

    var body: some HTML {
        Element("figure") {
            Element("figcaption") {
                "\(title) (\(unit))"
                if lines.count > 1 {
                    for line in lines { Element("span", .class("key", line.style)) { line.name } }
                }
            }
            Element(
                "svg", .named("viewBox", "0 0 \(Plot.width) \(Plot.height)"), .role("img"),
                .aria("label", "\(title), at most \(label(lines.flatMap(\.values).max() ?? 0)) \(unit)")
            ) {
                for step in 0...4 { Scale(y: y(top * step / 4), label: label(top * step / 4), plot: Plot.width) }
                for step in 0...4 {
                    Moment(
                        x: x(Double(seconds * step) / 4), second: seconds * step / 4,
                        anchor: step == 4 ? "end" : "middle")
                }
                for line in lines {
                    Element("polyline", .class("line", line.style), .named("points", points(line.values)))
                }
            }
        }
    }

    private func x(_ second: Double) -> Int {
        Plot.left + Int(second / Double(seconds) * Double(Plot.width - Plot.left - Plot.right))
    }

    private func y(_ value: Int) -> Int {
        Plot.height - Plot.below - value * (Plot.height - Plot.above - Plot.below) / top
    }

    /// Each point is the largest of the seconds that share it, so that no peak is lost.
    private func points(_ values: [Int]) -> String {
        let width = max(1, (values.count + Plot.pointsMax - 1) / Plot.pointsMax)
        return stride(from: 0, to: values.count, by: width).map { start in
            let largest = values[start..<min(start + width, values.count)].max() ?? 0
            return "\(x(Double(start) + 0.5)),\(y(largest))"
        }.joined(separator: " ")
    }

    /// The next number above of which a quarter is easy to read.
    private static func roundNumber(from value: Int) -> Int {
        var power = 4
        while true {
            for tenths in [10, 15, 20, 25, 30, 40, 50, 60, 80] where tenths * power % 40 == 0 {
                if tenths * power / 10 >= value { return tenths * power / 10 }
            }
            power *= 10
        }
    }

    /// A number in the unit, without decimals that say nothing.
    private func label(_ value: Int) -> String {
        let (whole, rest) = value.quotientAndRemainder(dividingBy: divisor)
        guard rest > 0 else { return "\(whole)" }
        var decimals = String(divisor + rest).dropFirst()
        while decimals.last == "0" { decimals.removeLast() }
        return "\(whole).\(decimals)"
    }
}

/// A line across, with its number.
private struct Scale: HTML {
    let y: Int
    let label: String
    let plot: Int

    var body: some HTML {
        Element(
            "line", .class("scale"), .named("x1", "64"), .named("x2", "\(plot - 8)"), .named("y1", "\(y)"),
            .named("y2", "\(y)"))
        Element("text", .named("x", "58"), .named("y", "\(y + 4)"), .named("text-anchor", "end")) { label }
    }
}

/// A moment below the plot.
private struct Moment: HTML {
    let x: Int
    let second: Int
    let anchor: String

    var body: some HTML {
        Element("text", .named("x", "\(x)"), .named("y", "194"), .named("text-anchor", anchor)) { "\(second) s" }
    }
}
