import Basics
import EventLoop
import JSON

/// One node's part in a deployment: what CodeDeploy's hooks do. Each may be run again, also after it was killed
/// half-way: it finds what is done already and does the rest.
struct Deployment {
    let folders: ReleaseFolders
    /// The bundle that is deployed: where the hook's own script lies.
    let bundle: Bundle
    let service: NodeService
    let questions: NodeQuestions
    let configuration: NodeConfiguration
    /// Where that comes from.
    let configurationFile: String
    let machine: DeployMachine
    let loop: EventLoop
    /// Tells whoever reads the deployment's log what was done.
    let say: (String) -> Void

    /// No step takes longer: a start with 100,000 products takes 11 s.
    static let secondsMax = 90
    /// For so long a node may not have its place for commands yet.
    private static let takeOverSecondsMax = 5

    /// Why a hook fails, as a sentence.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Does what belongs to a hook.
    func run(_ hook: DeployHook) async throws {
        switch hook {
        case .beforeBlockTraffic: say("the node serves on while the balancer takes it off")
        case .afterBlockTraffic: say("the balancer sends nothing; the node waits for its next release")
        case .applicationStop: say("nothing is stopped: the release that serves hands over to the next one")
        case .beforeInstall: try await prepare()
        case .afterInstall: try await install()
        case .applicationStart: try await start(try bundle.version())
        case .validateService: try await finish()
        case .beforeAllowTraffic: try await warm()
        case .afterAllowTraffic: try await finish()
        }
    }

    /// Goes back to the release that served before this one.
    func rollback() async throws {
        guard let version = folders.previous else {
            throw Failure(description: "no release served before this one: there is nothing to go back to")
        }
        say("back to \(version); the database stays as it is")
        try await start(version)
        try await validate(version)
    }

    /// What lies here and what serves, a line each.
    func status() async throws -> String {
        let state = try await service.state()
        let serving = state.serves ? state.release : nil
        let lines = try folders.releases().map { version in
            let words = [
                version == serving ? "serves" : nil, version == folders.current ? "current" : nil,
                version == folders.previous ? "for rollback" : nil,
            ]
            return ([version] + [words.compactMap { $0 }.joined(separator: ", ")]).joined(separator: "  ")
        }
        return lines.isEmpty ? "no release is installed" : lines.joined(separator: "\n")
    }
}

/// Installing.
extension Deployment {
    private func prepare() async throws {
        try bundle.check()
        _ = try folders.holds(bundle)
        try await machine.makeUser()
        if try await machine.letRead(configurationFile) {
            say("the node's user may read \(configurationFile) from now on")
        }
        try Files.makeFolders("\(folders.root)/releases")
        let free = Machine.freeBytes(at: folders.root) ?? 0
        guard free >= DeployMachine.freeBytesMin else {
            throw Failure(
                description: "\(folders.root) has \(free >> 20) MB free; a release needs"
                    + " \(DeployMachine.freeBytesMin >> 20): remove old ones")
        }
        say("\(try bundle.version()) is whole, and this machine can take it")
    }

    private func install() async throws {
        let version = try folders.install(bundle)
        say("\(version) lies in \(folders.folder(of: version))")
        let applied = try await Migrations.run(configuration, on: loop)
        say(applied.isEmpty ? "the database is up to date" : "\(applied.count) migrations were run")
        if try machine.installUnit(from: "\(folders.folder(of: version))/deploy/systemd/\(NodeService.name).service") {
            say("the unit file is new: what it says of the environment is so after the next restart")
        }
        try await service.readUnits()
    }
}

/// What is looked at before shoppers come back.
extension Deployment {
    func validate(_ version: String) async throws {
        let serving = try await service.state().release
        guard serving == version else {
            throw Failure(description: "\(serving ?? "nothing") serves, not \(version)")
        }
        guard let readiness = questions.readiness() else { throw Failure(description: "the node does not answer") }
        guard readiness == 200 else {
            throw Failure(description: "the node is not ready: /health/ready says \(readiness)")
        }
        guard let home = questions.home(), home == 200 else {
            throw Failure(
                description: "the shop's first page answers \(questions.home().map(String.init) ?? "nothing")")
        }
        say("\(version) is ready, and the shop's first page answers")
    }

    /// The pages that are asked for most are ready since the start; this makes the others.
    private func warm() async throws {
        guard !configuration.controlSocket.isEmpty else {
            return say("no control_socket: pages are made when asked for")
        }
        var warmed: Int64?
        // A node that has just taken over may still wait for the one before to leave this place.
        await loop.poll(within: .seconds(Deployment.takeOverSecondsMax)) {
            let answer = try? ControlSocket.ask(
                NodeControl.Question.warm.rawValue, at: configuration.controlSocket, secondsMax: Deployment.secondsMax)
            warmed = answer.flatMap { try? JSONReader.parse($0)["warmed"]?.integer }
            return warmed != nil
        }
        guard let warmed else {
            throw Failure(description: "the node at \(configuration.controlSocket) does not say what it made ready")
        }
        say("\(warmed) pages are ready")
    }

    /// CodeDeploy ends with either of two hooks, with a balancer or without.
    private func finish() async throws {
        try await validate(try bundle.version())
        let removed = try folders.prune()
        try machine.removeUnfinished()
        if !removed.isEmpty { say("removed \(removed.joined(separator: ", "))") }
    }
}
