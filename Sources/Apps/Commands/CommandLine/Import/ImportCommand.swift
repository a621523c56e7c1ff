import Basics
import EventLoop
import Importer

/// `vitrine import KIND FILE.csv`.
struct ImportCommand: Command {
    private let context: CommandContext
    private let configuration: NodeConfiguration
    private let job: Imports.Job

    init(_ words: ArraySlice<String>, _ environment: Environment) throws {
        context = try CommandContext(words, environment, ImportCommand.description)
        guard context.arguments.words.count == 2, let kind = ImportKind(rawValue: context.arguments.words[0]) else {
            throw UsageError(ImportKind.expected(context.arguments.words.first, and: "a file"))
        }
        var options = ImportOptions()
        if let word = context.arguments["behavior"] {
            guard let behavior = ImportBehavior(rawValue: word == "add_update" ? "append" : word) else {
                throw UsageError("--behavior \(word) is none of append, replace, delete")
            }
            guard kind != .attributes || behavior != .replace else {
                throw UsageError("attributes are not replaced: every product would lose its values")
            }
            options.behavior = behavior
        }
        options.isStrict = context.arguments.has("strict")
        options.isDryRun = context.arguments.has("dry-run")
        if let allowed = context.arguments["allowed-errors"] {
            guard let number = Int(allowed), number >= 0 else {
                throw UsageError("--allowed-errors needs a whole number, zero or more")
            }
            options.allowedErrors = number
        }
        configuration = try NodeConfiguration(context.values)
        job = Imports.Job(
            kind: kind, file: context.arguments.words[1], options: options, images: context.arguments["images"])
    }

    func run() throws -> ExitStatus {
        guard Files.exists(job.file) else {
            throw CommandFailure(status: .noInput, message: "\(job.file): there is no such file")
        }
        if let images = job.images, !Files.isFolder(images) {
            throw CommandFailure(status: .noInput, message: "\(images): there is no such folder")
        }
        let report = try context.arguments["report"].map { try ReportFile($0, of: job.file) }
        let progress = ProgressLine(job.file)
        var listeners = ImportListeners()
        listeners.beginsAnew = { report?.begin() }
        listeners.problem = { report?.add($0) }
        listeners.progress = { progress.show($0) }
        let outcome: ImportOutcome
        do {
            outcome = try EventLoop.runToEnd { loop in
                try await Imports.run(job, configuration, listeners, on: loop)
            }
        } catch {
            progress.end()
            // What was found until then is worth having.
            try? report?.finish()
            throw error
        }
        progress.end()
        let summary = ImportSummary(outcome, of: job.kind, from: job.file)
        for line in context.arguments.has("json") ? [summary.json] : summary.lines { writeLine(line, to: 1) }
        configuration.log.debug(progress.figures)
        do {
            try report?.finish()
        } catch {
            throw CommandFailure(status: .ioError, message: "\(error); the import itself was done")
        }
        return outcome.problemCount == 0 ? .ok : .data
    }
}
