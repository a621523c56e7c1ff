import Basics
import EventLoop

/// The node as the machine's service: what systemd is told and says.
struct NodeService {
    let loop: EventLoop
    /// A folder of root's, for what systemd answers.
    let folder: String

    static let name = "vitrine"
    private static let answerBytesMax = 65_536
    private static let programs = ["/usr/bin/systemctl", "/bin/systemctl"]

    /// systemd did not do what it was told.
    struct Refusal: Error, CustomStringConvertible {
        let description: String
    }

    /// How it is at a moment.
    struct State: Hashable {
        /// systemd's word: `active`, `reloading` while a hand-over is under way, `activating` and others.
        let word: String
        /// What the process last said of itself.
        let status: String
        /// The release whose program the main process is; nil when there is none.
        let release: String?

        /// Whether the main process serves.
        var serves: Bool { word == "active" || isHandingOver }
        /// Whether it is starting its successor.
        var isHandingOver: Bool { word == "reloading" }
    }

    /// How it is now.
    func state() async throws -> State {
        let answer = try await ask("show", "--property=ActiveState,StatusText,MainPID", NodeService.name)
        var values: [Substring: Substring] = [:]
        for line in answer.text.split(separator: "\n") {
            guard let equals = line.firstIndex(of: "=") else { continue }
            values[line[..<equals]] = line[line.index(after: equals)...]
        }
        let pid = values["MainPID"].flatMap { Int32($0) } ?? 0
        let process = pid > 0 ? ProcessIdentity.of(ProcessID(pid)) : nil
        return State(
            word: values["ActiveState"].map(String.init) ?? "", status: values["StatusText"].map(String.init) ?? "",
            release: process.flatMap { ReleaseFolders.version(inPath: $0.executable) })
    }

    /// Starts it anew, whatever was under way, and waits until it has said that it is ready. Starts that failed before
    /// are forgotten: they were another release's.
    func restart() async throws {
        _ = try await ask("reset-failed", NodeService.name)
        try await tell("restart", NodeService.name)
    }

    /// Lets the process that runs start its successor. Does not wait for it.
    func reload() async throws { try await tell("reload", NodeService.name) }

    /// Ends it.
    func stop() async throws { try await tell("stop", NodeService.name) }

    /// Makes the unit file known, and the service start with the machine.
    func readUnits() async throws {
        try await tell("daemon-reload")
        try await tell("enable", "--quiet", NodeService.name)
    }

    private func tell(_ words: String...) async throws {
        let answer = try await ask(words)
        guard answer.status == 0 else {
            throw Refusal(
                description: "systemctl \(words.joined(separator: " ")) failed with \(answer.status): "
                    + (answer.text.trimmed.isEmpty ? "see journalctl -u \(NodeService.name)" : answer.text.trimmed))
        }
    }

    private func ask(_ words: String...) async throws -> (status: Int32, text: String) { try await ask(words) }

    private func ask(_ words: [String]) async throws -> (status: Int32, text: String) {
        guard let program = NodeService.programs.first(where: { Files.isExecutable($0) }) else {
            throw Refusal(description: "this machine has no systemctl: the node is a service of systemd's")
        }
        let output = "\(folder)/.systemctl"
        try Files.remove(output)
        defer { try? Files.remove(output) }
        let child = try ChildProcess.start(
            ChildProcess.Command(
                program, words, environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"], outputPath: output))
        guard let status = await child.waitForEnd(on: loop, within: .seconds(Deployment.secondsMax)) else {
            await child.end(grace: .seconds(1), on: loop)
            throw Refusal(description: "systemctl \(words.joined(separator: " ")) did not end")
        }
        return (status, String(utf8: try Files.read(output, bytesMax: NodeService.answerBytesMax)))
    }
}
