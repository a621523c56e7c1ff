import Glibc

/// What came back on a connection of its own for bytes that need not be a request.
struct RawExchange {
    let status: Int
    let contentType: String
    let body: String
    /// Whether the server closed the connection, rather than this side giving up.
    let wasClosed: Bool

    private static let waitSecondsMax = 20

    /// Sends all the bytes and reads until the server closes.
    init(port: Int, _ bytes: [UInt8]) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var wait = timeval(tv_sec: RawExchange.waitSecondsMax, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &wait, socklen_t(MemoryLayout<timeval>.size))
        }
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        var isEnded = false
        if RawExchange.connect(descriptor, to: port) {
            RawExchange.send(bytes, on: descriptor)
            while true {
                let count = recv(descriptor, &buffer, buffer.count, 0)
                guard count > 0 else {
                    // A reset is an end too: the server may close before it has read everything.
                    isEnded = count == 0 || errno == ECONNRESET
                    break
                }
                answer += buffer[..<count]
            }
        }
        wasClosed = isEnded
        let lines = String(decoding: answer, as: UTF8.self).split(separator: "\r\n", omittingEmptySubsequences: false)
        let head = lines.prefix { !$0.isEmpty }
        body = lines.dropFirst(head.count + 1).joined(separator: "\r\n")
        status = head.first.flatMap { $0.split(separator: " ").dropFirst().first }.flatMap { Int($0) } ?? 0
        let field = head.first { $0.lowercased().hasPrefix("content-type:") } ?? ""
        contentType = field.dropFirst("content-type:".count).drop { $0 == " " }.lowercased()
    }

    private static func connect(_ descriptor: Int32, to port: Int) -> Bool {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }

    private static func send(_ bytes: [UInt8], on descriptor: Int32) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, 0x4000)  // MSG_NOSIGNAL
            }
            // The server may have answered and closed before it was told everything.
            guard count > 0 else { return }
            sent += count
        }
    }
}
