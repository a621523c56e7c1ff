import Basics
import Catalog
import EventLoop
import Importer
import Storage

/// Running imports, for the commands that need them.
enum Imports {
    /// Problems that are shown; the report has them all.
    private static let problemsShownMax = 20
    /// What is read of a file at once.
    private static let chunkBytes = 65_536

    static func products(
        _ file: String, _ options: ImportOptions, _ configuration: NodeConfiguration, on loop: EventLoop,
        say: @escaping (String) -> Void
    ) async throws -> ImportOutcome {
        try await CommandDatabases.use(configuration, on: loop) { databases in
            let reference = try await ReferenceLoader(databases, feed: FeedPosition(), log: configuration.log).load()
            let shop = ProductImportRepository(databases, context: { WritingContext(reference, now: .now()) })
            var shown = 0
            let productImport = ProductImport(
                into: shop, reference, options,
                reopen: {
                    let reader = try FileReader(file)
                    return { try reader.next(chunkBytes) }
                },
                progress: { progress in
                    guard progress.step != .variations, progress.rows - shown >= 1_000 else { return }
                    shown = progress.rows
                    say("\(file): \(progress.rows) rows")
                })
            return try await productImport.run()
        }
    }

    /// What came of an import, in Magento's words, and the first problems.
    static func summary(_ outcome: ImportOutcome) -> [String] {
        var lines = outcome.problems.prefix(problemsShownMax).map(line)
        if outcome.problemCount > problemsShownMax {
            lines.append("… and \(outcome.problemCount - problemsShownMax) more; --report FILE lists them")
        }
        lines.append(
            "Checked rows: \(outcome.rowsChecked), checked entities: \(outcome.entities), "
                + "invalid rows: \(outcome.invalidRows), total errors: \(outcome.problemCount)")
        lines.append("Created: \(outcome.created), Updated: \(outcome.updated), Deleted: 0")
        if outcome.wasStopped { lines.append("Maximum error count has been reached or system error is occurred!") }
        return lines
    }

    /// Where the problem is, as far as it has a place, and what it is.
    private static func line(_ problem: RowProblem) -> String {
        let row = problem.row > 0 ? ["row \(problem.row)"] : []
        let place = (row + [problem.column]).filter { !$0.isEmpty }.joined(separator: ", ")
        return place.isEmpty ? problem.sentence : "\(place): \(problem.sentence)"
    }
}
