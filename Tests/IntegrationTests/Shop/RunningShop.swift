import Glibc
import JSON

/// `vitrine up` in a folder of its own, on a free port, as a person would start it.
final class RunningShop: Sendable {
    let folder: String
    let port: Int
    let pid: pid_t
    /// Variables that its processes have beside those of the tests: `NAME=value`.
    private let environment: [String]

    /// Where the built command is: beside the tests, unless the environment names another.
    static let binary = getenv("VITRINE_BINARY").map { String(cString: $0) } ?? "\(root)/.build/debug/vitrine"
    /// The repository.
    static let root = #filePath.split(separator: "/").dropLast(4).reduce("") { "\($0)/\($1)" }
    /// The token of an administrator of the shared shop.
    static let sharedToken: String = {
        let made = shared.command(
            "admin", "create", "--username", "camille", "--firstname", "Camille", "--lastname", "Martin", "--email",
            "camille@shop.example", "--password", "camille123")
        precondition(made.status == 0, "\(made.output)")
        let answer = Visitor(port: shared.port).call(
            "POST", "/rest/V1/integration/admin/token", #"{"username":"camille","password":"camille123"}"#)
        return answer.body.filter { $0 != "\"" }
    }()

    private static let startSecondsMax = 120

    /// One shop for all tests that only shop in it.
    static let shared = RunningShop()

    /// Starts a shop in a new folder, or again in that of an earlier one.
    convenience init() {
        let folder = "/tmp/vitrine-shop-\(getpid())-\(UInt32.random(in: .min ... .max))"
        mkdir(folder, 0o755)
        self.init(in: folder)
    }

    init(in folder: String, environment: [String] = [], _ more: String...) {
        (self.folder, self.environment) = (folder, environment)
        let words = ["up", "--var", folder, "--port", "0", "--catalog-folder", "\(RunningShop.root)/Tests/SmallShop"]
        pid = RunningShop.spawn(words + more, output: "\(folder)/output.log", environment: environment)
        ServerProcess.endWithThisProcess([], folder: folder)
        RunningShop.endSoftly(pid)
        port = RunningShop.waitForPort(of: pid, in: "\(folder)/output.log")
    }

    /// A second node of the shop, with the configuration that the first one wrote and other values for some settings,
    /// on a port of its own or one that it had before.
    func secondNode(port: Int = 0, _ settings: [String] = []) -> (pid: pid_t, port: Int) {
        let output = "\(folder)/second-\(UInt32.random(in: .min ... .max)).log"
        let pid = RunningShop.spawn(
            ["serve", "--config", "\(folder)/vitrine.conf", "--port", "\(port)"] + settings, output: output,
            environment: environment)
        RunningShop.endSoftly(pid)
        return (pid, RunningShop.waitForPort(of: pid, in: output))
    }

    /// Runs a command with the shop's configuration and gives its exit status and what it printed.
    func command(_ words: String...) -> (status: Int32, output: String) { command(words) }

    func command(_ words: [String]) -> (status: Int32, output: String) {
        let output = "\(folder)/command-\(UInt32.random(in: .min ... .max)).log"
        let pid = RunningShop.spawn(
            words + ["--config", "\(folder)/vitrine.conf"], output: output, environment: environment)
        var status: Int32 = 0
        waitpid(pid, &status, 0)
        return (status >> 8 & 0xff, TextFile.read(output))
    }

    /// Ends the shop as an operator does and gives its exit status.
    func end(signal: Int32 = SIGTERM) -> Int32 {
        var status: Int32 = 0
        kill(pid, signal)
        waitpid(pid, &status, 0)
        return status & 0x7f == 0 ? status >> 8 & 0xff : -(status & 0x7f)
    }

    /// The numbers of the private servers' processes, as `stack.json` has them.
    var serverPIDs: [pid_t] {
        guard let record = try? JSONReader.parse(Array(TextFile.read("\(folder)/stack.json").utf8)),
            let servers = record["servers"]
        else { return [] }
        let entries = servers.array ?? servers.members?.map(\.value) ?? []
        return entries.compactMap { ($0["pid"] ?? $0["process"]?["pid"])?.integer.map { pid_t($0) } }
    }

    /// What the shop printed since its last start.
    var output: String { TextFile.read("\(folder)/output.log") }

    static func spawn(
        _ words: [String], program: String = binary, output: String, environment: [String] = []
    ) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        let arguments = [program] + words
        var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        let added: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) }
        defer { for pointer in pointers + added { free(pointer) } }
        var variables = added
        while let inherited = environ[variables.count - added.count] { variables.append(inherited) }
        variables.append(nil)
        var pid: pid_t = 0
        chdir(root)
        let code = posix_spawn(&pid, program, &actions, nil, &pointers, &variables)
        precondition(code == 0, "cannot start \(program): build it first (\(String(cString: strerror(code))))")
        return pid
    }

    /// What this process' sanitizer was told: a program that is started without it reports what is no finding here.
    static var sanitizerOptions: [String: String] {
        ["ASAN_OPTIONS", "TSAN_OPTIONS"].reduce(into: [:]) { options, name in
            if let value = getenv(name) { options[name] = String(cString: value) }
        }
    }

    static func waitForPort(of pid: pid_t, in file: String) -> Int {
        for _ in 0..<(startSecondsMax * 20) {
            for line in TextFile.read(file).split(separator: "\n") where line.hasPrefix("Shop: http://127.0.0.1:") {
                if let port = Int(line.dropFirst("Shop: http://127.0.0.1:".count).dropLast()) { return port }
            }
            var status: Int32 = 0
            if waitpid(pid, &status, WNOHANG) != 0 { break }
            usleep(50_000)
        }
        preconditionFailure("no shop came up: \(TextFile.read(file))")
    }

    /// Ends the process by SIGTERM when this one ends, so that its servers end with it.
    private static func endSoftly(_ pid: pid_t) {
        ServerProcess.endWithThisProcess([pid], signal: SIGTERM)
    }
}

/// Small text files.
enum TextFile {
    static func read(_ path: String) -> String {
        guard let file = fopen(path, "r") else { return "" }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func write(_ text: String, to path: String) {
        guard let file = fopen(path, "w") else { return }
        defer { fclose(file) }
        fputs(text, file)
    }
}
