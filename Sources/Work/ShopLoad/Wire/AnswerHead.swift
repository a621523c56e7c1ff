import Basics

/// What a shopper heeds of an answer's status line and fields.
public struct AnswerHead: Sendable, Equatable {
    /// The status, 100 to 599.
    public internal(set) var status = 0
    /// The address that a redirect leads to, as it was sent.
    public internal(set) var location: String?
    /// When to come again, as it was sent.
    public internal(set) var retryAfter: String?
    /// The values of all `Set-Cookie` fields in their order.
    public internal(set) var setCookies: [String] = []
    /// Whether the connection ends with this answer.
    public internal(set) var endsConnection = false

    var contentLength: Int?
    var isChunked = false

    /// Reads a status line without its line end (RFC 9112 section 4).
    mutating func readStatusLine(_ line: UnsafeRawBufferPointer) throws(AnswerError) {
        let version: StaticString = "HTTP/1."
        guard line.count >= 12, line.begins(with: version), line[7] == 0x30 || line[7] == 0x31, line[8] == 0x20,
            line[9..<12].allSatisfy(\.isASCIIDigit), line.count == 12 || line[12] == 0x20
        else { throw .badStatusLine }
        status = line[9..<12].reduce(0) { $0 * 10 + Int($1 - 0x30) }
        guard (100..<600).contains(status) else { throw .badStatusLine }
        // What HTTP/1.0 says of keeping a connection is not looked at: it ends.
        endsConnection = line[7] == 0x30
    }

    /// Reads a field line without its line end (RFC 9112 section 5).
    mutating func readField(_ line: UnsafeRawBufferPointer) throws(AnswerError) {
        guard let colon = line.firstOffset(of: UInt8(ascii: ":")), colon > 0,
            !line[..<colon].contains(where: { $0 <= 0x20 })
        else { throw .badField }
        let name = UnsafeRawBufferPointer(rebasing: line[..<colon])
        let value = UnsafeRawBufferPointer(rebasing: line[(colon + 1)...]).withoutOuterBlanks
        if name.equalsIgnoringCase("content-length") {
            try readLength(value)
        } else if name.equalsIgnoringCase("transfer-encoding") {
            guard value.equalsIgnoringCase("chunked"), !isChunked else { throw .unknownCoding }
            isChunked = true
        } else if name.equalsIgnoringCase("connection") {
            endsConnection = endsConnection || value.equalsIgnoringCase("close")
        } else if name.equalsIgnoringCase("set-cookie") {
            setCookies.append(String(utf8: value))
        } else if name.equalsIgnoringCase("location") {
            location = String(utf8: value)
        } else if name.equalsIgnoringCase("retry-after") {
            retryAfter = String(utf8: value)
        }
    }

    private mutating func readLength(_ value: UnsafeRawBufferPointer) throws(AnswerError) {
        guard (1...15).contains(value.count), value.allSatisfy(\.isASCIIDigit) else { throw .badLength }
        let length = value.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        guard contentLength == nil || contentLength == length else { throw .badLength }
        contentLength = length
    }

    /// Whether a further answer to the same request follows (RFC 9110 section 15.2).
    var isInterim: Bool { status < 200 }

    /// Whether an answer of this status has no body whatever its fields say (RFC 9112 section 6.3).
    var hasNoBody: Bool { status == 204 || status == 304 }
}

extension UnsafeRawBufferPointer {
    func begins(with literal: StaticString) -> Bool {
        count >= literal.utf8CodeUnitCount
            && prefix(literal.utf8CodeUnitCount).elementsEqual(
                UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    /// Whether these are a literal's bytes, which are of lower case, in any case.
    func equalsIgnoringCase(_ literal: StaticString) -> Bool {
        guard count == literal.utf8CodeUnitCount else { return false }
        for index in 0..<count where self[index].asciiLowercased != literal.utf8Start[index] { return false }
        return true
    }

    /// Without blanks and tabs before and after.
    var withoutOuterBlanks: UnsafeRawBufferPointer {
        var (start, end) = (0, count)
        while start < end, self[start] == 0x20 || self[start] == 0x09 { start += 1 }
        while end > start, self[end - 1] == 0x20 || self[end - 1] == 0x09 { end -= 1 }
        return UnsafeRawBufferPointer(rebasing: self[start..<end])
    }
}
