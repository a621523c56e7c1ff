import Basics
import Importer

/// How far an import is, on standard error: on a terminal one line that is written over, elsewhere a line now and then.
final class ProgressLine {
    private let file: String
    private let bytes: Int64?
    private let isTerminal: Bool
    private let start = MonotonicInstant.now()
    private var shownAt: MonotonicInstant?
    private var step: ImportProgress.Step?
    /// When the step under way began, and the rows of the steps that look at all rows.
    private var stepStart = MonotonicInstant.now()
    private var rows = 0

    private static let redrawMilliseconds = 100
    private static let lineMilliseconds = 5_000
    private static let barWidth = 24

    init(_ file: String) {
        self.file = file.split(separator: "/").last.map(String.init) ?? file
        bytes = Files.size(file)
        isTerminal = Terminal.isOne(2)
    }

    func show(_ progress: ImportProgress) {
        let now = MonotonicInstant.now()
        if progress.step != step { (step, stepStart) = (progress.step, now) }
        if progress.step != .links { rows = progress.rows }
        let least = isTerminal ? ProgressLine.redrawMilliseconds : ProgressLine.lineMilliseconds
        if let shownAt, now.since(shownAt).milliseconds < least { return }
        // The first plain line comes after the first span: a short import says its summary only.
        if shownAt == nil, !isTerminal, now.since(start).milliseconds < least { return }
        shownAt = now
        if isTerminal {
            Terminal.rewriteLine(bar(progress, now), on: 2)
        } else {
            writeLine("\(file): \(ProgressLine.word(progress.step)) \(progress.rows) rows\(share(progress))", to: 2)
        }
    }

    /// Leaves the terminal as it was.
    func end() {
        if isTerminal, shownAt != nil { Terminal.rewriteLine("", on: 2) }
    }

    /// What a run took, for whoever measures.
    var figures: String {
        let milliseconds = max(1, MonotonicInstant.now().since(start).milliseconds)
        let peak = Machine.peakResidentKilobytes.map { "\($0 / 1_024) MB" } ?? "unknown"
        return "figures: \(rows) rows, \(milliseconds) ms, \(rows * 1_000 / milliseconds) rows/s, peak \(peak)"
    }

    private func bar(_ progress: ImportProgress, _ now: MonotonicInstant) -> String {
        let done = bytes.map { $0 == 0 ? 1 : Double(progress.bytes) / Double($0) } ?? 0
        let filled = min(ProgressLine.barWidth, Int(done * Double(ProgressLine.barWidth)))
        let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: ProgressLine.barWidth - filled)
        let speed = progress.rows * 1_000 / max(1, now.since(start).milliseconds)
        return "\(file) \(ProgressLine.word(progress.step)) [\(bar)]\(share(progress)) \(progress.rows) rows \(speed)/s"
    }

    private func share(_ progress: ImportProgress) -> String {
        guard let bytes, bytes > 0 else { return "" }
        return " \(min(100, progress.bytes * 100 / bytes)) %"
    }

    private static func word(_ step: ImportProgress.Step) -> String {
        switch step {
        case .checking: "checking"
        case .rows: "taking"
        case .links: "linking"
        }
    }
}
