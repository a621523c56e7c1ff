import JSON

/// What a run printed: a line a file, the failing ids, and the sums.
public struct RunReport {
    private var files: [(name: String, lines: [JudgedLine])] = []

    /// Nothing run yet.
    public init() {}

    /// Takes a file's lines.
    public mutating func take(_ name: String, _ lines: [JudgedLine]) { files.append((name, lines)) }

    /// How many lines went which way.
    public struct Counts: Hashable, Sendable {
        public var passed = 0
        public var failed = 0
        public var different = 0
        public var later = 0

        /// The counts of these lines.
        public init(_ lines: [JudgedLine]) {
            for line in lines {
                switch line.verdict {
                case .passed: passed += 1
                case .failed: failed += 1
                case .different: different += 1
                case .later: later += 1
                }
            }
        }

        /// `12 passed, 0 failed, 1 different on purpose, 3 later`
        public var text: String {
            "\(passed) passed, \(failed) failed, \(different) different on purpose, \(later) later"
        }
    }

    /// The sums of all files.
    public var counts: Counts { Counts(files.flatMap(\.lines)) }

    /// A file's line, and a line for each of its failures: the id and the first reason.
    public static func summary(_ name: String, _ lines: [JudgedLine]) -> [String] {
        ["\(name): \(Counts(lines).text)"]
            + lines.compactMap { line in
                guard case .failed(let found) = line.verdict else { return nil }
                let more = found.count > 1 ? " (and \(found.count - 1) more)" : ""
                return "  \(line.recording.id): \(found.first?.line() ?? "")\(more)"
            }
    }

    /// All that is not as recorded in one line, with the request.
    public static func details(_ line: JudgedLine, discrepanciesMax: Int = 40) -> [String] {
        guard case .failed(let found) = line.verdict else { return [] }
        let request = line.recording.request
        var text = ["  \(line.recording.id) (seq \(line.recording.seq)): \(request.method) \(request.path)"]
        if !request.body.isNull { text.append("    body \(request.body.text.prefix(600))") }
        text += found.prefix(discrepanciesMax).map { "    \($0.line(charactersMax: 800))" }
        if found.count > discrepanciesMax { text.append("    and \(found.count - discrepanciesMax) more") }
        return text
    }

    /// What counts as later, by feature and route, with the number of lines.
    public var laterTable: [String] {
        var counts: [String: Int] = [:]
        for line in files.flatMap(\.lines) {
            guard case .later(let feature) = line.verdict else { continue }
            counts[
                "\(feature) | \(line.recording.request.method) \(RunReport.shape(of: line.recording))", default: 0] += 1
        }
        return counts.sorted { $0.key < $1.key }.map { "\($0.value)\t\($0.key)" }
    }

    /// The route with `*` in the places of ids.
    private static func shape(of recording: Recording) -> String {
        recording.request.route.split(separator: "/").map { segment in
            let isID = segment.utf8.count == 32 || segment.utf8.allSatisfy(\.isDigit)
            return isID ? "*" : String(segment)
        }.joined(separator: "/")
    }
}
