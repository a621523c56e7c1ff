import Glibc

/// A client that keeps its connection from one request to the next, as browsers and balancers do.
///
/// It goes by RFC 9110 §9.2.2: a request that is safe and was sent on a connection that had been used before may be
/// sent once more on a new one where the server has closed the old one without a word, since both may have happened at
/// once.
/// All else that comes back without a whole answer is lost.
final class KeptConnection {
    /// What came of a request.
    enum Outcome: Equatable {
        case answered(status: Int, saysClose: Bool)
        /// The server had closed the connection and answered nothing.
        case closed
        case broken(String)
    }

    private let port: Int
    private var descriptor: Int32 = -1
    private var isUsed = false
    /// How many requests were sent once more.
    private(set) var retries = 0

    init(port: Int) { self.port = port }

    deinit { disconnect() }

    var isConnected: Bool { descriptor >= 0 }

    func get(_ path: String) -> Outcome {
        let text = "GET \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n\r\n"
        let mayRetry = isUsed && isConnected
        let outcome = ask(text)
        guard outcome == .closed, mayRetry else { return outcome }
        retries += 1
        return ask(text)
    }

    /// A request that is not safe: it is never sent again.
    func post(_ path: String, _ body: String = "") -> Outcome {
        ask(
            "POST \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nContent-Length: \(body.utf8.count)\r\n"
                + "Content-Type: application/json\r\n\r\n\(body)")
    }

    /// Sends text as it is, on a connection that is opened where there is none.
    func send(_ text: String) -> Bool {
        guard isConnected || connect() else { return false }
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    private func ask(_ text: String) -> Outcome {
        if !isConnected, !connect() { return .broken("refused: \(String(cString: strerror(errno)))") }
        let isSent = send(text)
        let outcome = isSent ? receive() : .closed
        isUsed = true
        switch outcome {
        case .answered(_, saysClose: false): break
        default: disconnect()
        }
        return outcome
    }

    private func connect() -> Bool {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        isUsed = false
        var wait = timeval(tv_sec: 30, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &wait, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let isOpen = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        if !isOpen { disconnect() }
        return isOpen
    }

    func disconnect() {
        if descriptor >= 0 { close(descriptor) }
        descriptor = -1
    }

    /// Receives an answer whole: by its length, or by its chunks.
    func receive() -> Outcome {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        var head: Head?
        while true {
            if head == nil { head = Head(bytes) }
            if let head, head.isWhole(bytes) { return .answered(status: head.status, saysClose: head.saysClose) }
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count > 0 {
                bytes += buffer[..<count]
            } else if count < 0, errno == EAGAIN {
                return .broken("no answer for 30 s")
            } else if bytes.isEmpty {
                return .closed
            } else {
                return .broken("cut after \(bytes.count) bytes")
            }
        }
    }
}

/// The head of an answer.
private struct Head {
    let status: Int
    let saysClose: Bool
    private let length: Int
    /// Nil where the body comes in chunks.
    private let bodyLength: Int?

    init?(_ bytes: [UInt8]) {
        let end = Array("\r\n\r\n".utf8)
        guard bytes.count > 16,
            let start = (0...(bytes.count - 4)).first(where: {
                bytes[$0] == 13 && bytes[$0..<($0 + 4)].elementsEqual(end)
            })
        else { return nil }
        let lines = String(decoding: bytes[..<start], as: UTF8.self).lowercased().split(separator: "\r\n")
        status = lines[0].split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        saysClose = lines.contains("connection: close")
        length = start + 4
        bodyLength = lines.first { $0.hasPrefix("content-length: ") }.flatMap { Int($0.dropFirst(16)) }
    }

    func isWhole(_ bytes: [UInt8]) -> Bool {
        if let bodyLength { return bytes.count >= length + bodyLength }
        return bytes.count > length && bytes.suffix(5).elementsEqual(Array("0\r\n\r\n".utf8))
    }
}
