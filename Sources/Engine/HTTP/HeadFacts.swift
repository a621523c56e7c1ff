/// What the field lines say about the message itself: host, framing, persistence, expectation. Noted line by line while
/// they are read, settled at the head's end.
struct HeadFacts {
    /// What the request line has said, and in the end all that is known.
    var layout = HeadLayout()
    var targetForm = TargetForm.origin
    private(set) var lineCount = 0
    private var host: ByteRange?
    private var contentLength: Int?
    private var isChunked = false
    private var asksToClose = false
    private var asksToKeep = false
    private var expectation = Expectation.none

    /// Notes one line; `head` is where the head begins.
    @inline(__always)
    mutating func note(_ line: FieldLine, _ head: UnsafePointer<UInt8>) throws(Refusal) {
        lineCount &+= 1
        // The names that matter have lengths of their own: one switch passes over nearly all others.
        switch line.name.count {
        case 4, 6, 10, 14, 17: try noteNamed(line, head)
        default: break
        }
    }

    private mutating func noteNamed(_ line: FieldLine, _ head: UnsafePointer<UInt8>) throws(Refusal) {
        let name = UnsafeRawBufferPointer(start: head + Int(line.name.start), count: line.name.count)
        let value = UnsafeRawBufferPointer(start: head + Int(line.value.start), count: line.value.count)
        switch name.count {
        case 4 where name.equalsIgnoringCase("host"): try noteHost(line.value, value)
        case 6 where name.equalsIgnoringCase("expect"):
            // RFC 9110 §10.1.1: 100-continue is the only expectation there is.
            let isKnown = value.equalsIgnoringCase("100-continue") && expectation != .unknown
            expectation = isKnown ? .continue : .unknown
        case 10 where name.equalsIgnoringCase("connection"):
            value.forEachPart(separatedBy: UInt8(ascii: ",")) { option in
                if option.equalsIgnoringCase("close") { asksToClose = true }
                if option.equalsIgnoringCase("keep-alive") { asksToKeep = true }
                return true
            }
        case 14 where name.equalsIgnoringCase("content-length"): try noteContentLength(value)
        case 17 where name.equalsIgnoringCase("transfer-encoding"): try noteTransferEncoding(value)
        default: break
        }
    }

    /// RFC 9112 §3.2: exactly one Host, and a valid one.
    private mutating func noteHost(_ range: ByteRange, _ value: UnsafeRawBufferPointer) throws(Refusal) {
        guard host == nil else { throw Refusal(.badRequest, "There must be one Host field only.") }
        guard Authority(value) != nil else { throw Refusal(.badRequest, "The Host field is not a valid host.") }
        host = range
    }

    /// RFC 9112 §6.3: one Content-Length of digits only. Repeated ones are refused even when they agree.
    private mutating func noteContentLength(_ value: UnsafeRawBufferPointer) throws(Refusal) {
        guard contentLength == nil else {
            throw Refusal(.badRequest, "There must be one Content-Length field only.")
        }
        guard let length = value.decimal else {
            throw Refusal(.badRequest, "The Content-Length field is not a whole number.")
        }
        contentLength = length
    }

    /// RFC 9112 §6.1: `chunked` once and last; a coding that is not known is 501, anything ambiguous 400.
    private mutating func noteTransferEncoding(_ value: UnsafeRawBufferPointer) throws(Refusal) {
        guard !isChunked else { throw Refusal(.badRequest, "The body must be chunked once only.") }
        if value.equalsIgnoringCase("chunked") {
            isChunked = true
            return
        }
        var (isList, timesChunked, last) = (true, 0, value)
        value.forEachPart(separatedBy: UInt8(ascii: ",")) { coding in
            let name = coding.cut(at: UInt8(ascii: ";")).0.trimmed
            isList = isList && name.isToken
            if name.equalsIgnoringCase("chunked") { timesChunked += 1 }
            last = coding
            return true
        }
        let isChunkedLast = timesChunked == 1 && last.equalsIgnoringCase("chunked")
        guard isList, timesChunked == 0 || isChunkedLast else {
            throw Refusal(.badRequest, "The Transfer-Encoding field is malformed.")
        }
        throw Refusal(.notImplemented, "The only transfer coding that is known here is chunked.")
    }

    /// Checks what only the whole head shows. `head` begins with the request line.
    func settled(_ head: UnsafeRawBufferPointer) throws(Refusal) -> HeadLayout {
        try checkHost(head)
        var layout = layout
        if let host { layout.host = host }
        if isChunked {
            // RFC 9112 §6.1, §6.3: the classic of request smuggling; a server may refuse it, and this one does.
            guard contentLength == nil else {
                throw Refusal(.badRequest, "A request must not have both Content-Length and Transfer-Encoding.")
            }
            guard layout.isHTTP11 else { throw Refusal(.badRequest, "HTTP/1.0 has no Transfer-Encoding.") }
            layout.framing = .chunked
        } else if let contentLength, contentLength > 0 {
            layout.framing = .length(contentLength)
        }
        // RFC 9112 §9.3.
        layout.keepAlive = !asksToClose && (layout.isHTTP11 || asksToKeep)
        // RFC 9110 §10.1.1: an expectation in HTTP/1.0 is ignored.
        layout.expectation = layout.isHTTP11 ? expectation : .none
        return layout
    }

    private func checkHost(_ head: UnsafeRawBufferPointer) throws(Refusal) {
        guard let host else {
            if layout.isHTTP11 { throw Refusal(.badRequest, "HTTP/1.1 asks for a Host field.") }
            if case .absolute = targetForm { throw Refusal(.badRequest, "The Host field is missing.") }
            return
        }
        guard case .absolute(let authority) = targetForm else { return }
        // RFC 9112 §3.2.2 lets the target win over Host; caches in front may not, so both must say the same.
        guard head.part(authority).equalsIgnoringCase(head.part(host)) else {
            throw Refusal(.badRequest, "The Host field and the request target name different hosts.")
        }
    }
}

extension UnsafeRawBufferPointer {
    fileprivate func part(_ range: ByteRange) -> UnsafeRawBufferPointer {
        part(Int(range.start), Int(range.end))
    }
}
