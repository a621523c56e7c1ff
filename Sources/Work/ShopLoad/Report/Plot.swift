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
    private let lines: [Line]
    private let seconds: Int
    private let top: Int

    private static let (width, height) = (720, 200)
    private static let (left, right, above, below) = (64, 8, 12, 24)
    /// More points than pixels show nothing more.
    private static let pointsMax = 600

    init(_ title: String, unit: String, _ lines: [Line]) {
        (self.title, self.unit, self.lines) = (title, unit, lines)
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
                .aria("label", "\(title), at most \(lines.flatMap(\.values).max() ?? 0) \(unit)")
            ) {
                for step in 0...4 { Scale(y: y(top * step / 4), number: top * step / 4, plot: Plot.width) }
                for step in 0...4 { Moment(x: x(Double(seconds * step) / 4), second: seconds * step / 4) }
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

    /// The next number above that is easy to divide by four.
    private static func roundNumber(from value: Int) -> Int {
        var power = 4
        while true {
            for factor in [1, 2, 5] where factor * power >= value { return factor * power }
            power *= 10
        }
    }
}

/// A line across, with its number.
private struct Scale: HTML {
    let y: Int
    let number: Int
    let plot: Int

    var body: some HTML {
        Element(
            "line", .class("scale"), .named("x1", "64"), .named("x2", "\(plot - 8)"), .named("y1", "\(y)"),
            .named("y2", "\(y)"))
        Element("text", .named("x", "58"), .named("y", "\(y + 4)"), .named("text-anchor", "end")) { "\(number)" }
    }
}

/// A moment below the plot.
private struct Moment: HTML {
    let x: Int
    let second: Int

    var body: some HTML {
        Element("text", .named("x", "\(x)"), .named("y", "194"), .named("text-anchor", "middle")) { "\(second) s" }
    }
}
