import Basics

/// Reads the request line: method, target, version (RFC 9112 §3).
struct RequestLine {
    let base: UnsafePointer<UInt8>
    /// Where the line begins.
    let start: Int
    /// Where the bytes end.
    let end: Int
    let targetBytesMax: Int

    /// Where the next line begins, or nil when this line is not complete.
    func read(_ facts: inout HeadFacts) throws(Refusal) -> Int? {
        var index = start
        while index < end, ByteSet.token.contains(base[index]) { index &+= 1 }
        guard index < end else { return nil }
        guard base[index] == .space, index > start else { throw methodFault(base[index], atStart: index == start) }
        let method = (start, index)

        index += 1
        let targetStart = index
        let targetLimit = Swift.min(end, targetStart + targetBytesMax + 1)
        var (query, escape) = (-1, -1)
        while index < targetLimit, ByteSet.target.contains(base[index]) {
            if base[index] == UInt8(ascii: "?"), query < 0 { query = index }
            if base[index] == UInt8(ascii: "%"), escape < 0 { escape = index }
            index &+= 1
        }
        guard index - targetStart <= targetBytesMax else {
            throw Refusal(.uriTooLong, "The request target is too long.")
        }
        guard index < end else { return nil }
        guard base[index] == .space else { throw targetFault(base[index]) }
        guard index > targetStart else { throw Refusal(.badRequest, "The request target is empty.") }
        let target = (targetStart, index)

        guard let next = try readVersion(index + 1, &facts.layout) else { return nil }
        facts.layout.method = Method(bytes(method.0, method.1))
        facts.layout.methodToken = ByteRange(method.0 - start, method.1 - start)
        facts.layout.target = ByteRange(target.0 - start, target.1 - start)
        facts.targetForm = try readTarget(target.0, target.1, query: query, &facts.layout)
        // A bad escape in the query is left to its reader: links with `50%` in a campaign's name must not fail.
        if escape >= 0, !PercentCoding.isWellFormed(bytes(facts.layout.path)) {
            throw Refusal(.badRequest, "The path has a percent escape that is malformed or stands for NUL.")
        }
        return next
    }

    /// `HTTP/1.1` or `HTTP/1.0` and the line's end (RFC 9112 §2.3).
    private func readVersion(_ from: Int, _ layout: inout HeadLayout) throws(Refusal) -> Int? {
        let name: StaticString = "HTTP/"
        for offset in 0..<10 {
            let index = from + offset
            guard index < end else { return nil }
            let byte = base[index]
            let isRight =
                switch offset {
                case 0..<5: byte == name.utf8Start[offset]
                case 6: byte == UInt8(ascii: ".")
                case 8: byte == .carriageReturn
                case 9: byte == .lineFeed
                default: byte.isASCIIDigit
                }
            guard isRight else { throw versionFault(byte, offset) }
        }
        let (major, minor) = (base[from + 5], base[from + 7])
        guard major == UInt8(ascii: "1"), minor == UInt8(ascii: "1") || minor == UInt8(ascii: "0") else {
            throw Refusal(.versionNotSupported, "This server speaks HTTP/1.1 and HTTP/1.0.")
        }
        layout.isHTTP11 = minor == UInt8(ascii: "1")
        return from + 10
    }

    /// Which of the four forms the target has (RFC 9112 §3.2), and where its parts lie.
    private func readTarget(
        _ from: Int, _ to: Int, query: Int, _ layout: inout HeadLayout
    ) throws(Refusal) -> TargetForm {
        let pathEnd = query < 0 ? to : query
        layout.query = query < 0 ? ByteRange(to - start, to - start) : ByteRange(query + 1 - start, to - start)
        layout.path = ByteRange(from - start, pathEnd - start)
        // RFC 9112 §3.2.3: authority-form belongs to CONNECT, and CONNECT to proxies.
        if bytes(layout.methodToken).equals("CONNECT") {
            throw Refusal(.notImplemented, "This server is not a proxy.")
        }
        if base[from] == UInt8(ascii: "/") { return .origin }
        if bytes(from, to).equals("*") {
            // RFC 9112 §3.2.4: the asterisk is for OPTIONS only.
            guard layout.method == .options else { throw Refusal(.badRequest, "Only OPTIONS may ask for *.") }
            return .asterisk
        }
        // RFC 9112 §3.2.2: absolute-form. `http://host/path?query`, in any letter case of the scheme.
        guard let colon = bytes(from, pathEnd).first(UInt8(ascii: ":")), colon + 2 < pathEnd - from,
            base[from + colon + 1] == UInt8(ascii: "/"), base[from + colon + 2] == UInt8(ascii: "/"),
            bytes(from, from + colon).equalsIgnoringCase("http")
                || bytes(from, from + colon).equalsIgnoringCase("https")
        else { throw Refusal(.badRequest, "The request target is neither a path nor an address of this server.") }
        let authority = from + colon + 3
        let slash = bytes(authority, pathEnd).first(UInt8(ascii: "/")).map { $0 + authority } ?? pathEnd
        // An absolute form without a path means `/` (RFC 9110 §4.2.3): the slash before the authority serves as one.
        let path = slash < pathEnd ? (slash, pathEnd) : (authority - 1, authority)
        layout.path = ByteRange(path.0 - start, path.1 - start)
        return .absolute(authority: ByteRange(authority - start, slash - start))
    }

    private func bytes(_ from: Int, _ to: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: base + from, count: to - from)
    }

    private func bytes(_ range: ByteRange) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(start: base + start + Int(range.start), count: range.count)
    }

    private func methodFault(_ byte: UInt8, atStart: Bool) -> Refusal {
        switch byte {
        case .lineFeed: .bareLineFeed
        case _ where atStart: Refusal(.badRequest, "The request line must begin with a method.")
        default: Refusal(.badRequest, "The method must be a token followed by one space.")
        }
    }

    private func targetFault(_ byte: UInt8) -> Refusal {
        switch byte {
        case .lineFeed, .carriageReturn: Refusal(.badRequest, "The request line must end with the HTTP version.")
        case UInt8(ascii: "#"): Refusal(.badRequest, "The request target must not have a fragment.")
        default: Refusal(.badRequest, "The request target has a byte that must be percent-encoded.")
        }
    }

    private func versionFault(_ byte: UInt8, _ offset: Int) -> Refusal {
        switch (offset, byte) {
        case (9, _): .bareCarriageReturn
        case (8, .lineFeed): .bareLineFeed
        default:
            Refusal(.badRequest, "The request line must be a method, a target and a version with one space between.")
        }
    }
}
