public import Basics

/// Writes answers as bytes (RFC 9112 §4–§6): head and small bodies into the output, large blocks left where they are.
public struct ResponseSerializer {
    /// How the length of a streamed body is told.
    public enum Framing: Sendable, Equatable {
        /// Chunk by chunk, with `ChunkedEncoder`.
        case chunked
        /// By the connection's end, for HTTP/1.0.
        case untilClose
        /// There is no body: to a HEAD, or with a status that forbids one.
        case noBody
    }

    /// The 29 bytes of the Date field, made anew by the server each second.
    public let date: [UInt8]

    /// A serializer for one second; `date` is what `HTTPDate` makes of it.
    public init(date: [UInt8]) {
        precondition(date.count == HTTPDate.byteCount, "the Date field has the form of RFC 9110 §5.6.7")
        self.date = date
    }

    /// Appends the answer to `request` and gives the block of the body that has to follow, if one does. A GET or HEAD
    /// whose 200 has an ETag that the client holds gets a 304; HEAD, 204 and 304 never have a body.
    public func append(
        _ response: Response, to request: Request, connection: ConnectionOption, output: inout [UInt8]
    ) -> ByteBlock? {
        if case .prepared(let prepared) = response.body {
            return append(prepared, of: response, to: request, connection, &output)
        }
        let isHeld = response.status == .ok && response.isHeld(by: request)
        let status = isHeld ? Status.notModified : response.status
        appendStart(status, connection, &output)
        for field in response.fields where !field.name.isOfSerializer && !(isHeld && field.name.describesBody) {
            output.append(field)
        }
        let isBodySent = request.method != .head && !status.forbidsBody
        switch response.body {
        case .bytes(let bytes):
            appendEnd(length: bytes.count, status, &output)
            if isBodySent { output.append(contentsOf: bytes) }
        case .block(let block):
            appendEnd(length: block.count, status, &output)
            if isBodySent { return follow(block, &output) }
        case .unread(let byteCount):
            appendEnd(length: request.method == .head ? byteCount : 0, status, &output)
        case .none, .prepared:
            appendEnd(length: 0, status, &output)
        }
        return nil
    }

    /// Appends the refusal's answer, which says that the connection is closed.
    public func append(_ refusal: Refusal, as form: Refusal.Form = .text, output: inout [UInt8]) {
        let (before, after): (StaticString, StaticString)
        appendStart(refusal.status, .close, &output)
        switch form {
        case .text:
            (before, after) = ("", "\n")
            output.append("Content-Type: text/plain; charset=utf-8\r\n")
        case .json:
            (before, after) = (#"{"message":""#, #""}"#)
            output.append("Content-Type: application/json; charset=utf-8\r\n")
        }
        if refusal.status == .serviceUnavailable { output.append("Retry-After: 5\r\n") }
        let parts = [before, refusal.sentence, after]
        appendEnd(length: parts.reduce(0) { $0 + $1.utf8CodeUnitCount }, refusal.status, &output)
        for part in parts { output.append(part) }
    }

    /// Appends the head of an answer whose body is streamed; `response.body` is not looked at. With `.untilClose` the
    /// connection must be closed behind the body, whatever `connection` was.
    public func appendStreamingHead(
        _ response: Response, to request: Request, connection: ConnectionOption, output: inout [UInt8]
    ) -> Framing {
        // RFC 9112 §6.1: no Transfer-Encoding to a client of HTTP/1.0.
        let framing: Framing =
            request.method == .head || response.status.forbidsBody
            ? .noBody : request.isHTTP11 ? .chunked : .untilClose
        appendStart(response.status, framing == .untilClose ? .close : connection, &output)
        for field in response.fields where !field.name.isOfSerializer { output.append(field) }
        if framing == .chunked { output.append("Transfer-Encoding: chunked\r\n") }
        output.append("\r\n")
        return framing
    }

    private func append(
        _ prepared: PreparedResponse, of response: Response, to request: Request, _ connection: ConnectionOption,
        _ output: inout [UInt8]
    ) -> ByteBlock? {
        switch prepared.select(for: request) {
        case .notModified:
            appendStart(.notModified, connection, &output)
            for field in response.fields where !field.name.isOfSerializer && !field.name.describesBody {
                output.append(field)
            }
            output.append(contentsOf: prepared.notModifiedHead)
            output.append("\r\n")
            return nil
        case .full(let coding):
            appendStart(response.status, connection, &output)
            for field in response.fields where !field.name.isOfSerializer { output.append(field) }
            output.append(contentsOf: prepared.head)
            if coding != .identity {
                output.append("Content-Encoding: ")
                output.append(coding.name)
                output.append("\r\n")
            }
            let block = prepared.block(coding)
            appendEnd(length: block.count, response.status, &output)
            guard request.method != .head, !response.status.forbidsBody else { return nil }
            return follow(block, &output)
        }
    }

    /// Copies a small block, leaves a large one to follow.
    private func follow(_ block: ByteBlock, _ output: inout [UInt8]) -> ByteBlock? {
        guard block.count > FixedLimits.blockBytesCopiedMax else {
            output.append(contentsOf: block.bytes)
            return nil
        }
        return block
    }

    private func appendStart(_ status: Status, _ connection: ConnectionOption, _ output: inout [UInt8]) {
        output.append("HTTP/1.1 ")
        output.append(decimal: status.code)
        output.append(" ")
        output.append(status.reason)
        output.append("\r\nDate: ")
        output.append(contentsOf: date)
        switch connection {
        case .persist: output.append("\r\n")
        case .keepAlive: output.append("\r\nConnection: keep-alive\r\n")
        case .close: output.append("\r\nConnection: close\r\n")
        }
    }

    /// RFC 9110 §8.6: no Content-Length with 1xx and 204; with 304 and to HEAD it tells of a body that is not sent, so
    /// 304 goes without.
    private func appendEnd(length: Int, _ status: Status, _ output: inout [UInt8]) {
        if !status.forbidsBody {
            output.append("Content-Length: ")
            output.append(decimal: length)
            output.append("\r\n")
        }
        output.append("\r\n")
    }
}

extension ResponseSerializer {
    /// The interim answer that lets a client send its body (RFC 9110 §15.2.1).
    public static var continueBytes: StaticString { "HTTP/1.1 100 Continue\r\n\r\n" }
}

extension Response {
    /// True when the client says with `If-None-Match` that it holds what the ETag field names: a 200 is sent as 304.
    public func isHeld(by request: Request) -> Bool {
        guard let tag = fields.first(where: { $0.name.matches("etag") }) else { return false }
        switch tag.value {
        case .text(let text): return request.has(Array(text.utf8))
        case .bytes(let bytes): return request.has(bytes)
        }
    }
}

extension [UInt8] {
    /// Appends a field line. CR, LF and NUL in the value become spaces (RFC 9110 §5.5), so that no value can begin a
    /// line or an answer of its own.
    mutating func append(_ field: Response.Field) {
        field.name.withBytes { append(contentsOf: $0) }
        append(": ")
        let start = count
        switch field.value {
        case .text(let text): append(contentsOf: text.utf8)
        case .bytes(let bytes): append(contentsOf: bytes)
        }
        withUnsafeMutableBufferPointer { bytes in
            for index in start..<bytes.count where bytes[index] <= .carriageReturn {
                if bytes[index] != .tab { bytes[index] = .space }
            }
        }
        append("\r\n")
    }
}
