import Basics
import CLinux

/// What the process that serves and the one that will take its place say to each other: a word a line on a socket of
/// their own, which tells each of the other's end too.
///
///     successor   ready    everything is open and warm
///     parent      go       take over; without this word the successor serves nobody
///     successor   serves   it accepts
///     parent      left     it does not accept any more: from now on the successor alone is the service
final class HandoverLine {
    enum Word: String {
        case ready, go, serves, left
    }

    /// How a wait for a word ends.
    enum Heard {
        case word
        /// The other process is gone.
        case ended
        /// It said nothing in time, or something else.
        case nothing
    }

    private let descriptor: Int32
    private let socket: LoopSocket
    private var unread: [UInt8] = []

    private static let bytesMax = 64

    /// Talks on a connected socket, which is closed with this object.
    init(_ descriptor: Int32, on loop: EventLoop) throws(SystemError) {
        self.descriptor = descriptor
        do throws(SystemError) {
            guard clinux_make_own(descriptor) == 0 else { throw SystemError("talk on descriptor \(descriptor)") }
            socket = try LoopSocket(descriptor, on: loop)
        } catch {
            CLinux.close(descriptor)
            throw error
        }
    }

    deinit {
        socket.unwatch()
        CLinux.close(descriptor)
    }

    /// Says a word; false when the other process is gone. A word always fits the socket's buffer.
    func say(_ word: Word) -> Bool {
        let bytes = Array("\(word.rawValue)\n".utf8)
        return send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    }

    /// Waits for a word.
    func hear(_ word: Word, until end: MonotonicInstant) async -> Heard {
        var buffer = [UInt8](repeating: 0, count: HandoverLine.bytesMax)
        while true {
            if let newline = unread.firstIndex(of: UInt8(ascii: "\n")) {
                let heard = String(utf8: unread[..<newline])
                unread.removeFirst(newline + 1)
                return heard == word.rawValue ? .word : .nothing
            }
            guard unread.count < HandoverLine.bytesMax else { return .nothing }
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count > 0 {
                unread += buffer[..<count]
            } else if count < 0, clinux_errno() == EAGAIN {
                if await socket.wait(for: .readable, until: end).isEmpty { return .nothing }
            } else if count == 0 || clinux_errno() != EINTR {
                return .ended
            }
        }
    }
}
