import CLinux

/// A question to another process of which the answer ends with the connection. Waits on the calling thread, as a
/// command may and a loop may not.
public enum BlockingExchange {
    /// No answer is longer.
    public static let answerBytesMax = 64 << 20

    /// Connects, sends `question` and gives all that comes back. `place` is for the error; each wait ends after
    /// `secondsMax`.
    public static func ask(
        _ question: [UInt8], at address: SocketAddress, named place: String, secondsMax: Int
    ) throws(SystemError) -> [UInt8] {
        let descriptor = socket(address.family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw SystemError("ask at \(place)") }
        defer { close(descriptor) }
        var patience = timeval(tv_sec: secondsMax, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &patience, socklen_t(MemoryLayout<timeval>.size))
        }
        guard address.connect(descriptor) == 0,
            send(descriptor, question, question.count, Int32(MSG_NOSIGNAL)) == question.count
        else { throw SystemError("ask at \(place)") }
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while answer.count <= answerBytesMax {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count == 0 { return answer }
            guard count > 0 else { throw SystemError("ask at \(place)") }
            answer += buffer[..<count]
        }
        throw SystemError("ask at \(place)", code: EMSGSIZE)
    }
}
