import Basics
import EventLoop
import Importer
import LocalStack

/// A command that ended with something to say.
struct CommandFailure: Error {
    let status: ExitStatus
    let message: String
}

/// `vitrine COMMAND …`.
public enum CommandLineTool {
    /// Runs the command that the process's arguments name, and ends the process.
    public static func run() -> Never {
        // Before the first thread: all inherit it, and a signal source delivers them.
        Signal.hold([.hangUp, .interrupt, .terminate])
        let status = run(Array(CommandLine.arguments.dropFirst()), Environment.ofProcess())
        endProcess(status: status.rawValue)
    }

    /// Runs a command and says how it ended. What goes wrong is a line on standard error.
    static func run(_ arguments: [String], _ environment: Environment) -> ExitStatus {
        do {
            return try dispatch(arguments, environment)
        } catch {
            let (status, message) = explain(error)
            writeLine("vitrine: \(message)", to: 2)
            return status
        }
    }

    /// Runs a command; what goes wrong is thrown.
    static func dispatch(_ arguments: [String], _ environment: Environment) throws -> ExitStatus {
        guard let name = arguments.first else {
            writeLine(Help.text, to: 2)
            return .usage
        }
        let rest = arguments.dropFirst()
        switch name {
        case "--version", "version": writeLine("vitrine \(Release.name)", to: 1)
        case "help", "--help", "-h":
            writeLine(try rest.first.map { try CommandTable.named($0).description.help } ?? Help.text, to: 1)
        default:
            let command = try CommandTable.named(name)
            guard !rest.contains(where: { $0 == "--help" || $0 == "-h" }) else {
                writeLine(command.description.help, to: 1)
                return .ok
            }
            do {
                return try command.run(rest, environment)
            } catch let error as UsageError {
                throw error.pointing(to: command.description)
            }
        }
        return .ok
    }

    private static func explain(_ error: any Error) -> (ExitStatus, String) {
        switch error {
        case let failure as CommandFailure: (failure.status, failure.message)
        case let error as UsageError: (.usage, error.description)
        case let error as ConfigurationError: (.configuration, error.description)
        case let error as FileError: (.noInput, "\(error)")
        case ImportFailure.unreadable(let sentence): (.ioError, sentence)
        case ImportFailure.store(let failure):
            (.failure, "the import stopped; what was taken is kept, and it can be run again: \(failure)")
        default: (.failure, "\(error)")
        }
    }
}
