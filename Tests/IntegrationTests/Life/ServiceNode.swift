import Basics
import EventLoop
import Glibc

/// A node of a shop as a service: started by a path, told of signals, and telling its state to a service manager's
/// socket, which here is the test.
final class ServiceNode {
    let port: Int
    let healthPort: Int
    /// Where it and its successors write what they have to say.
    let output: String
    /// What was told to the service manager, a datagram each.
    private(set) var told: [String] = []
    /// The process that is the service.
    private(set) var pid: pid_t
    private let first: pid_t
    private let manager: Int32

    private static let secondsMax = 60

    init(
        _ shop: RunningShop, program: String = RunningShop.binary, environment: [String] = [], _ flags: String...
    ) throws {
        let name = "\(shop.folder)/service-\(UInt32.random(in: .min ... .max))"
        output = "\(name).log"
        manager = ServiceNode.listen(at: "\(name).sock")
        healthPort = try LoopbackPort.free()
        pid = RunningShop.spawn(
            [
                "serve", "--config", "\(shop.folder)/vitrine.conf", "--port", "0", "--private-listen",
                "127.0.0.1:\(healthPort)", "--control-socket", "\(name).control", "--access-log", "off",
            ] + flags, program: program, output: output, environment: ["NOTIFY_SOCKET=\(name).sock"] + environment)
        first = pid
        ServerProcess.endWithThisProcess([pid], signal: SIGTERM)
        port = RunningShop.waitForPort(of: pid, in: output)
        waitUntilTold("READY=1")
    }

    deinit {
        close(manager)
        if isRunning { kill(pid, SIGKILL) }
    }

    private static func listen(at path: String) -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let isBound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
            }
        }
        precondition(isBound, "cannot listen at \(path)")
        var wait = timeval(tv_sec: secondsMax, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &wait, socklen_t(MemoryLayout<timeval>.size))
        return descriptor
    }

    /// Waits until a line was told, and gives the datagram that it is in.
    @discardableResult
    func waitUntilTold(_ line: String) -> String {
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = recv(manager, &buffer, buffer.count, 0)
            guard count > 0 else { preconditionFailure("'\(line)' was never told, but \(told): \(said)") }
            let datagram = String(decoding: buffer[..<count], as: UTF8.self)
            told.append(datagram)
            for assignment in datagram.split(separator: "\n") {
                guard let number = assignment.split(separator: "=").last.flatMap({ pid_t($0) }) else { continue }
                if assignment.hasPrefix("MAINPID=") {
                    pid = number
                    ServerProcess.endWithThisProcess([pid], signal: SIGTERM)
                }
            }
            if datagram.split(separator: "\n").contains(where: { $0.hasPrefix(line) }) { return datagram }
        }
    }

    /// Asks for a hand-over, and gives the process that served until then once another one does.
    @discardableResult
    func handOver() -> pid_t {
        let before = pid
        kill(pid, SIGHUP)
        waitUntilTold("MAINPID=")
        waitUntilTold("READY=1")
        return before
    }

    /// Sends a signal to the process that is the service.
    func send(_ signal: Int32) { kill(pid, signal) }

    /// Waits until a process of the service is gone, and gives its exit status, as far as it is this process's child.
    @discardableResult
    func waitForEnd(of pid: pid_t) -> Int32? {
        for _ in 0..<(ServiceNode.secondsMax * 100) {
            var status: Int32 = 0
            if pid != first {
                if !ServerProcess.isRunning(pid) { return nil }
            } else if waitpid(pid, &status, WNOHANG) == pid {
                return status & 0x7f == 0 ? status >> 8 & 0xff : -(status & 0x7f)
            }
            usleep(10_000)
        }
        preconditionFailure("process \(pid) does not end: \(said)")
    }

    /// Ends the service, as an operator does, and gives its exit status as far as it is known.
    @discardableResult
    func end() -> Int32? {
        send(SIGTERM)
        return waitForEnd(of: pid)
    }

    var isRunning: Bool { ServerProcess.isRunning(pid) }

    /// What the service has written.
    var said: String { TextFile.read(output) }

    /// Whether it comes to have written something.
    func comesToSay(_ text: String) -> Bool {
        for _ in 0..<(ServiceNode.secondsMax * 100) {
            if said.contains(text) { return true }
            usleep(10_000)
        }
        return false
    }

    func get(_ path: String) -> Visitor.Answer { Visitor(port: port).get(path) }

    func health(_ path: String) -> Visitor.Answer { Visitor(port: healthPort).get(path) }
}
