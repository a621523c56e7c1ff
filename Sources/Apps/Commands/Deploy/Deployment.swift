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
    let machine: DeployMachine
    let loop: EventLoop
    /// Tells whoever reads the deployment's log what was done.
    let say: (String) -> Void

    /// No step takes longer: a start with 100,000 products takes 11 s.
    static let secondsMax = 90
    private static let pause = TimeSpan.milliseconds(200)

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
        case .validateService: try await validate(try bundle.version())
        case .beforeAllowTraffic: try await warm()
        case .afterAllowTraffic: try await finish()
        }
    }

    /// Goes back to the release that served before this one.
    func rollback() async throws {
        guard let version = folders.previous else {
            throw Failure(description: "no release served before this one: there is nothing to go back to")
        }
        say("back to \(version)")
        try await start(version)
        try await validate(version)
    }

    /// What lies here and what serves, a line each.
    func status() async throws -> String {
        let serving = try await service.isActive() ? try await service.release() : nil
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
        try await machine.makeUser()
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

/// Starting.
extension Deployment {
    /// Lets a release serve. When it does not, the one that served before goes on.
    private func start(_ version: String) async throws {
        guard Files.isFolder(folders.folder(of: version)) else {
            throw Failure(description: "\(version) is not installed: AfterInstall comes first")
        }
        let served = try await service.isActive() ? try await service.release() : nil
        if served == version, questions.readiness() == 200 {
            try folders.turn(to: version)
            try folders.note(version)
            return say("\(version) serves already")
        }
        let before = folders.current
        try folders.turn(to: version)
        do {
            if served == nil { try await service.start() } else { try await service.reload() }
            try await wait(for: version)
        } catch {
            try await goBack(to: served ?? before.flatMap { $0 == version ? folders.previous : $0 }, from: version)
            throw error
        }
        try folders.note(version)
        say(served.map { "\(version) has taken over from \($0)" } ?? "\(version) serves")
    }

    private func wait(for version: String) async throws {
        let isServing = await loop.poll(within: .seconds(Deployment.secondsMax)) {
            await loop.sleep(for: Deployment.pause)
            return (try? await service.release()) == version && questions.readiness() == 200
        }
        guard isServing else {
            throw Failure(description: "\(version) does not serve: see journalctl -u \(NodeService.name)")
        }
    }

    private func goBack(to version: String?, from failed: String) async throws {
        guard let version else {
            try await service.stop()
            try folders.turnAway()
            return say("\(failed) did not start, and there is no release before it")
        }
        try folders.turn(to: version)
        if try await !service.isActive() { try await service.start() }
        say("\(failed) did not start; \(version) serves on")
    }
}

/// What is looked at before shoppers come back.
extension Deployment {
    private func validate(_ version: String) async throws {
        let serving = try await service.release()
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
        let answer = try ControlSocket.ask(
            NodeControl.Question.warm.rawValue, at: configuration.controlSocket, secondsMax: Deployment.secondsMax)
        guard let warmed = try? JSONReader.parse(answer)["warmed"]?.integer else {
            throw Failure(description: "the node at \(configuration.controlSocket) does not say what it made ready")
        }
        say("\(warmed) pages are ready")
    }

    private func finish() async throws {
        try await validate(try bundle.version())
        let removed = try folders.prune()
        if !removed.isEmpty { say("removed \(removed.joined(separator: ", "))") }
    }
}
