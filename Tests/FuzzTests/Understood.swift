import Basics
import HTTP

/// Everything that a handler can learn of a request, as a value.
struct Understood: Equatable {
    let method: String
    let target: [UInt8]
    let path: [UInt8]
    let query: [UInt8]
    let host: [UInt8]
    let isHTTP11: Bool
    let keepAlive: Bool
    let fields: [Field]
    let body: [UInt8]
    let queryItems: FormItems
    let form: FormItems
    let cookies: Cookies

    struct Field: Equatable {
        let name: [UInt8]
        let value: [UInt8]

        func isNamed(_ other: String) -> Bool { String(utf8: name).lowercased() == other }
    }

    init(_ request: Request) {
        (method, target, path) = (request.methodText, Array(request.target), Array(request.path))
        (query, host) = (Array(request.query), Array(request.host))
        (isHTTP11, keepAlive, body) = (request.isHTTP11, request.keepAlive, request.body)
        var fields: [Field] = []
        request.forEachField { fields.append(Field(name: Array($0), value: Array($1))) }
        self.fields = fields
        (queryItems, form, cookies) = (request.queryItems, request.form, request.cookies)
    }

    func checkLimits(_ limits: ServerLimits) throws(Finding) {
        try require(body.count <= limits.bodyBytesMax, "a body of \(body.count) bytes is taken")
        try require(target.count <= limits.targetBytesMax, "a target of \(target.count) bytes is taken")
        try require(fields.count <= limits.fieldsMax, "\(fields.count) fields are taken")
        try require(queryItems.items.count <= FormItems.itemsMax, "\(queryItems.items.count) pairs are taken")
        let lines = fields.flatMap { $0.name + $0.value }
        try require(!lines.contains { $0 == 13 || $0 == 10 || $0 == 0 }, "a field holds a line end or NUL: \(lines)")
        try require(!target.contains { $0 <= 0x20 || $0 == 0x7F }, "the target holds a blank or a control letter")
        if target.first == UInt8(ascii: "/") {
            let parts = path + (path.count < target.count ? [UInt8(ascii: "?")] + query : [])
            try require(parts == target, "path and query are not the target: \(String(utf8: target))")
        }
    }
}

/// The request written anew.
extension Understood {
    /// What frames the body, and what is said to the next hop alone.
    private static let framing: Set = ["content-length", "transfer-encoding", "expect"]

    private var own: [Field] { fields.filter { field in !Understood.framing.contains { field.isNamed($0) } } }

    /// The same request with the body's length before it.
    var rewritten: [UInt8] {
        var bytes = Array(method.utf8) + [0x20] + target
        bytes.append(isHTTP11 ? " HTTP/1.1\r\n" : " HTTP/1.0\r\n")
        for field in own { bytes += field.name + [UInt8(ascii: ":")] + field.value + [13, 10] }
        bytes.append("Content-Length:")
        bytes.append(decimal: body.count)
        bytes.append("\r\n\r\n")
        return bytes + body
    }

    /// Whether both mean the same, whatever framed their bodies.
    func isSame(as other: Understood) -> Bool {
        method == other.method && target == other.target && path == other.path && query == other.query
            && host == other.host && isHTTP11 == other.isHTTP11 && keepAlive == other.keepAlive && own == other.own
            && body == other.body && queryItems == other.queryItems && form == other.form && cookies == other.cookies
    }
}
