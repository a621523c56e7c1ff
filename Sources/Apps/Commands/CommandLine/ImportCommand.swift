import Basics
import EventLoop
import Importer
import Storage

/// `vitrine import products FILE.csv`.
struct ImportCommand {
    private let context: CommandContext
    private let configuration: NodeConfiguration
    private let file: String
    private let options: ImportOptions

    init(_ words: ArraySlice<String>, _ environment: Environment) throws {
        context = try CommandContext(
            words, environment, valued: ["allowed-errors", "report", "behavior"], plain: ["strict", "dry-run"])
        guard context.arguments.words.count == 2, context.arguments.words[0] == "products" else {
            throw UsageError("usage: vitrine import products FILE.csv; see `vitrine help`")
        }
        file = context.arguments.words[1]
        if let behavior = context.arguments["behavior"], behavior != "append" {
            throw UsageError("--behavior \(behavior): only append is there")
        }
        var options = ImportOptions()
        options.isStrict = context.arguments.has("strict")
        options.isDryRun = context.arguments.has("dry-run")
        if let allowed = context.arguments["allowed-errors"] {
            guard let number = Int(allowed), number >= 0 else {
                throw UsageError("--allowed-errors needs a whole number, zero or more")
            }
            options.allowedErrors = number
        }
        self.options = options
        configuration = try NodeConfiguration(context.values)
    }

    func run() throws -> ExitStatus {
        guard Files.exists(file) else {
            throw CommandFailure(status: .noInput, message: "\(file): there is no such file")
        }
        let outcome = try EventLoop.runToEnd { loop in
            try await Imports.products(file, options, configuration, on: loop) { line in writeLine(line, to: 2) }
        }
        for line in Imports.summary(outcome) { writeLine(line, to: 1) }
        if let report = context.arguments["report"] {
            try Files.write(ImportReport.csv(outcome.problems, file: file), to: report)
        }
        return outcome.problemCount == 0 ? .ok : .data
    }
}
