/// A request as the parser left it: the head's bytes, copied once, and where things lie in them.
///
/// One object lives on one loop and is used again and again, so that a request allocates nothing. A handler must not
/// keep it after it has answered.
public final class Request {
    /// The body, decoded; empty when there is none.
    public internal(set) var body: [UInt8] = []
    /// Who is at the other end of the connection; nil where nobody has looked. Not emptied by `reset`: whoever lends a
    /// request sets it.
    public var sender: Sender?

    /// The head: request line, field lines, empty line.
    var head: [UInt8] = []
    /// The field lines in their order.
    var lines: [FieldLine] = []
    /// What the head says of itself, written once when it is complete.
    var layout = HeadLayout()

    // Read on demand, once a request.
    var readCookies: Cookies?
    var readQuery: FormItems?
    var readForm: FormItems?

    /// A request with nothing in it yet.
    public init() {
        lines.reserveCapacity(32)
    }

    /// Empties the request for the next one and keeps its memory, except that of a large body.
    public func reset() {
        reset(keepingCapacity: body.capacity <= FixedLimits.bodyBytesKeptMax)
    }

    /// Empties the request for the next one; without `keepingCapacity` it gives its memory back.
    public func reset(keepingCapacity: Bool) {
        layout = HeadLayout()
        if readCookies != nil { readCookies = nil }
        if readQuery != nil { readQuery = nil }
        if readForm != nil { readForm = nil }
        if !body.isEmpty || !keepingCapacity { body.removeAll(keepingCapacity: keepingCapacity) }
        head.removeAll(keepingCapacity: keepingCapacity)
        lines.removeAll(keepingCapacity: keepingCapacity)
    }
}

/// What the head as a whole says.
extension Request {
    /// The method of the request line.
    public var method: Method { layout.method }

    /// True for HTTP/1.1, false for HTTP/1.0.
    public var isHTTP11: Bool { layout.isHTTP11 }

    /// True when the client asks for the connection to stay open (RFC 9112 §9.3).
    public var keepAlive: Bool { layout.keepAlive }
}

/// The request target and its parts, as they were sent.
extension Request {
    /// The method's token as it was sent, also of a method that has no name here.
    public var methodText: String { String(decoding: head[layout.methodToken.indices], as: UTF8.self) }

    /// The whole request target.
    public var target: ArraySlice<UInt8> { head[layout.target.indices] }

    /// The path with its percent escapes, which the parser has found well-formed; `*` for `OPTIONS *`.
    public var path: ArraySlice<UInt8> { head[layout.path.indices] }

    /// The path with its percent escapes, as text.
    public var pathText: String { String(decoding: path, as: UTF8.self) }

    /// Path and query as they were sent, with the `?` between them.
    public var pathAndQueryText: String { withPathAndQuery { String(decoding: $0, as: UTF8.self) } }

    /// What follows the first `?`, raw; empty when nothing does.
    public var query: ArraySlice<UInt8> { head[layout.query.indices] }

    /// The `Host` field as it was sent, valid by its form; empty in HTTP/1.0 without one.
    public var host: ArraySlice<UInt8> { head[layout.host.indices] }

    /// Lends the path's bytes.
    public func withPath<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result { withBytes(layout.path, body) }

    /// Whether the path is this one, byte by byte.
    public func pathIs(_ path: StaticString) -> Bool { withPath { $0.equals(path) } }

    /// Whether the path begins with these bytes.
    public func pathBegins(with start: StaticString) -> Bool { withPath { $0.begins(with: start.rawBytes) } }

    /// Whether the path is `folder` or lies below it: `/rest` has `/rest/V1` but not `/restored`.
    public func pathIsIn(_ folder: StaticString) -> Bool {
        withPath { path in
            guard path.begins(with: folder.rawBytes) else { return false }
            let length = folder.utf8CodeUnitCount
            return path.count == length || path[length] == UInt8(ascii: "/")
        }
    }

    /// Lends the query's raw bytes.
    public func withQuery<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        withBytes(layout.query, body)
    }

    /// Lends the bytes of path and query as they were sent, with the `?` between them.
    public func withPathAndQuery<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        let (path, query) = (layout.path, layout.query)
        return withBytes(query.count == 0 ? path : ByteRange(Int(path.start), Int(query.end)), body)
    }

    /// Lends the bytes of the `Host` field.
    public func withHost<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result { withBytes(layout.host, body) }

    /// Lends the bytes of a part of the head.
    @inline(__always)
    func withBytes<Result>(_ range: ByteRange, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        head.withUnsafeBytes { body($0.part(Int(range.start), Int(range.end))) }
    }
}
