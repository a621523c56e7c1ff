import Basics
import EventLoop
import JSON

/// `vitrine cache status|flush|warm`: asks the node on this machine.
struct CacheCommand: Command {
    private let question: NodeControl.Question
    private let socket: String
    private let writesJSON: Bool

    /// Warming a whole shop takes a while.
    private static let secondsMax = 600

    init(_ words: ArraySlice<String>, _ environment: Environment) throws {
        let context = try CommandContext(words, environment, CacheCommand.description)
        let word = context.arguments.words.first ?? ""
        guard context.arguments.words.count == 1, let question = NodeControl.Question(rawValue: "cache \(word)") else {
            throw UsageError("`vitrine cache` needs one of status, flush, warm")
        }
        (self.question, writesJSON) = (question, context.arguments.has("json"))
        socket = context.values["control_socket"]
    }

    func run() throws -> ExitStatus {
        guard !socket.isEmpty else {
            throw CommandFailure(
                status: .configuration,
                message: "control_socket is not set: name the node's in its configuration, and start it again")
        }
        let answer: [UInt8]
        do {
            answer = try ControlSocket.ask(question.rawValue, at: socket, secondsMax: CacheCommand.secondsMax)
        } catch {
            throw CommandFailure(status: .temporary, message: "\(error): no node of this configuration runs here")
        }
        guard let state = try? JSONReader.parse(answer), state["error"] == nil else {
            throw CommandFailure(status: .temporary, message: "the node at \(socket) is of another release")
        }
        writeLine(writesJSON ? String(utf8: answer) : CacheCommand.sentence(state, question), to: 1)
        return .ok
    }

    private static func sentence(_ state: JSONValue, _ question: NodeControl.Question) -> String {
        func number(_ name: String, in part: JSONValue?) -> Int64 { part?[name]?.integer ?? 0 }
        let pages = state["pages"]
        let (bytes, most) = (number("bytes", in: pages), number("bytes_max", in: pages))
        let held =
            "\(number("count", in: pages)) pages in \(bytes / 1_024) of \(most / 1_024) KiB, "
            + "\(number("products", in: state)) products, change feed at \(number("position", in: state))"
        switch question {
        case .status: return held
        case .flush: return "Flushed: \(held)"
        case .warm: return "\(number("warmed", in: state)) pages are ready: \(held)"
        }
    }
}
