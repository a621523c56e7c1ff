import Basics
import EventLoop
import ShopLoad

/// `vitrine-load URL`: simulated shoppers in a shop.
@main
struct VitrineLoad {
    static func main() {
        // Before anything else, so that a run can end itself at Ctrl-C and still tell what it saw.
        Signal.hold([.interrupt, .terminate])
        endProcess(status: run(Array(CommandLine.arguments.dropFirst())).rawValue)
    }

    /// Runs and says how it ended. What goes wrong is a line on standard error.
    private static func run(_ words: [String]) -> ExitStatus {
        do {
            guard !words.contains("--help"), !words.contains("-h") else {
                writeLine(LoadHelp.text, to: 1)
                return .ok
            }
            guard let options = try LoadOptions(words) else { return .ok }
            return try run(options)
        } catch {
            let (status, message) = explain(error)
            writeLine("vitrine-load: \(message)", to: 2)
            return status
        }
    }

    private static func run(_ options: LoadOptions) throws -> ExitStatus {
        try options.checkDescriptors()
        let isTerminal = Terminal.isOne(2)
        let outcome = try EventLoop.runToEnd { loop in
            let run = LoadRun(options.plan, on: loop) { figures in
                guard !options.isQuiet else { return }
                if isTerminal {
                    Terminal.redrawScreen(LiveScreen.lines(figures, url: options.plan.target.url), on: 2)
                } else if figures.second % LoadOptions.secondsBetweenLines == 0 {
                    writeLine(LiveScreen.line(figures), to: 2)
                }
            }
            return try await run.toEnd()
        }
        for line in outcome.summary { writeLine(line, to: 1) }
        do throws(FileError) {
            if let path = options.jsonPath { try Files.write(outcome.json(), to: path) }
            if let path = options.htmlPath { try Files.write(outcome.html(), to: path) }
        } catch {
            writeLine("vitrine-load: \(error)", to: 2)
            return .ioError
        }
        return outcome.faults.isEmpty ? .ok : .failure
    }

    private static func explain(_ error: any Error) -> (ExitStatus, String) {
        switch error {
        case let error as UsageError: (.usage, "\(error); see `vitrine-load --help`")
        case let error as ShopTarget.Refusal: (.usage, "\(error)")
        case let error as ProfileError: (.configuration, "the profile: \(error)")
        case let error as FileError: (.noInput, "\(error)")
        case let error as LoadRun.NobodyAnswers: (.temporary, "\(error); start the shop, and run it again")
        default: (.failure, "\(error)")
        }
    }
}
