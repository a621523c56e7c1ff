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

    /// Puts the unit file to its place; false when it is there already.
    func installUnit(from file: String) throws -> Bool {
        let unit = try Files.read(file, bytesMax: DeployMachine.unitBytesMax)
        let place = "\(unitFolder)/\(NodeService.name).service"
        if let known = try? Files.read(place, bytesMax: DeployMachine.unitBytesMax), known == unit { return false }
        try Files.write(unit, to: place)
        return true
    }

    private func run(_ program: String, _ words: String...) async throws -> Int32? {
        let child = try ChildProcess.start(
            ChildProcess.Command(program, words, environment: ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]))
        return await child.waitForEnd(on: loop, within: .seconds(Deployment.secondsMax))
    }
}
