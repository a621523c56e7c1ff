import Glibc
import JSON

/// One request over a connection of its own, as simple as HTTP/1.1 can be.
struct HTTPExchange {
    let port: Int
    /// The shop's own host: the recordings were taken under it.
    static let host = "shop.test"
    private static let answerSecondsMax = 30

    /// The answer; an error when the shop gives none.
    func answer(to request: ShopRequest) throws(ContractError) -> ShopAnswer {
        let bytes = exchange(HTTPExchange.bytes(of: request))
        guard let answer = HTTPExchange.parse(bytes, isHead: request.method == "HEAD") else {
            throw ContractError("The shop gave no answer to \(request.method) \(request.path).")
        }
        return answer
    }

    /// Whether somebody listens.
    var isOpen: Bool {
        guard let descriptor = connected() else { return false }
        close(descriptor)
        return true
    }

    private static func bytes(of request: ShopRequest) -> [UInt8] {
        let host = request.field("Host") ?? HTTPExchange.host
        var text = "\(request.method) \(encoded(request.path)) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n"
        for field in request.fields where field.name.lowercased() != "host" {
            text += "\(field.name): \(field.value.string ?? "")\r\n"
        }
        if !request.body.isEmpty || ["POST", "PUT"].contains(request.method) {
            text += "Content-Length: \(request.body.count)\r\n"
        }
        return Array((text + "\r\n").utf8) + request.body
    }

    /// What may not stand in a request line is percent-encoded, as a client would.
    private static func encoded(_ path: String) -> String {
        path.utf8.reduce(into: "") { text, byte in
            let isPlain = byte > 0x20 && byte < 0x7f && byte != UInt8(ascii: "\"")
            let digits = String(byte, radix: 16, uppercase: true)
            text += isPlain ? String(UnicodeScalar(byte)) : "%" + (digits.count == 1 ? "0" : "") + digits
        }
    }

    private func connected() -> Int32? {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var patience = timeval(tv_sec: HTTPExchange.answerSecondsMax, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let code = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard code == 0 else {
            close(descriptor)
            return nil
        }
        return descriptor
    }

    private func exchange(_ bytes: [UInt8]) -> [UInt8] {
        guard let descriptor = connected() else { return [] }
        defer { close(descriptor) }
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { break }
            sent += count
        }
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = recv(descriptor, &buffer, buffer.count, 0), count > 0 { answer += buffer[..<count] }
        return answer
    }

    /// Reads an answer; nil when it is none.
    static func parse(_ bytes: [UInt8], isHead: Bool = false) -> ShopAnswer? {
        let mark = Array("\r\n\r\n".utf8)
        guard
            let end = bytes.indices.dropLast(3).first(where: { bytes[$0..<($0 + 4)].elementsEqual(mark) })
        else { return nil }
        let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
        guard let status = lines.first?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else {
            return nil
        }
        let fields = lines.dropFirst().compactMap { line -> JSONMember? in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            return JSONMember(
                line[..<colon].lowercased(), .string(line[line.index(after: colon)...].trimmed))
        }
        var answer = ShopAnswer(status: status, fields: fields, body: isHead ? [] : Array(bytes[(end + 4)...]))
        if answer.field("transfer-encoding") == "chunked" { answer.body = unchunked(answer.body) }
        return answer
    }

    private static func unchunked(_ bytes: [UInt8]) -> [UInt8] {
        var (rest, body) = (bytes[...], [UInt8]())
        while let end = rest.firstIndex(of: UInt8(ascii: "\r")) {
            let size = Int(String(decoding: rest[rest.startIndex..<end], as: UTF8.self), radix: 16) ?? 0
            guard size > 0, rest.endIndex >= end + 2 + size else { break }
            body += rest[(end + 2)..<(end + 2 + size)]
            rest = rest[(end + 2 + size)...].dropFirst(2)
        }
        return body
    }
}
