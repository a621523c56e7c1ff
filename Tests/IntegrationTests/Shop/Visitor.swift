import Glibc

/// A visitor with a browser of the simplest kind: one request at a time, and a jar of cookies.
final class Visitor {
    /// An answer.
    struct Answer {
        let status: Int
        let fields: [(name: String, value: String)]
        let body: String

        func field(_ name: String) -> String? { fields.first { $0.name == name.lowercased() }?.value }
    }

    private let port: Int
    private let host: String
    private(set) var cookies: [String: String] = [:]
    /// A shop that says nothing for so long is given up: more than any answer may take.
    private static let waitSecondsMax = 30

    /// A visitor of the shop on a port of this machine, under its own name or another.
    init(port: Int, host: String? = nil) { (self.port, self.host) = (port, host ?? "127.0.0.1:\(port)") }

    func get(_ path: String, _ fields: [String: String] = [:]) -> Answer { request("GET", path, fields) }

    /// Sends a form as the shop's own page would.
    func submit(_ path: String, _ form: String, site: String? = "same-origin", origin: String? = nil) -> Answer {
        var fields = ["Content-Type": "application/x-www-form-urlencoded"]
        fields["Sec-Fetch-Site"] = site
        fields["Origin"] = origin
        return request("POST", path, fields, form)
    }

    /// Calls the API with JSON, as an administrator where a token is given.
    func call(_ method: String, _ path: String, _ json: String = "", token: String? = nil) -> Answer {
        var fields = json.isEmpty ? [:] : ["Content-Type": "application/json"]
        fields["Authorization"] = token.map { "Bearer \($0)" }
        return request(method, path, fields, json)
    }

    func setCookie(_ name: String, _ value: String) { cookies[name] = value }

    private func request(
        _ method: String, _ path: String, _ fields: [String: String] = [:], _ body: String = ""
    ) -> Answer {
        var text = "\(method) \(path) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n"
        for (name, value) in fields { text += "\(name): \(value)\r\n" }
        if !cookies.isEmpty {
            text += "Cookie: \(cookies.map { "\($0)=\($1)" }.sorted().joined(separator: "; "))\r\n"
        }
        if !body.isEmpty || method == "POST" { text += "Content-Length: \(body.utf8.count)\r\n" }
        let answer = parse(exchange(text + "\r\n" + body))
        for field in answer.fields where field.name == "set-cookie" {
            let pair = field.value.split(separator: ";")[0].split(separator: "=", maxSplits: 1)
            if pair.count == 2 { cookies[String(pair[0])] = String(pair[1]) }
        }
        return answer
    }

    private func exchange(_ request: String) -> [UInt8] {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let isOpen = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        guard isOpen else { return [] }
        var wait = timeval(tv_sec: Visitor.waitSecondsMax, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &wait, socklen_t(MemoryLayout<timeval>.size))
        let bytes = Array(request.utf8)
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, 0x4000) }
            guard count > 0 else { break }
            sent += count
        }
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = recv(descriptor, &buffer, buffer.count, 0), count > 0 { answer += buffer[..<count] }
        return answer
    }

    private func parse(_ bytes: [UInt8]) -> Answer {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let end = text.range(of: "\r\n\r\n") else { return Answer(status: 0, fields: [], body: "") }
        let lines = text[..<end.lowerBound].split(separator: "\r\n")
        let status = lines.first.flatMap { line in line.split(separator: " ").dropFirst().first.flatMap { Int($0) } }
        let fields = lines.dropFirst().compactMap { line -> (name: String, value: String)? in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            return (line[..<colon].lowercased(), String(value))
        }
        return Answer(status: status ?? 0, fields: fields, body: String(text[end.upperBound...]))
    }
}

extension String {
    /// Where a text first stands.
    fileprivate func range(of needle: String) -> Range<String.Index>? {
        let (own, other) = (Array(utf8), Array(needle.utf8))
        guard own.count >= other.count else { return nil }
        for start in 0...(own.count - other.count) where own[start..<start + other.count].elementsEqual(other) {
            let lower = utf8.index(startIndex, offsetBy: start)
            return lower..<utf8.index(lower, offsetBy: other.count)
        }
        return nil
    }
}
