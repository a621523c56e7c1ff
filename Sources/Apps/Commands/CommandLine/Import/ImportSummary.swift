import Basics
import Catalog
import Importer
import JSON

/// What came of an import, in words and for programs.
struct ImportSummary {
    private let outcome: ImportOutcome
    private let kind: ImportKind
    /// The file as whoever reads this knows it.
    private let file: String

    /// Problems that are shown; the report has them all.
    private static let problemsShownMax = 20

    init(_ outcome: ImportOutcome, of kind: ImportKind, from file: String) {
        (self.outcome, self.kind, self.file) = (outcome, kind, file)
    }

    private var problemsShown: ArraySlice<RowProblem> { outcome.problems.prefix(ImportSummary.problemsShownMax) }

    /// The first problems, and the sums in Magento's words.
    var lines: [String] {
        var lines = problemsShown.map(line)
        if outcome.problemCount > problemsShown.count {
            lines.append("… and \(outcome.problemCount - problemsShown.count) more; --report FILE lists them")
        }
        lines.append(
            "Checked rows: \(outcome.rowsChecked), checked entities: \(outcome.entities), "
                + "invalid rows: \(outcome.invalidRows), total errors: \(outcome.problemCount)")
        lines.append("Created: \(outcome.created), Updated: \(outcome.updated), Deleted: \(outcome.deleted)")
        if outcome.wasStopped { lines.append("Maximum error count has been reached or system error is occurred!") }
        return lines
    }

    /// Where the problem is, as far as it has a place, and what it is.
    private func line(_ problem: RowProblem) -> String {
        let place = problem.line > 0 ? "\(file):\(problem.line)" : file
        let column = problem.column.isEmpty ? "" : " \(problem.column):"
        return "\(place):\(column) \(problem.sentence)"
    }

    /// The same as one JSON object.
    var json: String {
        var json = JSONWriter(escaping: .plain)
        json.object { json in
            json.member("file", file)
            json.member("kind", kind.rawValue)
            json.member("rows", outcome.rowsChecked)
            json.member("entities", outcome.entities)
            json.member("invalid_rows", outcome.invalidRows)
            json.member("problems", outcome.problemCount)
            json.member("created", outcome.created)
            json.member("updated", outcome.updated)
            json.member("deleted", outcome.deleted)
            json.member("stopped", outcome.wasStopped)
            json.array("first_problems") { json in
                for problem in problemsShown { ImportSummary.write(problem, into: &json) }
            }
        }
        return String(utf8: json.takeBytes())
    }

    /// A place that the problem does not have is null.
    private static func write(_ problem: RowProblem, into json: inout JSONWriter) {
        func known(_ text: String) -> String? { text.isEmpty ? nil : text }
        json.object { json in
            if problem.line > 0 { json.member("line", problem.line) } else { json.member("line", .null) }
            json.member("column", known(problem.column))
            json.member("sku", known(problem.sku))
            json.member("code", problem.code)
            json.member("sentence", problem.sentence)
        }
    }
}
