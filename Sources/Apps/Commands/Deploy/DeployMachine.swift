import Basics
import EventLoop

/// What of the machine a deployment changes outside its own folder: the service's user and its unit file.
struct DeployMachine {
    let loop: EventLoop
    /// Where unit files of the machine's own lie.
    var unitFolder = "/etc/systemd/system"

    /// A release and the copy that is on its way.
    static let freeBytesMin: Int64 = 256 << 20
    private static let unitBytesMax = 65_536

    /// Makes the user that the node runs as, where there is none.
    func makeUser() async throws {
        guard try await run("/usr/bin/id", "-u", NodeService.name) != 0 else { return }
        let status = try await run(
            "/usr/sbin/useradd", "--system", "--user-group", "--home-dir", "/var/lib/\(NodeService.name)", "--shell",
            "/usr/sbin/nologin", NodeService.name)
        guard status == 0 else {
            throw Deployment.Failure(description: "the user \(NodeService.name) cannot be made: run as root")
        }
    }

    /// Lets the node's user read its configuration, which was written before there was such a user: by its group.
    /// False when it may already.
    func letRead(_ file: String) async throws -> Bool {
        if try await canRead(file) { return false }
        _ = try await run("/usr/bin/chgrp", NodeService.name, file)
        _ = try await run("/usr/bin/chmod", "g+r", file)
        guard try await canRead(file) else {
            throw Deployment.Failure(description: "the user \(NodeService.name) cannot read \(file): see its folders")
        }
        return true
    }

    private func canRead(_ file: String) async throws -> Bool {
        try await run("/usr/sbin/runuser", "--user", NodeService.name, "--", "/usr/bin/test", "-r", file) == 0
    }

    /// Removes what a deployment left that was killed while it wrote the unit file.
    func removeUnfinished() throws { try Files.removeUnfinished(beside: unitFile) }

    private var unitFile: String { "\(unitFolder)/\(NodeService.name).service" }

    /// Puts the unit file to its place; false when it is there already.
    func installUnit(from file: String) throws -> Bool {
        let unit = try Files.read(file, bytesMax: DeployMachine.unitBytesMax)
        if let known = try? Files.read(unitFile, bytesMax: DeployMachine.unitBytesMax), known == unit { return false }
        try Files.write(unit, to: unitFile)
        return true
    }

    private func run(_ program: String, _ words: String...) async throws -> Int32? {
        let child = try ChildProcess.start(
            ChildProcess.Command(program, words, environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]))
        return await child.waitForEnd(on: loop, within: .seconds(Deployment.secondsMax))
    }
}
