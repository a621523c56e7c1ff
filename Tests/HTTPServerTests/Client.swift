import Basics
import CLinux
import EventLoop

/// An answer as a client reads it off the wire.
struct WireAnswer: Equatable {
    var status = 0
    var fields: [String: String] = [:]
    var body: [UInt8] = []

    var text: String { String(utf8: body) }
}

/// A blocking HTTP client that does what a test says and nothing else. No call waits longer than ten seconds.
final class Client: @unchecked Sendable {
    let descriptor: Int32
    /// What has been received, and how much of it has been taken.
    private var buffer: [UInt8] = []
    private var taken = 0
    private var isOpen = true

    /// Connects; `receiveBytes` makes the kernel's receive buffer small.
    init(port: Int, receiveBytes: Int32? = nil) throws(SystemError) {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw SystemError("socket") }
        var limit = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        if var receiveBytes { setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &receiveBytes, 4) }
        var name = sockaddr_in()
        name.sin_family = sa_family_t(AF_INET)
        name.sin_port = UInt16(port).bigEndian
        name.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let outcome = withUnsafePointer(to: name) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                clinux_connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard outcome == 0 else { throw SystemError("connect") }
    }

    deinit { close() }

    func close() {
        if isOpen { CLinux.close(descriptor) }
        isOpen = false
    }

    /// Ends the connection with a reset.
    func reset() {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
        close()
    }

    /// Says that nothing more will be sent.
    func endSending() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// Sends everything; false when the server does not take it.
    @discardableResult
    func send(_ bytes: some Collection<UInt8>) -> Bool {
        let bytes = Array(bytes)
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                CLinux.send(descriptor, $0.baseAddress.map { $0 + sent }, $0.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// Sends text.
    @discardableResult
    func send(_ text: String) -> Bool { send(text.utf8) }

    /// Sends a GET.
    @discardableResult
    func get(_ path: String) -> Bool { send("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n") }

    /// Receives one answer; nil when the connection ends first. `toHead` when the answer has no body whatever it says.
    func answer(toHead: Bool = false) -> WireAnswer? {
        guard let head = take(through: "\r\n\r\n") else { return nil }
        var lines = String(utf8: head).split(separator: "\r\n").map(String.init)
        var answer = WireAnswer(status: Int(lines.removeFirst().dropFirst(9).prefix(3)) ?? 0)
        for line in lines {
            let colon = line.firstIndex(of: ":") ?? line.endIndex
            answer.fields[line[..<colon].lowercased()] = String(line[colon...].dropFirst(2))
        }
        if toHead || answer.status == 304 || answer.status == 204 || answer.status < 200 { return answer }
        if answer.fields["transfer-encoding"] == "chunked" { return chunks(answer) }
        guard let length = answer.fields["content-length"].flatMap({ Int($0) }) else {
            answer.body = rest()
            return answer
        }
        guard let body = take(length) else { return nil }
        answer.body = body
        return answer
    }

    private func chunks(_ head: WireAnswer) -> WireAnswer? {
        var answer = head
        while true {
            guard let line = take(through: "\r\n"), let size = Int(String(utf8: line.dropLast(2)), radix: 16),
                let chunk = take(size + 2)
            else { return nil }
            answer.body += chunk.dropLast(2)
            if size == 0 { return answer }
        }
    }

    /// Everything up to the server's end of the connection.
    func rest() -> [UInt8] {
        while receive() {}
        return take(buffer.count - taken) ?? []
    }

    /// Whether the server ends the connection, with nothing more to say, before a receive times out.
    var isEnded: Bool {
        var byte: UInt8 = 0
        guard taken == buffer.count else { return false }
        let count = recv(descriptor, &byte, 1, 0)
        return count == 0 || count < 0 && clinux_errno() != EAGAIN
    }

    private func take(_ count: Int) -> [UInt8]? {
        while buffer.count - taken < count { guard receive() else { return nil } }
        defer { taken += count }
        return Array(buffer[taken..<taken + count])
    }

    private func take(through mark: StaticString) -> [UInt8]? {
        while true {
            let end = buffer.withUnsafeBytes { bytes -> Int? in
                guard let base = bytes.baseAddress,
                    let place = memmem(base + taken, bytes.count - taken, mark.utf8Start, mark.utf8CodeUnitCount)
                else { return nil }
                return UnsafeRawPointer(place) - base + mark.utf8CodeUnitCount
            }
            if let end { return take(end - taken) }
            guard receive() else { return nil }
        }
    }

    private func receive() -> Bool {
        withUnsafeTemporaryAllocation(byteCount: 65_536, alignment: 16) { bytes in
            let count = recv(descriptor, bytes.baseAddress, bytes.count, 0)
            guard count > 0 else { return false }
            buffer.removeFirst(taken)
            taken = 0
            buffer.append(contentsOf: bytes[..<count])
            return true
        }
    }
}
