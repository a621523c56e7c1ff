import Basics
import EventLoop
import Glibc

/// Runs a loop on the calling thread until `steps` stops it, or until ten seconds have passed, which fails no test by
/// itself but ends one that would hang.
func onLoop(_ steps: @escaping (EventLoop) -> Void) throws {
    let loop = try EventLoop()
    let confined = LoopConfined(steps)
    let watchdog = loop.schedule(after: .seconds(10)) { loop.stop() }
    loop.post { confined.value(loop) }
    loop.run()
    watchdog.cancel()
}

/// Notes what happened, in order, on one thread.
final class Journal {
    private(set) var entries: [String] = []

    func note(_ entry: String) { entries.append(entry) }
}

/// Two connected non-blocking sockets that are closed with this object.
final class SocketPair {
    let near: Int32
    let far: Int32

    init() {
        var pair: [Int32] = [-1, -1]
        let code = socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0, &pair)
        precondition(code == 0, "no sockets left")
        (near, far) = (pair[0], pair[1])
    }

    deinit {
        close(near)
        close(far)
    }

    func send(_ text: String) { _ = write(far, text, text.utf8.count) }

    func receive() -> String {
        var bytes = [UInt8](repeating: 0, count: 1_024)
        let count = read(near, &bytes, bytes.count)
        return String(utf8: bytes.prefix(max(0, count)))
    }
}

extension Readiness {
    /// Whether there are bytes or the peer has ended; `contains(.readable)` would ask for both.
    var isReadable: Bool { !isDisjoint(with: .readable) }
}
